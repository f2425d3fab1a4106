"""Drop the dependencies that others imply, so that a plan reads as what it waits for."""

from router.planner.fetch_group import FetchGroup


def prune_dependencies(groups: list[FetchGroup]) -> None:
    """Transitive reduction of `after`, in place; `groups` are in order of their stages."""
    ancestors: dict[FetchGroup, set[FetchGroup]] = {}
    for group in groups:
        group.after.discard(group)
        inherited = set[FetchGroup]().union(*(ancestors[parent] for parent in group.after))
        ancestors[group] = inherited | group.after
        group.after -= inherited
