"""Tells what is gone from what is only hidden, for messages."""

from dataclasses import dataclass

from router.schema.definition import TypeDefinition
from router.schema.supergraph import Supergraph


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the new graph has, although its API does not. supergraph: None when nobody can know."""

    supergraph: Supergraph | None = None

    def removal(self, what: str, coordinate: str) -> str:
        """The sentence for an element that the API no longer has."""
        if self._exists(coordinate):
            return f'The {what} "{coordinate}" is no longer visible: it is @inaccessible now.'
        return f'The {what} "{coordinate}" was removed.'

    def _exists(self, coordinate: str) -> bool:
        if self.supergraph is None:
            return False
        owner, _, argument = coordinate.partition("(")
        type_name, _, member = owner.partition(".")
        definition = self.supergraph.types.get(type_name)
        if definition is None or not member:
            return definition is not None and bool(definition.joins)
        if argument:
            field = definition.fields.get(member)
            return field is not None and argument.removesuffix(":)") in field.arguments
        return _has_member(definition, member)


def _has_member(definition: TypeDefinition, name: str) -> bool:
    return any(
        name in members
        for members in (definition.fields, definition.input_fields, definition.values)
    )
