"""Let entity fetches to one subgraph travel together.

Two entity fetches may share a request if they go to one subgraph at one level, the level being the
longest chain of fetches before them: then neither waits for much that it did not wait for before.
A request to a subgraph costs the router several times what an entity in it costs.
"""

from router.planner.fetch_group import FetchGroup

Batch = tuple[FetchGroup, ...]


def batch_fetches(groups: list[FetchGroup]) -> list[Batch]:
    """The groups of each request, in an order in which each comes after what it waits for."""
    levels: dict[FetchGroup, int] = {}
    for group in groups:
        levels[group] = 1 + max((levels[parent] for parent in group.after), default=-1)
    batches: dict[tuple[int, int, int], list[FetchGroup]] = {}
    for number, group in enumerate(groups):
        # Only entity calls can stand beside each other; whatever asks the root travels alone.
        alone = number if group.is_reentry or group.position is None else -1
        key = (levels[group], group.graph, alone)
        batches.setdefault(key, []).append(group)
    ordered = sorted(batches.items(), key=lambda item: item[0][0])
    return [tuple(batch) for _, batch in ordered]
