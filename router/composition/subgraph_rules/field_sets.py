"""The field sets of @key, @requires and @provides: {directive}_INVALID_FIELDS and its relatives.

_INVALID_FIELDS_TYPE       `fields` is not a string
_INVALID_FIELDS            it cannot be read, or names what does not exist
_DIRECTIVE_IN_FIELDS_ARG   it has directives in it
_FIELDS_HAS_ARGS           a field in it takes arguments; a @requires may give them
_FIELDS_MISSING_EXTERNAL   a leaf in it is not @external, nor anything above it; not for @key
KEY_FIELDS_SELECT_INVALID_TYPE   a field in a @key is a union or an interface

Federation: "@key", "@requires", "@provides". They share one file since one walk finds them all, and
how far it comes decides which of them show.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from router.composition.codes import CompositionCode
from router.composition.field_set_check import Fault, FieldSetProblem, check_field_set
from router.composition.field_set_targets import field_set_of, is_followed
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.definition import (
    COMPOSITE_KINDS,
    DirectiveUse,
    FieldDefinition,
    TypeDefinition,
    TypeKind,
)
from router.schema.field_set import FieldSelection, FieldSet, FragmentSelection
from router.schema.literal import print_literal
from router.schema.subgraph import SubgraphSchema


def field_sets(schema: SubgraphSchema, facts: SubgraphFacts) -> Iterator[Issue]:
    """All that is wrong inside field sets: keys first, then requires, then provides."""
    for definition in schema.types.values():
        for use in definition.applied("key"):
            yield from _Checked(schema, facts, use, definition, definition.name).issues()
    for directive in ("requires", "provides"):
        for definition in schema.types.values():
            for field in definition.fields.values():
                for use in field.applied(directive):
                    target = _target(schema, definition, field, directive)
                    if target is not None:
                        coordinate = f"{definition.name}.{field.name}"
                        yield from _Checked(schema, facts, use, target, coordinate).issues()


def unreadable_interface_keys(schema: SubgraphSchema, facts: SubgraphFacts) -> Iterator[Issue]:
    """The first error of each @key that names what does not exist, around keyed interfaces.

    The reference needs the keys of such interfaces and of the types that implement them before it
    can check anything else, and gives up.
    """
    interfaces = [
        name
        for name, item in schema.types.items()
        if item.kind is TypeKind.INTERFACE and item.has("key")
    ]
    for definition in schema.types.values():
        if definition.name not in interfaces and not set(interfaces) & set(definition.interfaces):
            continue
        for use in definition.applied("key"):
            field_set = field_set_of(use)
            if not field_set or not is_followed(schema.types, definition.name, field_set):
                yield next(_Checked(schema, facts, use, definition, definition.name).issues())


def _target(
    schema: SubgraphSchema, definition: TypeDefinition, field: FieldDefinition, directive: str
) -> TypeDefinition | None:
    if directive == "requires":
        return definition
    found = schema.types.get(field.type.name)
    return found if found is not None and found.kind in COMPOSITE_KINDS else None


@dataclass(frozen=True, slots=True)
class _Checked:
    """One application of one of the three directives.

    on: the type its field set starts at. coordinate: the element it is applied to.
    """

    schema: SubgraphSchema
    facts: SubgraphFacts
    use: DirectiveUse
    on: TypeDefinition
    coordinate: str

    def issues(self) -> Iterator[Issue]:
        text = self.use.arguments.get("fields")
        if not isinstance(text, str):
            yield self._issue(
                "INVALID_FIELDS_TYPE", 'Invalid value for argument "fields": must be a string.'
            )
            return
        allow_abstract = self.use.name != "key"
        field_set, problems = check_field_set(
            self.schema.types, self.on, text, allow_abstract=allow_abstract
        )
        for problem in problems:
            yield self._issue(problem.fault.value, self._sentence(problem))
        yield from self._forbidden(self.on, field_set, below_external=False)

    def _sentence(self, problem: FieldSetProblem) -> str:
        if problem.fault is not Fault.INVALID or not problem.message.startswith("Cannot query"):
            return problem.message
        if self.use.name == "key":
            return (
                f"{problem.message} (add the field to this subgraph, with @external if it should"
                " not be resolved by it)."
            )
        return f"{problem.message} (a field of another subgraph must be added here as @external)."

    def _forbidden(
        self, on: TypeDefinition, field_set: FieldSet, *, below_external: bool
    ) -> Iterator[Issue]:
        for selection in field_set:
            if isinstance(selection, FragmentSelection):
                condition = selection.type_condition
                target = self.schema.types[condition] if condition else on
                yield from self._forbidden(
                    target, selection.selections, below_external=below_external
                )
            else:
                yield from self._forbidden_field(on, selection, below_external)

    def _forbidden_field(
        self, on: TypeDefinition, selection: FieldSelection, below_external: bool
    ) -> Iterator[Issue]:
        field = on.fields.get(selection.name)
        coordinate = f"{on.name}.{selection.name}"
        if field is not None and field.arguments and self.use.name != "requires":
            text = f'field "{coordinate}" cannot be included because it has arguments'
            yield self._issue("FIELDS_HAS_ARGS", text)
        if selection.selections and field is not None:
            yield from self._forbidden(
                self.schema.types[field.type.name],
                selection.selections,
                below_external=below_external or self._may_be_external(on, selection.name),
            )
            return
        if self.use.name == "key" or below_external:
            return
        if not self.facts.is_external(on.name, selection.name):
            yield self._issue("FIELDS_MISSING_EXTERNAL", self._not_external(on, selection.name))

    def _may_be_external(self, on: TypeDefinition, name: str) -> bool:
        """Whether the field, or one that implements it, is external."""
        if self.facts.is_external(on.name, name):
            return True
        return on.kind is TypeKind.INTERFACE and any(
            self.facts.is_external(implementation, name)
            for implementation in self.facts.implementations.get(on.name, ())
        )

    def _not_external(self, on: TypeDefinition, name: str) -> str:
        text = (
            f'field "{on.name}.{name}" should not be part of a @{self.use.name} since it is already'
        )
        if self.facts.externals.is_fake(on.name, name):
            return (
                f'{text} "effectively" provided by this subgraph (although marked @external, it is'
                " a @key field of a type extension, and such fields are not taken for external)"
            )
        return f"{text} provided by this subgraph (it is not marked @external)"

    def _issue(self, code: str, sentence: str) -> Issue:
        kind = "field" if "." in self.coordinate else "type"
        shown = print_literal(self.use.arguments.get("fields"))
        return subgraph_issue(
            self.schema,
            CompositionCode(f"{self.use.name.upper()}_{code}"),
            f'On {kind} "{self.coordinate}", for @{self.use.name}(fields: {shown}): {sentence}',
            self.use.location,
            coordinate=self.coordinate,
        )
