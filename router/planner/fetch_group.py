"""Fetches being put together: what each asks, of which objects, after which others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from router.query_graph.position import Position

from .plan import PathSegment, RepresentationPart


@dataclass(slots=True, eq=False)
class ScopeField:
    """One field in a selection set of a fetch."""

    name: str
    arguments: str
    child: "Scope | None" = None


@dataclass(slots=True, eq=False)
class Scope:
    """One selection set of a fetch, growing.

    fields: by storage key.
    branches: by object type, as `... on T`.
    fallback: what to ask when nothing else is; a field that surely exists.
    """

    fields: dict[str, ScopeField] = field(default_factory=dict)
    branches: "dict[str, Scope]" = field(default_factory=dict)
    needs_typename: bool = False
    fallback: str = "__typename"

    def field(self, storage_key: str, name: str, arguments: str) -> ScopeField:
        """The field under a key, added if it is new."""
        found = self.fields.get(storage_key)
        if found is None:
            found = self.fields[storage_key] = ScopeField(name, arguments)
        return found

    def below(self, storage_key: str, name: str, arguments: str) -> "Scope":
        """The selection set of a composite field."""
        found = self.field(storage_key, name, arguments)
        if found.child is None:
            found.child = Scope()
        return found.child

    def arrange(self, storage_keys: Iterable[str]) -> None:
        """Put the fields into the order of some keys, which contain theirs."""
        self.fields = {key: self.fields[key] for key in storage_keys if key in self.fields}

    def branch(self, type_name: str) -> "Scope":
        """The selection set under a type condition; asks for the runtime type as well."""
        self.needs_typename = True
        return self.branches.setdefault(type_name, Scope())

    def walk(self) -> "Iterator[Scope]":
        """This scope and all below it."""
        yield self
        for entry in self.fields.values():
            if entry.child is not None:
                yield from entry.child.walk()
        for branch in self.branches.values():
            yield from branch.walk()


@dataclass(slots=True, eq=False)
class FetchGroup:
    """One request to be, before requests are batched and printed.

    position: whose objects are sent as representations; None for a root fetch.
    path: the way to these objects, in storage keys.
    scopes: by the typename of the representations; a root fetch has one, under "".
    parts: what makes up the representations, one entry for each way the objects qualify.
    is_reentry: the position holds the query root, which is asked again, without representations.
    reasons: which key was used and which requirement is served, for people.
    """

    graph: int
    stage: int
    position: Position | None = None
    path: tuple[PathSegment, ...] = ()
    scopes: dict[str, Scope] = field(default_factory=dict)
    parts: list[RepresentationPart] = field(default_factory=list)
    after: "set[FetchGroup]" = field(default_factory=set)
    deep_keys: set[str] = field(default_factory=set)
    keeps_typename: bool = False
    is_reentry: bool = False
    reasons: dict[str, None] = field(default_factory=dict)

    def scope(self, typename: str) -> Scope:
        """The selection for representations of a typename."""
        return self.scopes.setdefault(typename, Scope())
