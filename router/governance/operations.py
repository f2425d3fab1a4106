"""Recorded operations: what clients send, read from files, and whether the graph still takes it.

In:   files with operations, the API before and now. Out: operations, and what is wrong with them.
Fragments may stand in other files than the operations that spread them. An operation that was not
valid before is not the fault of the change: it is reported, and fails nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    Node,
    OperationDefinitionNode,
    Source,
    Visitor,
    get_location,
    parse,
    validate,
    visit,
)

from .place import Place


@dataclass(frozen=True, slots=True)
class OperationFile:
    """A file that was read. label: its path, for messages."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordedOperation:
    """One operation, with the fragments that it needs. name: None for an anonymous one."""

    name: str | None
    place: Place
    document: DocumentNode

    def __str__(self) -> str:
        return f"{self.name or 'an operation without a name'} ({self.place})"


@dataclass(frozen=True, slots=True)
class OperationProblem:
    """Something wrong with an operation, or with a file that should hold some.

    operation: None for a file that cannot be read as GraphQL.
    was_valid: whether it is the change that broke it.
    """

    message: str
    place: Place
    operation: RecordedOperation | None = None
    was_valid: bool = False


def read_operations(
    files: Iterable[OperationFile],
) -> tuple[tuple[RecordedOperation, ...], tuple[OperationProblem, ...]]:
    """Every operation of the files, in their order, and the files that cannot be parsed."""
    documents: list[DocumentNode] = []
    problems: list[OperationProblem] = []
    for file in files:
        try:
            documents.append(parse(Source(file.text, file.label)))
        except GraphQLSyntaxError as error:
            problems.append(OperationProblem(error.message, _place_of(error)))
    everywhere = {
        fragment.name.value: fragment
        for document in reversed(documents)
        for fragment in _fragments(document)
    }
    operations = [
        _recorded(operation, everywhere | {item.name.value: item for item in _fragments(document)})
        for document in documents
        for operation in document.definitions
        if isinstance(operation, OperationDefinitionNode)
    ]
    return tuple(operations), tuple(problems)


def check_operations(
    operations: Iterable[RecordedOperation], old: GraphQLSchema, new: GraphQLSchema
) -> Iterator[OperationProblem]:
    """Yield what the new schema has against the operations."""
    for operation in operations:
        errors = validate(new, operation.document)
        was_valid = bool(errors) and not validate(old, operation.document)
        for error in errors:
            place = _place_of(error, operation.place)
            yield OperationProblem(error.message, place, operation, was_valid)


def _recorded(
    operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]
) -> RecordedOperation:
    needed: dict[str, FragmentDefinitionNode] = {}
    _gather(operation, fragments, needed)
    name = operation.name.value if operation.name else None
    document = DocumentNode(definitions=(operation, *needed.values()))
    return RecordedOperation(name, _place_of_node(operation), document)


def _gather(
    node: Node,
    fragments: Mapping[str, FragmentDefinitionNode],
    needed: dict[str, FragmentDefinitionNode],
) -> None:
    """Add the fragments that a node spreads, and those that these spread; unknown ones are left."""
    spreads = _Spreads()
    visit(node, spreads)
    for name in spreads.names:
        fragment = fragments.get(name)
        if fragment is not None and name not in needed:
            needed[name] = fragment
            _gather(fragment, fragments, needed)


class _Spreads(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_rest: object) -> None:
        self.names.append(node.name.value)


def _fragments(document: DocumentNode) -> Iterator[FragmentDefinitionNode]:
    return (item for item in document.definitions if isinstance(item, FragmentDefinitionNode))


def _place_of(error: GraphQLError, otherwise: Place | None = None) -> Place:
    """Where an error is; its nodes know their file, as an operation may span several."""
    nodes: Sequence[Node] = error.nodes or ()
    if nodes and nodes[0].loc is not None:
        return _place_of_node(nodes[0])
    if error.source is not None and error.locations:
        return Place(error.source.name, error.locations[0].line, error.locations[0].column)
    assert otherwise is not None
    return otherwise


def _place_of_node(node: Node) -> Place:
    assert node.loc is not None
    at = get_location(node.loc.source, node.loc.start)
    return Place(node.loc.source.name, at.line, at.column)
