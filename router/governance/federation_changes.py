"""Changes of what the router enforces or carries, and the API schema does not show.

Access (@authenticated, @requiresScopes, @policy), cost (@cost, @listSize) and tags; of elements
that clients see before and after. @inaccessible needs no rule of its own: it changes the API.
"""

from collections.abc import Iterator, Mapping

from router.schema.api_model import ApiModel
from router.schema.definition import Directed
from router.schema.literal import print_literal
from router.schema.supergraph import Supergraph

from .change import Change, ChangeCode, Severity
from .elements import elements_of

_ACCESS = frozenset({"authenticated", "requiresScopes", "policy"})
_COST = frozenset({"cost", "listSize"})
_TAGS = frozenset({"tag"})


def federation_changes(
    old: tuple[Supergraph, ApiModel], new: tuple[Supergraph, ApiModel]
) -> Iterator[Change]:
    """Yield the changes, in the order of the new graph."""
    before = _visible(*old)
    for coordinate, element in _visible(*new).items():
        earlier = before.get(coordinate)
        if earlier is not None:
            yield from _access_changes(earlier, element, coordinate)
            yield from _cost_changes(earlier, element, coordinate)
            yield from _tag_changes(earlier, element, coordinate)


def _visible(supergraph: Supergraph, api: ApiModel) -> Mapping[str, Directed]:
    shown = {coordinate for coordinate, _ in elements_of(api.types.values())}
    found = elements_of(supergraph.types.values())
    return {coordinate: element for coordinate, element in found if coordinate in shown}


def _access_changes(old: Directed, new: Directed, coordinate: str) -> Iterator[Change]:
    before, after = _applied(old, _ACCESS), _applied(new, _ACCESS)
    if before == after:
        return
    felt = (coordinate,)
    if not after:
        message = f'"{coordinate}" can be had by everybody now; it demanded {_listed(before)}.'
        yield Change(ChangeCode.ACCESS_OPENED, Severity.DANGEROUS, coordinate, message, felt)
        return
    had = f"{_listed(before)} before" if before else "nothing before"
    message = f'"{coordinate}" demands {_listed(after)} now, and {had}.'
    yield Change(ChangeCode.ACCESS_RESTRICTED, Severity.BREAKING, coordinate, message, felt)


def _cost_changes(old: Directed, new: Directed, coordinate: str) -> Iterator[Change]:
    before, after = _applied(old, _COST), _applied(new, _COST)
    if before != after:
        message = (
            f'What "{coordinate}" is said to cost changed from {_listed(before)} to'
            f" {_listed(after)}."
        )
        code = ChangeCode.COST_CHANGED
        yield Change(code, Severity.DANGEROUS, coordinate, message, (coordinate,))


def _tag_changes(old: Directed, new: Directed, coordinate: str) -> Iterator[Change]:
    before, after = _applied(old, _TAGS), _applied(new, _TAGS)
    if before != after:
        message = f'The tags of "{coordinate}" changed from {_listed(before)} to {_listed(after)}.'
        yield Change(ChangeCode.TAGS_CHANGED, Severity.SAFE, coordinate, message)


def _applied(element: Directed, names: frozenset[str]) -> frozenset[str]:
    """The applications of the known feature's directives, as text."""
    return frozenset(
        _written(use.name, {name: print_literal(value) for name, value in use.arguments.items()})
        for use in element.directives
        if use.name in names and use.feature is not None
    )


def _written(name: str, arguments: Mapping[str, str]) -> str:
    inner = ", ".join(f"{key}: {value}" for key, value in sorted(arguments.items()))
    return f"@{name}({inner})" if inner else f"@{name}"


def _listed(directives: frozenset[str]) -> str:
    return " ".join(sorted(directives)) or "nothing"
