"""The arguments of a subgraph that are filled from a context."""

from collections.abc import Iterator
from dataclasses import dataclass

from router.schema.definition import DirectiveUse, FieldDefinition, InputValue, TypeDefinition
from router.schema.subgraph import SubgraphSchema


@dataclass(frozen=True, slots=True)
class ContextualArgument:
    """One argument with @fromContext, and where it stands."""

    owner: TypeDefinition
    field: FieldDefinition
    argument: InputValue
    use: DirectiveUse

    @property
    def coordinate(self) -> str:
        """Of the argument."""
        return f"{self.owner.name}.{self.field.name}({self.argument.name}:)"


def contextual_arguments(schema: SubgraphSchema) -> Iterator[ContextualArgument]:
    """All of them, in schema order."""
    for definition in schema.types.values():
        for field in definition.fields.values():
            for argument in field.arguments.values():
                for use in argument.applied("fromContext"):
                    yield ContextualArgument(definition, field, argument, use)
