"""Which subgraph a null comes from that only the router can explain.

In:   what the fetches put where (stored_order.py), the client's shape, errors with client paths.
Out:  the same errors, naming the subgraph that was asked for the value, where it is only one.
"""

from collections.abc import Iterable, Iterator, Sequence

from router.errors import GraphQLErrorDict
from router.planner.plan import Fetch, FieldShape, ObjectShape, QueryPlan

from .stored_order import Holding


def with_subgraphs(
    errors: Iterable[GraphQLErrorDict], plan: QueryPlan, holding: Holding
) -> Iterator[GraphQLErrorDict]:
    """Yield the errors of a projection, with `serviceName` as errors of subgraphs have it.

    holding: of the root.
    """
    for error in errors:
        path = [step for step in error["path"] if isinstance(step, str)]
        subgraphs = {it.subgraph for it in _fetches(path, plan, holding)}
        extensions = dict(error["extensions"])
        if len(subgraphs) == 1:
            (extensions["serviceName"],) = subgraphs
        yield {**error, "extensions": extensions}


def _fetches(keys: Sequence[str], plan: QueryPlan, holding: Holding) -> Iterator[Fetch]:
    """The fetches that ask for what the client finds under some response keys."""
    places: list[tuple[ObjectShape, Holding]] = [(plan.shape, holding)]
    for number, key in enumerate(keys, 1):
        found = [(it, above) for shape, above in places for it in _stored_as(key, shape)]
        if number == len(keys):
            for field, above in found:
                for fetch_id, _ in above.keys.get(field.storage_key, ()):
                    yield plan.fetches[fetch_id]
        places = [
            (field.object, above.at(field.storage_key))
            for field, above in found
            if field.object is not None
        ]


def _stored_as(response_key: str, shape: ObjectShape) -> Iterator[FieldShape]:
    for fields in shape.variants.values():
        yield from (it for it in fields if it.response_key == response_key)
