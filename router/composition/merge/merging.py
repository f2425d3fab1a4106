"""What is known while one merge runs: the subgraphs, what they say of each type, what is settled.

The steps of merge_subgraphs.py fill it in their order; everything here is local to one merge.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from router.composition.subgraph_facts import SubgraphFacts
from router.schema.definition import (
    BUILT_IN_SCALARS,
    FieldDefinition,
    TypeDefinition,
    TypeKind,
)
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Graph
from router.schema.type_ref import TypeRef

from .compose_directive import ComposedDirectives
from .enum_use import EnumUse
from .features import MergedFeatures
from .federation_use import federation_use
from .findings import Findings
from .subtyping import Subtyping


@dataclass(slots=True)
class Merging:
    """One merge.

    schemas, graphs, facts: by number of the subgraph, in order of name.
    kinds: merged kind of each type name.
    rows: what the subgraphs declare for it; declarations of another kind are left out.
    interface_objects: interface -> the subgraphs that have an object type stand for it.
    """

    schemas: tuple[SubgraphSchema, ...]
    graphs: tuple[Graph, ...]
    facts: tuple[SubgraphFacts, ...]
    findings: Findings
    composed: ComposedDirectives
    features: MergedFeatures
    kinds: dict[str, TypeKind] = field(default_factory=dict)
    rows: dict[str, dict[int, TypeDefinition]] = field(default_factory=dict)
    interface_objects: dict[str, list[int]] = field(default_factory=dict)
    subtyping: Subtyping = field(default_factory=Subtyping)
    enum_use: EnumUse = field(default_factory=EnumUse)

    def names_of(self, kind: TypeKind) -> tuple[str, ...]:
        """The merged types of a kind, by first appearance."""
        return tuple(name for name, found in self.kinds.items() if found is kind)

    def interfaces_of(self, name: str) -> tuple[str, ...]:
        """What a merged type implements, in any subgraph."""
        return self.subtyping.interfaces.get(name, ())

    def implementations(self, interface: str) -> tuple[str, ...]:
        """The merged object types that implement an interface, in any subgraph."""
        return tuple(
            name
            for name, interfaces in self.subtyping.interfaces.items()
            if interface in interfaces and self.kinds[name] is TypeKind.OBJECT
        )

    def abstracted(
        self, owner: str, name: str, index: int
    ) -> Iterator[tuple[str, FieldDefinition]]:
        """The fields of interface objects that stand for `owner.name` where `owner` is unknown.

        Yields the interface with its field: a type may be abstracted by several.
        """
        types = self.schemas[index].types
        if owner in types or self.kinds[owner] is not TypeKind.OBJECT:
            return
        for interface in self.interfaces_of(owner):
            if index in self.interface_objects.get(interface, ()):
                found = types[interface].fields.get(name)
                if found is not None:
                    yield interface, found

    def input_field_types(self, name: str) -> dict[str, TypeRef]:
        """The types of the fields of an input type, as the first subgraph with each has them."""
        types: dict[str, TypeRef] = {}
        for definition in self.rows.get(name, {}).values():
            for field_name, found in definition.input_fields.items():
                types.setdefault(field_name, found.type)
        return types

    def note_type(self, name: str, coordinate: str, *, is_input: bool) -> None:
        """Remember the use of a type, which matters for enums."""
        if name not in BUILT_IN_SCALARS and self.kinds.get(name) is TypeKind.ENUM:
            self.enum_use.note(name, coordinate, is_input=is_input)


def declared_kind(definition: TypeDefinition) -> TypeKind:
    """What a declaration counts as: an interface object is an interface."""
    if definition.kind is TypeKind.OBJECT and federation_use(definition, "interfaceObject"):
        return TypeKind.INTERFACE
    return definition.kind
