"""What is promised of the tree, read off the fetches."""

from dataclasses import replace

from router.executor.stored_order import is_answered_verbatim, with_stored_order
from tests.router.executor.hand_made_plans import (
    BOOK,
    any_of,
    entities,
    field,
    objects,
    part,
    plan,
    root,
    target,
)


def stock(document, *more, fetch_id=1, after=(0,), path=("books@",), subgraph="stock"):
    """A fetch that adds to books; `document` is what it asks of them."""
    fetch = entities(fetch_id, subgraph, target(path, *more or (BOOK,)), after=after)
    text = (
        f"query($representations:[_Any!]!){{_entities(representations:$representations){document}}}"
    )
    return replace(fetch, document=text)


def book_plan(document, *fetches, keys=("title", "copies"), **more):
    """`{ books { title copies } }` by a root fetch and others."""
    book = objects("Book", *(field(key) for key in keys), **more)
    return plan(objects("Query", field("books", "[", book)), root(0, "shop", document), *fetches)


def promise(a_plan):
    """What is promised of the books, and of the root."""
    shape = with_stored_order(a_plan)
    return shape.variants["Query"][0].object.extra_keys, shape.extra_keys


def test_one_answer_in_the_clients_order():
    """Nothing to do at all."""
    assert promise(book_plan("{books{title copies}}")) == ((), ())


def test_keys_for_the_router_have_to_go():
    """Wherever they stand."""
    assert promise(book_plan("{books{isbn title weight copies}}")) == (("isbn", "weight"), ())


def test_later_answers_come_behind():
    """Their keys are last in the tree; so they must be for the client."""
    later = stock("{...on Book{copies}}")
    assert promise(book_plan("{books{title isbn}}", later)) == (("isbn",), ())
    turned = book_plan("{books{title isbn}}", later, keys=("copies", "title"))
    assert promise(turned) == (None, None)


def test_answers_that_do_not_wait_for_each_other_have_no_order():
    """Either may be first; one that waits for the other may not."""
    copies = stock("{...on Book{copies}}")
    for after, expected in (((0,), (None, None)), ((0, 1), (("isbn",), ()))):
        stars = stock("{...on Book{stars}}", fetch_id=2, after=after)
        found = book_plan("{books{isbn title}}", copies, stars, keys=("title", "copies", "stars"))
        assert promise(found) == expected


def test_key_from_two_answers_has_no_certain_place():
    """Which of them comes first is not looked into."""
    again = stock("{...on Book{title copies}}")
    assert promise(book_plan("{books{title isbn}}", again)) == (None, None)


def test_renamed_fields_are_built():
    """An object met twice would be renamed twice."""
    book = objects("Book", field("name", stored_as="title"))
    found = plan(objects("Query", field("books", "[", book)), root(0, "shop", "{books{title}}"))
    assert promise(found) == (None, None)


def test_objects_above_what_is_built_are_built():
    """Projecting a child twice is wrong, so its parent cannot keep it."""
    author = objects("Author", field("pen", stored_as="name"))
    book = objects("Book", field("title"), field("author", "", author))
    document = "{books{title author{name}}}"
    found = plan(objects("Query", field("books", "[", book)), root(0, "shop", document))
    assert promise(found) == (None, None)


def test_type_conditions_are_not_followed():
    """Neither those of a document, nor those of a path or of a representation."""
    conditional = book_plan("{books{title ...on Book{copies}}}")
    assert promise(conditional) == (None, None)
    of_some = stock("{...on Book{copies}}", part("Book", "isbn", types=["Book"]))
    assert promise(book_plan("{books{title isbn}}", of_some)) == (None, None)
    of_media = stock("{...on Media{copies}}")
    assert promise(book_plan("{books{title isbn}}", of_media)) == (None, None)


def test_objects_of_several_types_are_built():
    """What lies below them, asked for all types alike, may stay."""
    author = field("author", "", objects("Author", field("name")))
    media = any_of("Media", Book=(author,), Film=(author,))
    document = "{media{__typename author{name}}}"
    found = plan(objects("Query", field("media", "[", media)), root(0, "shop", document))
    shape = with_stored_order(found).variants["Query"][0].object
    assert shape.extra_keys is None
    assert [it[0].object.extra_keys for it in shape.variants.values()] == [(), ()]


def test_typename_of_the_client_may_be_last():
    """That is where client libraries put it; elsewhere the object is built."""
    constant = field("__typename", "!", constant="Book")
    for fields, expected in (
        ((field("title"), constant), ()),
        ((constant, field("title")), None),
        ((field("title"), field("t", "!", constant="Book")), None),
    ):
        shape = objects("Query", field("books", "[", objects("Book", *fields)))
        assert promise(plan(shape, root(0, "shop", "{books{title}}")))[0] == expected


def test_answers_pass_through_where_nothing_is_to_do():
    """One fetch, no more and no less than what the client asked for."""

    def passes(a_plan):
        return is_answered_verbatim(a_plan, with_stored_order(a_plan))

    plain = book_plan("{books{title copies}}")
    assert passes(plain)
    assert not passes(replace(plain, introspection="{__schema{types{name}}}"))
    assert not passes(book_plan("{books{title copies isbn}}"))
    assert not passes(book_plan("{books{copies title}}"))
    assert not passes(book_plan("{books{title isbn}}", stock("{...on Book{copies}}")))
    restricted = objects("Query", field("a", enum_values=frozenset({"RED"})))
    assert not passes(plan(restricted, root(0, "shop", "{a}")))
    constant = objects("Query", field("a"), field("__typename", "!", constant="Query"))
    assert not passes(plan(constant, root(0, "shop", "{a}")))
