"""Explanations: @inaccessible."""

from router.composition.codes import CompositionCode

from .explanation import Explanation

INACCESSIBLE = (
    Explanation(
        CompositionCode.REFERENCED_INACCESSIBLE,
        "Hide what refers to the type as well, or let clients see the type.",
        {
            "books": """
                type Query {
                  title: String
                  audit: Audit
                }

                type Audit @inaccessible {
                  text: String
                }
            """
        },
        (("audit: Audit", "audit: Audit @inaccessible"),),
    ),
    Explanation(
        CompositionCode.DEFAULT_VALUE_USES_INACCESSIBLE,
        "Choose a default that clients can see, or hide what has the default.",
        {
            "books": """
                type Query {
                  titles(in: Language = LA): [String]
                }

                enum Language {
                  DE
                  LA @inaccessible
                }
            """
        },
        (("= LA", "= DE"),),
    ),
    Explanation(
        CompositionCode.QUERY_ROOT_TYPE_INACCESSIBLE,
        "Hide fields of Query, not Query itself: a schema without queries is none.",
        {
            "books": """
                type Query @inaccessible {
                  title: String
                  audit: String
                }
            """
        },
        (("Query @inaccessible", "Query"), ("audit: String", "audit: String @inaccessible")),
    ),
    Explanation(
        CompositionCode.REQUIRED_INACCESSIBLE,
        "Let it be null or give it a default: clients cannot send what they do not see.",
        {
            "books": """
                type Query {
                  titles(shop: ID! @inaccessible): [String]
                }
            """
        },
        (("ID! @inaccessible", "ID @inaccessible"),),
    ),
    Explanation(
        CompositionCode.IMPLEMENTED_BY_INACCESSIBLE,
        "Hide the field of the interface, too, or let clients see it in the type.",
        {
            "books": """
                type Query {
                  item: Item
                }

                interface Item {
                  title: String
                  cost: Int
                }

                type Book implements Item {
                  title: String
                  cost: Int @inaccessible
                }
            """
        },
        (("  cost: Int\n", "  cost: Int @inaccessible\n"),),
    ),
    Explanation(
        CompositionCode.ONLY_INACCESSIBLE_CHILDREN,
        "Hide the type itself, or leave something of it to see.",
        {
            "books": """
                type Query {
                  title: String
                }

                type Audit {
                  text: String @inaccessible
                }
            """
        },
        (("Audit {", "Audit @inaccessible {"), ("String @inaccessible", "String")),
    ),
    Explanation(
        CompositionCode.DISALLOWED_INACCESSIBLE,
        "Take @inaccessible away: clients do not see arguments of composed directives anyway.",
        {
            "books": """
                extend schema
                  @link(
                    url: "https://specs.apollo.dev/federation/v2.9"
                    import: ["@composeDirective", "@inaccessible"]
                  )
                  @link(url: "https://specs.example/ownership/v1.0", import: ["@owner"])
                  @composeDirective(name: "@owner")

                directive @owner(team: String @inaccessible) on FIELD_DEFINITION

                type Query {
                  title: String @owner(team: "catalogue")
                }
            """
        },
        (("String @inaccessible", "String"),),
        version=None,
    ),
)
