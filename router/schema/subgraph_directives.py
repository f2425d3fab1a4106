"""Applied directives: parsed nodes in, DirectiveUse values with canonical names out.

Every application is also remembered as it was written, so that the rules can check it later, when
all types are known: its place, arguments and repetition (subgraph_directive_rules.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from graphql.language import ConstDirectiveNode, Node

from .definition import DirectiveDefinition, DirectiveUse, Location
from .literal import literal_of


class Directed(Protocol):
    """A parsed node that can carry directives."""

    @property
    def directives(self) -> tuple[ConstDirectiveNode, ...] | None:
        """The applications, in the order written."""
        ...


@dataclass(frozen=True, slots=True)
class KnownDirective:
    """A directive that can be applied in a schema.

    name: canonical; the key it is stored under is what the schema calls it.
    feature: see DirectiveUse.
    hides: the schema's own directive has the canonical name of one of federation that the schema
        calls otherwise. It is checked like any other, but not kept: it means nothing to anybody.
    """

    name: str
    definition: DirectiveDefinition
    feature: str | None = None
    hides: bool = False


@dataclass(frozen=True, slots=True)
class Application:
    """A directive as written: `@local_name(...)` on an element.

    place: the kind of element, as a directive definition names it ("FIELD_DEFINITION").
    known: None when the schema has no directive of that name.
    """

    local_name: str
    use: DirectiveUse
    place: str
    coordinate: str
    known: KnownDirective | None
    repeated_arguments: tuple[str, ...] = ()


def location_of(node: Node) -> Location | None:
    """Where a node starts."""
    if node.loc is None:
        return None
    token = node.loc.start_token
    return Location(token.line, token.column)


@dataclass(slots=True)
class DirectiveReader:
    """Reads applications in one schema; `applications` grows with every call.

    known: by the name the schema uses.
    """

    known: Mapping[str, KnownDirective]
    applications: list[Application] = field(default_factory=list)

    def read(
        self, node: Directed, place: str, coordinate: str, declaration: int = 0
    ) -> tuple[DirectiveUse, ...]:
        """The directives on one declaration of an element, or of the type that it is in."""
        if not node.directives:
            return ()
        read = [
            self._read(directive, place, coordinate, declaration) for directive in node.directives
        ]
        return tuple(found.use for found in read if found.known is None or not found.known.hides)

    def _read(
        self, node: ConstDirectiveNode, place: str, coordinate: str, declaration: int
    ) -> Application:
        local_name = node.name.value
        known = self.known.get(local_name)
        arguments = {item.name.value: literal_of(item.value) for item in node.arguments or ()}
        names = [item.name.value for item in node.arguments or ()]
        use = DirectiveUse(
            known.name if known else local_name,
            arguments,
            known.feature if known else None,
            declaration,
            location_of(node),
        )
        repeated = tuple(name for name in arguments if names.count(name) > 1)
        application = Application(local_name, use, place, coordinate, known, repeated)
        self.applications.append(application)
        return application
