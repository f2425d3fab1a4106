"""Strawberry's federation schema with `_entities` the way a busy subgraph needs it.

Strawberry resolves representations one by one, and one unknown `__typename` costs the whole list.
Here they are grouped by type, each type loads its group with ONE call of its `resolve_references`,
and the answers go back to where they were asked. Whatever is wrong with one representation is an
error at its place in the list; the others are answered.

An entity class says how it loads:

    @classmethod
    async def resolve_references(cls, info, references) -> Sequence[Self | Exception | None]
        one answer for each reference, in their order; None for what does not exist

References hold GraphQL names, at least one complete key of the type, and no field the type does not
have.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

from graphql import FieldNode, GraphQLError, OperationDefinitionNode, SelectionSetNode, parse
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.federation.schema import FederationAny, Schema
from strawberry.federation.schema_directives import Key
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext, ExecutionResult, Info
from strawberry.types.base import StrawberryObjectDefinition

from .ids import is_id, not_an_id
from .loaders import ReadMany
from .masking import MaskFaults, log_faults, presentable
from .scalars import SCALARS

FEDERATION_VERSION: Final = "2.9"
MAX_REPRESENTATIONS = 2_000
_CACHED_DOCUMENTS = 500

Row = TypeVar("Row")
Node = TypeVar("Node")

Representation = Mapping[str, Any]
Answers = Sequence[object]


class InvalidRepresentationError(GraphQLError):
    """One item of `representations` that no entity of this subgraph can be found by."""

    def __init__(self, message: str) -> None:
        super().__init__(message, extensions={"code": "INVALID_REPRESENTATION"})


class SubgraphSchema(Schema):
    """A subgraph's schema: pinned version, our scalars, batched entities, masked faults.

    Raises TypeError when an entity with a resolvable key does not define `resolve_references`.
    """

    def __init__(
        self, query: type, mutation: type | None = None, types: Iterable[type] = ()
    ) -> None:
        super().__init__(
            query=query,
            mutation=mutation,
            types=types,
            extensions=[
                MaskFaults,
                lambda: ParserCache(maxsize=_CACHED_DOCUMENTS),
                lambda: ValidationCache(maxsize=_CACHED_DOCUMENTS),
            ],
            config=StrawberryConfig(scalar_map=SCALARS),
            federation_version=FEDERATION_VERSION,
        )
        self._entity_types = {
            name: _Entity(name, concrete.definition, self.config)
            for name, concrete in self.schema_converter.type_map.items()
            if isinstance(concrete.definition, StrawberryObjectDefinition)
            and _resolvable_keys(concrete.definition)
        }

    async def entities_resolver(  # type: ignore[override]  # the field may be async; Strawberry's own is not
        self, info: Info, representations: list[FederationAny]
    ) -> list[FederationAny]:
        """One call for each type; answers in the order of the representations."""
        if len(representations) > MAX_REPRESENTATIONS:
            raise InvalidRepresentationError(
                f"{len(representations)} representations; {MAX_REPRESENTATIONS} are allowed."
            )
        answers: list[Any] = [None] * len(representations)
        groups: dict[str, list[int]] = {}
        for index, representation in enumerate(representations):
            problem = self._problem(representation)
            if problem is None:
                groups.setdefault(representation["__typename"], []).append(index)  # type: ignore[index]
            else:
                answers[index] = problem
        resolved = await asyncio.gather(
            *(
                self._entity_types[name].resolve(info, [representations[i] for i in indexes])  # type: ignore[misc]
                for name, indexes in groups.items()
            ),
            return_exceptions=True,
        )
        for indexes, group in zip(groups.values(), resolved, strict=True):
            # what a call raises is the answer to each of its references
            group_answers = [group] * len(indexes) if isinstance(group, BaseException) else group
            for index, answer in zip(indexes, group_answers, strict=True):
                answers[index] = answer
        return answers

    async def execute(self, query: str | None, *args: Any, **options: Any) -> ExecutionResult:
        """Strawberry's; what stops an operation before it runs is made presentable too."""
        result = await super().execute(query, *args, **options)
        if result.errors:
            log_faults(result.errors)  # those of execution are masked, and logged, already
            result.errors = [presentable(error) for error in result.errors]
        return result

    def process_errors(
        self,
        errors: list[GraphQLError],
        execution_context: ExecutionContext | None = None,  # noqa: ARG002 -- Strawberry's signature
    ) -> None:
        log_faults(errors)

    def _problem(self, representation: object) -> InvalidRepresentationError | None:
        if not isinstance(representation, dict):
            return InvalidRepresentationError("A representation is an object.")
        name = representation.get("__typename")
        entity = self._entity_types.get(name) if isinstance(name, str) else None
        if entity is None:
            return InvalidRepresentationError(f'"{name}" is not an entity of this subgraph.')
        return entity.problem(representation)


