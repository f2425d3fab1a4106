"""Errors of subgraphs, as the client is to see them.

In:   an error of a subgraph's answer, or a fetch that failed; what was fetched, and where to.
Out:  errors in wire form whose paths are the client's (engine design, section 5.7).

A subgraph speaks of paths in its own answer. Under a root fetch these are storage keys; under an
entity call they start with an index, which stands for every object that has this representation.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    paths = _ClientPaths(site)
    for error in errors:
        message = error.get("message")
        extensions = error.get("extensions")
        for path in paths.of(error.get("path")):
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


class _ClientPaths:
    """From paths of one answer to paths of the client.

    The objects of a call are looked for once, however many errors the subgraph gives: a bad answer
    must not cost the product of its errors and the size of the tree.
    """

    def __init__(self, site: FetchSite) -> None:
        self._site = site
        self._root = Place(site.data, (), site.shape)
        self._places: dict[str, Sequence[Sequence[Place]]] = {}

    def of(self, path: Any) -> Sequence[Path]:
        """The client's paths, at least one; that of the whole fetch if nothing better is known."""
        if not isinstance(path, list) or not all(type(step) in (str, int) for step in path):
            return [self._site.path]
        if not self._site.fetch.calls:
            return [translate(self._root, path)]
        if self._site.fetch.calls[0].is_reentry:
            path = ["", 0, *path]  # as if the data were the only entity of the call
        places = self._places_of_entity(path)
        return list(dict.fromkeys(translate(it, path[2:]) for it in places)) or [self._site.path]

    def _places_of_entity(self, path: Sequence[str | int]) -> Sequence[Place]:
        for call, collected in zip(self._site.fetch.calls, self._site.collected, strict=True):
            if len(path) > 1 and path[0] == call.alias and isinstance(path[1], int):
                if call.alias not in self._places:
                    self._places[call.alias] = self._find(call, collected)
                places = self._places[call.alias]
                return places[path[1]] if 0 <= path[1] < len(places) else ()
        return ()

    def _find(self, call: EntityCall, collected: Sequence[Groups]) -> Sequence[Sequence[Place]]:
        """Per representation, the places of its objects in the order of the targets.

        Objects are found again by identity: their values may have changed since they were
        collected. One object may be found several times, where parents share it.
        """
        keys = dict.fromkeys(key for groups in collected for key in groups)
        index_of = {key: index for index, key in enumerate(keys)}
        found: list[list[Place]] = [[] for _ in keys]
        for target, groups in zip(call.targets, collected, strict=True):
            wanted = {id(it): index_of[key] for key, objects in groups.items() for it in objects}
            for place in places_of(self._root, target.path):
                index = wanted.get(id(place.value))
                if index is not None and len(found[index]) < MAX_PATHS_PER_ERROR:
                    found[index].append(place)
        return found
