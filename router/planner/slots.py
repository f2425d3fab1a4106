"""Under which key each value of the response tree is stored.

In the tree that fetches fill and the projection reads, two selections must not share a key unless
they mean the same value. A client's field gets its response key if that is free; a field that only
a key or a requirement needs shares the client's key for the same value, else takes its own name;
whoever comes too late gets a generated key, which then stands as an alias in the fetch.

Keys under different type conditions may coincide, since an object is of one type only; but a fetch
that selects both must be valid, so their shapes in the subgraph have to agree (GraphQL
specification, section 5.3.2).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from router.query_graph.position import FieldKey

Types = frozenset[str] | None
"""The runtime types for which something holds; None for all."""


@dataclass(frozen=True, slots=True)
class _Claim:
    field: FieldKey
    types: Types
    shape: str

    def clashes_with(self, other: "_Claim") -> bool:
        if self.types == other.types:
            return self.field != other.field
        is_apart = self.types and other.types and not self.types & other.types
        return self.shape != other.shape or (not is_apart and self.field != other.field)


class GeneratedKeys:
    """`_r0`, `_r1` and so on, without those that the client uses itself."""

    def __init__(self, taken: frozenset[str]) -> None:
        self._taken = taken
        self._next = 0

    def next(self) -> str:
        """A key that nobody has yet."""
        while True:
            key = f"_r{self._next}"
            self._next += 1
            if key not in self._taken:
                return key


@dataclass(slots=True, eq=False)
class Slots:
    """The storage keys of the objects at one place of the response tree."""

    generated: GeneratedKeys
    _claims: dict[str, list[_Claim]] = field(default_factory=dict)
    _names: dict[tuple[str, str | None], str] = field(default_factory=dict)
    _children: "dict[str, Slots]" = field(default_factory=dict)

    def child(self, storage_key: str) -> "Slots":
        """The slots of the objects below a key."""
        child = self._children.get(storage_key)
        if child is None:
            child = self._children[storage_key] = Slots(self.generated)
        return child

    def storage_keys(self) -> Iterator[str]:
        """The keys in the order in which they were first claimed: the client's come first."""
        return iter(self._claims)

    def claim_for_client(self, response_key: str, key: FieldKey, types: Types, shape: str) -> str:
        """The storage key of a field the client asked for; remembered for the projection."""
        storage_key = self._take(iter((response_key,)), _Claim(key, types, shape))
        for name in types or (None,):
            self._names[response_key, name] = storage_key
        return storage_key

    def claim_hidden(self, key: FieldKey, types: Types, shape: str) -> str:
        """The storage key of a field that only the plan needs."""
        same = [
            name for name, claims in self._claims.items() if any(c.field == key for c in claims)
        ]
        return self._take(iter((*same, key[0])), _Claim(key, types, shape))

    def stored_as(self, response_key: str, runtime_type: str | None) -> str:
        """Where the value of the client's field is, for objects of one type."""
        for name in (runtime_type, None):
            if (storage_key := self._names.get((response_key, name))) is not None:
                return storage_key
        return response_key

    def _take(self, wanted: Iterator[str], claim: _Claim) -> str:
        for storage_key in wanted:
            claims = self._claims.setdefault(storage_key, [])
            if not any(claim.clashes_with(other) for other in claims):
                claims.append(claim)
                return storage_key
        storage_key = self.generated.next()
        self._claims[storage_key] = [claim]
        return storage_key
