"""Small types that have no identity of their own, and the enums."""

from datetime import datetime

import strawberry

from subgraphs.users.models import AccountStatus, Role
from subgraphs.users.tokens import AccessToken

__all__ = ["AccountStatus", "Role", "TokenPair"]

for _enum in (AccountStatus, Role):
    strawberry.enum(_enum)

_BEARER = "Bearer"


@strawberry.type
class TokenPair:
    """What a client shows from now on, as `Authorization: <tokenType> <accessToken>`."""

    access_token: str
    access_expires_at: datetime
    token_type: str

    @classmethod
    def of(cls, token: AccessToken) -> "TokenPair":
        return cls(
            access_token=token.text,
            access_expires_at=token.expires_at,
            token_type=_BEARER,
        )
