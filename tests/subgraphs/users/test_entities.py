"""Entities: what the router asks of users, in one SQL statement."""

from typing import Any

from subgraphs.chassis.ids import demo_id

ENTITIES = """
    query ($representations: [_Any!]!) {
      _entities(representations: $representations) { __typename ... on User { id displayName } }
    }
"""
EMAILS = """
    query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on User { id email roles } }
    }
"""


def references(*numbers: int) -> list[dict[str, str]]:
    return [{"__typename": "User", "id": demo_id("us", number)} for number in numbers]


async def test_a_hundred_users_take_one_statement(users: Any, tokens: Any) -> None:
    """Their roles are read with them; answers are in order."""
    wanted = references(*range(100, 0, -1))
    for query, token in ((ENTITIES, None), (EMAILS, tokens.user(2, "staff"))):
        with users.statements() as statements:
            data = await users.data(query, token=token, representations=wanted)
        assert [user["id"] for user in data["_entities"]] == [each["id"] for each in wanted]
        assert len(statements) == 1


async def test_unknown_and_malformed_ids_cost_only_themselves(users: Any) -> None:
    """Who does not exist is null; what cannot exist is an error at its place."""
    representations = [
        *references(9_999),
        {"__typename": "User", "id": demo_id("bk", 1)},
        *references(1),
    ]
    response = await users(ENTITIES, representations=representations)
    assert [bool(user) for user in response["data"]["_entities"]] == [False, False, True]
    paths = [(error["path"], error["extensions"]["code"]) for error in response["errors"]]
    assert paths == [(["_entities", 1], "INVALID_INPUT")]


async def test_the_authors_of_reviews_stay_private(users: Any, tokens: Any) -> None:
    """Each private field of a stranger is refused at its path, one's own is not."""
    token = tokens.user(1, "customer")
    response = await users(EMAILS, token=token, representations=references(1, 2))
    own, stranger = response["data"]["_entities"]
    assert (own["email"], own["roles"]) == ("reader@example.org", ["CUSTOMER"])
    assert stranger == {"id": demo_id("us", 2), "email": None, "roles": None}
    refused = [(error["path"], error["extensions"]["code"]) for error in response["errors"]]
    assert refused == [
        (["_entities", 1, "email"], "FORBIDDEN"),
        (["_entities", 1, "roles"], "FORBIDDEN"),
    ]
    codes = await users.codes(EMAILS, representations=references(1))
    assert codes == ["UNAUTHENTICATED", "UNAUTHENTICATED"]
