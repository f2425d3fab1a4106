"""Explanations of hints: directives and versions."""

from router.composition.codes import HintCode

from .explanation import Explanation

_NEVER_MERGED = (
    "Of a composed directive the definition with the latest version of its feature is taken as it"
    " is; definitions are not compared."
)

DIRECTIVE_HINTS = (
    Explanation(
        HintCode.INCONSISTENT_TYPE_SYSTEM_DIRECTIVE_REPEATABLE,
        "Define the directive in the same way everywhere.",
        never=_NEVER_MERGED,
    ),
    Explanation(
        HintCode.INCONSISTENT_TYPE_SYSTEM_DIRECTIVE_LOCATIONS,
        "Define the directive in the same way everywhere.",
        never=_NEVER_MERGED,
    ),
    Explanation(
        HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE,
        "Define the directive in every subgraph, if clients shall use it.",
        {
            "books": """
                directive @trace on FIELD

                type Query {
                  title: String
                }
            """,
            "shop": """
                type Query {
                  price: Int
                }
            """,
        },
        (("type Query {\n  price", "directive @trace on FIELD\n\ntype Query {\n  price"),),
    ),
    Explanation(
        HintCode.NO_EXECUTABLE_DIRECTIVE_INTERSECTION,
        "Agree on at least one location.",
        {
            "books": """
                directive @trace on FIELD

                type Query {
                  title: String
                }
            """,
            "shop": """
                directive @trace on QUERY

                type Query {
                  price: Int
                }
            """,
        },
        (("on QUERY", "on FIELD"),),
    ),
    Explanation(
        HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE,
        "Let it be repeatable everywhere, or nowhere.",
        {
            "books": """
                directive @trace(id: ID) repeatable on FIELD

                type Query {
                  title: String
                }
            """,
            "shop": """
                directive @trace(id: ID) on FIELD

                type Query {
                  price: Int
                }
            """,
        },
        ((" repeatable", ""),),
    ),
    Explanation(
        HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS,
        "Allow the same locations everywhere.",
        {
            "books": """
                directive @trace on FIELD | QUERY

                type Query {
                  title: String
                }
            """,
            "shop": """
                directive @trace on FIELD

                type Query {
                  price: Int
                }
            """,
        },
        ((" | QUERY", ""),),
    ),
    Explanation(
        HintCode.INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS,
        "Write the same arguments everywhere, or the directive in one subgraph only.",
        {
            "books": """
                type Query {
                  title: String
                  price: Int @shareable @deprecated(reason: "Use offer.")
                }
            """,
            "shop": """
                type Query {
                  price: Int @shareable @deprecated(reason: "Use bid.")
                }
            """,
        },
        (("Use bid.", "Use offer."),),
    ),
    Explanation(
        HintCode.MERGED_NON_REPEATABLE_DIRECTIVE_ARGUMENTS,
        "Write the same arguments everywhere, if it shall be clear what holds.",
        {
            "books": """
                type Query {
                  price: Int @shareable @cost(weight: 2)
                }
            """,
            "shop": """
                type Query {
                  price: Int @shareable @cost(weight: 5)
                }
            """,
        },
        (("weight: 2", "weight: 5"),),
    ),
    Explanation(
        HintCode.DIRECTIVE_COMPOSITION_INFO,
        "Take the @composeDirective away if federation composes the directive itself; link the same"
        " major version everywhere.",
        {
            "books": """
                extend schema
                  @link(
                    url: "https://specs.apollo.dev/federation/v2.9"
                    import: ["@composeDirective", "@tag"]
                  )
                  @composeDirective(name: "@tag")

                type Query {
                  title: String @tag(name: "public")
                }
            """
        },
        (('\n  @composeDirective(name: "@tag")', ""),),
        version=None,
    ),
    Explanation(
        HintCode.DIRECTIVE_COMPOSITION_WARN,
        "Import the directive under one name everywhere, and compose it in every subgraph that uses"
        " it.",
        {
            "books": """
                extend schema
                  @link(
                    url: "https://specs.apollo.dev/federation/v2.9"
                    import: ["@composeDirective"]
                  )
                  @link(url: "https://specs.example/ownership/v1.0", import: ["@owner"])
                  @composeDirective(name: "@owner")

                directive @owner(team: String) on FIELD_DEFINITION

                type Query {
                  title: String @owner(team: "catalogue")
                }
            """,
            "shop": """
                extend schema
                  @link(url: "https://specs.apollo.dev/federation/v2.9")
                  @link(
                    url: "https://specs.example/ownership/v1.0"
                    import: [{ name: "@owner", as: "@team" }]
                  )

                directive @team(team: String) on FIELD_DEFINITION

                type Query {
                  price: Int @team(team: "sales")
                }
            """,
        },
        (('{ name: "@owner", as: "@team" }', '"@owner"'), ("@team(", "@owner(")),
        version=None,
    ),
    Explanation(
        HintCode.IMPLICITLY_UPGRADED_FEDERATION_VERSION,
        "Link the federation version that the feature calls for.",
        {
            "books": """
                extend schema
                  @link(url: "https://specs.apollo.dev/federation/v2.3")
                  @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@cost"])

                type Query {
                  price: Int @cost(weight: 5)
                }
            """
        },
        (("v2.3", "v2.9"),),
        version=None,
    ),
)
