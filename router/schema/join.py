"""Which subgraph has what: the join facts of a supergraph (join specification v0.1 to v0.5).

`graph` is always the enum value of `join__Graph` ("BOOKS"), never the subgraph's own name.
"""

from dataclasses import dataclass

from .field_set import FieldSet
from .type_ref import TypeRef


@dataclass(frozen=True, slots=True)
class TypeJoin:
    """`@join__type`: the type exists in a graph; one for each key it has there.

    key: None when the type has no key there.
    extension: the key was written on an extension of the type.
    """

    graph: str
    key: FieldSet | None = None
    extension: bool = False
    resolvable: bool = True
    is_interface_object: bool = False


@dataclass(frozen=True, slots=True)
class ContextArgument:
    """An argument that a graph fills from a @context, not from the client."""

    name: str
    type: TypeRef
    context: str
    selection: str


@dataclass(frozen=True, slots=True)
class FieldJoin:
    """`@join__field`, for fields and input fields.

    graph: None when the field comes to its type only through an interface object.
    type: given only where it differs from the merged type.
    override: name of the subgraph (not the graph) that this one takes the field over from.
    used_overridden: overridden here, but a key or a requires here still mentions it.
    """

    graph: str | None
    type: TypeRef | None = None
    requires: FieldSet | None = None
    provides: FieldSet | None = None
    external: bool = False
    override: str | None = None
    used_overridden: bool = False
    override_label: str | None = None
    context_arguments: tuple[ContextArgument, ...] = ()


@dataclass(frozen=True, slots=True)
class ImplementsJoin:
    """`@join__implements`: in that graph the type implements the interface."""

    graph: str
    interface: str


@dataclass(frozen=True, slots=True)
class MemberJoin:
    """`@join__unionMember`: in that graph the union has the member."""

    graph: str
    member: str


@dataclass(frozen=True, slots=True)
class EnumValueJoin:
    """`@join__enumValue`: that graph has the value."""

    graph: str
