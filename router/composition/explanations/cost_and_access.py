"""Explanations: @cost and @listSize; @authenticated, @requiresScopes and @policy."""

from router.composition.codes import CompositionCode

from .explanation import Explanation

COST_AND_ACCESS = (
    Explanation(
        CompositionCode.COST_APPLIED_TO_INTERFACE_FIELD,
        "Put the @cost on the field of each type that implements the interface.",
        {
            "books": """
                type Query {
                  item: Item
                }

                interface Item {
                  price: Int @cost(weight: 5)
                }

                type Book implements Item {
                  price: Int
                }
            """
        },
        (("price: Int @cost(weight: 5)", "price: Int"),),
    ),
    Explanation(
        CompositionCode.LIST_SIZE_APPLIED_TO_NON_LIST,
        "Take the @listSize away, or name in sizedFields which lists of the returned object it is"
        " about.",
        {
            "books": """
                type Query {
                  book: Book @listSize(assumedSize: 10)
                }

                type Book {
                  title: String
                }
            """
        },
        ((" @listSize(assumedSize: 10)", ""),),
    ),
    Explanation(
        CompositionCode.LIST_SIZE_INVALID_ASSUMED_SIZE,
        "Write how many items are likely: 0 or more.",
        {
            "books": """
                type Query {
                  titles: [String] @listSize(assumedSize: -1)
                }
            """
        },
        (("-1", "10"),),
    ),
    Explanation(
        CompositionCode.LIST_SIZE_INVALID_SIZED_FIELD,
        "Name fields of the returned object that are lists.",
        {
            "books": """
                type Query {
                  books: BookPage @listSize(assumedSize: 10, sizedFields: ["nodes"])
                }

                type BookPage {
                  items: [String]
                }
            """
        },
        (('"nodes"', '"items"'),),
    ),
    Explanation(
        CompositionCode.LIST_SIZE_INVALID_SLICING_ARGUMENT,
        "Name arguments of the field that are of the type Int.",
        {
            "books": """
                type Query {
                  titles(first: Int): [String] @listSize(slicingArguments: ["limit"])
                }
            """
        },
        (('"limit"', '"first"'),),
    ),
    Explanation(
        CompositionCode.AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE,
        "Put the directive on the types that implement the interface, or on their fields: the"
        " interface demands what they demand.",
        {
            "books": """
                type Query {
                  item: Item
                }

                interface Item {
                  cost: Int @authenticated
                }

                type Book implements Item {
                  cost: Int
                }
            """
        },
        (("cost: Int @authenticated", "cost: Int"),),
    ),
    Explanation(
        CompositionCode.MISSING_TRANSITIVE_AUTH_REQUIREMENTS,
        "Put the demands of the field that it requires on the field itself: its value tells about"
        " the other.",
        {
            "books": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  cost: Int @authenticated
                }
            """,
            "shop": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                  cost: Int @external
                  discount: Int @requires(fields: "cost")
                }
            """,
        },
        (('@requires(fields: "cost")', '@requires(fields: "cost") @authenticated'),),
    ),
)
