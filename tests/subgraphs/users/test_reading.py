"""Who sees what of whom."""

from typing import Any

import pytest
from sqlalchemy import update

from subgraphs.chassis.database import Database
from subgraphs.chassis.ids import demo_id
from subgraphs.users.models import AccountStatus, User

PRIVATE = ("username", "email", "fullName", "roles", "status", "createdAt", "version")
USER = f"query ($id: ID!) {{ user(id: $id) {{ id displayName {' '.join(PRIVATE)} }} }}"


async def test_me_is_who_is_signed_in(users: Any, tokens: Any) -> None:
    """All of it."""
    query = f"{{ me {{ id displayName {' '.join(PRIVATE)} }} }}"
    data = await users.data(query, token=tokens.user(1, "customer"))
    assert data["me"] == {
        "id": demo_id("us", 1), "displayName": "Ada L.", "username": "reader",
        "email": "reader@example.org", "fullName": "Ada Lindqvist", "roles": ["CUSTOMER"],
        "status": "ACTIVE", "createdAt": "2024-07-01T08:00:00.000Z", "version": 1,
    }  # fmt: skip


async def test_nobody_is_me(users: Any, tokens: Any) -> None:
    """Anonymous, a service, and somebody who has no account: null, and no error."""
    service = tokens.service("orders", "users", "users:read")
    for token in (None, service, tokens.user(9_999, "customer")):
        assert await users.data("{ me { id } }", token=token) == {"me": None}


@pytest.mark.parametrize("status", [AccountStatus.DEACTIVATED, AccountStatus.ANONYMISED])
async def test_a_closed_account_is_nobody(
    users: Any, database: Database, tokens: Any, status: AccountStatus
) -> None:
    """Even while its last token is good."""
    emptied = {"username": None, "email": None, "full_name": None, "password_hash": None}
    async with database.writing() as session:
        values = {"status": status, **(emptied if status is AccountStatus.ANONYMISED else {})}
        await session.execute(update(User).where(User.id == demo_id("us", 1)).values(values))
    token = tokens.user(1, "customer")
    assert await users.data("{ me { id } }", token=token) == {"me": None}
    change = 'mutation { updateProfile(input: { displayName: "x" }) { user { id } } }'
    assert await users.codes(change, token=token) == ["UNAUTHENTICATED"]


async def test_a_stranger_sees_the_pen_name_only(users: Any, tokens: Any) -> None:
    """What is private is null with an error at its path; the rest of the answer stands."""
    response = await users(USER, token=tokens.user(4, "customer"), id=demo_id("us", 1))
    user = response["data"]["user"]
    assert (user["id"], user["displayName"]) == (demo_id("us", 1), "Ada L.")
    assert [user[name] for name in PRIVATE] == [None] * len(PRIVATE)
    refused = [(error["path"], error["extensions"]["code"]) for error in response["errors"]]
    assert sorted(refused) == sorted((["user", name], "FORBIDDEN") for name in PRIVATE)


@pytest.mark.parametrize(("number", "role"), [(1, "customer"), (2, "staff"), (3, "admin")])
async def test_self_and_staff_see_everything(
    users: Any, tokens: Any, number: int, role: str
) -> None:
    """Self by the id, staff by the scope."""
    data = await users.data(USER, token=tokens.user(number, role), id=demo_id("us", 1))
    assert data["user"]["email"] == "reader@example.org"


async def test_a_user_is_asked_for_by_people(users: Any, tokens: Any) -> None:
    """Signed in, by an id that is one; who is not there is null."""
    assert await users.codes(USER, id=demo_id("us", 1)) == ["UNAUTHENTICATED"]
    token = tokens.user(1, "customer")
    assert await users.codes(USER, token=token, id=demo_id("bk", 1)) == ["INVALID_INPUT"]
    assert await users.data(USER, token=token, id=demo_id("us", 9_999)) == {"user": None}


async def test_a_request_reads_users_together(users: Any, tokens: Any) -> None:
    """Me and two others: one statement."""
    one, two = demo_id("us", 1), demo_id("us", 2)
    query = f'{{ me {{ id }} a: user(id: "{one}") {{ roles }} b: user(id: "{two}") {{ roles }} }}'
    with users.statements() as statements:
        data = await users.data(query, token=tokens.user(3, "admin"))
    assert (data["a"]["roles"], data["b"]["roles"]) == (["CUSTOMER"], ["STAFF"])
    assert len(statements) == 1
