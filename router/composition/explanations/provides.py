"""Explanations: @provides."""

from router.composition.codes import CompositionCode

from .explanation import Explanation

_CATALOGUE = """
    type Query {
      book: Book
    }

    type Book @key(fields: "isbn") {
      isbn: ID!
      title: String @shareable
    }
"""

PROVIDES = (
    Explanation(
        CompositionCode.PROVIDES_INVALID_FIELDS,
        "Name fields that the returned type has in this subgraph, separated by spaces.",
        {
            "catalogue": _CATALOGUE,
            "shelf": """
                type Query {
                  bestseller: Book @provides(fields: "title")
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                }
            """,
        },
        instead={
            "shelf": """
                type Query {
                  bestseller: Book @provides(fields: "title")
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  title: String @external
                }
            """,
        },
    ),
    Explanation(
        CompositionCode.PROVIDES_INVALID_FIELDS_TYPE,
        "Write the fields as one string.",
        {
            "catalogue": _CATALOGUE,
            "shelf": """
                type Query {
                  bestseller: Book @provides(fields: "title")
                  newest: Book @provides(fields: ["title"])
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  title: String @external
                }
            """,
        },
        (('["title"]', '"title"'),),
    ),
    Explanation(
        CompositionCode.PROVIDES_FIELDS_HAS_ARGS,
        "Provide fields without arguments only: what is provided cannot depend on them.",
        {
            "catalogue": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  title(language: String): String @shareable
                }
            """,
            "shelf": """
                type Query {
                  bestseller: Book @provides(fields: "title")
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  title(language: String): String @external
                }
            """,
        },
        (("title(language: String)", "title"),),
    ),
    Explanation(
        CompositionCode.PROVIDES_DIRECTIVE_IN_FIELDS_ARG,
        "Leave directives out: a field is provided, or it is not.",
        {
            "catalogue": _CATALOGUE,
            "shelf": """
                type Query {
                  bestseller: Book @provides(fields: "title @include(if: true)")
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  title: String @external
                }
            """,
        },
        ((" @include(if: true)", ""),),
    ),
    Explanation(
        CompositionCode.PROVIDES_UNSUPPORTED_ON_INTERFACE,
        "Put the @provides on the field of each type that implements the interface.",
        {
            "catalogue": _CATALOGUE,
            "shelf": """
                type Query {
                  shelf: Shelf
                }

                interface Shelf {
                  first: Book @provides(fields: "title")
                }

                type Window implements Shelf {
                  first: Book
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  title: String @external
                }
            """,
        },
        (
            ('first: Book @provides(fields: "title")', "first: Book"),
            (
                "Shelf {\n  first: Book\n}\n\ntype Book",
                'Shelf {\n  first: Book @provides(fields: "title")\n}\n\ntype Book',
            ),
        ),
    ),
    Explanation(
        CompositionCode.PROVIDES_ON_NON_OBJECT_FIELD,
        "Take the @provides away: a scalar or an enum has no fields to provide.",
        {
            "books": """
                type Query {
                  title: String @provides(fields: "length")
                }
            """
        },
        ((' @provides(fields: "length")', ""),),
    ),
    Explanation(
        CompositionCode.PROVIDES_FIELDS_MISSING_EXTERNAL,
        "Mark the field @external, if it is another subgraph's and only sometimes known here; take"
        " the @provides away, if this subgraph always knows it.",
        {
            "catalogue": _CATALOGUE,
            "shelf": """
                type Query {
                  bestseller: Book @provides(fields: "title")
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  title: String @shareable
                }
            """,
        },
        instead={
            "shelf": """
                type Query {
                  bestseller: Book @provides(fields: "title")
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  title: String @external
                }
            """,
        },
    ),
)
