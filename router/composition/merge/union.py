"""Unions: the union of their members."""

from router.composition.codes import HintCode
from router.schema.join import MemberJoin

from .merging import Merging
from .row import names_in_order


def merge_members(merging: Merging, name: str) -> tuple[str, ...]:
    """The merged members, by first appearance; a hint for each that a subgraph lacks."""
    row = merging.rows[name]
    members = names_in_order(definition.members for definition in row.values())
    for member in members:
        having = {
            index: definition if member in definition.members else None
            for index, definition in row.items()
        }
        if None in having.values():
            merging.findings.report_absence(
                HintCode.INCONSISTENT_UNION_MEMBER,
                f'The member "{member}" of the union "{name}" is not in all subgraphs',
                having,
                name,
            )
    return members


def member_joins(merging: Merging, name: str, members: tuple[str, ...]) -> tuple[MemberJoin, ...]:
    """Which subgraph has which member, by member."""
    return tuple(
        MemberJoin(merging.graphs[index].id, member)
        for member in members
        for index, definition in merging.rows[name].items()
        if member in definition.members
    )
