"""INVALID_LINK_DIRECTIVE_USAGE: a Federation 1 schema has no room for federation.

It links features (which it may, by a link to the link specification), and one of them goes by the
name of federation, or has brought a directive under the name of one of federation's.
"""

from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_issue import subgraph_issue
from router.schema.link import Link
from router.schema.subgraph import SubgraphSchema


def taken_names(schema: SubgraphSchema, federation: Link) -> Iterator[Issue]:
    """Yield an issue for each feature that is in the way of the link the upgrade adds."""
    for link in schema.links:
        taken = set(link.imports.values()) & set(federation.imports.values())
        if link.prefix == federation.prefix:
            taken.add(f"{federation.prefix}")
        for name in sorted(taken):
            yield subgraph_issue(
                schema,
                CompositionCode.INVALID_LINK_DIRECTIVE_USAGE,
                f'{link.identity} is linked with the name "{name}", which federation needs when'
                ' this Federation 1 schema is upgraded. Rename it by "as".',
                link.location,
            )
