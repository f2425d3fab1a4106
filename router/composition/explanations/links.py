"""Explanations: schemas that cannot be read, links, names of subgraphs and root types."""

from router.composition.codes import CompositionCode

from .explanation import Explanation

LINKS = (
    Explanation(
        CompositionCode.INVALID_GRAPHQL,
        "Write what the message asks for. A subgraph has to be valid by itself: define the type"
        " here, too, if another subgraph has it.",
        {
            "books": """
                type Query {
                  books: [Book]
                }
            """
        },
        instead={
            "books": """
                type Query {
                  books: [Book]
                }

                type Book {
                  title: String
                }
            """
        },
    ),
    Explanation(
        CompositionCode.DIRECTIVE_DEFINITION_INVALID,
        "Leave the definition out: the @link brings it. If a library prints it, update the"
        " library.",
        {
            "books": """
                directive @tag(label: String!) on FIELD_DEFINITION

                type Query {
                  title: String @tag(name: "public")
                }
            """
        },
        (("directive @tag(label: String!) on FIELD_DEFINITION\n\n", ""),),
    ),
    Explanation(
        CompositionCode.TYPE_DEFINITION_INVALID,
        "Leave the definition out: the @link brings the type. For a type of your own choose another"
        " name.",
        {
            "books": """
                input federation__FieldSet {
                  fields: [String]
                }

                type Query {
                  book: Book
                }

                type Book @key(fields: "id") {
                  id: ID!
                }
            """
        },
        (("federation__FieldSet", "BookFields"),),
    ),
    Explanation(
        CompositionCode.UNSUPPORTED_LINKED_FEATURE,
        "Serve the supergraph with a router that has the feature.",
        never="It is about loading a finished supergraph that links a feature `for: SECURITY` or"
        " `for: EXECUTION` which the router does not have.",
    ),
    Explanation(
        CompositionCode.UNKNOWN_FEDERATION_LINK_VERSION,
        "Link a version that exists: v2.0 to v2.14.",
        {
            "books": """
                extend schema @link(url: "https://specs.apollo.dev/federation/v2.99")

                type Query {
                  title: String
                }
            """
        },
        (("v2.99", "v2.9"),),
        version=None,
    ),
    Explanation(
        CompositionCode.UNKNOWN_LINK_VERSION,
        "Link v1.0, the only version there is, or leave the link out: it is implied.",
        {
            "books": """
                extend schema
                  @link(url: "https://specs.apollo.dev/link/v1.7")
                  @link(url: "https://specs.apollo.dev/federation/v2.9")

                type Query {
                  title: String
                }
            """
        },
        (("v1.7", "v1.0"),),
        version=None,
    ),
    Explanation(
        CompositionCode.INVALID_LINK_DIRECTIVE_USAGE,
        'Import names as the specification has them, directives with their "@", and link each'
        " feature once.",
        {
            "books": """
                extend schema
                  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@keys"])

                type Query {
                  title: String
                }
            """
        },
        (("@keys", "@key"),),
        version=None,
    ),
    Explanation(
        CompositionCode.INVALID_LINK_IDENTIFIER,
        'End the url in the name of the feature and its version, as in ".../shelf/v1.0".',
        {
            "books": """
                extend schema
                  @link(url: "https://specs.apollo.dev/federation/v2.9")
                  @link(url: "https://specs.example/shelf")

                type Query {
                  title: String
                }
            """
        },
        (("/shelf", "/shelf/v1.0"),),
        version=None,
    ),
    Explanation(
        CompositionCode.INVALID_SUBGRAPH_NAME,
        'Choose another name in supergraph.yaml: "_" is reserved, and each name is there once.',
        {
            "_": """
                type Query {
                  title: String
                }
            """
        },
        instead={
            "_": "",
            "books": """
                type Query {
                  title: String
                }
            """,
        },
    ),
    Explanation(
        CompositionCode.ROOT_QUERY_USED,
        "Rename the type: every subgraph's query root is called Query in the supergraph.",
        {
            "books": """
                schema {
                  query: Root
                }

                type Root {
                  lastQuery: Query
                }

                type Query {
                  text: String
                }
            """
        },
        (("Query\n", "SearchQuery\n"), ("type Query", "type SearchQuery")),
    ),
    Explanation(
        CompositionCode.ROOT_MUTATION_USED,
        "Rename the type: every subgraph's mutation root is called Mutation in the supergraph.",
        {
            "books": """
                schema {
                  query: Query
                  mutation: Changes
                }

                type Query {
                  lastChange: Mutation
                }

                type Changes {
                  rename(title: String): Boolean
                }

                type Mutation {
                  text: String
                }
            """
        },
        (("lastChange: Mutation", "lastChange: Change"), ("type Mutation", "type Change")),
    ),
    Explanation(
        CompositionCode.ROOT_SUBSCRIPTION_USED,
        "Rename the type: every subgraph's subscription root is called Subscription in the"
        " supergraph.",
        {
            "books": """
                schema {
                  query: Query
                  subscription: Events
                }

                type Query {
                  plan: Subscription
                }

                type Events {
                  newTitle: String
                }

                type Subscription {
                  months: Int
                }
            """
        },
        (("plan: Subscription", "plan: Membership"), ("type Subscription", "type Membership")),
    ),
)
