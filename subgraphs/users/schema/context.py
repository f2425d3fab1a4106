"""What the resolvers of users find in `info.context`."""

import strawberry

from subgraphs.chassis.connections import Paging
from subgraphs.chassis.context import RequestContext
from subgraphs.chassis.database import Database
from subgraphs.chassis.identity import Caller
from subgraphs.users.loaders import Loaders
from subgraphs.users.service import AccountService


class UsersContext(RequestContext):
    """One request: the caller's view of the accounts."""

    def __init__(
        self, caller: Caller, database: Database, paging: Paging, accounts: AccountService
    ) -> None:
        super().__init__(caller, database, paging)
        self.accounts = accounts
        self.loaders = Loaders(accounts)


Info = strawberry.Info[UsersContext, None]
