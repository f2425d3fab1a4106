"""The rules on what the merge has made; each stage needs the one before to be clean.

1. What subgraphs owe each other. 2. Plain GraphQL. 3. What @inaccessible leaves of the schema.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from router.composition.issue import Issue
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Supergraph

from .default_value_uses_inaccessible import default_value_uses_inaccessible
from .disallowed_inaccessible import disallowed_inaccessible
from .implemented_by_inaccessible import implemented_by_inaccessible
from .interface_field_no_implem import interface_field_no_implem
from .invalid_graphql import invalid_graphql
from .missing_transitive_auth_requirements import missing_transitive_auth_requirements
from .only_inaccessible_children import only_inaccessible_children
from .query_root_type_inaccessible import query_root_type_inaccessible
from .referenced_inaccessible import referenced_inaccessible
from .required_inaccessible import required_inaccessible
from .requires_invalid_fields import requires_invalid_fields

SupergraphRule: TypeAlias = Callable[[Supergraph, Sequence[SubgraphSchema]], Iterator[Issue]]

_BETWEEN_SUBGRAPHS: tuple[SupergraphRule, ...] = (
    interface_field_no_implem,
    requires_invalid_fields,
    missing_transitive_auth_requirements,
)
_HIDING: tuple[SupergraphRule, ...] = (
    referenced_inaccessible,
    query_root_type_inaccessible,
    only_inaccessible_children,
    implemented_by_inaccessible,
    required_inaccessible,
    default_value_uses_inaccessible,
    disallowed_inaccessible,
)


def check_supergraph(
    supergraph: Supergraph, schemas: Sequence[SubgraphSchema]
) -> tuple[Issue, ...]:
    """All errors of the first stage that has any."""
    hides = any(link.name == "inaccessible" for link in supergraph.links)
    for stage in (_BETWEEN_SUBGRAPHS, (invalid_graphql,), _HIDING if hides else ()):
        errors = tuple(issue for rule in stage for issue in rule(supergraph, schemas))
        if errors:
            return errors
    return ()


def check_hiding(supergraph: Supergraph) -> tuple[Issue, ...]:
    """The last stage alone, for a supergraph of which more was hidden; without places."""
    return tuple(issue for rule in _HIDING for issue in rule(supergraph, ()))
