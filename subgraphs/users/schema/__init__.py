"""The GraphQL schema of users: types and translation; no rule and no SQL.

values       the enums, and the tokens of a session
types        the entity
inputs       arguments, and the values that the service takes
payloads     results of mutations, and how refusals look in them
query mutation   the roots
"""

from subgraphs.chassis.errors import InvalidInput
from subgraphs.chassis.federation import SubgraphSchema

from .mutation import Mutation
from .payloads import AccountProblem, StaleProfile
from .query import Query

schema = SubgraphSchema(
    Query,
    Mutation,
    # only reached through the interface UserError
    types=(InvalidInput, AccountProblem, StaleProfile),
)
