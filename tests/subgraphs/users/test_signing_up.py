"""Signing up: what an account must be, and what is never said about others."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import func, select

from subgraphs.chassis.database import Database
from subgraphs.users.models import User

SIGN_UP = """
    mutation ($input: SignUpInput!) { signUp(input: $input) {
      user { id displayName username email fullName roles status version }
      tokens { accessToken tokenType } errors { __typename code path }
    } }
"""


def somebody(**changes: Any) -> dict[str, Any]:
    return {
        "username": "Mary_S",
        "email": "Mary@Example.org",
        "password": "a ghost story by the lake",
        **changes,
    }


async def test_a_new_account_is_signed_in(users: Any) -> None:
    """The holder sees all of it at once, and the token works."""
    given = somebody(fullName=" Mary Shelley ", displayName="M. S.")
    payload = (await users.data(SIGN_UP, input=given))["signUp"]
    user = payload["user"]
    assert user == {
        "id": user["id"], "displayName": "M. S.", "username": "mary_s",
        "email": "mary@example.org", "fullName": "Mary Shelley", "roles": ["CUSTOMER"],
        "status": "ACTIVE", "version": 1,
    }  # fmt: skip
    assert (payload["errors"], payload["tokens"]["tokenType"]) == ([], "Bearer")
    me = await users.data("{ me { id email } }", token=payload["tokens"]["accessToken"])
    assert me == {"me": {"id": user["id"], "email": "mary@example.org"}}


async def test_the_user_name_is_the_pen_name_of_who_gives_none(users: Any, log_in: Any) -> None:
    """And it logs in, in any case."""
    payload = (await users.data(SIGN_UP, input=somebody()))["signUp"]
    assert payload["user"]["displayName"] == "mary_s"
    for login in ("mary_s", " MARY_S "):
        found = await log_in(login, somebody()["password"])
        assert found["user"]["id"] == payload["user"]["id"]


async def test_a_known_address_makes_no_difference(users: Any, log_in: Any) -> None:
    """Not to the answer, not to the account, not to what can be done with it; nor to its owner."""
    answers = []
    for username, email in (("first", "reader@example.org"), ("other", "nobody@example.org")):
        given = somebody(username=username, email=email)
        with users.statements() as statements:
            payload = (await users.data(SIGN_UP, input=given))["signUp"]
        by_name = await log_in(username, given["password"])
        by_address = await log_in(email, given["password"])
        me = await users.data("{ me { email } }", token=payload["tokens"]["accessToken"])
        seen = (payload["user"]["status"], payload["errors"], by_name["errors"],
                by_address["errors"], me["me"]["email"] == email, len(statements))  # fmt: skip
        answers.append(seen)
    assert answers[0] == answers[1]
    owner = await log_in("reader@example.org", "bookstore-customer-demo")
    assert owner["user"]["username"] == "reader"


@pytest.mark.parametrize("name", ["reader", "READER", "Admin"])
async def test_a_taken_user_name_is_told(users: Any, name: str) -> None:
    """User names are public; some are nobody's."""
    payload = (await users.data(SIGN_UP, input=somebody(username=name)))["signUp"]
    assert (payload["user"], payload["tokens"]) == (None, None)
    assert payload["errors"] == [
        {"__typename": "AccountProblem", "code": "CONFLICT", "path": ["input", "username"]}
    ]


async def test_one_of_two_at_the_same_moment_gets_the_name(users: Any, database: Database) -> None:
    """The database decides, and the other is told."""
    payloads = await asyncio.gather(
        *(users.data(SIGN_UP, input=somebody(email=f"m{n}@example.org")) for n in range(5))
    )
    codes = [[error["code"] for error in each["signUp"]["errors"]] for each in payloads]
    assert sorted(codes) == [[], *[["CONFLICT"]] * 4]
    async with database.reading() as session:
        statement = select(func.count()).select_from(User).where(User.username == "mary_s")
        assert (await session.scalars(statement)).one() == 1


async def test_all_that_is_wrong_is_told_at_once(users: Any) -> None:
    """Each problem has its path."""
    wrong = somebody(username="1", password="short", fullName=" ", displayName="two\nlines")
    payload = (await users.data(SIGN_UP, input=wrong))["signUp"]
    assert payload["user"] is None
    assert [(error["code"], ".".join(error["path"])) for error in payload["errors"]] == [
        ("INVALID_INPUT", "input.username"),
        ("WEAK_PASSWORD", "input.password"),
        ("INVALID_INPUT", "input.fullName"),
        ("INVALID_INPUT", "input.displayName"),
    ]


@pytest.mark.parametrize(
    "name", ["ab", "a" * 31, "1st", "_mary", "mary-s", "mary s", "mary@s", "märy", "\u212aate", ""]
)
async def test_what_is_no_user_name_is_refused(users: Any, name: str) -> None:
    """Letters, digits, underscores, a letter first; and no letter that only looks like one."""
    payload = (await users.data(SIGN_UP, input=somebody(username=name)))["signUp"]
    assert [error["path"] for error in payload["errors"]] == [["input", "username"]]


@pytest.mark.parametrize("name", ["x\x00y", "x" * 81, "\u202etxet"])
async def test_names_are_one_line_of_text(users: Any, name: str) -> None:
    """What a database or a page could not take is refused, not a fault."""
    payload = (await users.data(SIGN_UP, input=somebody(displayName=name)))["signUp"]
    assert [error["path"] for error in payload["errors"]] == [["input", "displayName"]]


async def test_an_address_that_is_none_does_not_come_in(users: Any) -> None:
    """The scalar refuses it."""
    codes = await users.codes(SIGN_UP, input=somebody(email="mary"))
    assert codes == ["GRAPHQL_VALIDATION_FAILED"]
