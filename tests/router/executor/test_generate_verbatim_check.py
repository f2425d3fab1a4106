"""What passes the check is what the normal path would answer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.executor.codec import decode, encode
from router.executor.generate_verbatim_check import generate_verbatim_check
from router.executor.project import project
from tests.router.executor import trees
from tests.router.executor.hand_made_plans import field, objects

BOOK = objects("Book", field("id", "!"), field("class"), field("tags", "[!"))
CHECK = generate_verbatim_check(objects("Query", field("books", "![", BOOK)))


def without_constants(shape):
    """The shape as a plan has it whose answers may pass through."""
    fields = tuple(
        replace(it, enum_values=None, object=it.object and without_constants(it.object))
        for it in shape.variants["Book"]
        if it.constant is None
    )
    return replace(shape, variants={"Book": fields}, extra_keys=())


KEPT = (
    trees.promising_shapes()
    .map(without_constants)
    .flatmap(lambda shape: st.tuples(st.just(shape), trees.tree_that_keeps_promises(shape)))
)


@trees.unhurried
@given(KEPT)
def test_what_passes_needs_no_projection(shape_and_tree):
    """It would be projected to itself, without an error; and nothing else is held up."""
    shape, data = shape_and_tree
    body = encode({"data": data})
    projection = project(shape, decode(body)["data"])
    is_itself = not projection.errors and encode({"data": projection.data}) == body
    assert generate_verbatim_check(shape)(body) is is_itself


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'{"data":{"books":[{"id":1,"class":"a","tags":["x"]},null]}}', True),
        (b' { "data" : {"books": [{"tags":null, "class":{"any":[null]}, "id":[]}]}}', True),
        (b'{"data":{"books":[{"id":"\xc3\xa9","class":null,"tags":[]}]}}', True),
        (b'{"data":{"books":[{"id":"1","class":"\xff","tags":[]}]}}', False),
        (b'{"data":{"books":[]},"errors":[]}', False),
        (b'{"extensions":{},"data":{"books":[]}}', False),
        (b'{"data":{"books":[]}}{}', False),
        (b'{"data":{"books":[]}', False),
        (b'{"data":null}', False),
        (b"{}", False),
        (b"", False),
        (b'{"data":{"books":null}}', False),
        (b'{"data":{"books":[],"more":1}}', False),
        (b'{"data":{"books":[{"id":"1","class":1}]}}', False),
        (b'{"data":{"books":[{"id":null,"class":1,"tags":[]}]}}', False),
        (b'{"data":{"books":[{"id":1,"class":1,"tags":[null]}]}}', False),
        (b'{"data":{"books":' + b"[" * 100_000 + b"]" * 100_000 + b"}}", False),
    ],
)
def test_bodies(body, expected):
    """All of it is looked at, but the order of keys."""
    assert CHECK(body) is expected
