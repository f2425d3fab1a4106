"""A random operation that is valid against a schema, with the values of its variables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLType,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_object_type,
)

from .dice import Dice

Path = tuple[str, ...]
MAX_DEPTH = 4


@dataclass(frozen=True, slots=True)
class GeneratedOperation:
    """text: the document; variables: as a client would send them."""

    text: str
    variables: Mapping[str, Any]


def generate_operation(dice: Dice, schema: GraphQLSchema) -> GeneratedOperation:
    """A query, or a mutation where the schema has one."""
    kind, root = "query", schema.query_type
    if schema.mutation_type is not None and dice.chance(30):
        kind, root = "mutation", schema.mutation_type
    assert root is not None
    writer = _Writer(dice, schema)
    body = writer.selections(root, (), MAX_DEPTH)
    declared = f"({', '.join(writer.declared)})" if writer.declared else ""
    name = " Op" if declared or dice.chance(50) else ""
    text = "\n".join((f"{kind}{name}{declared} {body}", *writer.fragments))
    return GeneratedOperation(text, writer.variables)


@dataclass(frozen=True, slots=True)
class _Use:
    """What a response key stands for at one path."""

    parent: str
    field: str
    arguments: str
    type: str
    is_leaf: bool

    def agrees_with(self, other: "_Use", schema: GraphQLSchema) -> bool:
        """Whether both may stand in one operation (GraphQL specification, section 5.3.2)."""
        if (self.field, self.arguments) == (other.field, other.arguments):
            return self.type == other.type
        parents = (schema.type_map.get(self.parent), schema.type_map.get(other.parent))
        are_apart = self.parent != other.parent and all(map(is_object_type, parents))
        return are_apart and self.is_leaf and other.is_leaf and self.type == other.type


@dataclass(slots=True)
class _Writer:
    dice: Dice
    schema: GraphQLSchema
    declared: list[str] = field(default_factory=list)
    variables: dict[str, Any] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    uses: dict[tuple[Path, str], list[_Use]] = field(default_factory=dict)
    unique: int = 0

    def selections(self, parent: GraphQLNamedType, path: Path, depth: int) -> str:
        """A selection set with its braces."""
        items = [self._selection(parent, path, depth) for _ in range(1 + self.dice.below(4))]
        return "{ " + " ".join(items) + " }"

    def _selection(self, parent: GraphQLNamedType, path: Path, depth: int) -> str:
        fields = getattr(parent, "fields", {})
        usable = [
            name
            for name, it in fields.items()
            if depth > 0 or not is_composite_type(get_named_type(it.type))
        ]
        if depth > 0 and self.dice.chance(50 if is_abstract_type(parent) else 20):
            return self._fragment(parent, path, depth - 1)
        if not usable or self.dice.chance(8):
            return self._meta(parent, path)
        return self._field(parent, fields, self.dice.pick(usable), path, depth)

    def _meta(self, parent: GraphQLNamedType, path: Path) -> str:
        use = _Use("", "__typename", "", "String!", is_leaf=True)
        key = self._response_key(path, use, ("__typename", "id", "kind"))
        alias = "" if key == "__typename" else f"{key}: "
        return f"{alias}__typename{self._directives()}"

    def _field(
        self,
        parent: GraphQLNamedType,
        fields: Mapping[str, GraphQLField],
        name: str,
        path: Path,
        depth: int,
    ) -> str:
        known = fields[name]
        arguments = self._arguments(known.args)
        is_leaf = not is_composite_type(get_named_type(known.type))
        use = _Use(parent.name, name, arguments, str(known.type), is_leaf)
        key = self._response_key(path, use, (name, *fields, "_r0", "other"))
        below = ""
        if not is_leaf:
            below = " " + self.selections(get_named_type(known.type), (*path, key), depth - 1)
        alias = "" if key == name else f"{key}: "
        return f"{alias}{name}{arguments}{self._directives()}{below}"

    def _response_key(self, path: Path, use: _Use, wishes: tuple[str, ...]) -> str:
        """The field's own name mostly, sometimes a name that may get in the way of others."""
        key = self.dice.pick(wishes) if self.dice.chance(25) else wishes[0]
        while not all(
            use.agrees_with(other, self.schema) for other in self.uses.get((path, key), ())
        ):
            self.unique += 1
            key = f"u{self.unique}"
        self.uses.setdefault((path, key), []).append(use)
        return key

    # --- fragments ---

    def _fragment(self, parent: GraphQLNamedType, path: Path, depth: int) -> str:
        condition = self.dice.pick(self._conditions(parent))
        body = self.selections(condition, path, depth)
        if self.dice.chance(30):
            name = f"F{len(self.fragments)}"
            self.fragments.append("")
            self.fragments[int(name[1:])] = f"fragment {name} on {condition.name} {body}"
            return f"... {name}{self._directives()}"
        on = "" if condition is parent and self.dice.chance(50) else f" on {condition.name}"
        return f"...{on}{self._directives()} {body}"

    def _conditions(self, parent: GraphQLNamedType) -> list[GraphQLNamedType]:
        """Types that may stand in a fragment here."""
        found: list[GraphQLNamedType] = [parent]
        if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType):
            found += parent.interfaces
        if is_abstract_type(parent):
            possible = self.schema.get_possible_types(parent)
            found += possible
            found += [interface for it in possible for interface in it.interfaces]
        return list(dict.fromkeys(found))

    def _directives(self) -> str:
        if not self.dice.chance(12):
            return ""
        name = self.dice.pick(("include", "skip"))
        condition = self.dice.pick(("true", "false", "variable", "variable"))
        if condition == "variable":
            condition = self._variable("Boolean!", value=self.dice.chance(50))
        return f" @{name}(if: {condition})"

    # --- values ---

    def _variable(self, type_text: str, value: Any) -> str:
        name = f"v{len(self.declared)}"
        if self.dice.chance(10):
            name = self.dice.pick(("representations", "representations0", "id"))
            if any(text.startswith(f"${name}:") for text in self.declared):
                name = f"v{len(self.declared)}"
        self.declared.append(f"${name}: {type_text}")
        self.variables[name] = value
        return f"${name}"

    def _arguments(self, arguments: Mapping[str, GraphQLArgument]) -> str:
        given = [
            f"{name}: {self._value(it.type)}"
            for name, it in arguments.items()
            if isinstance(it.type, GraphQLNonNull) or self.dice.chance(60)
        ]
        return f"({', '.join(given)})" if given else ""

    def _value(self, of_type: GraphQLType) -> str:
        """A literal, or a variable."""
        if self.dice.chance(40):
            if isinstance(of_type, GraphQLNonNull) or not self.dice.chance(30):
                return self._variable(str(of_type), self._json(of_type))
            self._variable(str(of_type), None)
            name = self.declared[-1].split(":", maxsplit=1)[0]
            if self.dice.chance(60):  # left out
                del self.variables[name[1:]]
                if isinstance(of_type, GraphQLList) or self.dice.chance(50):
                    return name
                self.declared[-1] += f" = {_literal(self._json(of_type), of_type)}"
            return name
        if not isinstance(of_type, GraphQLNonNull) and self.dice.chance(10):
            return "null"
        inner = of_type.of_type if isinstance(of_type, GraphQLNonNull) else of_type
        if isinstance(inner, GraphQLInputObjectType):
            parts = (
                f"{name}: {self._value(it.type)}"
                for name, it in inner.fields.items()
                if self.dice.chance(60)
            )
            return "{" + ", ".join(parts) + "}"
        return _literal(self._json(inner), inner)

    def _json(self, of_type: GraphQLType) -> Any:
        if isinstance(of_type, GraphQLNonNull):
            return self._json(of_type.of_type)
        if isinstance(of_type, GraphQLList):
            return [self._json(of_type.of_type) for _ in range(self.dice.below(3))]
        if isinstance(of_type, GraphQLInputObjectType):
            chosen = self.dice.some(list(of_type.fields), 60)
            return {name: self._json(of_type.fields[name].type) for name in chosen}
        if isinstance(of_type, GraphQLEnumType):
            return self.dice.pick(list(of_type.values))
        number = self.dice.below(4)
        return number if str(of_type) == "Int" else f"s{number}"


def _literal(value: Any, of_type: GraphQLType) -> str:
    if isinstance(of_type, GraphQLNonNull):
        return _literal(value, of_type.of_type)
    if value is None:
        return "null"
    if isinstance(of_type, GraphQLList):
        return f"[{', '.join(_literal(item, of_type.of_type) for item in value)}]"
    if isinstance(of_type, GraphQLInputObjectType):
        fields = of_type.fields
        inner = (f"{name}: {_literal(it, fields[name].type)}" for name, it in value.items())
        return "{" + ", ".join(inner) + "}"
    return f'"{value}"' if isinstance(value, str) and str(of_type) != "Mood" else str(value)
