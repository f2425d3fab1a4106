"""INVALID_GRAPHQL: the merged schema breaks a rule of plain GraphQL.

The subgraphs are valid, and most of what could go wrong between them has a code of its own; what is
left shows only on the whole: an implementation narrower than its interface, a default that a merged
enum no longer has, input types of several subgraphs in a circle.
"""

from collections.abc import Iterator, Sequence

from router.composition.codes import CompositionCode
from router.composition.issue import Issue
from router.schema.subgraph import SubgraphSchema
from router.schema.subgraph_graphql_rules import (
    circular_inputs,
    directive_definition_problems,
    type_problems,
)
from router.schema.subgraph_interface_rules import implementation_problems
from router.schema.supergraph import Supergraph

from .places import places_of


def invalid_graphql(supergraph: Supergraph, schemas: Sequence[SubgraphSchema]) -> Iterator[Issue]:
    """Yield an issue for each rule that is broken."""
    for graph in supergraph.graphs:
        if graph.id.startswith("__"):
            yield CompositionCode.INVALID_GRAPHQL.issue(
                f'The name of subgraph "{graph.name}" must not begin with "__", which GraphQL'
                " reserves.",
            )
    types = supergraph.types
    for problem in (
        *type_problems(types.values(), types, may_be_empty=""),
        *directive_definition_problems(supergraph.directives.values(), types),
        *implementation_problems(types.values(), types),
        *circular_inputs(types.values(), types),
    ):
        owner, _, rest = (problem.coordinate or "").partition(".")
        places = places_of(schemas, owner, rest.partition("(")[0] or None)
        yield CompositionCode.INVALID_GRAPHQL.issue(
            f"The merged schema is not valid: {problem.message}", places, problem.coordinate
        )
