"""The GraphQL schema of orders: types and translation; no rule and no SQL.

values       small types without identity, and the enums
types        the entities, and the connections between them
inputs       arguments, and the values that the services take
payloads     results of mutations, and how refusals look in them
query mutation   the roots
"""

from subgraphs.chassis.errors import InvalidInput, NotFound
from subgraphs.chassis.federation import SubgraphSchema

from .mutation import Mutation
from .payloads import LineOutOfStock, LinePriceChanged, OrderProblem
from .query import Query

schema = SubgraphSchema(
    Query,
    Mutation,
    # only reached through the interface UserError
    types=(InvalidInput, NotFound, LineOutOfStock, LinePriceChanged, OrderProblem),
)
