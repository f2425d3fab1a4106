"""A null that the router has to explain names who was asked for the value."""

from dataclasses import replace

import pytest

from router.executor.execution import execute
from router.executor.prepared_plan import PreparedPlan
from router.executor.request import RequestContext
from tests.router.executor.hand_made_plans import (
    BOOK,
    any_of,
    entities,
    field,
    objects,
    plan,
    root,
    target,
)

COPIES = replace(
    entities(1, "stock", target(("books@",), BOOK)),
    document="query($representations:[_Any!]!){_entities(representations:$representations)"
    "{...on Book{copies}}}",
)
BOOKS = plan(
    objects(
        "Query",
        field(
            "shelf",
            "[",
            objects("Book", field("name", "!", stored_as="title"), field("copies", "!")),
            stored_as="books",
        ),
    ),
    root(0, "catalog", "{books{title isbn}}"),
    COPIES,
)
INVALID = "INVALID_RESPONSE_VALUE"


@pytest.mark.parametrize("execution", ["interpreted", "generated"])
@pytest.mark.parametrize(
    ("title", "entity", "error"),
    [
        (None, {"copies": 1}, ("Type.name", "catalog", ["shelf", 0, "name"])),
        ("A", None, ("Type.copies", "stock", ["shelf", 0, "copies"])),
        ("A", {"copies": None}, ("Type.copies", "stock", ["shelf", 0, "copies"])),
    ],
)
async def test_null_says_where_and_whose(environment_of, execution, title, entity, error):
    """Code, subgraph, path and field: all that is needed to mend it."""
    prepared = PreparedPlan(BOOKS)
    if execution == "generated":
        prepared.programs()
    catalog = {"data": {"books": [{"title": title, "isbn": "1"}]}}
    environment = environment_of(catalog=catalog, stock={"data": {"_entities": [entity]}})
    response = (await execute(prepared, {}, environment, RequestContext())).to_dict()
    coordinate, subgraph, path = error
    assert response["data"] == {"shelf": [None]}
    assert response["errors"] == [
        {
            "message": f"No value for {coordinate}, which is never null.",
            "path": path,
            "extensions": {"code": INVALID, "serviceName": subgraph},
        }
    ]


async def test_failed_fetch_is_one_error_however_many_nulls(run):
    """A thousand entities that were not fetched are explained by the one failure."""
    many = [{"title": "A", "isbn": str(number)} for number in range(1000)]
    response = await run(BOOKS, catalog={"data": {"books": many}}, stock=b"<html>")
    assert response["data"] == {"shelf": [None] * 1000}
    assert [it["extensions"] for it in response["errors"]] == [
        {
            "code": "SUBREQUEST_MALFORMED_RESPONSE",
            "http": {"status": 200},
            "serviceName": "stock",
        }
    ]


async def test_nulls_of_many_entities_are_reported_up_to_a_number(run):
    """Twenty show what is wrong; a thousand would not show more."""
    many = [{"title": "A", "isbn": str(number)} for number in range(1000)]
    response = await run(
        BOOKS, catalog={"data": {"books": many}}, stock={"data": {"_entities": [None] * 1000}}
    )
    assert len(response["errors"]) == 20


async def test_value_from_two_subgraphs_names_neither(run):
    """Where each might have given it, nobody is to blame."""
    both = plan(objects("Query", field("a", "!")), root(0, "one", "{a}"), root(1, "two", "{a}"))
    response = await run(both, one={"data": {"a": None}}, two={"data": {"a": None}})
    assert response["errors"][0]["extensions"] == {"code": INVALID}


async def test_object_of_a_type_that_clients_may_not_see(run):
    """Its error is about the object and names who answered it."""
    hidden = plan(
        objects("Query", field("it", "", any_of("Media", Book=(field("x"),), Film=()))),
        root(0, "catalog", "{it{__typename ...on Book{x}}}"),
    )
    response = await run(hidden, catalog={"data": {"it": {"__typename": "Secret"}}})
    (error,) = response["errors"]
    assert error["path"] == ["it"]
    assert error["extensions"] == {"code": INVALID, "serviceName": "catalog"}
