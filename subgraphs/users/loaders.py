"""What one request reads about many users at once, each in one statement."""

from subgraphs.chassis.loaders import Loader

from .models import User
from .service import AccountService


class Loaders:
    """Made for one request; the caller's rights are the service's."""

    def __init__(self, accounts: AccountService) -> None:
        self.users: Loader[str, User] = Loader(accounts.users_by_id)
