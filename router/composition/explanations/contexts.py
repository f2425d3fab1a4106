"""Explanations: @context and @fromContext."""

from router.composition.codes import CompositionCode, HintCode

from .explanation import Explanation

_SHOP = """
    type Query {
      shop: Shop
    }

    type Shop @key(fields: "id") @context(name: "shop") {
      id: ID!
      currency: String!
      offer: Book
    }

    type Book @key(fields: "isbn") {
      isbn: ID!
      price(in: String @fromContext(field: "$shop { currency }")): Int
    }
"""
_SHARED = _SHOP.replace('")): Int', '")): Int @shareable')

CONTEXTS = (
    Explanation(
        CompositionCode.CONTEXT_NOT_SET,
        "Put a @context with that name on a type above, in the same subgraph. The argument itself"
        " has no default and is promised by no interface.",
        {"shop": _SHOP.replace(' @context(name: "shop")', "")},
        (('type Shop @key(fields: "id")', 'type Shop @key(fields: "id") @context(name: "shop")'),),
    ),
    Explanation(
        CompositionCode.CONTEXT_INVALID_SELECTION,
        "Select one field, down to a scalar or an enum of the argument's type, for every type that"
        " sets the context.",
        {"shop": _SHOP.replace("{ currency }", "{ id currency }")},
        (("{ id currency }", "{ currency }"),),
    ),
    Explanation(
        CompositionCode.NO_CONTEXT_IN_SELECTION,
        'Begin with "$" and the name of the context, then the selection: "$shop { currency }".',
        {"shop": _SHOP.replace("$shop { currency }", "{ currency }")},
        (('"{ currency }"', '"$shop { currency }"'),),
    ),
    Explanation(
        CompositionCode.CONTEXT_NO_RESOLVABLE_KEY,
        "Give the type a @key that can be resolved: the value may have to be fetched first, and the"
        " object entered again with it.",
        {"shop": _SHOP.replace('type Book @key(fields: "isbn")', "type Book")},
        (("type Book", 'type Book @key(fields: "isbn")'),),
    ),
    Explanation(
        CompositionCode.CONTEXT_NAME_INVALID,
        "Call the context by letters and digits, a letter first.",
        {"shop": _SHOP.replace('name: "shop"', 'name: "my_shop"').replace("$shop", "$my_shop")},
        (("my_shop", "myShop"),),
    ),
    Explanation(
        CompositionCode.CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS,
        "Take the argument from a context everywhere, or let it be null where clients would have to"
        " give it.",
        {
            "books": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  price(in: String!): Int @shareable
                }
            """,
            "shop": _SHARED,
        },
        (("price(in: String!)", "price"),),
    ),
    Explanation(
        HintCode.CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS,
        "Take the argument from a context everywhere, or delete it where it is not.",
        {
            "books": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  price(in: String): Int @shareable
                }
            """,
            "shop": _SHARED,
        },
        (("price(in: String)", "price"),),
    ),
)
