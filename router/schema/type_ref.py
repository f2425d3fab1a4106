"""A reference to a type: a name, wrapped in lists and non-nulls."""

from dataclasses import dataclass
from functools import lru_cache

from graphql.language import ListTypeNode, NamedTypeNode, NonNullTypeNode, TypeNode


@dataclass(frozen=True, slots=True)
class TypeRef:
    """`[Book!]!` is TypeRef("Book", "![!").

    name: the type inside all wrappers.
    wrappers: from the outside in; "!" is non-null, "[" a list. Never two "!" in a row.
    """

    name: str
    wrappers: str = ""

    def __str__(self) -> str:
        text = self.name
        for wrapper in reversed(self.wrappers):
            text = f"{text}!" if wrapper == "!" else f"[{text}]"
        return text

    @property
    def is_non_null(self) -> bool:
        """Whether null is excluded at the outside."""
        return self.wrappers.startswith("!")

    @property
    def lists(self) -> int:
        """How many list levels wrap the type."""
        return self.wrappers.count("[")

    @property
    def is_list(self) -> bool:
        """Whether the outermost type, non-null aside, is a list."""
        return self.nullable.wrappers.startswith("[")

    @property
    def nullable(self) -> "TypeRef":
        """The same without the outermost non-null."""
        return TypeRef(self.name, self.wrappers[1:]) if self.is_non_null else self

    @property
    def item(self) -> "TypeRef":
        """What a list holds. Only for lists."""
        return TypeRef(self.name, self.nullable.wrappers[1:])


@lru_cache(maxsize=4096)
def _interned(name: str, wrappers: str) -> TypeRef:
    return TypeRef(name, wrappers)


def type_ref_of(node: TypeNode) -> TypeRef:
    """The reference that a parsed type node stands for."""
    wrappers = ""
    while not isinstance(node, NamedTypeNode):
        wrappers += "!" if isinstance(node, NonNullTypeNode) else "["
        assert isinstance(node, NonNullTypeNode | ListTypeNode)
        node = node.type
    return _interned(node.name.value, wrappers)


def parse_type_ref(text: str) -> TypeRef:
    """Read `[Book!]!` as it stands in `@join__field(type:)`. Raises ValueError on other text."""
    wrappers, rest = "", text.strip()
    while True:
        if rest.endswith("!") and not wrappers.endswith("!"):
            wrappers, rest = wrappers + "!", rest[:-1].rstrip()
        elif rest.startswith("[") and rest.endswith("]"):
            wrappers, rest = wrappers + "[", rest[1:-1].strip()
        else:
            break
    if not rest.isidentifier():
        raise ValueError(f'"{text}" is not a type reference')
    return _interned(rest, wrappers)
