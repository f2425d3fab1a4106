"""Explanations: who resolves a field: @shareable, @override, extensions."""

from router.composition.codes import CompositionCode

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

SHARING = (
    Explanation(
        CompositionCode.INVALID_SHAREABLE_USAGE,
        "Take the @shareable away: on an interface it means nothing, and on one element it stands"
        " once.",
        {
            "books": """
                type Query {
                  item: Item
                }

                interface Item {
                  title: String @shareable
                }

                type Book implements Item {
                  title: String
                }
            """
        },
        ((" @shareable", ""),),
    ),
    Explanation(
        CompositionCode.INVALID_FIELD_SHARING,
        "Mark the field @shareable in all of the subgraphs, if they give the same answer; else"
        " leave it to one of them, or give it another name.",
        {
            "books": _OLD,
            "shop": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  price: Int
                }
            """,
        },
        (("price: Int", "price: Int @shareable"),),
    ),
    Explanation(
        CompositionCode.OVERRIDE_FROM_SELF_ERROR,
        "Name the subgraph that has the field now, or take the @override away if none has.",
        {
            "books": _OLD.replace("  price: Int\n    ", ""),
            "shop": _NEW.replace('"books"', '"shop"'),
        },
        ((' @override(from: "shop")', ""),),
    ),
    Explanation(
        CompositionCode.OVERRIDE_SOURCE_HAS_OVERRIDE,
        "Let only one subgraph take the field over; finish one move before the next.",
        {
            "books": _OLD,
            "orders": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  price: Int @shareable @override(from: "shop")
                }
            """,
            "shop": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  price: Int @shareable @override(from: "books")
                }
            """,
        },
        (("price: Int @shareable @override", "price: Int @override"),),
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
        CompositionCode.OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE,
        "Move a field without @external, @provides or @requires first, or leave it where it is.",
        {
            "books": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  cost: Int
                }
            """,
            "offers": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  cost: Int @external
                  price: Int @shareable @requires(fields: "cost")
                }
            """,
            "shop": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  price: Int @shareable @override(from: "offers")
                }
            """,
        },
        ((' @requires(fields: "cost")', ""), ("  cost: Int @external\n", "")),
    ),
    Explanation(
        CompositionCode.OVERRIDE_ON_INTERFACE,
        "Put the @override on the field of each type that implements the interface.",
        {
            "books": _OLD,
            "shop": """
                interface Item {
                  price: Int @override(from: "books")
                }

                type Book implements Item @key(fields: "isbn") {
                  isbn: ID!
                  price: Int @override(from: "books")
                }
            """,
        },
        (
            (
                'interface Item {\n  price: Int @override(from: "books")',
                "interface Item {\n  price: Int",
            ),
        ),
    ),
    Explanation(
        CompositionCode.OVERRIDE_LABEL_INVALID,
        'Write "percent(…)" with a number from 0 to 100, or a name of letters, digits and'
        " `_ - : . /` that begins with a letter.",
        {
            "books": _OLD,
            "shop": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  price: Int @override(from: "books", label: "half of them")
                }
            """,
        },
        (("half of them", "percent(50)"),),
    ),
    Explanation(
        CompositionCode.EXTENSION_WITH_NO_BASE,
        "Define the type in one subgraph: take `extend` away. A subgraph that links Federation 2"
        " needs no `extend` at all for a type with a @key.",
        {
            "books": """
                type Query {
                  book: Book
                }

                extend type Book @key(fields: "isbn") {
                  isbn: ID!
                  price: Int
                }
            """
        },
        (("extend type Book", "type Book"),),
        version=None,
    ),
)
