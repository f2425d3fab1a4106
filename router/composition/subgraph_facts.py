"""What follows from one subgraph's directives, worked out once for all rules and the merge.

In: a SubgraphSchema. Out: its SubgraphFacts. Wrong field sets do no harm here, they only count for
nothing; the rules report them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from router.schema.definition import TypeDefinition, TypeKind
from router.schema.field_set import FieldSet, FieldSetError, read_field_set
from router.schema.subgraph import SubgraphSchema

from .context_selection import context_setters, parse_context_selection
from .external import Externals, externals_of
from .field_set_targets import (
    FieldName,
    field_set_of,
    implementations_of,
    targets,
    with_implementations,
)


@dataclass(frozen=True, slots=True)
class Key:
    """One @key of a type.

    extension: it stands on an `extend` declaration, or its type has @extends.
    """

    fields: FieldSet
    resolvable: bool = True
    extension: bool = False


@dataclass(frozen=True, slots=True)
class SubgraphFacts:
    """Facts about the types and fields of one subgraph; fields go by type name and field name.

    keys: by type, in the order written.
    requires, provides: the field sets of fields that have one.
    in_field_sets: fields that a @key, @requires, @provides or @fromContext mentions; with an
        interface's field also those that implement it.
    used: these, and the fields that an interface demands.
    shareable: fields that other subgraphs may resolve as well.
    interface_objects: object types that stand for an interface.
    implementations: interface -> object types of this subgraph.
    """

    keys: Mapping[str, tuple[Key, ...]] = field(default_factory=dict)
    requires: Mapping[FieldName, FieldSet] = field(default_factory=dict)
    provides: Mapping[FieldName, FieldSet] = field(default_factory=dict)
    externals: Externals = field(default_factory=Externals)
    in_field_sets: frozenset[FieldName] = frozenset()
    used: frozenset[FieldName] = frozenset()
    shareable: frozenset[FieldName] = frozenset()
    interface_objects: frozenset[str] = frozenset()
    implementations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_external(self, owner: str, name: str) -> bool:
        """Marked @external, and not resolved here as a key of an extension."""
        return self.externals.is_external(owner, name)

    def is_fully_external(self, owner: str, name: str) -> bool:
        """External, and not provided anywhere in the subgraph either."""
        return self.externals.is_fully_external(owner, name)

    def is_partially_external(self, owner: str, name: str) -> bool:
        """External, but provided below some fields."""
        return self.externals.is_partially_external(owner, name)

    def is_used(self, owner: str, name: str) -> bool:
        """Mentioned in a field set, or demanded by an interface."""
        return (owner, name) in self.used

    def is_shareable(self, owner: str, name: str) -> bool:
        """Whether other subgraphs may resolve the field, too."""
        return (owner, name) in self.shareable

    def is_entity(self, name: str) -> bool:
        """Whether a type has a @key here."""
        return name in self.keys


def facts_of(schema: SubgraphSchema) -> SubgraphFacts:
    """Work out the facts of a subgraph."""
    implementations = implementations_of(schema)
    externals = externals_of(schema, implementations)
    keys = {name: found for name, item in schema.types.items() if (found := tuple(_keys(item)))}
    requires = dict(_field_sets(schema, "requires"))
    provides = dict(_field_sets(schema, "provides"))
    mentioned = frozenset(with_implementations(_mentioned(schema), implementations))
    return SubgraphFacts(
        keys,
        requires,
        provides,
        externals,
        mentioned,
        mentioned | frozenset(_demanded(schema, implementations)),
        frozenset(_shareable(schema, externals, implementations)),
        frozenset(name for name, item in schema.types.items() if item.has("interfaceObject")),
        implementations,
    )


def _keys(definition: TypeDefinition) -> Iterator[Key]:
    extends = definition.has("extends")
    for use in definition.applied("key"):
        resolvable = use.arguments.get("resolvable") is not False
        yield Key(field_set_of(use), resolvable, use.on_extension or extends)


def _field_sets(schema: SubgraphSchema, directive: str) -> Iterator[tuple[FieldName, FieldSet]]:
    for definition in schema.types.values():
        for item in definition.fields.values():
            for use in item.applied(directive):
                yield (definition.name, item.name), field_set_of(use)


def _mentioned(schema: SubgraphSchema) -> Iterator[FieldName]:
    types = schema.types
    for definition in types.values():
        for use in definition.applied("key"):
            yield from targets(types, definition.name, field_set_of(use))
        for item in definition.fields.values():
            for use in item.applied("requires"):
                yield from targets(types, definition.name, field_set_of(use))
            for use in item.applied("provides"):
                yield from targets(types, item.type.name, field_set_of(use))
    yield from _taken_from_contexts(schema)


def _taken_from_contexts(schema: SubgraphSchema) -> Iterator[FieldName]:
    setters = context_setters(schema)
    if not setters:
        return
    for definition in schema.types.values():
        for item in definition.fields.values():
            for argument in item.arguments.values():
                for use in argument.applied("fromContext"):
                    parsed = parse_context_selection(use.arguments.get("field"))
                    if parsed is None:
                        continue
                    try:
                        selection, _ = read_field_set(parsed.selection)
                    except FieldSetError:
                        continue
                    for setter in setters.get(parsed.context, ()):
                        yield from targets(schema.types, setter, selection)


def _demanded(
    schema: SubgraphSchema, implementations: Mapping[str, tuple[str, ...]]
) -> Iterator[FieldName]:
    for interface, types in implementations.items():
        definition = schema.types.get(interface)
        for name in definition.fields if definition else ():
            for implementation in types:
                yield implementation, name


def _shareable(
    schema: SubgraphSchema, externals: Externals, implementations: Mapping[str, tuple[str, ...]]
) -> Iterator[FieldName]:
    types = schema.types
    for definition in types.values():
        for use in definition.applied("key"):
            found = targets(types, definition.name, field_set_of(use))
            yield from with_implementations(found, implementations)
        if definition.kind is not TypeKind.OBJECT:
            continue
        # @shareable on a declaration covers the fields of that declaration only.
        covered = {use.declaration for use in definition.applied("shareable")}
        for item in definition.fields.values():
            if item.declaration in covered or item.has("shareable"):
                yield definition.name, item.name
            for use in item.applied("provides"):
                found = targets(types, item.type.name, field_set_of(use))
                for owner, name in with_implementations(found, implementations):
                    if externals.is_external(owner, name):
                        yield owner, name
