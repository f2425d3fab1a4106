"""Documents: parsed and validated once, refused with all that is wrong."""

import pytest
from graphql import build_schema

from router.engine.documents import MAX_TOKENS, Documents
from router.errors import RequestError

SCHEMA = build_schema("type Query { book: Book, title: String } type Book { sequel: Book id: ID }")


def refusal(text, **options):
    """The errors that a text is refused with."""
    with pytest.raises(RequestError) as refused:
        Documents(SCHEMA, **options).get(text)
    return list(refused.value.errors)


def test_syntax_error_says_where():
    """The place is that in the client's text."""
    (error,) = refusal("{\n  title(\n}")
    assert error["extensions"]["code"] == "GRAPHQL_PARSE_FAILED"
    assert error["locations"] == [{"line": 3, "column": 1}]


def test_every_validation_error_is_told_with_its_place():
    """Somebody who mends one fault sees the others as well."""
    errors = refusal("{ nobody\n  book { id nothing } }")
    assert [error["locations"] for error in errors] == [
        [{"line": 1, "column": 3}],
        [{"line": 2, "column": 13}],
    ]
    assert {error["extensions"]["code"] for error in errors} == {"GRAPHQL_VALIDATION_FAILED"}


@pytest.mark.parametrize("depth", [2_000, 5_000])
def test_deep_nesting_is_refused(depth):
    """The answer is an error of the request, not a crash."""
    (error,) = refusal("{book" * depth + "{id}" + "}" * depth)
    assert error["extensions"]["code"] == "GRAPHQL_PARSE_FAILED"


def test_very_long_documents_are_refused():
    """The limit is on tokens, so that reading stops early."""
    (error,) = refusal("{" + " title" * MAX_TOKENS + "}")
    assert error["extensions"]["code"] == "GRAPHQL_PARSE_FAILED"


def test_introspection_may_be_forbidden():
    """Then asking for the schema is a validation error; asking for a type name is not."""
    errors = refusal("{ __schema { types { name } } }", allows_introspection=False)
    assert all("introspection" in error["message"] for error in errors)
    assert Documents(SCHEMA, allows_introspection=False).get("{ __typename }")


def test_equal_texts_are_read_once():
    """Also those that were refused; each refusal is an exception of its own."""
    documents = Documents(SCHEMA)
    assert documents.get("{ title }") is documents.get("{ title }")
    refusals = []
    for _ in range(2):
        with pytest.raises(RequestError) as refused:
            documents.get("{ nobody }")
        refusals.append(refused.value)
    assert refusals[0] is not refusals[1]
    assert refusals[0].errors == refusals[1].errors


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("query A { title } query B { title }", "C", 'Unknown operation named "C".'),
        ("query A { title } query B { title }", None, "The document has several operations"),
        ("{ title }", "A", 'Unknown operation named "A".'),
    ],
)
def test_operation_has_to_be_clear(text, name, message):
    """A name that is unknown, or missing where there are several, is refused (section 6.1)."""
    with pytest.raises(RequestError, match=message) as refused:
        Documents(SCHEMA).get(text).operation(name)
    assert refused.value.errors[0]["extensions"]["code"] == "OPERATION_RESOLUTION_FAILURE"


def test_operation_is_found_by_name():
    """An empty name is no name."""
    document = Documents(SCHEMA).get("query A { title } query B { book { id } }")
    assert document.operation("B").name == "B"
    assert document.operation("B") is document.operation("B")
