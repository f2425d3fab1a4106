"""Explanations of hints: arguments, and types of input, that subgraphs define differently."""

from router.composition.codes import HintCode

from .explanation import Explanation

INPUT_HINTS = (
    Explanation(
        HintCode.INCONSISTENT_BUT_COMPATIBLE_ARGUMENT_TYPE,
        "Agree on one type, if you can; clients see the narrower one.",
        {
            "books": """
                type Query {
                  title(isbn: ID!): String @shareable
                }
            """,
            "shop": """
                type Query {
                  title(isbn: ID): String @shareable
                }
            """,
        },
        (("(isbn: ID)", "(isbn: ID!)"),),
    ),
    Explanation(
        HintCode.INCONSISTENT_DEFAULT_VALUE_PRESENCE,
        "Write the default in all subgraphs, or in none.",
        {
            "books": """
                type Query {
                  titles(first: Int = 10): [String] @shareable
                }
            """,
            "shop": """
                type Query {
                  titles(first: Int): [String] @shareable
                }
            """,
        },
        (("first: Int)", "first: Int = 10)"),),
    ),
    Explanation(
        HintCode.INCONSISTENT_INPUT_OBJECT_FIELD,
        "Define the field everywhere, or nowhere: clients cannot send what some subgraph would not"
        " take.",
        {
            "books": """
                type Query {
                  titles(by: Filter): [String]
                }

                input Filter {
                  author: String
                  language: String
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
        (("  author: String\n}", "  author: String\n  language: String\n}"),),
    ),
    Explanation(
        HintCode.INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM,
        "Define the value everywhere, or nowhere: clients cannot send what some subgraph would not"
        " take.",
        {
            "books": """
                type Query {
                  titles(in: Language): [String]
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
        HintCode.INCONSISTENT_ARGUMENT_PRESENCE,
        "Add the argument everywhere, or delete it: clients cannot send what some subgraph would"
        " not take.",
        {
            "books": """
                type Query {
                  titles(first: Int): [String] @shareable
                }
            """,
            "shop": """
                type Query {
                  titles: [String] @shareable
                }
            """,
        },
        (("titles:", "titles(first: Int):"),),
    ),
)
