"""The rules of federation on one subgraph: all that can be said without the others.

In: a SubgraphSchema that is valid GraphQL. Out: every error, in the order of RULES and then of the
schema. A Federation 1 subgraph is not checked before it is upgraded (composition/upgrade), for it
may break most of these rules in ways that never meant anything.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from router.schema.subgraph import SubgraphSchema

from .issue import Issue
from .subgraph_facts import SubgraphFacts, facts_of
from .subgraph_rules.auth_requirements_applied_on_interface import (
    auth_requirements_applied_on_interface,
)
from .subgraph_rules.context_invalid_selection import context_invalid_selection
from .subgraph_rules.context_name_invalid import context_name_invalid
from .subgraph_rules.cost_applied_to_interface_field import cost_applied_to_interface_field
from .subgraph_rules.external_on_interface import external_on_interface
from .subgraph_rules.external_unused import external_unused
from .subgraph_rules.field_sets import field_sets, unreadable_interface_keys
from .subgraph_rules.from_context import from_context
from .subgraph_rules.interface_key_not_on_implementation import (
    interface_key_not_on_implementation,
)
from .subgraph_rules.interface_object_usage_error import interface_object_usage_error
from .subgraph_rules.invalid_shareable_usage import invalid_shareable_usage
from .subgraph_rules.list_size import list_size
from .subgraph_rules.provides_on_non_object_field import provides_on_non_object_field
from .subgraph_rules.unsupported_on_interface import unsupported_on_interface

Rule: TypeAlias = Callable[[SubgraphSchema, SubgraphFacts], Iterator[Issue]]

RULES: tuple[Rule, ...] = (
    unsupported_on_interface,
    field_sets,
    context_name_invalid,
    from_context,
    context_invalid_selection,
    external_on_interface,
    external_unused,
    interface_key_not_on_implementation,
    interface_object_usage_error,
    cost_applied_to_interface_field,
    list_size,
    auth_requirements_applied_on_interface,
    invalid_shareable_usage,
)


_HOPELESS: tuple[Rule, ...] = (provides_on_non_object_field, unreadable_interface_keys)
"""The reference gives up at the first of these, and reports it alone."""


def check_subgraph(schema: SubgraphSchema, facts: SubgraphFacts | None = None) -> tuple[Issue, ...]:
    """All errors of one subgraph; none for Federation 1.

    facts: those of the schema, when the caller has them already.
    """
    if schema.is_federation_1:
        return ()
    facts = facts or facts_of(schema)
    for rule in _HOPELESS:
        first = next(rule(schema, facts), None)
        if first is not None:
            return (first,)
    return tuple(issue for rule in RULES for issue in rule(schema, facts))
