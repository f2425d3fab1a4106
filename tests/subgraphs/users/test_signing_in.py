"""Logging in, and the tokens that come of it."""

import json
from datetime import datetime
from typing import Any

import jwt
import pytest
from sqlalchemy import select, update

from subgraphs.chassis.database import Database
from subgraphs.chassis.identity import TrustedIssuer, Verifier, scopes_of
from subgraphs.chassis.ids import demo_id
from subgraphs.chassis.keys import read_jwks
from subgraphs.users.app import create_app
from subgraphs.users.models import AccountStatus, User
from subgraphs.users.settings import UsersSettings

LOG_IN = "mutation ($input: LogInInput!) { logIn(input: $input) { errors { code } } }"
BAD = [{"__typename": "AccountProblem", "code": "BAD_CREDENTIALS", "path": ["input"]}]


@pytest.mark.parametrize(
    ("number", "name", "role"),
    [(1, "reader", "CUSTOMER"), (2, "clerk", "STAFF"), (3, "boss", "ADMIN")],
)
async def test_the_demo_accounts_log_in(
    users: Any, log_in: Any, passwords: Any, number: int, name: str, role: str
) -> None:
    """By user name and by verified address, and read themselves."""
    for login in (name, f"{name}@example.org", f" {name.upper()}@EXAMPLE.org"):
        payload = await log_in(login, passwords[name])
        assert payload["user"] == {"id": demo_id("us", number), "username": name, "roles": [role]}
        token = payload["tokens"]["accessToken"]
        assert (await users.data("{ me { username } }", token=token))["me"]["username"] == name


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("reader", "bookstore-customer-dem0"),
        ("reader", ""),
        ("nobody", "bookstore-customer-demo"),
        ("nobody@example.org", "bookstore-customer-demo"),
        ("reader\x00", "bookstore-customer-demo"),
        ("", ""),
        ("abel_abara", ""),
        ("abel_abara", "bookstore-customer-demo"),
    ],
)
async def test_what_was_wrong_is_not_told(log_in: Any, login: str, password: str) -> None:
    """Wrong password, unknown login, no password at all: one answer."""
    payload = await log_in(login, password)
    assert (payload["user"], payload["tokens"], payload["errors"]) == (None, None, BAD)


@pytest.mark.parametrize(
    ("login", "password"), [("\ud800@example.org", "bookstore"), ("reader", "\ud800")]
)
async def test_half_a_character_is_a_mismatch(users: Any, login: str, password: str) -> None:
    """JSON can escape what no text is; it is not a fault of ours."""
    body = {"query": LOG_IN, "variables": {"input": {"login": login, "password": password}}}
    # httpx would not write it
    answer = await users.http.post(
        "/graphql", content=json.dumps(body), headers={"Content-Type": "application/json"}
    )
    assert answer.json() == {"data": {"logIn": {"errors": [{"code": "BAD_CREDENTIALS"}]}}}


async def test_an_unknown_login_takes_the_same_work(
    log_in: Any, passwords: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One verification with the same parameters, whether or not there is a hash to verify."""
    verified: list[str] = []

    def verify(_hasher: object, password_hash: str, _password: bytes) -> bool:
        verified.append(password_hash.rpartition("$")[0].rpartition("$")[0])
        return False

    monkeypatch.setattr("argon2.PasswordHasher.verify", verify)
    for login in ("reader", "nobody", "nobody@example.org", "abel_abara", "no login at all"):
        assert (await log_in(login, passwords["reader"]))["errors"] == BAD
    assert verified == ["$argon2id$v=19$m=8,t=1,p=1"] * 5


async def test_a_closed_account_is_told_to_its_holder_only(
    log_in: Any, database: Database, passwords: Any
) -> None:
    """Who does not know the password learns nothing of the status."""
    async with database.writing() as session:
        statement = update(User).where(User.username == "clerk")
        await session.execute(statement.values(status=AccountStatus.DEACTIVATED))
    payload = await log_in("clerk", passwords["clerk"])
    assert (payload["tokens"], payload["errors"][0]["code"]) == (None, "ACCOUNT_DISABLED")
    assert (await log_in("clerk", "something else"))["errors"] == BAD


async def test_an_old_hash_is_renewed(
    settings: UsersSettings, running: Any, database: Database, passwords: Any
) -> None:
    """After other parameters are set, each log-in leaves a hash of today, once."""
    log_in = "mutation ($input: LogInInput!) { logIn(input: $input) { user { id version } } }"
    arguments = {"login": "reader", "password": passwords["reader"]}
    dearer = settings.model_copy(update={"argon2_time_cost": 2})

    async def stored() -> str | None:
        async with database.reading() as session:
            statement = select(User.password_hash).where(User.username == "reader")
            return (await session.scalars(statement)).one()

    hashes = [await stored()]
    async with running(create_app(dearer)) as client:
        for _ in range(2):
            user = (await client.data(log_in, input=arguments))["logIn"]["user"]
            assert user == {"id": demo_id("us", 1), "version": 1}
            hashes.append(await stored())
    assert hashes[0] != hashes[1] == hashes[2]
    assert "t=1" in (hashes[0] or "")
    assert "t=2" in (hashes[1] or "")


async def test_a_token_says_all_that_others_need(users: Any, passwords: Any) -> None:
    """Who, what roles and scopes, for whom, until when; another one each time."""
    log_in = """mutation ($input: LogInInput!) { logIn(input: $input) {
      tokens { accessToken accessExpiresAt tokenType } } }"""
    arguments = {"login": "clerk", "password": passwords["clerk"]}
    pairs = [(await users.data(log_in, input=arguments))["logIn"]["tokens"] for _ in range(2)]
    first, second = (
        jwt.decode(pair["accessToken"], options={"verify_signature": False}) for pair in pairs
    )
    assert {"iss", "aud", "sub", "roles", "scope", "jti", "iat", "exp"} == set(first)
    assert (first["sub"], first["aud"]) == (demo_id("us", 2), "bookstore")
    assert first["exp"] - first["iat"] == 600
    assert datetime.fromisoformat(pairs[0]["accessExpiresAt"]).timestamp() == first["exp"]
    assert (first["roles"], set(first["scope"].split())) == (["staff"], scopes_of(["staff"]))
    assert first["jti"] != second["jti"]


async def test_others_verify_by_the_published_keys(users: Any, log_in: Any, passwords: Any) -> None:
    """What /.well-known/jwks.json holds is enough, and holds nothing private."""
    answer = await users.http.get("/.well-known/jwks.json")
    assert answer.headers["content-type"] == "application/jwk-set+json"
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert [sorted(key) for key in answer.json()["keys"]] == [
        ["alg", "crv", "kid", "kty", "use", "x"]
    ]
    issuer = UsersSettings(dev=True).identity
    keys = read_jwks(answer.text)
    verifier = Verifier([TrustedIssuer(issuer.issuer, issuer.audience, keys)])
    token = (await log_in("boss", passwords["boss"]))["tokens"]["accessToken"]
    caller = verifier.caller(f"Bearer {token}")
    assert (caller.subject, caller.roles) == (demo_id("us", 3), {"admin"})
    assert caller.has("roles:write")
