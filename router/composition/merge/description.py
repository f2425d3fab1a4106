"""The description of a merged element: the most frequent one."""

from router.composition.codes import HintCode
from router.schema.definition import Directed

from .merging import Merging
from .row import Row, declared, grouped, most_frequent


def merge_description(merging: Merging, coordinate: str, row: Row[Directed]) -> str | None:
    """The description most subgraphs give, the first of several; an empty one only if all are.

    INCONSISTENT_DESCRIPTION where two that are not empty differ.
    """
    described = {index: one for index, one in declared(row) if one.description is not None}
    if not described:
        return None
    groups = grouped(described, lambda element: element.description or "")
    if len(groups) == 1:
        return next(iter(groups))
    groups.pop("", None)
    if len(groups) > 1:
        merging.findings.report_difference(
            HintCode.INCONSISTENT_DESCRIPTION,
            f'"{coordinate}" has different descriptions, the most frequent is kept',
            described,
            lambda element: f'"{element.description}"',
            coordinate,
        )
    return most_frequent(groups)
