"""What @inaccessible hides, and how the rules on it walk a supergraph."""

from collections.abc import Iterator
from dataclasses import dataclass

from router.composition.merge.federation_use import federation_use
from router.schema.definition import Directed, FieldDefinition, InputValue
from router.schema.supergraph import Supergraph


def is_hidden(element: Directed) -> bool:
    """Whether the element itself is marked; what is in it is hidden with it."""
    return federation_use(element, "inaccessible") is not None


@dataclass(frozen=True, slots=True)
class Reference:
    """A visible field, argument or input field, which refers to its type.

    owner, member, argument: its coordinate in parts; `owner` is "@name" for a directive.
    """

    element: FieldDefinition | InputValue
    owner: str
    member: str | None = None
    argument: str | None = None

    @property
    def coordinate(self) -> str:
        """`Book.title`, `Query.books(first:)`, `@up(by:)`."""
        text = self.owner if self.member is None else f"{self.owner}.{self.member}"
        return text if self.argument is None else f"{text}({self.argument}:)"


def visible_references(supergraph: Supergraph) -> Iterator[Reference]:
    """All that clients can see and that has a type."""
    for definition in supergraph.types.values():
        if is_hidden(definition):
            continue
        for field in definition.fields.values():
            if not is_hidden(field):
                yield Reference(field, definition.name, field.name)
                for argument in field.arguments.values():
                    if not is_hidden(argument):
                        yield Reference(argument, definition.name, field.name, argument.name)
        for input_field in definition.input_fields.values():
            if not is_hidden(input_field):
                yield Reference(input_field, definition.name, input_field.name)
    for directive in supergraph.directives.values():
        for argument in directive.arguments.values():
            if not is_hidden(argument):
                yield Reference(argument, f"@{directive.name}", argument=argument.name)
