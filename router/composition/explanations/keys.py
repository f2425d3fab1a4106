"""Explanations: @key."""

from router.composition.codes import CompositionCode

from .explanation import Explanation

KEYS = (
    Explanation(
        CompositionCode.KEY_INVALID_FIELDS,
        "Name fields that the type has in this subgraph, separated by spaces, with a selection in"
        " braces where a field is an object.",
        {
            "books": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "id") {
                  isbn: ID!
                }
            """
        },
        (('"id"', '"isbn"'),),
    ),
    Explanation(
        CompositionCode.KEY_INVALID_FIELDS_TYPE,
        "Write the fields as one string.",
        {
            "books": """
                type Query {
                  book: Book
                }

                type Book @key(fields: ["shop", "isbn"]) {
                  shop: ID!
                  isbn: ID!
                }
            """
        },
        (('["shop", "isbn"]', '"shop isbn"'),),
    ),
    Explanation(
        CompositionCode.KEY_FIELDS_HAS_ARGS,
        "Take fields without arguments: a key has one value for an object, in every subgraph.",
        {
            "books": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "title") {
                  isbn: ID!
                  title(language: String): String
                }
            """
        },
        (('"title"', '"isbn"'),),
    ),
    Explanation(
        CompositionCode.KEY_FIELDS_SELECT_INVALID_TYPE,
        "Take fields of scalar, enum or object types: objects of an interface or a union cannot be"
        " compared.",
        {
            "books": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "code { value }") {
                  isbn: ID!
                  code: Code
                }

                interface Code {
                  value: String
                }

                type Barcode implements Code {
                  value: String
                }
            """
        },
        (('"code { value }"', '"isbn"'),),
    ),
    Explanation(
        CompositionCode.KEY_DIRECTIVE_IN_FIELDS_ARG,
        "Leave directives out: the fields of a key are always there.",
        {
            "books": """
                type Query {
                  book: Book
                }

                type Book @key(fields: "isbn @include(if: true)") {
                  isbn: ID!
                }
            """
        },
        ((" @include(if: true)", ""),),
    ),
    Explanation(
        CompositionCode.KEY_UNSUPPORTED_ON_INTERFACE,
        "Link federation v2.3 or later, or put the @key on the types that implement the interface.",
        {
            "media": """
                extend schema
                  @link(url: "https://specs.apollo.dev/federation/v2.2", import: ["@key"])

                type Query {
                  media: Media
                }

                interface Media @key(fields: "id") {
                  id: ID!
                }

                type Book implements Media @key(fields: "id") {
                  id: ID!
                }
            """
        },
        (("v2.2", "v2.3"),),
        version=None,
    ),
    Explanation(
        CompositionCode.INTERFACE_KEY_NOT_ON_IMPLEMENTATION,
        "Give every type that implements the interface the same @key.",
        {
            "media": """
                type Query {
                  media: Media
                }

                interface Media @key(fields: "id") {
                  id: ID!
                }

                type Book implements Media {
                  id: ID!
                }
            """
        },
        (("implements Media {", 'implements Media @key(fields: "id") {'),),
    ),
    Explanation(
        CompositionCode.INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE,
        "Define the type in the subgraph whose interface has the @key: whoever resolves the"
        " interface may be asked for any of its types. Or mark the key `resolvable: false`.",
        {
            "films": """
                type Query {
                  film: Media
                }

                interface Media {
                  id: ID!
                }

                type Film implements Media @key(fields: "id") {
                  id: ID!
                }
            """,
            "media": """
                interface Media @key(fields: "id") {
                  id: ID!
                }

                type Book implements Media @key(fields: "id") {
                  id: ID!
                }
            """,
        },
        instead={
            "media": """
                interface Media @key(fields: "id") {
                  id: ID!
                }

                type Book implements Media @key(fields: "id") {
                  id: ID!
                }

                type Film implements Media @key(fields: "id") {
                  id: ID!
                }
            """,
        },
    ),
    Explanation(
        CompositionCode.INTERFACE_OBJECT_USAGE_ERROR,
        "Give the @interfaceObject a @key, let another subgraph define the interface with the same"
        " @key, and define none of its types beside the @interfaceObject.",
        {
            "media": """
                type Query {
                  media: Media
                }

                interface Media @key(fields: "id") {
                  id: ID!
                }

                type Book implements Media @key(fields: "id") {
                  id: ID!
                }
            """,
            "reviews": """
                type Media @interfaceObject {
                  id: ID! @shareable
                  stars: Int
                }
            """,
        },
        (("@interfaceObject {", '@interfaceObject @key(fields: "id") {'), ("! @shareable", "!")),
    ),
)
