"""Explanations: @external."""

from router.composition.codes import CompositionCode

from .explanation import Explanation

_CATALOGUE = """
    type Query {
      book: Book
    }

    type Book @key(fields: "isbn") {
      isbn: ID!
      weight(unit: String = "g"): Int
    }
"""
_POST = """
    type Book @key(fields: "isbn") {
      isbn: ID!
      weight(unit: String = "g"): Int @external
      postage: Int @requires(fields: "weight")
    }
"""

EXTERNAL = (
    Explanation(
        CompositionCode.EXTERNAL_UNUSED,
        "Delete the field from this subgraph, or name it in the @requires, @provides or @key that"
        " needs it.",
        {
            "catalogue": _CATALOGUE,
            "post": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  weight(unit: String = "g"): Int @external
                  postage: Int
                }
            """,
        },
        (("postage: Int", 'postage: Int @requires(fields: "weight")'),),
    ),
    Explanation(
        CompositionCode.TYPE_WITH_ONLY_UNUSED_EXTERNAL,
        "Delete the type and what refers to it, or give it a field of its own or a used @key."
        " The subgraph in the example is one of Federation 1: it has no @link.",
        {
            "books": """
                type Query {
                  size: Size
                }

                type Size {
                  height: Int @external
                }
            """
        },
        ((" @external", ""),),
        version=None,
    ),
    Explanation(
        CompositionCode.EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE,
        "Decide who resolves the field: if this subgraph does, take @external away, else"
        " @provides.",
        {
            "catalogue": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  author: Author
                }

                type Author @key(fields: "id") {
                  id: ID!
                  name: String @shareable
                }
            """,
            "shelf": """
                type Query {
                  first: Book @provides(fields: "author { name }")
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  author: Author @external @provides(fields: "name")
                }

                type Author @key(fields: "id") {
                  id: ID!
                  name: String @external
                }
            """,
        },
        (
            (' @external @provides(fields: "name")', " @external"),
            ("  author: Author\n", "  author: Author @shareable\n"),
        ),
    ),
    Explanation(
        CompositionCode.EXTERNAL_ON_INTERFACE,
        "Take @external away: fields of interfaces are not resolved, those of the types are.",
        {
            "books": """
                type Query {
                  item: Item @provides(fields: "title")
                }

                interface Item {
                  title: String @external
                }

                type Book implements Item {
                  title: String
                }
            """
        },
        ((" @external", ""), (' @provides(fields: "title")', "")),
    ),
    Explanation(
        CompositionCode.EXTERNAL_MISSING_ON_BASE,
        "Let one subgraph resolve the field: define it there without @external.",
        {
            "catalogue": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                }
            """,
            "post": _POST,
        },
        (("isbn: ID!\n}", 'isbn: ID!\n  weight(unit: String = "g"): Int\n}'),),
    ),
    Explanation(
        CompositionCode.EXTERNAL_TYPE_MISMATCH,
        "Declare the field with the type that it has where it is resolved.",
        {"catalogue": _CATALOGUE, "post": _POST.replace("): Int", "): String")},
        (("): String @external", "): Int @external"),),
    ),
    Explanation(
        CompositionCode.EXTERNAL_ARGUMENT_MISSING,
        "Declare the field with all the arguments that it has where it is resolved.",
        {"catalogue": _CATALOGUE, "post": _POST.replace('(unit: String = "g")', "")},
        (("weight: Int", 'weight(unit: String = "g"): Int'),),
    ),
    Explanation(
        CompositionCode.EXTERNAL_ARGUMENT_TYPE_MISMATCH,
        "Declare the argument with the type that it has where the field is resolved.",
        {
            "catalogue": _CATALOGUE.replace(' = "g"', ""),
            "post": _POST.replace('String = "g"', "Int"),
        },
        (("unit: Int", "unit: String"),),
    ),
    Explanation(
        CompositionCode.EXTERNAL_ARGUMENT_DEFAULT_MISMATCH,
        "Declare the argument with the default that it has where the field is resolved.",
        {"catalogue": _CATALOGUE, "post": _POST.replace('"g"', '"oz"')},
        (('"oz"', '"g"'),),
    ),
    Explanation(
        CompositionCode.MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL,
        "Move the directive to the subgraph that resolves the field: external declarations are not"
        " merged, and the directive would be lost.",
        {
            "catalogue": _CATALOGUE,
            "post": _POST.replace("@external", '@external @tag(name: "public")'),
        },
        (
            (' @external @tag(name: "public")', " @external"),
            ('"g"): Int\n', '"g"): Int @tag(name: "public")\n'),
        ),
    ),
)
