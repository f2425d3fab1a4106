"""Explanations of hints: fields that move from one subgraph to another."""

from router.composition.codes import HintCode

from .explanation import Explanation

_OLD = """
    type Query {
      book: Book
    }

    type Book @key(fields: "isbn") {
      isbn: ID!
      price: Int
    }
"""
_NEW = """
    type Book @key(fields: "isbn") {
      isbn: ID!
      price: Int @override(from: "books")
    }
"""

OVERRIDE_HINTS = (
    Explanation(
        HintCode.FROM_SUBGRAPH_DOES_NOT_EXIST,
        "Name a subgraph as supergraph.yaml does, or take the @override away if the subgraph is"
        " gone.",
        {
            "books": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                }
            """,
            "shop": _NEW.replace('"books"', '"library"'),
        },
        ((' @override(from: "library")', ""),),
    ),
    Explanation(
        HintCode.OVERRIDDEN_FIELD_CAN_BE_REMOVED,
        "Delete the field from the subgraph that it was taken from.",
        {"books": _OLD, "shop": _NEW},
        instead={
            "books": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                }
            """,
            "shop": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  price: Int
                }
            """,
        },
    ),
    Explanation(
        HintCode.OVERRIDE_DIRECTIVE_CAN_BE_REMOVED,
        "Take the @override away: the move is done.",
        {"books": _OLD.replace("  price: Int\n    ", ""), "shop": _NEW},
        ((' @override(from: "books")', ""),),
    ),
    Explanation(
        HintCode.OVERRIDE_MIGRATION_IN_PROGRESS,
        "Nothing has to be done. When all requests go to the new owner, delete the field from the"
        " subgraph that it was taken from, then the @override.",
        {
            "books": _OLD,
            "shop": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  price: Int @override(from: "books", label: "percent(10)")
                }
            """,
        },
        instead={
            "books": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                }
            """,
            "shop": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  price: Int
                }
            """,
        },
    ),
)
