"""Access tokens: what a client shows the router for the next minutes.

A token says all that others need to know of its bearer, so that nobody asks us: the id, the roles,
and the scopes that go with them (chassis/identity.py reads it). It is good until it ends.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from subgraphs.chassis.database import utc_now
from subgraphs.chassis.identity import Caller, scopes_of
from subgraphs.chassis.keys import SigningKey
from subgraphs.chassis.settings import IdentitySettings

from .models import User


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A signed token, when it ends, and who its bearer is to every service."""

    text: str
    expires_at: datetime
    caller: Caller


class AccessTokens:
    """Signs for the issuer and the audience that all services agree on."""

    def __init__(self, key: SigningKey, identity: IdentitySettings, seconds: int) -> None:
        self._key = key
        self._identity = identity
        self._life = timedelta(seconds=seconds)

    def issue(self, user: User) -> AccessToken:
        """A token for this user, with the roles of this moment."""
        roles = frozenset(role.value.lower() for role in user.roles)
        caller = Caller(user.id, roles, scopes_of(roles))
        # a token counts in seconds; what we say of its end is what it says itself
        now = utc_now().replace(microsecond=0)
        text = self._key.sign(
            {
                "iss": self._identity.issuer,
                "aud": self._identity.audience,
                "sub": user.id,
                "roles": sorted(caller.roles),
                "scope": " ".join(sorted(caller.scopes)),
                "jti": secrets.token_urlsafe(16),
                "iat": now,
                "exp": now + self._life,
            }
        )
        return AccessToken(text, now + self._life, caller)
