"""A subgraph that does not answer costs its fields, not the response."""

from .conftest import Bookstore

QUERY = """{ books(first: 2) { edges { node { title soldCount
    reviews(first: 1) { edges { node { stars author { displayName } } } } } } } }"""


async def test_fields_of_a_subgraph_that_is_down_are_null(bookstore: Bookstore) -> None:
    """soldCount comes from orders; the rest of each book is there."""
    bookstore.subgraphs["orders"].is_down = True
    response = await bookstore.ask(QUERY)
    nodes = [edge["node"] for edge in response["data"]["books"]["edges"]]
    assert [node["soldCount"] for node in nodes] == [None, None]
    assert all(node["title"] for node in nodes)


async def test_the_error_names_the_subgraph_and_the_path(bookstore: Bookstore) -> None:
    """One error for the fetch that failed, not one for each object."""
    bookstore.subgraphs["orders"].is_down = True
    (error,) = (await bookstore.ask(QUERY))["errors"]
    assert error["extensions"]["serviceName"] == "orders"
    assert error["extensions"]["code"] == "SUBREQUEST_HTTP_ERROR"
    assert error["path"] == ["books", "edges"]


async def test_a_non_null_field_that_is_missing_takes_its_parent_along(
    bookstore: Bookstore,
) -> None:
    """displayName is non-null, so the author is null; `author` may be, so the review stays."""
    bookstore.subgraphs["users"].is_down = True
    response = await bookstore.ask(QUERY)
    reviews = [
        edge["node"]
        for book in response["data"]["books"]["edges"]
        for edge in book["node"]["reviews"]["edges"]
    ]
    assert reviews
    assert all(review["author"] is None and review["stars"] for review in reviews)
    assert {e["extensions"]["serviceName"] for e in response["errors"]} == {"users"}


async def test_without_the_subgraph_at_the_root_nothing_is_left(bookstore: Bookstore) -> None:
    """`books` is non-null: the response is null with the reason, and nobody else is asked."""
    bookstore.subgraphs["books"].is_down = True
    response = await bookstore.ask(QUERY)
    assert response["data"] is None
    assert bookstore.subgraphs["orders"].sent == bookstore.subgraphs["users"].sent == []