class _Entity:
    """How representations of one type are checked and loaded."""

    def __init__(
        self, name: str, definition: StrawberryObjectDefinition, config: StrawberryConfig
    ) -> None:
        if not hasattr(definition.origin, "resolve_references"):
            raise TypeError(f'Entity "{name}" has no resolve_references.')
        self._name = name
        self._class: Any = definition.origin
        self._keys = [_selections(key) for key in _resolvable_keys(definition)]
        convert = config.name_converter.get_graphql_name
        self._fields = {convert(field) for field in definition.fields} | {"__typename"}

    def problem(self, representation: Representation) -> InvalidRepresentationError | None:
        unknown = sorted(str(name) for name in representation.keys() - self._fields)
        if unknown:
            return InvalidRepresentationError(f'"{self._name}" has no field "{unknown[0]}".')
        if not any(_covers(representation, key) for key in self._keys):
            return InvalidRepresentationError(
                f'The representation has no complete key of "{self._name}".'
            )
        return None

    async def resolve(self, info: Info, references: Sequence[Representation]) -> Answers:
        """One call for all of them."""
        answers: Answers = await self._class.resolve_references(info, references)
        return answers


def _resolvable_keys(definition: StrawberryObjectDefinition) -> list[str]:
    return [
        str(directive.fields)
        for directive in definition.directives or ()
        if isinstance(directive, Key) and directive.resolvable is not False  # UNSET means it is
    ]


def _selections(key: str) -> SelectionSetNode:
    (operation,) = parse(f"{{ {key} }}").definitions
    assert isinstance(operation, OperationDefinitionNode)
    return operation.selection_set


def _covers(value: object, selections: SelectionSetNode) -> bool:
    """Whether an object has every field of a key, none of them null."""
    if isinstance(value, list):
        return all(_covers(item, selections) for item in value)
    if not isinstance(value, dict):
        return False
    for field in selections.selections:
        assert isinstance(field, FieldNode)
        member = value.get(field.name.value)
        if member is None or (field.selection_set and not _covers(member, field.selection_set)):
            return False
    return True


async def answer_by_id(
    prefix: str,
    references: Sequence[Representation],
    read_many: ReadMany[str, Row],
    make: Callable[[Row], Node],
) -> list[Node | Exception | None]:
    """`resolve_references` for a type whose only key is its id: one read for all the good ids."""
    ids = [str(reference["id"]) for reference in references]
    rows = await read_many(list(dict.fromkeys(id_ for id_ in ids if is_id(prefix, id_))))
    answers: list[Node | Exception | None] = []
    for id_ in ids:
        if id_ in rows:
            answers.append(make(rows[id_]))
        else:
            answers.append(None if is_id(prefix, id_) else not_an_id(prefix, id_))
    return answers


async def answer_by_id_or(
    other: str,
    prefix: str,
    references: Sequence[Representation],
    read_many: Callable[[Sequence[str], Sequence[str]], Awaitable[Sequence[Row]]],
    make: Callable[[Row], Node],
    keys_of: Callable[[Row], tuple[str, str]],
) -> list[Node | Exception | None]:
    """`resolve_references` for a type with an id and a second key, `other`: one read for both.

    A reference that has both is found by its id. `read_many` is given ids and other keys, `keys_of`
    says both of a row.
    """
    wanted = [
        ("id", str(each["id"])) if each.get("id") is not None else (other, str(each[other]))
        for each in references
    ]
    ids = [key for name, key in wanted if name == "id" and is_id(prefix, key)]
    rows = await read_many(ids, [key for name, key in wanted if name == other])
    found = {place: row for row in rows for place in zip(("id", other), keys_of(row), strict=True)}
    answers: list[Node | Exception | None] = []
    for name, key in wanted:
        if (name, key) in found:
            answers.append(make(found[name, key]))
        else:
            is_wrong = name == "id" and not is_id(prefix, key)
            answers.append(not_an_id(prefix, key) if is_wrong else None)
    return answers
