"""Explanations: elements that several subgraphs define, and do not agree on."""

from router.composition.codes import CompositionCode

from .explanation import Explanation

MERGING = (
    Explanation(
        CompositionCode.NO_QUERIES,
        "Give at least one subgraph a Query type with a field.",
        {
            "books": """
                type Book @key(fields: "isbn") {
                  isbn: ID!
                }
            """
        },
        (("type Book", "type Query {\n  book: Book\n}\n\ntype Book"),),
    ),
    Explanation(
        CompositionCode.TYPE_KIND_MISMATCH,
        "Make it the same kind of type in every subgraph, or give one of them another name.",
        {
            "books": """
                type Query {
                  format: Format
                }

                enum Format {
                  PAPER
                }
            """,
            "shop": """
                type Query {
                  favourite: Format
                }

                scalar Format
            """,
        },
        (("scalar Format", "enum Format {\n  PAPER\n}"),),
    ),
    Explanation(
        CompositionCode.FIELD_TYPE_MISMATCH,
        "Agree on one type, or let one subgraph have the field under another name. Types may differ"
        " only in what can be null, or by a type and its interface or union.",
        {
            "books": """
                type Query {
                  price: Int @shareable
                }
            """,
            "shop": """
                type Query {
                  price: String @shareable
                }
            """,
        },
        (("price: String", "price: Int"),),
    ),
    Explanation(
        CompositionCode.FIELD_ARGUMENT_TYPE_MISMATCH,
        "Agree on one type; types of arguments may differ only in what can be null.",
        {
            "books": """
                type Query {
                  title(of: Int): String @shareable
                }
            """,
            "shop": """
                type Query {
                  title(of: ID): String @shareable
                }
            """,
        },
        (("of: Int", "of: ID"),),
    ),
    Explanation(
        CompositionCode.FIELD_ARGUMENT_DEFAULT_MISMATCH,
        "Agree on one default.",
        {
            "books": """
                type Query {
                  titles(first: Int = 10): [String] @shareable
                }
            """,
            "shop": """
                type Query {
                  titles(first: Int = 20): [String] @shareable
                }
            """,
        },
        (("= 20", "= 10"),),
    ),
    Explanation(
        CompositionCode.INPUT_FIELD_DEFAULT_MISMATCH,
        "Agree on one default.",
        {
            "books": """
                type Query {
                  titles(page: Page): [String]
                }

                input Page {
                  first: Int = 10
                }
            """,
            "shop": """
                type Query {
                  offers(page: Page): [String]
                }

                input Page {
                  first: Int = 20
                }
            """,
        },
        (("= 20", "= 10"),),
    ),
    Explanation(
        CompositionCode.REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH,
        "Add the argument everywhere, or let it be null: a subgraph without it could not be given"
        " what clients must send.",
        {
            "books": """
                type Query {
                  title(isbn: ID!): String @shareable
                }
            """,
            "shop": """
                type Query {
                  title: String @shareable
                }
            """,
        },
        (("title: String", "title(isbn: ID!): String"),),
    ),
    Explanation(
        CompositionCode.REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH,
        "Add the field everywhere, or let it be null: a subgraph without it would refuse what"
        " clients must send.",
        {
            "books": """
                type Query {
                  titles(by: Filter): [String]
                }

                input Filter {
                  author: String
                  language: String!
                }
            """,
            "shop": """
                type Query {
                  offers(by: Filter): [String]
                }

                input Filter {
                  author: String
                }
            """,
        },
        (("  language: String!\n", "  language: String\n"),),
    ),
    Explanation(
        CompositionCode.EMPTY_MERGED_INPUT_TYPE,
        "Have at least one field in common: an input type keeps what all its subgraphs know.",
        {
            "books": """
                type Query {
                  titles(by: Filter): [String]
                }

                input Filter {
                  author: String
                }
            """,
            "shop": """
                type Query {
                  offers(by: Filter): [String]
                }

                input Filter {
                  maker: String
                }
            """,
        },
        (("maker:", "author:"),),
    ),
    Explanation(
        CompositionCode.EMPTY_MERGED_ENUM_TYPE,
        "Have at least one value in common: an enum that is used for input keeps what all its"
        " subgraphs know.",
        {
            "books": """
                type Query {
                  titles(in: Language): [String]
                }

                enum Language {
                  DE
                }
            """,
            "shop": """
                type Query {
                  offers(in: Language): [String]
                }

                enum Language {
                  GERMAN
                }
            """,
        },
        (("GERMAN", "DE"),),
    ),
    Explanation(
        CompositionCode.ENUM_VALUE_MISMATCH,
        "Define the same values everywhere, as the enum is returned by fields and taken by"
        " arguments. A value that is new can be @inaccessible until all subgraphs have it.",
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
                  offers(in: Language): [String]
                }

                enum Language {
                  DE
                }
            """,
        },
        (("  DE\n}", "  DE\n  EN\n}"),),
    ),
    Explanation(
        CompositionCode.INTERFACE_FIELD_NO_IMPLEM,
        "Add the field to the type in some subgraph, or take it out of the interface.",
        {
            "books": """
                type Query {
                  item: Item
                }

                interface Item {
                  title: String
                }

                type Book implements Item {
                  title: String
                }
            """,
            "shop": """
                type Query {
                  currency: String
                }

                interface Item {
                  title: String
                  price: Int
                }
            """,
        },
        (("Book implements Item {", "Book implements Item {\n  price: Int"),),
    ),
)
