"""LIST_SIZE_APPLIED_TO_NON_LIST and its relatives: a @listSize that cannot be evaluated.

LIST_SIZE_APPLIED_TO_NON_LIST        neither the field is a list, nor are its sized fields
LIST_SIZE_INVALID_ASSUMED_SIZE       the assumed size is negative
LIST_SIZE_INVALID_SLICING_ARGUMENT   a slicing argument does not exist, or is no Int
LIST_SIZE_INVALID_SIZED_FIELD        a sized field does not exist

Federation, "@listSize"; the IBM cost specification says the same in "Valid List Size Target",
"Valid Slicing Arguments Target" and "Valid Sized Fields Target".
"""

from collections.abc import Iterator
from dataclasses import dataclass

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import COMPOSITE_KINDS, DirectiveUse, FieldDefinition
from router.schema.subgraph import SubgraphSchema


def list_size(schema: SubgraphSchema, facts: SubgraphFacts) -> Iterator[Issue]:
    """Yield all errors of all applications, in schema order."""
    del facts
    for definition in schema.types.values():
        for field in definition.fields.values():
            for use in field.applied("listSize"):
                yield from _Sized(schema, field, use, f"{definition.name}.{field.name}").issues()


@dataclass(frozen=True, slots=True)
class _Sized:
    """One application of @listSize."""

    schema: SubgraphSchema
    field: FieldDefinition
    use: DirectiveUse
    coordinate: str

    def issues(self) -> Iterator[Issue]:
        assumed = self.use.arguments.get("assumedSize")
        if not self._names("sizedFields") and not self.field.type.is_list:
            yield self._issue(
                CompositionCode.LIST_SIZE_APPLIED_TO_NON_LIST, f'"{self.coordinate}" is not a list'
            )
        if isinstance(assumed, int) and assumed < 0:
            yield self._issue(
                CompositionCode.LIST_SIZE_INVALID_ASSUMED_SIZE,
                f'Assumed size of "{self.coordinate}" cannot be negative',
            )
        yield from self._slicing_arguments()
        yield from self._sized_fields()

    def _slicing_arguments(self) -> Iterator[Issue]:
        for name in self._names("slicingArguments"):
            argument = self.field.arguments.get(name)
            if argument is None:
                text = f'Slicing argument "{name}" is not an argument of "{self.coordinate}"'
            elif str(argument.type.nullable) != "Int":
                text = f'Slicing argument "{self.coordinate}({name}:)" must be Int or Int!'
            else:
                continue
            yield self._issue(CompositionCode.LIST_SIZE_INVALID_SLICING_ARGUMENT, text)

    def _sized_fields(self) -> Iterator[Issue]:
        names = self._names("sizedFields")
        target = self.schema.types.get(self.field.type.name)
        if not names:
            return
        if target is None or target.kind not in COMPOSITE_KINDS or self.field.type.is_list:
            text = (
                f'Sized fields cannot be used because "{self.field.type}" is not a composite type'
            )
            yield self._issue(CompositionCode.LIST_SIZE_INVALID_SIZED_FIELD, text)
            return
        for name in names:
            field = target.fields.get(name)
            if field is None:
                text = f'Sized field "{name}" is not a field of type "{target.name}"'
                yield self._issue(CompositionCode.LIST_SIZE_INVALID_SIZED_FIELD, text)
            elif not field.type.is_list:
                text = f'Sized field "{target.name}.{name}" is not a list'
                yield self._issue(CompositionCode.LIST_SIZE_APPLIED_TO_NON_LIST, text)

    def _names(self, argument: str) -> tuple[str, ...]:
        value = self.use.arguments.get(argument)
        items = value if isinstance(value, tuple) else (value,)
        return tuple(item for item in items if isinstance(item, str))

    def _issue(self, code: CompositionCode, text: str) -> Issue:
        return subgraph_issue(
            self.schema, code, text, self.use.location, coordinate=self.coordinate
        )
