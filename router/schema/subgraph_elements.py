"""The elements of one schema, read, with every name in them resolved.

In:   the sorted document, its links and the names they bring. Out: SubgraphElements, with the
problems of names found on the way. Raises UnreadableSchema where reading cannot go on.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from .definition import ROOT_TYPES, DirectiveDefinition, DirectiveUse, TypeDefinition
from .link_reader import LinkTable
from .schema_problem import SchemaProblem, UnreadableSchema
from .subgraph_directives import Application, DirectiveReader, KnownDirective
from .subgraph_document import SubgraphDocument
from .subgraph_names import KnownNames
from .subgraph_own_definitions import (
    custom_scalars,
    directive_misfits,
    is_tolerated_in_federation_1,
    type_misfits,
)
from .subgraph_reference_rules import (
    misplaced_argument_types,
    misplaced_types,
    unknown_argument_types,
    unknown_directives,
    unknown_types,
    wrong_interfaces_and_members,
)
from .subgraph_types import TypeReader
from .unknown_directive_hints import unknown_directive_hints

FEDERATION_FIELDS = frozenset({"_entities", "_service"})
"""What a federation library adds to the query root, and users sometimes write themselves."""

_FIELD_SET_DIRECTIVES = frozenset({"key", "requires", "provides"})


@dataclass(frozen=True, slots=True)
class SubgraphElements:
    """What the SDL declares, and what else it may refer to.

    types: every type that may be mentioned, by name; own_types: those that the SDL declares.
    feature_types: names of the types that belong to a known feature.
    directives: the SDL's own directive definitions, those that repeat known ones included.
    known: the directives that can be applied, by the name they have here.
    """

    types: Mapping[str, TypeDefinition]
    own_types: Mapping[str, TypeDefinition]
    feature_types: frozenset[str]
    directives: Mapping[str, DirectiveDefinition]
    known: Mapping[str, KnownDirective]
    schema_directives: tuple[DirectiveUse, ...]
    applications: tuple[Application, ...]
    problems: tuple[SchemaProblem, ...]


def stop_at(problems: Iterable[SchemaProblem]) -> None:
    """End the reading if there are problems."""
    found = tuple(problems)
    if found:
        raise UnreadableSchema(found)


def read_elements(
    document: SubgraphDocument, table: LinkTable, names: KnownNames, roots: Mapping[str, str]
) -> SubgraphElements:
    """Read all declarations.

    roots: operation -> name of its root type in the SDL; the types get their standard names here.
    Raises UnreadableSchema for types that do not exist, and for unknown directives on the schema
    itself: the reference reports either of them alone.
    """
    is_federation_1 = table.federation is None
    # Twice, for which directives can be applied is known only after the first time.
    first = TypeReader(DirectiveReader({}))
    own = {name: first.directive(node) for name, node in document.directives.items()}
    known = _applicable(own, names, is_federation_1)
    uses = DirectiveReader(known)
    hints = unknown_directive_hints(table)
    schema_directives = _schema_directives(document, uses)
    stop_at(unknown_directives(uses.applications, hints))
    renames = {name: ROOT_TYPES[operation] for operation, name in roots.items()}
    reader = TypeReader(
        uses,
        {name: standard for name, standard in renames.items() if name != standard},
        FEDERATION_FIELDS if is_federation_1 else frozenset(),
    )
    directives = {name: reader.directive(document.directives[name]) for name in own}
    own_types = _read_types(document, reader)
    types = {**names.types, **own_types}
    stop_at(unknown_argument_types(directives.values(), own_types))
    stop_at(unknown_types(own_types.values(), types))
    problems = [
        *_misfits(directives, own_types, names, known),
        *misplaced_argument_types(directives.values(), types),
        *reader.problems,
        *misplaced_types(own_types.values(), types),
        *wrong_interfaces_and_members(own_types.values(), types),
        *unknown_directives(uses.applications, hints),
    ]
    return SubgraphElements(
        types,
        own_types,
        frozenset(names.types),
        directives,
        known,
        schema_directives,
        tuple(uses.applications),
        tuple(problems),
    )


def _applicable(
    own: dict[str, DirectiveDefinition], names: KnownNames, is_federation_1: bool
) -> Mapping[str, KnownDirective]:
    """The directives that can be applied, by local name.

    The schema's own definition of a known directive holds, as far as it goes. Wrong definitions
    that Federation 1 passes over are taken out of `own`.
    """
    known = dict(names.directives)
    for name, definition in tuple(own.items()):
        known_one = known.get(name)
        if known_one is None:
            known[name] = KnownDirective(name, definition, hides=name in names.canonical)
        elif (
            is_federation_1
            and name in _FIELD_SET_DIRECTIVES
            and is_tolerated_in_federation_1(definition)
        ):
            del own[name]
        else:
            known[name] = replace(known_one, definition=definition)
    return known


def _schema_directives(
    document: SubgraphDocument, uses: DirectiveReader
) -> tuple[DirectiveUse, ...]:
    """What is applied to the schema itself; links are left out, they are in the table."""
    found: list[DirectiveUse] = []
    for node in document.schema:
        found += uses.read(node, "SCHEMA", "schema")
    linking = {(name, name) for name in ("link", "core")}
    return tuple(use for use in found if (use.name, use.feature) not in linking)


def _read_types(document: SubgraphDocument, reader: TypeReader) -> dict[str, TypeDefinition]:
    types: dict[str, TypeDefinition] = {}
    for name, nodes in document.types.items():
        definition = reader.type(nodes)
        if definition.has("extends"):
            definition = replace(definition, is_extension=True)
        # A root type that gets a name which another type has too: reported later.
        if name in reader.renames or definition.name not in types:
            types[definition.name] = definition
    return types


def _misfits(
    directives: Mapping[str, DirectiveDefinition],
    own_types: Mapping[str, TypeDefinition],
    names: KnownNames,
    known: Mapping[str, KnownDirective],
) -> Iterator[SchemaProblem]:
    is_custom_scalar = custom_scalars(names.types, own_types)
    for name, definition in own_types.items():
        expected_type = names.types.get(name)
        if expected_type is not None:
            yield from type_misfits(expected_type, definition)
    for name, directive in directives.items():
        expected = names.directives.get(name)
        if expected is not None and known[name].feature is not None:
            yield from directive_misfits(expected.definition, directive, is_custom_scalar)
