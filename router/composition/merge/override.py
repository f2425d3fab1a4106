"""@override: a subgraph takes a field over from another one.

The error rules are asked in a fixed order, and the first one that finds fault ends the matter for
its application: the override then has no effect. So does an override from a subgraph that does not
exist, or that has no such field any more; both only get a hint.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from router.composition.codes import HintCode
from router.composition.issue import Issue
from router.composition.supergraph_rules.override_collision_with_another_directive import (
    override_of_abstracted_field,
    override_on_bound_field,
    override_on_interface_object,
)
from router.composition.supergraph_rules.override_from_self_error import override_from_self_error
from router.composition.supergraph_rules.override_label_invalid import override_label_invalid
from router.composition.supergraph_rules.override_on_interface import override_on_interface
from router.composition.supergraph_rules.override_source_has_override import (
    override_source_has_override,
)
from router.schema.definition import FieldDefinition

from .federation_use import federation_use
from .field_row import NO_OVERRIDES, FieldRow, Overrides
from .merging import Merging
from .override_case import OverrideCase

OverrideRule: TypeAlias = Callable[[Merging, OverrideCase], Issue | None]

_BEFORE_SOURCE = (override_on_interface, override_on_interface_object)
_OF_SOURCE = (override_from_self_error, override_source_has_override)
_OF_SOURCE_FIELD = (override_of_abstracted_field, override_on_bound_field)


def resolve_overrides(merging: Merging, field: FieldRow) -> Overrides:
    """What all @override of a field come to. NO_OVERRIDES itself when there are none."""
    cases = tuple(_cases(merging, field))
    if not cases:
        return NO_OVERRIDES
    outcome = _Outcome(merging, field)
    for case in cases:
        outcome.add(case)
    return outcome.overrides()


def _cases(merging: Merging, field: FieldRow) -> Iterator[OverrideCase]:
    for index, found in field.row.items():
        use = federation_use(found, "override")
        if use is not None:
            source = str(use.arguments.get("from", ""))
            label = use.arguments.get("label")
            names = merging.findings.names
            yield OverrideCase(
                field,
                index,
                use,
                source,
                names.index(source) if source in names else None,
                label if isinstance(label, str) and label else None,
            )


class _Outcome:
    """Gathers what the applications of @override on one field come to."""

    def __init__(self, merging: Merging, field: FieldRow) -> None:
        self.merging = merging
        self.field = field
        self.overridden: set[int] = set()
        self.used: set[int] = set()
        self.labels: dict[int, str] = {}
        self.unknown_source: set[int] = set()

    def overrides(self) -> Overrides:
        """The finished value."""
        return Overrides(
            frozenset(self.overridden),
            frozenset(self.used),
            dict(self.labels),
            frozenset(self.unknown_source),
        )

    def add(self, case: OverrideCase) -> None:
        """Judge one application."""
        if self._refused(case, _BEFORE_SOURCE):
            return
        if case.source_index is None:
            self.unknown_source.add(case.index)
            self._hint(
                HintCode.FROM_SUBGRAPH_DOES_NOT_EXIST,
                case,
                f'overrides it from "{case.source}", which does not exist',
            )
            return
        if self._refused(case, _OF_SOURCE):
            return
        source_field = self.field.row.get(case.source_index)
        abstracted = any(
            self.merging.abstracted(self.field.owner, self.field.name, case.source_index)
        )
        if source_field is None and not abstracted:
            self._hint(
                HintCode.OVERRIDE_DIRECTIVE_CAN_BE_REMOVED,
                case,
                f'need not override it any more: it is gone from "{case.source}"',
            )
        elif not self._refused(case, _OF_SOURCE_FIELD) and source_field is not None:
            self._take_over(case, case.source_index, source_field)

    def _refused(self, case: OverrideCase, rules: tuple[OverrideRule, ...]) -> bool:
        for rule in rules:
            issue = rule(self.merging, case)
            if issue is not None:
                self.merging.findings.errors.append(issue)
                return True
        return False

    def _take_over(self, case: OverrideCase, source: int, found: FieldDefinition) -> None:
        is_used = self.merging.facts[source].is_used(self.field.owner, self.field.name)
        if source in self.field.external:
            self._hint(
                HintCode.OVERRIDE_DIRECTIVE_CAN_BE_REMOVED,
                case,
                f'need not override it any more: it is @external in "{case.source}"',
            )
        else:
            self.overridden.add(source)
            if is_used:
                self.used.add(source)
            if case.label is None:
                self._hint_source(HintCode.OVERRIDDEN_FIELD_CAN_BE_REMOVED, source, found, is_used)
        if case.label is not None:
            issue = override_label_invalid(self.merging, case)
            if issue is not None:
                self.merging.findings.errors.append(issue)
            else:
                self.labels[case.index] = self.labels[source] = case.label
            self._hint_source(HintCode.OVERRIDE_MIGRATION_IN_PROGRESS, source, found, is_used)

    def _hint(self, code: HintCode, case: OverrideCase, what: str) -> None:
        where = self.merging.findings.subgraphs([case.index])
        message = f'"{self.field.coordinate}": {where} {what}.'
        row = {case.index: case.use}
        self.merging.findings.report(code, message, self.field.coordinate, row)

    def _hint_source(
        self, code: HintCode, source: int, found: FieldDefinition, is_used: bool
    ) -> None:
        where = self.merging.findings.subgraphs([source])
        under_way = code is HintCode.OVERRIDE_MIGRATION_IN_PROGRESS
        message = f'"{self.field.coordinate}" of {where} is ' + (
            "being overridden under a label" if under_way else "overridden"
        )
        if is_used:
            message += "; mark it @external, as field sets or interfaces there still need it"
        else:
            message += "; it can be removed" + (" when that is done" if under_way else "")
        row = {source: found}
        self.merging.findings.report(code, f"{message}.", self.field.coordinate, row)
