"""CONTEXT_NAME_INVALID: the name of a @context is not a plain identifier.

Federation, "@context": a name begins with a letter and goes on with letters and digits. Underscores
are kept for the name that the context has in the supergraph, `<subgraph>__<name>`.
"""

import re
from collections.abc import Iterator

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.composition.subgraph_facts import SubgraphFacts
from router.composition.subgraph_issue import subgraph_issue
from router.schema.subgraph import SubgraphSchema

_NAME = re.compile("[A-Za-z][A-Za-z0-9]*")


def context_name_invalid(schema: SubgraphSchema, facts: SubgraphFacts) -> Iterator[Issue]:
    """Yield one error per application with such a name, in schema order."""
    del facts
    for definition in schema.types.values():
        for use in definition.applied("context"):
            name = use.arguments.get("name")
            if not isinstance(name, str) or not _NAME.fullmatch(name):
                yield subgraph_issue(
                    schema,
                    CompositionCode.CONTEXT_NAME_INVALID,
                    f'Context name "{name}" is invalid: it must begin with a letter and consist of'
                    " letters and digits, without underscores.",
                    use.location,
                    coordinate=definition.name,
                )
