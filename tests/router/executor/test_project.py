"""Projection: the client's view, and what becomes of values it does not allow."""

from router.executor.project import MAX_REPORTED_NULLS, project
from tests.router.executor.hand_made_plans import any_of, field, objects


def seen(shape, data, explained=()):
    """The client's data, and the paths of the errors for nulls that the router introduced."""
    projection = project(shape, data, explained)
    codes = {error["extensions"]["code"] for error in projection.errors}
    assert codes <= {"INVALID_RESPONSE_VALUE"}
    return projection.data, [error["path"] for error in projection.errors]


def test_fields_come_in_the_clients_order_and_names():
    """Storage keys, hidden values and the subgraphs' order do not show."""
    shape = objects("Query", field("b"), field("first", stored_as="_r0"), field("a"))
    data, _ = seen(shape, {"a": 1, "hidden": 2, "_r0": 3, "b": 4})
    assert list(data.items()) == [("b", 4), ("first", 3), ("a", 1)]


def test_constants_need_no_data():
    """`__typename` is known when planning where only one type is possible."""
    assert seen(objects("Query", field("t", constant="Query")), {}) == ({"t": "Query"}, [])


def test_missing_nullable_value_is_null_without_an_error():
    """An entity that a subgraph does not know is no error."""
    assert seen(objects("Query", field("a")), {}) == ({"a": None}, [])


def test_null_travels_to_the_nearest_nullable_position():
    """GraphQL specification, section 6.4.4."""
    book = objects("Book", field("title", "!"))
    shape = objects("Query", field("shelf", "", objects("Shelf", field("book", "!", book))))
    assert seen(shape, {"shelf": {"book": {"title": None}}}) == (
        {"shelf": None},
        [["shelf", "book", "title"]],
    )


def test_null_may_travel_to_the_root():
    """Without a nullable position between, there is no data at all."""
    assert seen(objects("Query", field("a", "!")), {}) == (None, [["a"]])


def test_wrappers_are_applied_from_the_outside_in():
    """A null item costs its list only if items are never null."""
    data = {"a": [[1], None, [None, 2]]}
    assert seen(objects("Query", field("a", "[[")), data)[0] == {"a": [[1], None, [None, 2]]}
    assert seen(objects("Query", field("a", "[[!")), data) == (
        {"a": [[1], None, None]},
        [["a", 2, 0]],
    )
    assert seen(objects("Query", field("a", "[![")), data) == ({"a": None}, [["a", 1]])


def test_objects_are_seen_by_their_runtime_type():
    """Each type has fields of its own; the hidden `__typename` does not show."""
    media = any_of("Media", Book=(field("title"),), Film=(field("length"),))
    data = {"all": [{"__typename": "Film", "length": 3, "title": 1}, {"__typename": "Book"}]}
    assert seen(objects("Query", field("all", "[", media)), data) == (
        {"all": [{"length": 3}, {"title": None}]},
        [],
    )


def test_types_that_the_api_does_not_know_are_null():
    """So are objects without a type, or with something else in its place."""
    media = any_of("Media", Book=(field("title"),), Film=())
    data = {"all": [{"__typename": "Secret"}, {"title": "x"}, {"__typename": ["Book"]}, "text"]}
    assert seen(objects("Query", field("all", "[", media)), data) == (
        {"all": [None, None, None, None]},
        [["all", 0], ["all", 1], ["all", 2], ["all", 3]],
    )


def test_error_messages_do_not_name_types_of_subgraphs():
    """What is not in the API is not told to its clients."""
    media = any_of("Media", Book=(), Film=())
    projection = project(objects("Query", field("it", "", media)), {"it": {"__typename": "Secret"}})
    assert "Secret" not in projection.errors[0]["message"]


def test_missing_type_is_the_only_possible_one():
    """With one possible type there is nothing to ask."""
    media = any_of("Media", Book=(field("title"),))
    assert seen(objects("Query", field("it", "", media)), {"it": {"title": "x"}}) == (
        {"it": {"title": "x"}},
        [],
    )


def test_enum_values_that_the_api_does_not_know_are_null():
    """A subgraph's enum may have more values than all subgraphs share."""
    shape = objects("Query", field("a", "[", enum_values=frozenset({"RED"})))
    assert seen(shape, {"a": ["RED", "INFRARED", ["RED"]]}) == (
        {"a": ["RED", None, None]},
        [["a", 1], ["a", 2]],
    )


def test_values_of_another_shape_are_null():
    """An object is no list, a scalar no object."""
    book = objects("Book", field("title"))
    shape = objects("Query", field("one", "", book), field("many", "[", book))
    assert seen(shape, {"one": [{}], "many": {"title": "x"}}) == (
        {"one": None, "many": None},
        [["one"], ["many"]],
    )


def test_nulls_that_a_subgraph_explained_are_not_reported_again():
    """An error above, at or below the null is its reason; one elsewhere is not."""
    book = objects("Book", field("title", "!"))
    shape = objects("Query", field("book", "", book))
    for explained in [(), ("book",), ("book", "title"), ("book", "title", "long")]:
        assert seen(shape, {"book": {}}, [explained]) == ({"book": None}, [])
    assert seen(shape, {"book": {}}, [("other",), ("book", "name")])[1] == [["book", "title"]]


def test_reports_are_capped():
    """A list of thousands of bad items makes no thousand errors."""
    shape = objects("Query", field("a", "[", objects("A", field("x", "!"))))
    data, errors = seen(shape, {"a": [{}] * 500})
    assert (len(data["a"]), len(errors)) == (500, MAX_REPORTED_NULLS)
