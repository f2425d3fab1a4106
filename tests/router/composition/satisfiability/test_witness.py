"""What is said when a field cannot be reached: an operation that asks for it, and the reasons."""

import inspect

BOOKS = """
    type Query { book(isbn: ID!, in: Filter! first: Int): Book }
    input Filter { genre: Genre! limit: Int = 5 }
    enum Genre { CRIME }
    type Book @key(fields: "isbn") { isbn: ID! author: Author }
    type Author @key(fields: "id") { id: ID! }
"""


def test_the_operation_shows_the_way_with_its_required_arguments(issue_of):
    """It can be pasted and asked, once the arguments are filled in."""
    issue = issue_of(books=BOOKS, users="type Author { name: String }")
    assert issue.coordinate == "Author.name"
    assert issue.message.startswith(
        inspect.cleandoc("""
            The following supergraph API query:
            {
              book(isbn: "<any>", in: {genre: CRIME}) {
                author {
                  name
                }
              }
            }
            cannot be satisfied by the subgraphs because:
        """)
    )


def test_each_subgraph_with_the_field_has_its_reason(issue_of):
    """Here: there is no key to enter it by."""
    issue = issue_of(books=BOOKS, users="type Author { name: String }")
    assert '- from subgraph "books":\n  - cannot find field "Author.name".' in issue.message
    assert 'type "Author" has no @key defined in subgraph "users"' in issue.message


def test_a_key_that_is_not_resolvable_is_a_reason(issue_of):
    """It is named as such."""
    users = 'type Author @key(fields: "id", resolvable: false) { id: ID! name: String }'
    message = issue_of(books=BOOKS, users=users).message
    assert 'type "Author" has no resolvable @key in subgraph "users"' in message


def test_the_key_that_cannot_be_gathered_is_named(result_of):
    """As it is written."""
    users = 'type Author @key(fields: "mail") { mail: ID! name: String }'
    errors = result_of(books=BOOKS, users=users).errors
    assert {error.coordinate for error in errors} == {"Author.mail", "Author.name"}
    reason = 'cannot gather the fields of key "mail" for subgraph "users"'
    assert all(reason in error.message for error in errors)


def test_the_requirement_that_cannot_be_gathered_is_named(result_of):
    """The way into the subgraph is open, but it must be sent more."""
    users = """type Author @key(fields: "id") {
        id: ID! age: Int @external name: String @requires(fields: "age")
    }"""
    errors = result_of(books=BOOKS, users=users, census="type Author { age: Int }").errors
    (name,) = [error for error in errors if error.coordinate == "Author.name"]
    assert '@requires "age" for subgraph "users"' in name.message


def test_type_conditions_are_part_of_the_operation(issue_of):
    """The way leads through a member of a union."""
    a = "type Query { found: Found } union Found = Book type Book { id: ID @shareable }"
    issue = issue_of(a=a, b="type Book { id: ID @shareable pages: [Page] } type Page { no: Int }")
    assert "found {\n    ... on Book {\n      pages {\n        ...\n" in issue.message


def test_a_code_is_a_plain_text_like_the_others(issue_of):
    """Issues are written as JSON and compared with texts."""
    assert type(issue_of(books=BOOKS, users="type Author { name: String }").code) is str
