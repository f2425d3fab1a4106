"""Documents, parsed and validated once for each text.

Parsing and validating cost milliseconds in graphql-core, several times what a small answer costs
altogether; so both are cached by text, the refusals too.
"""

from dataclasses import dataclass, field

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    NoSchemaIntrospectionCustomRule,
    parse,
    specified_rules,
    validate,
)

from router.errors import ErrorCode, GraphQLErrorDict, RequestError, graphql_error
from router.planner.operation import Operation, read_operation

from .lru_cache import LruCache

MAX_TOKENS = 20_000
"""Tokens of a document; far beyond what people and code generators write."""

_BYTES_PER_CHARACTER = 40
"""What a parsed document weighs, roughly, for each character of its text."""


@dataclass(slots=True)
class ValidDocument:
    """A document that may be executed; its operations are read when they are first asked for."""

    document: DocumentNode
    _operations: dict[str | None, Operation] = field(default_factory=dict)

    def operation(self, name: str | None) -> Operation:
        """The operation of that name, or the only one. Raises RequestError."""
        found = self._operations.get(name)
        if found is None:
            found = self._operations[name] = read_operation(self.document, name)
        return found


class Documents:
    """Validates texts against one API schema.

    allows_introspection: whether `__schema` and `__type` may be asked for.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        *,
        allows_introspection: bool = True,
        max_bytes: int = 64 * 1024 * 1024,
    ) -> None:
        self._schema = schema
        self._rules = tuple(specified_rules)
        if not allows_introspection:
            self._rules += (NoSchemaIntrospectionCustomRule,)
        self._cache: LruCache[str, ValidDocument | RequestError] = LruCache(max_bytes)

    def __len__(self) -> int:
        return len(self._cache)

    def get(self, text: str) -> ValidDocument:
        """The document. Raises RequestError with every fault that was found in it."""
        known = self._cache.get(text)
        if known is None:
            try:
                known = self._read(text)
            except RequestError as error:
                known = error
            self._cache.put(text, known, len(text) * _BYTES_PER_CHARACTER)
        if isinstance(known, RequestError):
            raise RequestError(known.errors, status=known.status)
        return known

    def _read(self, text: str) -> ValidDocument:
        try:
            document = parse(text, no_location=True, max_tokens=MAX_TOKENS)
            if validate(self._schema, document, self._rules):
                # Positions cost time and memory, so only a document with faults gets them.
                located = parse(text, max_tokens=MAX_TOKENS)
                raise RequestError(
                    [
                        _formatted(error, ErrorCode.GRAPHQL_VALIDATION_FAILED)
                        for error in validate(self._schema, located, self._rules)
                    ]
                )
        except GraphQLSyntaxError as error:
            raise RequestError([_formatted(error, ErrorCode.GRAPHQL_PARSE_FAILED)]) from error
        except RecursionError as error:
            raise RequestError.of(
                ErrorCode.GRAPHQL_PARSE_FAILED, "The document is nested too deeply."
            ) from error
        return ValidDocument(document)


def _formatted(error: GraphQLError, code: ErrorCode) -> GraphQLErrorDict:
    locations = [{"line": at.line, "column": at.column} for at in error.locations or ()]
    return graphql_error(error.message, code, locations=locations)
