"""`_entities`: one load for each type, and one bad representation costs only itself."""

from collections.abc import Sequence
from typing import Any

import pytest
import strawberry
import strawberry.federation as federated
from strawberry.types import Info

from subgraphs.chassis.errors import ForbiddenError
from subgraphs.chassis.federation import MAX_REPRESENTATIONS, Representation, SubgraphSchema

ENTITIES = """
    query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        __typename ... on Shelf { id label } ... on Lamp { room { id } }
      }
    }
"""


@federated.type(keys=["id", "label"])
class Shelf:
    id: strawberry.ID
    label: str | None

    @classmethod
    async def resolve_references(
        cls, info: Info, references: Sequence[Representation]
    ) -> list[Any]:
        info.context["calls"].append(("Shelf", len(references)))
        return [
            None
            if reference.get("id") == "missing"
            else cls(id=reference.get("id", "by label"), label="x")
            for reference in references
        ]


@strawberry.type
class Room:
    id: strawberry.ID


@federated.type(keys=["room { id } number"])
class Lamp:
    room: Room
    number: int

    @classmethod
    async def resolve_references(
        cls, info: Info, references: Sequence[Representation]
    ) -> list[Any]:
        info.context["calls"].append(("Lamp", len(references)))
        if any(reference["number"] == 13 for reference in references):
            raise ZeroDivisionError("the wiring of lamp 13")
        if any(reference["number"] == 14 for reference in references):
            raise ForbiddenError("Lamp 14 is private.")
        return [
            cls(room=Room(**reference["room"]), number=reference["number"])
            for reference in references
        ]


@strawberry.type
class Query:
    shelf: Shelf | None = None
    lamp: Lamp | None = None


SCHEMA = SubgraphSchema(Query)


async def entities(*representations: Any) -> tuple[Any, list[Any], list[Any]]:
    """Data, (path, code) of each error, and the calls made to load entities."""
    context: dict[str, list[Any]] = {"calls": []}
    result = await SCHEMA.execute(
        ENTITIES, variable_values={"representations": list(representations)}, context_value=context
    )
    errors = [(error.path, error.extensions["code"]) for error in result.errors or ()]
    return (result.data or {}).get("_entities"), errors, context["calls"]


def shelf(key: str) -> dict[str, str]:
    return {"__typename": "Shelf", "id": key}


def lamp(number: int) -> dict[str, Any]:
    return {"__typename": "Lamp", "room": {"id": "r"}, "number": number}


async def test_each_type_is_loaded_once_and_order_is_kept() -> None:
    """Two types, mixed, make two calls, and the answers stay where they were asked."""
    found, errors, calls = await entities(shelf("a"), lamp(1), shelf("b"), lamp(2))
    assert [item["__typename"] for item in found] == ["Shelf", "Lamp", "Shelf", "Lamp"]
    assert [found[0]["id"], found[2]["id"]] == ["a", "b"]
    assert (errors, sorted(calls)) == ([], [("Lamp", 2), ("Shelf", 2)])


async def test_any_complete_key_will_do() -> None:
    """A type with two keys is found by either."""
    found, errors, _ = await entities({"__typename": "Shelf", "label": "x"})
    assert (found[0]["id"], errors) == ("by label", [])


async def test_a_missing_entity_is_null_without_error() -> None:
    """That nothing has this key is an answer, not a failure."""
    found, errors, _ = await entities(shelf("missing"), shelf("a"))
    assert (found[0], found[1]["id"], errors) == (None, "a", [])


@pytest.mark.parametrize(
    "representation",
    [
        {"__typename": "Ghost", "id": "1"},
        {"__typename": "Query"},
        {"__typename": ["Shelf"], "id": "1"},
        {"id": "1"},
        {"__typename": "Shelf"},
        {"__typename": "Shelf", "id": None},
        {"__typename": "Shelf", "id": "1", "colour": "red"},
        {"__typename": "Lamp", "room": {}, "number": 1},
        {"__typename": "Lamp", "room": "r", "number": 1},
        "Shelf",
    ],
)
async def test_a_bad_representation_is_an_error_at_its_place(representation: Any) -> None:
    """Unknown types and fields and incomplete keys are refused; the others are answered."""
    found, errors, _ = await entities(representation, shelf("a"))
    assert (found[0], found[1]["id"]) == (None, "a")
    assert errors == [(["_entities", 0], "INVALID_REPRESENTATION")]


async def test_a_failing_load_fails_its_own_type_only() -> None:
    """What a load raises is told at each of its places, and masked when it is a fault."""
    found, errors, _ = await entities(lamp(13), shelf("a"), lamp(1))
    assert (found[0], found[1]["id"], found[2]) == (None, "a", None)
    assert errors == [
        (["_entities", 0], "INTERNAL_SERVER_ERROR"),
        (["_entities", 2], "INTERNAL_SERVER_ERROR"),
    ]


async def test_a_refused_load_says_why() -> None:
    """A typed refusal keeps its code."""
    assert (await entities(lamp(14)))[1] == [(["_entities", 0], "FORBIDDEN")]


async def test_representations_are_not_changed() -> None:
    """The caller's dictionaries are the caller's."""
    mine = shelf("a")
    await entities(mine)
    assert mine == shelf("a")


async def test_too_many_representations_are_refused_before_any_load() -> None:
    """A list over the cap is not worked on."""
    found, errors, calls = await entities(*[shelf("a")] * (MAX_REPRESENTATIONS + 1))
    assert (found, calls) == (None, [])
    assert errors == [(["_entities"], "INVALID_REPRESENTATION")]


def test_an_entity_without_a_loader_is_refused_at_build_time() -> None:
    """An owner that cannot load its entity is found when the schema is built, not by a client."""

    @federated.type(keys=["id"])
    class Orphan:
        id: strawberry.ID

    @strawberry.type(name="Query")
    class OrphanQuery:
        orphan: Orphan | None = None

    with pytest.raises(TypeError, match="Orphan"):
        SubgraphSchema(OrphanQuery)


def test_the_schema_says_its_federation_version() -> None:
    """The link is pinned, so a new Strawberry does not raise it unseen."""
    assert "https://specs.apollo.dev/federation/v2.9" in SCHEMA.as_str()
