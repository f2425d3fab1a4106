"""The directive definitions of a supergraph.

Composed ones are taken from the subgraph with the latest version. Of the others only those are kept
that clients can write, and only if every subgraph knows them: a directive in an operation may reach
any of them.
"""

from router.composition.codes import HintCode
from router.schema.definition import DirectiveDefinition

from .argument import merge_arguments
from .description import merge_description
from .merging import Merging
from .row import Row, declared, names_in_order

EXECUTABLE_LOCATIONS = frozenset(
    {
        "QUERY",
        "MUTATION",
        "SUBSCRIPTION",
        "FIELD",
        "FRAGMENT_DEFINITION",
        "FRAGMENT_SPREAD",
        "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION",
    }
)
_BUILT_IN = frozenset({"skip", "include", "deprecated", "specifiedBy"})


def merge_directive_definitions(merging: Merging) -> dict[str, DirectiveDefinition]:
    """The merged definitions by name."""
    merged = {}
    for name, (index, composed) in merging.composed.definitions.items():
        merged[name] = _composed(merging, name, index, composed)
    for name in names_in_order(schema.directives for schema in merging.schemas):
        row = {index: s.directives.get(name) for index, s in enumerate(merging.schemas)}
        if name not in merged and name not in _BUILT_IN and _is_executable_somewhere(row):
            definition = _executable(merging, name, row)
            if definition is not None:
                merged[name] = definition
    return merged


def _composed(
    merging: Merging, name: str, index: int, definition: DirectiveDefinition
) -> DirectiveDefinition:
    return DirectiveDefinition(
        name,
        merge_arguments(merging, f"@{name}", {index: definition}),
        definition.locations,
        definition.is_repeatable,
        description=definition.description,
    )


def _is_executable_somewhere(row: Row[DirectiveDefinition]) -> bool:
    return any(_locations(definition) for _, definition in declared(row))


def _locations(definition: DirectiveDefinition) -> tuple[str, ...]:
    return tuple(sorted(EXECUTABLE_LOCATIONS.intersection(definition.locations)))


def _executable(
    merging: Merging, name: str, row: Row[DirectiveDefinition]
) -> DirectiveDefinition | None:
    coordinate, findings = f"@{name}", merging.findings
    if None in row.values():
        findings.report_absence(
            HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE,
            f'The directive "{coordinate}" is dropped, as not all subgraphs have it',
            row,
            coordinate,
        )
        return None
    found = [definition for _, definition in declared(row)]
    locations = tuple(
        location
        for location in _locations(found[0])
        if all(location in definition.locations for definition in found)
    )
    if not locations:
        findings.report_difference(
            HintCode.NO_EXECUTABLE_DIRECTIVE_INTERSECTION,
            f'The directive "{coordinate}" is dropped, as its locations have nothing in common',
            row,
            _locations_text,
            coordinate,
        )
        return None
    _hint_differences(merging, coordinate, row)
    return DirectiveDefinition(
        name,
        merge_arguments(merging, coordinate, row),
        locations,
        all(definition.is_repeatable for definition in found),
        description=merge_description(merging, coordinate, row),
    )


def _hint_differences(merging: Merging, coordinate: str, row: Row[DirectiveDefinition]) -> None:
    found = [definition for _, definition in declared(row)]
    if len({definition.is_repeatable for definition in found}) > 1:
        merging.findings.report_difference(
            HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE,
            f'The directive "{coordinate}" is not repeatable everywhere, and so not at all',
            row,
            lambda definition: "repeatable" if definition.is_repeatable else "not repeatable",
            coordinate,
        )
    if len({_locations(definition) for definition in found}) > 1:
        merging.findings.report_difference(
            HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS,
            f'The directive "{coordinate}" keeps only the locations common to all subgraphs',
            row,
            _locations_text,
            coordinate,
        )


def _locations_text(definition: DirectiveDefinition) -> str:
    return ", ".join(_locations(definition)) or "no location"
