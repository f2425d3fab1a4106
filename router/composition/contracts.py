"""Contracts: a supergraph for a part of its clients, chosen by tags.

In:   a composed Supergraph, the tags to include and to exclude.
Out:  a CompositionResult: the same supergraph with more of it @inaccessible, or why it makes none.
Nothing is composed again: subgraphs, joins and so plans are the same, clients only see less.

1. What carries an excluded tag is hidden, and all that is in it.
2. If there are tags to include, what carries none of them is hidden: fields, values and input
   fields that have no such tag, neither themselves nor on their type; unions and scalars without
   one. Arguments stay, unless they are excluded.
3. Types with nothing visible left in them are hidden.
4. On demand, types that no visible field leads to from a root.
Then the rules on @inaccessible are asked again: a visible field of a hidden type is an error.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from router.schema.api_printer import print_api_schema
from router.schema.definition import (
    COMPOSITE_KINDS,
    ROOT_TYPES,
    Directed,
    DirectiveUse,
    EnumValue,
    FieldDefinition,
    InputValue,
    TypeDefinition,
    TypeKind,
)
from router.schema.link import Link, Version
from router.schema.supergraph import Supergraph
from router.schema.supergraph_features import SPECS
from router.schema.supergraph_printer import print_supergraph

from .result import CompositionResult
from .supergraph_rules.check_supergraph import check_hiding
from .supergraph_rules.hidden import is_hidden

_FEATURE = "inaccessible"
_HIDES = DirectiveUse(_FEATURE, feature=_FEATURE)
_LINK = Link(
    f"{SPECS}{_FEATURE}/v0.2", SPECS + _FEATURE, _FEATURE, Version(0, 2), purpose="SECURITY"
)
_WHOLE = frozenset({TypeKind.SCALAR, TypeKind.UNION})
"""Kinds that are included or not as a whole."""

Element = TypeVar("Element", bound=Directed)


def filter_supergraph(
    supergraph: Supergraph,
    *,
    include: Collection[str] = (),
    exclude: Collection[str] = (),
    hide_unreachable: bool = False,
) -> CompositionResult:
    """The supergraph that a contract describes.

    include: tags; an empty collection includes all there is.
    """
    contract = _Contract(frozenset(include), frozenset(exclude))
    types = {name: contract.type(item) for name, item in supergraph.types.items()}
    types = {
        name: _hidden(item) if _is_empty(item, types) else item for name, item in types.items()
    }
    if hide_unreachable:
        reached = _reachable(types)
        types = {name: item if name in reached else _hidden(item) for name, item in types.items()}
    links = supergraph.links
    if not any(link.identity == _LINK.identity for link in links):
        links = (*links, _LINK)
    filtered = replace(supergraph, types=types, links=links)
    errors = check_hiding(filtered)
    if errors:
        return CompositionResult(errors=errors)
    return CompositionResult(filtered, print_supergraph(filtered), print_api_schema(filtered))


@dataclass(frozen=True, slots=True)
class _Contract:
    include: frozenset[str]
    exclude: frozenset[str]

    def type(self, definition: TypeDefinition) -> TypeDefinition:
        """A type with all that the tags hide in it, and hidden itself if they say so."""
        tags = _tags(definition)
        whole = definition.kind in _WHOLE
        if tags & self.exclude or (whole and not self._includes(tags)):
            return _hidden(definition)

        def member(element: Element) -> Element:
            own = _tags(element)
            seen = not own & self.exclude and self._includes(own | tags)
            return element if seen else _hidden(element)

        return replace(
            definition,
            fields=_each(definition.fields, lambda field: member(self._arguments(field))),
            input_fields=_each(definition.input_fields, member),
            values=_each(definition.values, member),
        )

    def _arguments(self, field: FieldDefinition) -> FieldDefinition:
        if not field.arguments:
            return field
        arguments = _each(field.arguments, self._argument)
        return replace(field, arguments=arguments)

    def _argument(self, argument: InputValue) -> InputValue:
        return _hidden(argument) if _tags(argument) & self.exclude else argument

    def _includes(self, tags: frozenset[str]) -> bool:
        return not self.include or bool(tags & self.include)


def _each(
    elements: Mapping[str, Element], change: Callable[[Element], Element]
) -> Mapping[str, Element]:
    return {name: change(element) for name, element in elements.items()} if elements else elements


def _tags(element: Directed) -> frozenset[str]:
    return frozenset(
        str(use.arguments.get("name"))
        for use in element.directives
        if use.name == "tag" and use.feature is not None
    )


def _hidden(element: Element) -> Element:
    if is_hidden(element):
        return element
    return replace(element, directives=(*element.directives, _HIDES))


def _is_empty(definition: TypeDefinition, types: Mapping[str, TypeDefinition]) -> bool:
    """Whether nothing visible is left; a scalar has nothing in it at any time."""
    parts: tuple[Directed, ...]
    match definition.kind:
        case TypeKind.SCALAR:
            return False
        case TypeKind.UNION:
            parts = tuple(types[name] for name in definition.members)
        case _:
            parts = (*_parts(definition),)
    return all(is_hidden(part) for part in parts)


def _parts(definition: TypeDefinition) -> Iterator[FieldDefinition | InputValue | EnumValue]:
    yield from definition.fields.values()
    yield from definition.input_fields.values()
    yield from definition.values.values()


def _reachable(types: Mapping[str, TypeDefinition]) -> set[str]:
    """Types that clients can come across: from the roots along whatever they can see."""
    implementations: dict[str, list[str]] = {}
    for definition in types.values():
        if definition.kind in COMPOSITE_KINDS:
            for interface in definition.interfaces:
                implementations.setdefault(interface, []).append(definition.name)
    reached: set[str] = set()
    open_names = list(ROOT_TYPES.values())
    while open_names:
        name = open_names.pop()
        if name not in types or name in reached or is_hidden(types[name]):
            continue
        definition = types[name]
        reached.add(name)
        open_names += [*definition.interfaces, *definition.members]
        open_names += implementations.get(name, ())
        open_names += _referred_to(definition)
    return reached


def _referred_to(definition: TypeDefinition) -> Iterator[str]:
    for field in definition.fields.values():
        if not is_hidden(field):
            yield field.type.name
            yield from (a.type.name for a in field.arguments.values() if not is_hidden(a))
    for value in definition.input_fields.values():
        if not is_hidden(value):
            yield value.type.name
