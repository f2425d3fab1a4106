"""Explanations: composed directives, and what is found out once everything is merged."""

from router.composition.codes import CompositionCode

from .explanation import Explanation

AFTER_MERGE = (
    Explanation(
        CompositionCode.LINK_IMPORT_NAME_MISMATCH,
        "Import the directive under the same name in every subgraph that uses it.",
        {
            "books": """
                extend schema
                  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag"])

                type Query {
                  title: String @tag(name: "public")
                }
            """,
            "shop": """
                extend schema
                  @link(
                    url: "https://specs.apollo.dev/federation/v2.9"
                    import: [{ name: "@tag", as: "@label" }]
                  )

                type Query {
                  offer: String @label(name: "public")
                }
            """,
        },
        (('{ name: "@tag", as: "@label" }', '"@tag"'), ("@label(", "@tag(")),
        version=None,
    ),
    Explanation(
        CompositionCode.DIRECTIVE_COMPOSITION_ERROR,
        'Name a directive with its "@", which the subgraph defines and imports by a @link from a'
        " feature of your own; composed by several subgraphs, it has one name and one major"
        " version.",
        {
            "books": """
                extend schema
                  @link(
                    url: "https://specs.apollo.dev/federation/v2.9"
                    import: ["@composeDirective"]
                  )
                  @composeDirective(name: "@owner")

                directive @owner(team: String) on FIELD_DEFINITION

                type Query {
                  title: String @owner(team: "catalogue")
                }
            """
        },
        (
            (
                "  @composeDirective",
                (
                    '  @link(url: "https://specs.example/ownership/v1.0", import: ["@owner"])'
                    "\n  @composeDirective"
                ),
            ),
        ),
        version=None,
    ),
    Explanation(
        CompositionCode.SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES,
        "Let the field return the same types in every subgraph, or let one subgraph resolve it.",
        {
            "books": """
                type Query {
                  gift: Gift @shareable
                }

                union Gift = Book

                type Book {
                  title: String
                }
            """,
            "shop": """
                type Query {
                  gift: Gift @shareable
                }

                union Gift = Voucher

                type Voucher {
                  amount: Int
                }
            """,
        },
        (
            (
                "  gift: Gift @shareable\n}\n\nunion Gift = Voucher",
                "  voucher: Gift\n}\n\nunion Gift = Voucher",
            ),
        ),
    ),
    Explanation(
        CompositionCode.SATISFIABILITY_ERROR,
        "Follow the reasons in the message: usually a type needs a @key that both subgraphs have,"
        " or a field must be in the other subgraph, too, and @shareable.",
        {
            "books": """
                type Query {
                  book: Book
                }

                type Book {
                  title: String
                }
            """,
            "shop": """
                type Query {
                  offers: [Book]
                }

                type Book {
                  price: Int
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
                  title: String
                }
            """,
            "shop": """
                type Query {
                  offers: [Book]
                }

                type Book @key(fields: "isbn") {
                  isbn: ID!
                  price: Int
                }
            """,
        },
    ),
    Explanation(
        CompositionCode.MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED,
        "Give types that are reached in very many ways a common @key.",
        never="It is a limit of composers that list the ways to each field one by one. This one"
        " asks what can be reached from where, and needs no limit.",
    ),
)
