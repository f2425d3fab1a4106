"""Explanations of hints: what is returned, and subgraphs define differently."""

from router.composition.codes import HintCode

from .explanation import Explanation

TYPE_HINTS = (
    Explanation(
        HintCode.INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE,
        "Agree on one type, if you can; clients see the wider one for fields, the narrower one for"
        " input fields.",
        {
            "books": """
                type Query {
                  title: String! @shareable
                }
            """,
            "shop": """
                type Query {
                  title: String @shareable
                }
            """,
        },
        (("title: String @", "title: String! @"),),
    ),
    Explanation(
        HintCode.INCONSISTENT_ENTITY,
        "Give the type the @key everywhere, so that its objects can be entered there.",
        {
            "books": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                }
            """,
            "shop": """
                type Query {
                  offer: Book
                }

                type Book {
                  isbn: ID! @shareable
                }
            """,
        },
        (("type Book {", 'type Book @key(fields: "isbn") {'), ("! @shareable", "!")),
    ),
    Explanation(
        HintCode.INCONSISTENT_OBJECT_VALUE_TYPE_FIELD,
        "Define the field everywhere, or give the type a @key: without one an object has only what"
        " its subgraph knows.",
        {
            "books": """
                type Query {
                  price: Money @shareable
                }

                type Money @shareable {
                  amount: Int
                }
            """,
            "shop": """
                type Query {
                  price: Money @shareable
                }

                type Money @shareable {
                  amount: Int
                  currency: String
                }
            """,
        },
        (("  amount: Int\n}", "  amount: Int\n  currency: String\n}"),),
    ),
    Explanation(
        HintCode.INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD,
        "Define the field everywhere.",
        {
            "books": """
                type Query {
                  book: Item
                }

                interface Item {
                  title: String
                }

                type Book implements Item @shareable {
                  title: String
                  price: Int
                }
            """,
            "shop": """
                type Query {
                  offer: Item
                }

                interface Item {
                  title: String
                  price: Int
                }

                type Book implements Item @shareable {
                  title: String
                  price: Int
                }
            """,
        },
        (("  title: String\n}", "  title: String\n  price: Int\n}"),),
    ),
    Explanation(
        HintCode.INCONSISTENT_UNION_MEMBER,
        "List the same members everywhere, if every subgraph can return them.",
        {
            "books": """
                type Query {
                  gift: Gift
                }

                union Gift = Book

                type Book @shareable {
                  title: String
                }
            """,
            "shop": """
                type Query {
                  present: Gift
                }

                union Gift = Book | Voucher

                type Book @shareable {
                  title: String
                }

                type Voucher {
                  amount: Int
                }
            """,
        },
        (("Book | Voucher", "Book"),),
    ),
    Explanation(
        HintCode.INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM,
        "Nothing has to be done; define the value everywhere, if all subgraphs may return it.",
        {
            "books": """
                type Query {
                  language: Language
                }

                enum Language {
                  DE
                  EN
                }
            """,
            "shop": """
                type Query {
                  offered: Language
                }

                enum Language {
                  DE
                }
            """,
        },
        (("  DE\n}", "  DE\n  EN\n}"),),
    ),
    Explanation(
        HintCode.UNUSED_ENUM_TYPE,
        "Delete the enum, or use it.",
        {
            "books": """
                type Query {
                  title: String
                }

                enum Language {
                  DE
                }
            """
        },
        (("title: String", "title(in: Language): String"),),
    ),
    Explanation(
        HintCode.INCONSISTENT_DESCRIPTION,
        "Describe it in the same words everywhere, or in one subgraph only; clients see the most"
        " frequent words.",
        {
            "books": """
                type Query {
                  "What it costs."
                  price: Int @shareable
                }
            """,
            "shop": """
                type Query {
                  "The price in cents."
                  price: Int @shareable
                }
            """,
        },
        (("What it costs.", "The price in cents."),),
    ),
    Explanation(
        HintCode.INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN,
        "Let the field return the same types in every subgraph.",
        {
            "books": """
                type Query {
                  gift: Gift @shareable
                }

                union Gift = Book

                type Book @shareable {
                  title: String
                }
            """,
            "shop": """
                type Query {
                  gift: Gift @shareable
                }

                union Gift = Book | Voucher

                type Book @shareable {
                  title: String
                }

                type Voucher @shareable {
                  amount: Int
                }
            """,
        },
        (("Book | Voucher", "Book"),),
    ),
)
