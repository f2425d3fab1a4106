"""A Supergraph as supergraph SDL (join specification v0.3 to v0.5).

Equal values print to equal bytes, and reading the text back gives the value again. Types and
directive definitions are sorted by name; everything inside a type keeps the order of the model, and
so do links. What a link declares is written from the table of known features.
"""

from collections.abc import Iterator, Sequence

from graphql.language.print_string import print_string

from .definition import (
    ROOT_TYPES,
    Directed,
    DirectiveDefinition,
    DirectiveUse,
    EnumValue,
    FieldDefinition,
    InputValue,
    TypeDefinition,
)
from .field_set import FieldSet, print_field_set
from .join import ContextArgument, FieldJoin, TypeJoin
from .link import JOIN_IDENTITY, LINK_IDENTITY, Link
from .sdl_printer import (
    print_directive,
    print_directive_definition,
    print_schema_definition,
    print_type,
)
from .supergraph import Graph, Supergraph
from .supergraph_features import (
    FEATURE_OF_DIRECTIVE,
    LINK_DIRECTIVES,
    LINK_TYPES,
    join_directives,
    join_types,
    linked_definitions,
    local_name,
    understood_feature,
)


def print_supergraph(supergraph: Supergraph) -> str:
    """Supergraph SDL, with a newline at its end."""
    printer = _Printer(supergraph)
    blocks = [printer.schema()]
    for definitions in (printer.directive_definitions(), printer.type_definitions()):
        blocks += [text for _, text in sorted(definitions)]
    return "\n\n".join(blocks) + "\n"


class _Printer:
    """The names that directives go by in this supergraph, and what prints with them."""

    def __init__(self, supergraph: Supergraph) -> None:
        self.supergraph = supergraph
        self.features = {
            name: link
            for link in supergraph.links
            if (name := understood_feature(link)) is not None
        }

    def schema(self) -> str:
        """The schema block: links first, as whoever reads it must know the names."""
        supergraph = self.supergraph
        roots = {
            operation: name for operation, name in ROOT_TYPES.items() if name in supergraph.types
        }
        directives = (
            f'@link(url: "{LINK_IDENTITY}/v1.0")',
            f'@link(url: "{JOIN_IDENTITY}/{supergraph.join_version}", for: EXECUTION)',
            *(_link(link) for link in supergraph.links),
            *(self.use(directive) for directive in supergraph.schema_directives),
        )
        return print_schema_definition(roots, directives, supergraph.description)

    def directive_definitions(self) -> Iterator[tuple[str, str]]:
        """Every definition by name: of link and join, of the features linked, then the rest."""
        declared = {**LINK_DIRECTIVES, **join_directives(self.supergraph.join_version)}
        yield from ((name, f"directive @{name}{text}") for name, text in declared.items())
        definitions = dict(self.supergraph.directives)
        for definition in self._linked():
            if isinstance(definition, DirectiveDefinition):
                definitions[definition.name] = definition
        for name, definition in definitions.items():
            yield name, print_directive_definition(definition, self.applied)

    def type_definitions(self) -> Iterator[tuple[str, str]]:
        """Every type by name, those of link, join and the features linked among them."""
        yield "join__Graph", _graph_enum(self.supergraph.graphs)
        yield from LINK_TYPES.items()
        yield from join_types(self.supergraph.join_version).items()
        definitions = dict(self.supergraph.types)
        for definition in self._linked():
            if isinstance(definition, TypeDefinition):
                definitions[definition.name] = definition
        for name, definition in definitions.items():
            yield name, print_type(definition, self.applied)

    def _linked(self) -> Iterator[DirectiveDefinition | TypeDefinition]:
        for link in self.supergraph.links:
            yield from linked_definitions(link)

    def applied(self, element: Directed) -> Sequence[str]:
        """Joins first, then the directives that were merged."""
        uses = [self.use(directive) for directive in element.directives]
        match element:
            case TypeDefinition():
                return [*_type_joins(element), *uses]
            case FieldDefinition() | InputValue():
                return [*(_field_join(join) for join in element.joins), *uses]
            case EnumValue():
                return [
                    *(f"@join__enumValue(graph: {join.graph})" for join in element.joins),
                    *uses,
                ]
            case _:
                return uses

    def use(self, directive: DirectiveUse) -> str:
        """An applied directive, under the name that it has in this supergraph."""
        name = directive.name
        if directive.feature is not None:
            link = self.features.get(FEATURE_OF_DIRECTIVE.get(name, directive.feature))
            name = local_name(link, name) if link else name
        return print_directive(name, directive.arguments)


def _link(link: Link) -> str:
    arguments = [f"url: {print_string(link.url)}"]
    if link.alias is not None:
        arguments.append(f"as: {print_string(link.alias)}")
    if link.purpose is not None:
        arguments.append(f"for: {link.purpose}")
    if link.imports:
        imports = (
            print_string(name)
            if name == local
            else f"{{name: {print_string(name)}, as: {print_string(local)}}}"
            for name, local in link.imports.items()
        )
        arguments.append(f"import: [{', '.join(imports)}]")
    return f"@link({', '.join(arguments)})"


def _graph_enum(graphs: Sequence[Graph]) -> str:
    lines = (
        f"  {graph.id} @join__graph(name: {print_string(graph.name)},"
        f" url: {print_string(graph.url)})"
        for graph in graphs
    )
    return "\n".join(("enum join__Graph {", *lines, "}"))


def _type_joins(definition: TypeDefinition) -> Iterator[str]:
    for interface in definition.implements_joins:
        yield (
            f"@join__implements(graph: {interface.graph},"
            f" interface: {print_string(interface.interface)})"
        )
    for join in definition.joins:
        yield _type_join(join)
    for member in definition.member_joins:
        yield f"@join__unionMember(graph: {member.graph}, member: {print_string(member.member)})"


def _type_join(join: TypeJoin) -> str:
    text = f"@join__type(graph: {join.graph}"
    if join.key is not None:
        text += f", key: {_field_set(join.key)}"
    if join.extension:
        text += ", extension: true"
    if not join.resolvable:
        text += ", resolvable: false"
    if join.is_interface_object:
        text += ", isInterfaceObject: true"
    return text + ")"


def _field_join(join: FieldJoin) -> str:
    arguments = []
    if join.graph is not None:
        arguments.append(f"graph: {join.graph}")
    if join.requires is not None:
        arguments.append(f"requires: {_field_set(join.requires)}")
    if join.provides is not None:
        arguments.append(f"provides: {_field_set(join.provides)}")
    if join.type is not None:
        arguments.append(f'type: "{join.type}"')
    if join.external:
        arguments.append("external: true")
    if join.override is not None:
        arguments.append(f"override: {print_string(join.override)}")
    if join.used_overridden:
        arguments.append("usedOverridden: true")
    if join.override_label is not None:
        arguments.append(f"overrideLabel: {print_string(join.override_label)}")
    if join.context_arguments:
        inner = ", ".join(_context_argument(argument) for argument in join.context_arguments)
        arguments.append(f"contextArguments: [{inner}]")
    return f"@join__field({', '.join(arguments)})" if arguments else "@join__field"


def _context_argument(argument: ContextArgument) -> str:
    return (
        f"{{context: {print_string(argument.context)}, name: {print_string(argument.name)},"
        f' type: "{argument.type}", selection: {print_string(argument.selection)}}}'
    )


def _field_set(field_set: FieldSet) -> str:
    return print_string(print_field_set(field_set))
