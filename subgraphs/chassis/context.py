"""What a resolver finds in `info.context`; a subgraph adds its service and its loaders."""

from strawberry.fastapi import BaseContext

from .connections import Paging
from .database import Database
from .identity import Caller


class RequestContext(BaseContext):
    """Who asks, the database, and paging, for one request."""

    def __init__(self, caller: Caller, database: Database, paging: Paging) -> None:
        super().__init__()
        self.caller = caller
        self.database = database
        self.paging = paging
