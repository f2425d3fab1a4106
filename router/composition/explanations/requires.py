"""Explanations: @requires."""

from router.composition.codes import CompositionCode

from .explanation import Explanation

_CATALOGUE = """
    type Query {
      book: Book
    }

    type Book @key(fields: "isbn") {
      isbn: ID!
      weight: Int
    }
"""

REQUIRES = (
    Explanation(
        CompositionCode.REQUIRES_INVALID_FIELDS,
        "Name fields that the type has in this subgraph too, where they are marked @external.",
        {
            "catalogue": _CATALOGUE,
            "post": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  postage: Int @requires(fields: "weight")
                }
            """,
        },
        instead={
            "post": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  weight: Int @external
                  postage: Int @requires(fields: "weight")
                }
            """,
        },
    ),
    Explanation(
        CompositionCode.REQUIRES_INVALID_FIELDS_TYPE,
        "Write the fields as one string.",
        {
            "catalogue": _CATALOGUE,
            "post": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  weight: Int @external
                  postage: Int @requires(fields: "weight")
                  insurance: Int @requires(fields: ["weight"])
                }
            """,
        },
        (('["weight"]', '"weight"'),),
    ),
    Explanation(
        CompositionCode.REQUIRES_DIRECTIVE_IN_FIELDS_ARG,
        "Leave directives out: what is required is always needed.",
        {
            "catalogue": _CATALOGUE,
            "post": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  weight: Int @external
                  postage: Int @requires(fields: "weight @include(if: true)")
                }
            """,
        },
        ((" @include(if: true)", ""),),
    ),
    Explanation(
        CompositionCode.REQUIRES_UNSUPPORTED_ON_INTERFACE,
        "Put the @requires on the field of each type that implements the interface.",
        {
            "catalogue": """
                type Query {
                  box: Box
                }

                type Box @key(fields: "id") {
                  id: ID!
                  weight: Int
                }
            """,
            "post": """
                type Query {
                  parcel: Parcel
                }

                interface Parcel {
                  box: Box
                  postage: Int @requires(fields: "box { weight }")
                }

                type Letter implements Parcel @key(fields: "id") {
                  id: ID!
                  box: Box
                  postage: Int
                }

                type Box @key(fields: "id") {
                  id: ID!
                  weight: Int @external
                }
            """,
        },
        (
            (' @requires(fields: "box { weight }")', ""),
            (
                "postage: Int\n}\n\ntype Box",
                'postage: Int @requires(fields: "box { weight }")\n}\n\ntype Box',
            ),
        ),
    ),
    Explanation(
        CompositionCode.REQUIRES_FIELDS_MISSING_EXTERNAL,
        "Mark the field @external, if another subgraph resolves it; take the @requires away, if"
        " this one resolves it itself.",
        {
            "catalogue": _CATALOGUE.replace("weight: Int", "weight: Int @shareable"),
            "post": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  weight: Int @shareable
                  postage: Int @requires(fields: "weight")
                }
            """,
        },
        instead={
            "post": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  weight: Int @external
                  postage: Int @requires(fields: "weight")
                }
            """,
        },
    ),
)
