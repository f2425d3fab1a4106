"""Changing one's profile, and leaving."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from subgraphs.chassis.database import Database
from subgraphs.chassis.ids import demo_id
from subgraphs.users.models import HeldRole, Role, User

UPDATE = """
    mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) {
      user { displayName username email fullName version }
      errors { __typename code path ... on StaleProfile { currentVersion } }
    } }
"""
DELETE = """
    mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) {
      ok errors { __typename code path }
    } }
"""


@pytest.fixture
def reader(tokens: Any) -> str:
    token: str = tokens.user(1, "customer")
    return token


async def test_an_update_changes_what_it_names(users: Any, reader: str) -> None:
    """Left out stays, null empties what may be empty, and the version counts up."""
    changes = {"displayName": " Ada ", "fullName": None, "expectedVersion": 1}
    payload = (await users.data(UPDATE, token=reader, input=changes))["updateProfile"]
    assert payload["errors"] == []
    assert payload["user"] == {
        "displayName": "Ada", "username": "reader", "email": "reader@example.org",
        "fullName": None, "version": 2,
    }  # fmt: skip
    payload = (await users.data(UPDATE, token=reader, input={"displayName": None}))["updateProfile"]
    assert payload["user"]["displayName"] == "Ada"


async def test_the_user_name_is_for_ever(users: Any, reader: str) -> None:
    """There is no input for it."""
    codes = await users.codes(UPDATE, token=reader, input={"username": "other"})
    assert codes == ["GRAPHQL_VALIDATION_FAILED"]


async def test_another_address_takes_the_password(
    users: Any, log_in: Any, reader: str, passwords: Any
) -> None:
    """Without it nothing changes; with it the address is new, and logs in when it is verified."""
    new = {"email": "Ada@Example.net", "displayName": "Ada"}
    for wrong in ({}, {"currentPassword": "not this one"}):
        payload = (await users.data(UPDATE, token=reader, input={**new, **wrong}))["updateProfile"]
        assert (payload["user"], payload["errors"]) == (
            None,
            [{"__typename": "AccountProblem", "code": "BAD_CREDENTIALS",
              "path": ["input", "currentPassword"]}],
        )  # fmt: skip
    me = (await users.data("{ me { displayName version } }", token=reader))["me"]
    assert me == {"displayName": "Ada L.", "version": 1}
    right = {**new, "currentPassword": passwords["reader"]}
    payload = (await users.data(UPDATE, token=reader, input=right))["updateProfile"]
    assert payload["user"]["email"] == "ada@example.net"
    logins = ("reader", "reader@example.org", "ada@example.net")
    found = [(await log_in(login, passwords["reader"]))["user"] for login in logins]
    assert [bool(user) for user in found] == [True, False, False]


async def test_the_address_one_has_takes_nothing(users: Any, log_in: Any, reader: str) -> None:
    """A form that sends all of its fields is not a change, and the address stays verified."""
    same = {"email": "READER@example.org", "fullName": "Ada Neu"}
    payload = (await users.data(UPDATE, token=reader, input=same))["updateProfile"]
    assert payload["errors"] == []
    assert (await log_in("reader@example.org", "bookstore-customer-demo"))["errors"] == []


async def test_a_known_address_makes_no_difference(
    users: Any, log_in: Any, reader: str, passwords: Any
) -> None:
    """Who takes another's address is not told, and does not get the other's log-in."""
    change = {"email": "boss@example.org", "currentPassword": passwords["reader"]}
    payload = (await users.data(UPDATE, token=reader, input=change))["updateProfile"]
    assert (payload["user"]["email"], payload["errors"]) == ("boss@example.org", [])
    assert (await log_in("boss@example.org", passwords["reader"]))["user"] is None
    assert (await log_in("boss@example.org", passwords["boss"]))["user"]["username"] == "boss"


async def test_a_stale_update_is_refused(users: Any, reader: str) -> None:
    """Who saw an older version is told the present one; nothing changes."""
    stale = {"displayName": "Mine", "expectedVersion": 7}
    payload = (await users.data(UPDATE, token=reader, input=stale))["updateProfile"]
    assert payload["errors"] == [
        {"__typename": "StaleProfile", "code": "STALE_VERSION",
         "path": ["input", "expectedVersion"], "currentVersion": 1}
    ]  # fmt: skip


async def test_of_two_at_the_same_moment_one_is_stale(users: Any, reader: str) -> None:
    """No change is lost unseen: as many versions as changes that were accepted."""
    payloads = await asyncio.gather(
        *(
            users.data(UPDATE, token=reader, input={"displayName": f"A{n}", "expectedVersion": 1})
            for n in range(4)
        )
    )
    codes = [[error["code"] for error in each["updateProfile"]["errors"]] for each in payloads]
    assert sorted(codes) == [[], *[["STALE_VERSION"]] * 3]
    assert (await users.data("{ me { version } }", token=reader))["me"]["version"] == 2


async def test_names_are_checked(users: Any, reader: str) -> None:
    """As when signing up."""
    wrong = {"displayName": " ", "fullName": "a\tb"}
    payload = (await users.data(UPDATE, token=reader, input=wrong))["updateProfile"]
    assert [error["path"][-1] for error in payload["errors"]] == ["fullName", "displayName"]


async def test_only_people_change_profiles(users: Any, tokens: Any) -> None:
    """Neither nobody nor a service has one."""
    for token in (None, tokens.service("orders", "users", "users:write")):
        assert await users.codes(UPDATE, token=token, input={}) == ["UNAUTHENTICATED"]
        leave = {"currentPassword": "x"}
        assert await users.codes(DELETE, token=token, input=leave) == ["UNAUTHENTICATED"]


async def test_who_left_is_a_placeholder(
    users: Any, log_in: Any, database: Database, reader: str, tokens: Any, passwords: Any
) -> None:
    """Old references still resolve; nothing of the person is left, and nobody gets back in."""
    leave = {"currentPassword": passwords["reader"]}
    payload = (await users.data(DELETE, token=reader, input=leave))["deleteAccount"]
    assert payload == {"ok": True, "errors": []}
    query = """query ($id: ID!) { user(id: $id) {
      id displayName username email fullName roles status version } }"""
    data = await users.data(query, token=tokens.user(2, "staff"), id=demo_id("us", 1))
    assert data["user"] == {
        "id": demo_id("us", 1), "displayName": "Former reader", "username": None, "email": None,
        "fullName": None, "roles": [], "status": "ANONYMISED", "version": 2,
    }  # fmt: skip
    entities = """query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on User { displayName } } }"""
    reference = {"__typename": "User", "id": demo_id("us", 1)}
    found = await users.data(entities, representations=[reference])
    assert found["_entities"] == [{"displayName": "Former reader"}]
    assert (await log_in("reader", passwords["reader"]))["user"] is None
    assert await users.data("{ me { id } }", token=reader) == {"me": None}
    assert await users.codes(DELETE, token=reader, input=leave) == ["UNAUTHENTICATED"]
    async with database.reading() as session:
        row = (await session.scalars(select(User).where(User.id == demo_id("us", 1)))).unique()
        assert row.one().password_hash is None


async def test_leaving_takes_the_password(users: Any, reader: str) -> None:
    """A token alone is not enough."""
    payload = await users.data(DELETE, token=reader, input={"currentPassword": "not this one"})
    assert payload["deleteAccount"] == {
        "ok": False,
        "errors": [{"__typename": "AccountProblem", "code": "BAD_CREDENTIALS",
                    "path": ["input", "currentPassword"]}],
    }  # fmt: skip
    assert (await users.data("{ me { status } }", token=reader))["me"]["status"] == "ACTIVE"


async def test_the_last_administrator_stays(
    users: Any, database: Database, tokens: Any, passwords: Any
) -> None:
    """Two may leave until one is left, also at the same moment."""
    boss, leave = tokens.user(3, "admin"), {"currentPassword": passwords["boss"]}
    payload = (await users.data(DELETE, token=boss, input=leave))["deleteAccount"]
    assert (payload["ok"], payload["errors"][0]["code"]) == (False, "LAST_ADMIN")
    async with database.writing() as session:
        session.add(HeldRole(user_id=demo_id("us", 2), role=Role.ADMIN))
    clerk = (tokens.user(2, "admin"), {"currentPassword": passwords["clerk"]})
    payloads = await asyncio.gather(
        *(users.data(DELETE, token=token, input=given) for token, given in ((boss, leave), clerk))
    )
    assert sorted(each["deleteAccount"]["ok"] for each in payloads) == [False, True]
