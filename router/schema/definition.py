"""Types, fields, arguments and directives, as a subgraph or a supergraph defines them.

One set of values for both. What only a supergraph knows, namely which subgraph has what, stands in
the `joins` of each element (join.py); in a subgraph these are empty.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .join import EnumValueJoin, FieldJoin, ImplementsJoin, MemberJoin, TypeJoin
from .literal import Literal
from .type_ref import TypeRef


class TypeKind(StrEnum):
    """The kinds of named type (GraphQL specification, section 3.4)."""

    SCALAR = "scalar"
    OBJECT = "object"
    INTERFACE = "interface"
    UNION = "union"
    ENUM = "enum"
    INPUT = "input"


LEAF_KINDS = frozenset({TypeKind.SCALAR, TypeKind.ENUM})
COMPOSITE_KINDS = frozenset({TypeKind.OBJECT, TypeKind.INTERFACE, TypeKind.UNION})

BUILT_IN_SCALARS = frozenset({"Int", "Float", "String", "Boolean", "ID"})

ROOT_TYPES = {"query": "Query", "mutation": "Mutation", "subscription": "Subscription"}
"""Names of the root types once a schema is read, whatever it called them itself."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place in one SDL text, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class DirectiveUse:
    """A directive applied to an element.

    name: without "@". A directive of a known feature has its canonical name here ("key", "tag"),
        however the schema imported it; `feature` then names the feature ("federation").
    feature: None for a directive that belongs to no known feature.
    declaration: which declaration of its type it was written on: 0 is the definition, and the
        extensions are counted from 1.
    """

    name: str
    arguments: Mapping[str, Literal] = field(default_factory=dict)
    feature: str | None = None
    declaration: int = 0
    location: Location | None = None

    @property
    def on_extension(self) -> bool:
        """Whether it was written on an `extend` declaration."""
        return self.declaration > 0

    @property
    def key(self) -> tuple[str, frozenset[tuple[str, Literal]]]:
        """What makes two applications the same."""
        return self.name, frozenset(self.arguments.items())


@dataclass(frozen=True, slots=True)
class Directed:
    """What every element has: a name, a description, applied directives, a place."""

    name: str
    description: str | None = field(default=None, kw_only=True)
    directives: tuple[DirectiveUse, ...] = field(default=(), kw_only=True)
    location: Location | None = field(default=None, kw_only=True, compare=False)

    def applied(self, name: str) -> Iterator[DirectiveUse]:
        """The applications of a directive, in the order written."""
        return (directive for directive in self.directives if directive.name == name)

    def has(self, name: str) -> bool:
        """Whether a directive is applied at least once."""
        return any(directive.name == name for directive in self.directives)


@dataclass(frozen=True, slots=True)
class InputValue(Directed):
    """An argument or an input field.

    has_default: tells "no default" from "the default is null".
    """

    type: TypeRef
    default: Literal = None
    has_default: bool = False
    joins: tuple[FieldJoin, ...] = ()

    @property
    def is_required(self) -> bool:
        """Whether it must be given (GraphQL specification, section 5.4.3)."""
        return self.type.is_non_null and not self.has_default


@dataclass(frozen=True, slots=True)
class FieldDefinition(Directed):
    """A field of an object or interface type; `declaration` as for directives."""

    type: TypeRef
    arguments: Mapping[str, InputValue] = field(default_factory=dict)
    joins: tuple[FieldJoin, ...] = ()
    declaration: int = 0

    @property
    def on_extension(self) -> bool:
        """Whether it was written on an `extend` declaration."""
        return self.declaration > 0


@dataclass(frozen=True, slots=True)
class EnumValue(Directed):
    """One value of an enum."""

    joins: tuple[EnumValueJoin, ...] = ()


@dataclass(frozen=True, slots=True)
class TypeDefinition(Directed):
    """A named type; the members that do not fit its kind are empty.

    is_extension: every declaration of it was an extension (`extend type`, or @extends).
    """

    kind: TypeKind
    fields: Mapping[str, FieldDefinition] = field(default_factory=dict)
    input_fields: Mapping[str, InputValue] = field(default_factory=dict)
    values: Mapping[str, EnumValue] = field(default_factory=dict)
    members: tuple[str, ...] = ()
    interfaces: tuple[str, ...] = ()
    is_extension: bool = False
    joins: tuple[TypeJoin, ...] = ()
    implements_joins: tuple[ImplementsJoin, ...] = ()
    member_joins: tuple[MemberJoin, ...] = ()

    @property
    def is_abstract(self) -> bool:
        """Whether objects here may be of several types."""
        return self.kind in (TypeKind.INTERFACE, TypeKind.UNION)


@dataclass(frozen=True, slots=True)
class DirectiveDefinition(Directed):
    """`directive @name(...) repeatable on ...`, written by a user."""

    arguments: Mapping[str, InputValue] = field(default_factory=dict)
    locations: tuple[str, ...] = ()
    is_repeatable: bool = False
