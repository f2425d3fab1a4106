"""One field of an object or interface type.

External declarations take no part in the merge; they are checked against what it yields. Only where
an interface object is the real source of a field may all declarations be external.
"""

from router.composition.supergraph_rules.external_argument_default_mismatch import (
    external_argument_default_mismatch,
)
from router.composition.supergraph_rules.external_argument_missing import (
    external_argument_missing,
)
from router.composition.supergraph_rules.external_argument_type_mismatch import (
    external_argument_type_mismatch,
)
from router.composition.supergraph_rules.external_missing_on_base import external_missing_on_base
from router.composition.supergraph_rules.external_type_mismatch import external_type_mismatch
from router.composition.supergraph_rules.merged_directive_application_on_external import (
    merged_directive_application_on_external,
)
from router.schema.definition import FieldDefinition

from .applied_directives import merge_directives
from .argument import merge_arguments
from .auth_inheritance import Inherited
from .description import merge_description
from .field_row import FieldRow
from .joins import field_joins
from .merging import Merging
from .passed_through import passed_through
from .type_reference import merge_output_type

_EXTERNAL_RULES = (
    external_type_mismatch,
    external_argument_missing,
    external_argument_type_mismatch,
    external_argument_default_mismatch,
)


def merge_field(merging: Merging, field: FieldRow, inherited: Inherited) -> FieldDefinition | None:
    """The merged field; None when it is external wherever it is declared."""
    errors = merging.findings.errors
    if issue := external_missing_on_base(merging, field):
        errors.append(issue)
        return None
    coordinate, resolving = field.coordinate, field.resolving
    if field.external:
        errors.extend(merged_directive_application_on_external(merging, field))
    if field.is_external_only:
        type_ref = merge_output_type(merging, coordinate, field.row)
        return FieldDefinition(field.name, type_ref, joins=field_joins(merging, field, type_ref))
    type_ref = merge_output_type(merging, coordinate, resolving)
    merged = FieldDefinition(
        field.name,
        type_ref,
        merge_arguments(merging, coordinate, resolving),
        field_joins(merging, field, type_ref),
        description=merge_description(merging, coordinate, resolving),
        directives=(
            *passed_through(merging, field.row),
            *merge_directives(merging, coordinate, resolving, inherited.get(coordinate)),
        ),
    )
    if field.external:
        for rule in _EXTERNAL_RULES:
            errors.extend(rule(merging, field, merged))
    return merged
