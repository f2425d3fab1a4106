"""Errors of subgraphs, as the client is to see them.

In:   an error of a subgraph's answer, or a fetch that failed; what was fetched, and where to.
Out:  errors in wire form whose paths are the client's (engine design, section 5.7).

A subgraph speaks of paths in its own answer. Under a root fetch these are storage keys; under an
entity call they start with an index, which stands for every object that has this representation.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from router.errors import ErrorCode, GraphQLErrorDict, SubgraphError
from router.planner.plan import EntityCall, Fetch, ObjectShape

from .collect import Groups
from .project import Path
from .response_paths import Place, path_to_first_list, places_of, translate
from .tree import TreeObject

MAX_PATHS_PER_ERROR: Final = 20
"""How many client errors one error of a subgraph may become."""


@dataclass(frozen=True, slots=True)
class FetchSite:
    """Where the answer of one fetch belongs.

    data: the tree, after the answer was merged.
    collected: per call of the fetch and target of the call, the objects by representation.
    """

    fetch: Fetch
    shape: ObjectShape
    data: TreeObject
    collected: Sequence[Sequence[Groups]] = ()

    @property
    def path(self) -> Path:
        """Where an error of the fetch as a whole belongs; () for a root fetch."""
        targets = [target for call in self.fetch.calls for target in call.targets]
        return path_to_first_list(self.shape, targets)


def errors_of_answer(
    site: FetchSite, errors: Sequence[Mapping[str, Any]]
) -> Iterator[GraphQLErrorDict]:
    """Yield the client's errors for those of a subgraph's answer."""
    for error in errors:
        message = error.get("message")
        extensions = error.get("extensions")
        for path in _client_paths(site, error.get("path")):
            yield _client_error(
                site.fetch.subgraph,
                message if isinstance(message, str) else "The subgraph gave an error without text.",
                path,
                extensions if isinstance(extensions, dict) else {},
            )


def error_of_failure(site: FetchSite, failure: SubgraphError) -> GraphQLErrorDict:
    """The one error for a fetch that failed as a whole, however many objects wait for it."""
    extensions: dict[str, Any] = {"code": str(failure.code)}
    if failure.status is not None:
        extensions["http"] = {"status": failure.status}
    return _client_error(site.fetch.subgraph, failure.message, site.path, extensions)


def error_of_bug(site: FetchSite) -> GraphQLErrorDict:
    """The one error for a fetch that the router itself got wrong; the reason is in the log."""
    return _client_error(
        site.fetch.subgraph,
        f'The router failed to fetch from subgraph "{site.fetch.subgraph}".',
        site.path,
        {"code": str(ErrorCode.INTERNAL_SERVER_ERROR)},
    )


def _client_error(
    subgraph: str, message: str, path: Path, extensions: Mapping[str, Any]
) -> GraphQLErrorDict:
    """Locations are left out: they speak of a document that the client never saw."""
    known = {"code": str(ErrorCode.DOWNSTREAM_SERVICE_ERROR), **extensions}
    error: GraphQLErrorDict = {"message": message}
    if path:
        error["path"] = list(path)
    error["extensions"] = {**known, "serviceName": subgraph}
    return error


def _client_paths(site: FetchSite, path: Any) -> Sequence[Path]:
    if not isinstance(path, list) or not all(type(step) in (str, int) for step in path):
        return [site.path]
    if not site.fetch.calls:
        return [translate(Place(site.data, (), site.shape), path)]
    for call, collected in zip(site.fetch.calls, site.collected, strict=True):
        if len(path) > 1 and path[0] == call.alias and isinstance(path[1], int):
            found = _entity_paths(site, call, collected, path[1], path[2:])
            return list(dict.fromkeys(islice(found, MAX_PATHS_PER_ERROR))) or [site.path]
    return [site.path]


def _entity_paths(
    site: FetchSite,
    call: EntityCall,
    collected: Sequence[Groups],
    index: int,
    rest: Sequence[str | int],
) -> Iterator[Path]:
    """Yield the client's path for each object that the representation stands for.

    Objects are found again by identity: their values may have changed since they were collected.
    """
    representations = list(dict.fromkeys(key for groups in collected for key in groups))
    if not 0 <= index < len(representations):
        return
    representation = representations[index]
    root = Place(site.data, (), site.shape)
    for target, groups in zip(call.targets, collected, strict=True):
        objects = {id(tree_object) for tree_object in groups.get(representation, ())}
        for place in places_of(root, target.path) if objects else ():
            if id(place.value) in objects:
                yield translate(place, rest) if place.is_visible else place.path
