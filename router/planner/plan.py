"""What the planner hands to the executor: frozen values, which can print themselves.

A plan is specialised by the values of the variables in @skip and @include, so it holds no
conditions. Its run-time form is a DAG: each fetch names the fetches it waits for.

Every value of the response tree has a *storage key* at its position. It is the response key
unless two selections would collide there; then the fetch asks under a generated alias and the
projection reads that one. Everything below speaks in storage keys; only `FieldShape.response_key`
and error paths are what the client sees.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .plan_text import plan_to_text


class OperationKind(StrEnum):
    """The three kinds of operation (GraphQL specification, section 2.3)."""

    QUERY = "query"
    MUTATION = "mutation"
    SUBSCRIPTION = "subscription"


@dataclass(frozen=True, slots=True)
class PathSegment:
    """One step from an object to the objects below one of its fields.

    key: storage key of the field.
    lists: how many list levels lie between the field and its objects.
    types: runtime types that are followed; None follows every object.
    """

    key: str
    lists: int = 0
    types: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class RepresentationField:
    """One field of a representation: where it is stored, what the subgraph calls it.

    children: of a composite value, else None. A list is mapped item by item.
    nullable: whether null may be sent; if not, an object whose value is null is not fetched.
    """

    name: str
    storage_key: str
    children: "tuple[RepresentationPart, ...] | None" = None
    nullable: bool = True


@dataclass(frozen=True, slots=True)
class RepresentationPart:
    """The fields that an object contributes when its runtime type is one of `types`.

    types: runtime types (`__typename` in the tree) this part is for; None means always.
    typename: the `__typename` to write; "" copies the runtime one; None writes none.
    """

    fields: tuple[RepresentationField, ...]
    types: frozenset[str] | None = None
    typename: str | None = None


@dataclass(frozen=True, slots=True)
class EntityTarget:
    """Objects of the tree that become representations of one entity call.

    path: from the root to the objects.
    parts: what makes up a representation. For each object the parts that apply are merged; an
        object to which no part with a typename applies is skipped.
    """

    path: tuple[PathSegment, ...]
    parts: tuple[RepresentationPart, ...]


@dataclass(frozen=True, slots=True)
class EntityCall:
    """One `_entities` field of a fetch.

    alias: response key of the call in the subgraph's answer; "" where a field has returned the
        query root, so that the fetch is a root query and all its data belongs to these objects.
    variable: the variable that carries the representations; "" where none are sent.
    targets: where its objects are; equal representations are sent once and merged everywhere.
    deep_keys: storage keys that another fetch fills at the same position too: merged, not replaced.
    keeps_typename: whether `__typename` in the answer replaces the known one (it does when a real
        interface is entered from an interface object).
    """

    alias: str
    variable: str
    targets: tuple[EntityTarget, ...]
    deep_keys: frozenset[str] = frozenset()
    keeps_typename: bool = False

    @property
    def is_reentry(self) -> bool:
        """Whether it enters the query root again instead of calling `_entities`."""
        return not self.alias


@dataclass(frozen=True, slots=True)
class Fetch:
    """One request to one subgraph.

    id: index in `QueryPlan.fetches`.
    after: ids of the fetches that must have ended, well or badly, before this one starts.
    document: the operation text, printed compactly.
    variables: names of the client's variables that the document uses, without "$".
    calls: the entity calls; empty for a root fetch, whose data merges at the root.
    deep_keys: for a root fetch, storage keys that another root fetch fills too.
    reason: why the fetch is there, for people: "key id", "requires price { amountMinor }".
    """

    id: int
    subgraph: str
    kind: OperationKind
    document: str
    operation_name: str | None = None
    after: tuple[int, ...] = ()
    variables: tuple[str, ...] = ()
    calls: tuple[EntityCall, ...] = ()
    deep_keys: frozenset[str] = frozenset()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field of the client's response.

    wrappers: of the API type, outside in: "!" non-null, "[" list. "![!" is `[T!]!`.
    object: shape of composite values; None for leaves.
    constant: the value itself, for `__typename` where the type is known when planning.
    enum_values: the values the API knows, given only if a subgraph may answer others.
    coordinate: "Type.field", for messages.
    """

    response_key: str
    storage_key: str
    wrappers: str = ""
    object: "ObjectShape | None" = None
    constant: str | None = None
    enum_values: frozenset[str] | None = None
    coordinate: str = ""


@dataclass(frozen=True, slots=True)
class ObjectShape:
    """The client's view of the objects at one position, fields in the client's order.

    static_type: the object type, when only one is possible; its fields are `variants[static_type]`.
    variants: by runtime type, every type of the API that may occur here; an object of any other
        type projects as null.
    abstract_type: name of the position's API type, for messages.
    extra_keys: None, or the promise that the tree holds each of these objects as the client is to
        see it: under the client's keys and in their order, and so all objects below it; but for
        these keys, which have to go, and for a `__typename` at the end. An object for which a fetch
        failed keeps the promise for what it has. executor/stored_order.py makes it.
    """

    static_type: str | None
    variants: Mapping[str, tuple[FieldShape, ...]]
    abstract_type: str = ""
    extra_keys: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class QueryPlan:
    """All that is needed to answer one operation, given its variables.

    fetches: in an order in which each comes after the fetches it waits for.
    shape: the root object. Root `__typename` is a constant in it; `__schema` and `__type` are
        stored by the executor under their response keys, from `introspection`.
    introspection: an operation with only the `__schema` and `__type` selections, to be run on the
        API schema; None when the client did not ask.
    introspection_variables: client variables it uses.
    """

    kind: OperationKind
    fetches: tuple[Fetch, ...]
    shape: ObjectShape
    operation_name: str | None = None
    introspection: str | None = None
    introspection_variables: tuple[str, ...] = ()

    def __str__(self) -> str:
        return plan_to_text(self)
