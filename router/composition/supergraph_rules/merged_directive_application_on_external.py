"""MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL: a directive that is merged, on an @external field.

External declarations take no part in the merge, so such a directive would have no effect.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.merge.features import is_merged
from router.composition.merge.field_row import FieldRow
from router.composition.merge.merging import Merging
from router.schema.definition import DirectiveUse


def merged_directive_application_on_external(merging: Merging, field: FieldRow) -> Iterator[Issue]:
    """Yield an issue for each application. Custom directives do no harm there."""
    for index in sorted(field.external):
        for use in field.row[index].directives:
            if is_merged(use) or _is_built_in(use):
                yield merging.findings.issue(
                    CompositionCode.MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL,
                    f'"@{use.name}" has no place on the external field "{field.coordinate}" of'
                    f" {merging.findings.subgraphs([index])}.",
                    field.coordinate,
                    {index: use},
                )


def _is_built_in(use: DirectiveUse) -> bool:
    return use.feature is None and use.name == "deprecated"
