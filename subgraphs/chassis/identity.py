"""Who is calling: a Caller, read from a signed token, or anonymous when there is none.

Two kinds of token are believed, each with its own issuer and audience:

    access    iss = users' address, aud = "bookstore"; a person, with roles and scopes
    service   iss = "bookstore-services", aud = the service called; sub = "svc:orders", 30 s

Each issuer has keys of its own, so that a service's key says nothing about people, nor users' key
about services (trust.py). One algorithm, EdDSA. A token that is wrong in any way is refused as a
whole: a bad token never counts as no token. Scopes are read from the token alone; SCOPES_BY_ROLE
says what users writes into it. A service gets no more of them than SCOPES_BY_SERVICE has, for it
writes its tokens itself. A further issuer, such as a router with an identity token of its own, is
one more TrustedIssuer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import time

import jwt

from .errors import ForbiddenError, UnauthenticatedError
from .keys import ALGORITHM, PublicKeys, SigningKey

SERVICE_ISSUER = "bookstore-services"
SERVICE_TOKEN_SECONDS = 30
_LEEWAY_SECONDS = 5
# Tokens of as many callers as are busy at a time; each takes about a kilobyte.
_REMEMBERED = 1_000
_SERVICE_PREFIX = "svc:"
_BEARER = "bearer"

_CUSTOMER = frozenset({"catalog:read", "orders:own", "profile:own"})
_STAFF = _CUSTOMER | {
    "catalog:write", "stock:read", "stock:write", "orders:read", "orders:write", "orders:fulfil",
    "reviews:moderate", "users:read", "reports:read",
}  # fmt: skip
SCOPES_BY_ROLE = {
    "customer": _CUSTOMER,
    "staff": _STAFF,
    "admin": _STAFF | {"users:write", "roles:write"},
}
SCOPES_BY_SERVICE = {"orders": frozenset({"stock:reserve"})}


def scopes_of(roles: Iterable[str]) -> frozenset[str]:
    """All that these roles may do."""
    return frozenset().union(*(SCOPES_BY_ROLE[role] for role in roles))


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent the request. `subject`: a user's id, "svc:<name>" for a service, None for nobody."""

    subject: str | None = None
    roles: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()

    @property
    def is_service(self) -> bool:
        return self.subject is not None and self.subject.startswith(_SERVICE_PREFIX)

    def has(self, scope: str) -> bool:
        return scope in self.scopes

    def require(self, scope: str) -> None:
        """Raises UnauthenticatedError or ForbiddenError unless the caller has the scope."""
        if not self.has(scope):
            if self.subject is None:
                raise UnauthenticatedError("Sign in to do this.")
            raise ForbiddenError(f'This needs the scope "{scope}".')

    def require_self_or(self, scope: str, user_id: str) -> None:
        """Raises as `require` does, unless the caller is this very person."""
        if self.subject != user_id:
            self.require(scope)

    def require_user(self) -> str:
        """The id of the person who is signed in. Raises UnauthenticatedError for anyone else."""
        if self.subject is None or self.is_service:
            raise UnauthenticatedError("Sign in to do this.")
        return self.subject


ANONYMOUS = Caller()


@dataclass(frozen=True, slots=True)
class TrustedIssuer:
    """Tokens of this issuer for this audience are believed when one of these keys signed them.

    subjects: by the name of a key the one subject it signs for; a key without, for any.
    """

    issuer: str
    audience: str
    keys: PublicKeys
    subjects: Mapping[str, str] = field(default_factory=dict)


class Verifier:
    """Reads callers from Authorization headers.

    A client shows the same token many times: what it says is remembered until it ends.
    """

    def __init__(self, trusted: Iterable[TrustedIssuer]) -> None:
        self._trusted = {issuer.issuer: issuer for issuer in trusted}
        self._known: dict[str, tuple[Caller, float]] = {}

    def caller(self, authorization: str | None) -> Caller:
        """Anonymous without a header. Raises UnauthenticatedError for a token that is no good."""
        if authorization is None:
            return ANONYMOUS
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != _BEARER or not token:
            raise UnauthenticatedError("Authorization must be a bearer token.")
        caller, end = self._known.get(token, (ANONYMOUS, 0.0))
        if time() < end:
            return caller
        try:
            caller, end = self._verify(token.strip())
        except jwt.PyJWTError:
            # which check failed is nobody's business but the issuer's
            raise UnauthenticatedError("The access token is not valid, or has expired.") from None
        self._remember(token, caller, end)
        return caller

    def _remember(self, token: str, caller: Caller, end: float) -> None:
        if len(self._known) >= _REMEMBERED:
            del self._known[next(iter(self._known))]
        self._known[token] = caller, end

    def _verify(self, token: str) -> tuple[Caller, float]:
        """The caller, and until when the token says so. Raises PyJWTError."""
        unverified = jwt.decode_complete(token, options={"verify_signature": False})
        issuer = self._trusted.get(str(unverified["payload"].get("iss")))
        kid = str(unverified["header"].get("kid"))
        key = issuer.keys.get(kid) if issuer else None
        if issuer is None or key is None or "crit" in unverified["header"]:
            raise jwt.InvalidTokenError
        claims = jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            audience=issuer.audience,
            issuer=issuer.issuer,
            leeway=_LEEWAY_SECONDS,
            options={"require": ["iss", "aud", "sub", "iat", "exp"]},
        )
        subject = str(claims["sub"])
        is_service = issuer.issuer == SERVICE_ISSUER
        if subject.startswith(_SERVICE_PREFIX) != is_service:
            raise jwt.InvalidTokenError
        if subject != issuer.subjects.get(kid, subject):
            raise jwt.InvalidTokenError
        end = float(claims["exp"]) + _LEEWAY_SECONDS
        scopes = frozenset(str(claims.get("scope", "")).split())
        if is_service:
            allowed = SCOPES_BY_SERVICE.get(subject.removeprefix(_SERVICE_PREFIX), frozenset())
            return Caller(subject, scopes=scopes & allowed), end
        roles = frozenset(str(role) for role in claims.get("roles", ()))
        return Caller(subject, roles, scopes), end


def service_subject(name: str) -> str:
    """How a service is named as a caller."""
    return f"{_SERVICE_PREFIX}{name}"


def service_token(key: SigningKey, *, caller: str, audience: str, scopes: Iterable[str]) -> str:
    """What one service shows another: `caller` calls `audience`, for these scopes, now."""
    now = datetime.now(UTC)
    return key.sign(
        {
            "iss": SERVICE_ISSUER,
            "aud": audience,
            "sub": service_subject(caller),
            "scope": " ".join(sorted(scopes)),
            "iat": now,
            "exp": now + timedelta(seconds=SERVICE_TOKEN_SECONDS),
        }
    )
