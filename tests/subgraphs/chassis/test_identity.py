"""Who is calling: a good token or none; a bad one is refused as a whole."""

import base64
import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest

from subgraphs.chassis import identity
from subgraphs.chassis.errors import ForbiddenError, UnauthenticatedError
from subgraphs.chassis.identity import (
    ANONYMOUS,
    SERVICE_ISSUER,
    TrustedIssuer,
    Verifier,
    scopes_of,
    service_token,
)
from subgraphs.chassis.keys import SigningKey, dev_signing_key, read_jwks, write_jwks

KEY = SigningKey.generate()
VERIFIER = Verifier(
    (
        TrustedIssuer("users", "bookstore", KEY.public_keys),
        TrustedIssuer(SERVICE_ISSUER, "books", KEY.public_keys),
    )
)


def claims(**changes: Any) -> dict[str, Any]:
    now = datetime.now(UTC)
    ordinary = {"iss": "users", "aud": "bookstore", "sub": "us_1", "roles": ["staff"],
                "scope": "stock:read", "iat": now, "exp": now + timedelta(minutes=10)}  # fmt: skip
    return {name: value for name, value in (ordinary | changes).items() if value is not None}


def refused(token: str) -> None:
    with pytest.raises(UnauthenticatedError):
        VERIFIER.caller(f"Bearer {token}")


def test_no_header_is_nobody() -> None:
    """Anonymous is a caller like others, without rights."""
    assert VERIFIER.caller(None) == ANONYMOUS
    with pytest.raises(UnauthenticatedError):
        ANONYMOUS.require("stock:read")


def test_a_good_token_says_who_and_what() -> None:
    """Subject, roles and scopes are the token's."""
    caller = VERIFIER.caller(f"bearer {KEY.sign(claims())}")
    assert (caller.require_user(), caller.roles) == ("us_1", {"staff"})
    caller.require("stock:read")
    with pytest.raises(ForbiddenError):
        caller.require("users:write")


def test_ones_own_things_take_no_scope() -> None:
    """Others' do; nobody has none, and a scope is not a name."""
    caller = VERIFIER.caller(f"bearer {KEY.sign(claims())}")
    caller.require_self_or("users:read", "us_1")
    caller.require_self_or("stock:read", "us_2")
    with pytest.raises(ForbiddenError):
        caller.require_self_or("users:read", "us_2")
    with pytest.raises(UnauthenticatedError):
        ANONYMOUS.require_self_or("users:read", "us_1")


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "orders"}, {"aud": None}, {"iss": "evil"}, {"iss": None}, {"sub": None},
        {"exp": None}, {"exp": datetime.now(UTC) - timedelta(minutes=1)}, {"iat": None},
        # a day: the test may run long after this line did
        {"iat": datetime.now(UTC) + timedelta(days=1)},
        {"nbf": datetime.now(UTC) + timedelta(days=1)}, {"sub": "svc:orders"},
    ],
)  # fmt: skip
def test_each_claim_is_checked(changes: dict[str, Any]) -> None:
    """For us, from whom we trust, now; and no person is a service."""
    refused(KEY.sign(claims(**changes)))


def test_only_our_keys_and_our_algorithm() -> None:
    """Another key under the same name, a shared secret, no signature: refused."""
    good = claims()
    stranger = SigningKey.generate()
    headers = {"kid": KEY.kid}
    refused(stranger.sign(good))
    refused(jwt.encode(good, stranger.private, algorithm="EdDSA", headers=headers))
    refused(jwt.encode(good, "s" * 32, algorithm="HS256", headers=headers))
    refused(jwt.encode(good, KEY.private, algorithm="EdDSA"))
    refused(jwt.encode(good, KEY.private, algorithm="EdDSA", headers={**headers, "crit": ["b64"]}))
    body = base64.urlsafe_b64encode(json.dumps({"iss": "users", "sub": "us_1"}).encode()).decode()
    head = base64.urlsafe_b64encode(json.dumps({"alg": "none", **headers}).encode()).decode()
    refused(f"{head.rstrip('=')}.{body.rstrip('=')}.")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic dTpw", "Bearer a.b.c"])
def test_a_header_is_a_bearer_token(header: str) -> None:
    """A header that is no token is not the same as none."""
    with pytest.raises(UnauthenticatedError):
        VERIFIER.caller(header)


def test_a_token_is_verified_once_and_ends_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it says is remembered, until it ends; what was refused is not."""
    verifier = Verifier((TrustedIssuer("users", "bookstore", KEY.public_keys),))
    end = datetime.now(UTC) + timedelta(minutes=10)
    header = f"Bearer {KEY.sign(claims(exp=end))}"
    caller = verifier.caller(header)
    with monkeypatch.context() as patched:
        patched.setattr(jwt, "decode", None)
        assert verifier.caller(header) is caller
        patched.undo()
        patched.setattr(identity, "time", lambda: end.timestamp() + 6)
        patched.setattr(jwt, "decode", _expired)
        with pytest.raises(UnauthenticatedError):
            verifier.caller(header)
    assert verifier.caller(header) == caller
    with pytest.raises(UnauthenticatedError):
        verifier.caller(header + "x")


def _expired(*_: Any, **__: Any) -> None:
    raise jwt.ExpiredSignatureError


def test_only_so_many_tokens_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends many takes no more memory."""
    monkeypatch.setattr(identity, "_REMEMBERED", 2)
    verifier = Verifier((TrustedIssuer("users", "bookstore", KEY.public_keys),))
    for number in range(5):
        token = KEY.sign(claims(sub=f"us_{number}"))
        assert verifier.caller(f"Bearer {token}").subject == f"us_{number}"
    assert len(verifier._known) == 2


def test_services_speak_for_themselves() -> None:
    """A service token is for one audience, and never passes for a person."""
    token = service_token(KEY, caller="orders", audience="books", scopes=["stock:reserve"])
    caller = VERIFIER.caller(f"Bearer {token}")
    assert (caller.subject, caller.is_service) == ("svc:orders", True)
    assert caller.scopes == {"stock:reserve"}
    with pytest.raises(UnauthenticatedError):
        caller.require_user()
    refused(service_token(KEY, caller="orders", audience="users", scopes=["stock:reserve"]))
    refused(KEY.sign(claims(iss=SERVICE_ISSUER, aud="books", sub="us_1")))


def test_roles_include_those_below() -> None:
    """Staff can do what customers can, administrators what staff can; none may reserve stock."""
    customer, staff, admin = (scopes_of([role]) for role in ("customer", "staff", "admin"))
    assert customer < staff < admin
    assert "stock:reserve" not in admin
    assert scopes_of([]) == frozenset()


def test_keys_travel_as_jwks() -> None:
    """What is written is read; keys of other kinds are passed over."""
    document = json.loads(write_jwks(KEY.public_keys))
    document["keys"].append({"kty": "RSA", "kid": "other"})
    (kid,) = read_jwks(json.dumps(document))
    assert kid == KEY.kid


def test_the_dev_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    """Services that start together in one folder share one key."""
    one, two = dev_signing_key(tmp_path / "new"), dev_signing_key(tmp_path / "new")
    assert one.kid == two.kid
    (file,) = (tmp_path / "new").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
