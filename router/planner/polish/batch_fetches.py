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
    batches: dict[tuple[int, int, bool], list[FetchGroup]] = {}
    for group in groups:
        key = (levels[group], group.graph, group.position is None)
        batches.setdefault(key, []).append(group)
    ordered = sorted(batches.items(), key=lambda item: item[0][0])
    return [tuple(batch) for _, batch in ordered]
