"""One small graph for each feature of federation: subgraphs that compose, and a query that plans.

The query needs more than one subgraph and uses the feature.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from router.schema.subgraph import Subgraph

LINK = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: [
    "@authenticated" "@composeDirective" "@context" "@cost" "@external" "@fromContext"
    "@inaccessible" "@interfaceObject" "@key" "@listSize" "@override" "@policy" "@provides"
    "@requires" "@requiresScopes" "@shareable" "@tag"
  ]
)
"""


@dataclass(frozen=True, slots=True)
class FeatureGraph:
    """sdl: by subgraph; the link to federation is added unless the text says `# fed1`."""

    name: str
    query: str
    sdl: Mapping[str, str]

    @property
    def subgraphs(self) -> list[Subgraph]:
        """What compose() takes."""
        return [
            Subgraph(name, f"http://{name}.example/", text if "# fed1" in text else text + LINK)
            for name, text in self.sdl.items()
        ]


_KEYS = FeatureGraph(
    "composite and nested keys",
    "{ shelf { books { title sold } } }",
    {
        "books": """
            type Query { shelf: Shelf }
            type Shelf { books: [Book!]! }
            type Book @key(fields: "isbn edition { year }") {
              isbn: ID! edition: Edition! title: String
            }
            type Edition @shareable { year: Int! }
        """,
        "orders": """
            type Book @key(fields: "isbn edition { year }") {
              isbn: ID! edition: Edition! sold: Int
            }
            type Edition @shareable { year: Int! }
        """,
    },
)

_CHAINED_KEYS = FeatureGraph(
    "chained keys",
    "{ book { stock } }",
    {
        "books": 'type Query { book: Book } type Book @key(fields: "isbn") { isbn: ID! }',
        "map": """
            type Book @key(fields: "isbn") @key(fields: "sku") { isbn: ID! sku: ID! }
        """,
        "stock": 'type Book @key(fields: "sku") { sku: ID! stock: Int }',
    },
)

_REQUIRES = FeatureGraph(
    "requires with arguments",
    "{ book { shipping } }",
    {
        "books": """
            type Query { book: Book }
            type Book @key(fields: "isbn") { isbn: ID! weight(unit: Unit = KILO): Float size: Size }
            type Size { height: Int }
            enum Unit { KILO POUND }
        """,
        "post": """
            type Book @key(fields: "isbn") {
              isbn: ID!
              weight(unit: Unit = KILO): Float @external
              size: Size @external
              shipping: Int @requires(fields: "weight(unit: POUND) size { height }")
            }
            type Size { height: Int @external }
            enum Unit { KILO POUND }
        """,
    },
)

_PROVIDES = FeatureGraph(
    "provides",
    "{ reviews { stars book { title author { name } } } }",
    {
        "books": """
            type Query { book: Book }
            type Book @key(fields: "isbn") { isbn: ID! title: String @shareable author: Author }
            type Author @key(fields: "id") { id: ID! name: String }
        """,
        "reviews": """
            type Query { reviews: [Review] }
            type Review { stars: Int book: Book @provides(fields: "title") }
            type Book @key(fields: "isbn") { isbn: ID! title: String @external }
        """,
    },
)

_OVERRIDE = FeatureGraph(
    "override under a label",
    "{ book { price oldPrice } }",
    {
        "books": """
            type Query { book: Book }
            type Book @key(fields: "isbn") { isbn: ID! price: Int oldPrice: Int }
        """,
        "prices": """
            type Book @key(fields: "isbn") {
              isbn: ID!
              price: Int @override(from: "books", label: "percent(20)")
              oldPrice: Int @override(from: "books")
            }
        """,
    },
)

_INTERFACE_OBJECT = FeatureGraph(
    "interface object",
    "{ media { id stars ... on Book { title } } }",
    {
        "media": """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! }
            type Book implements Media @key(fields: "id") { id: ID! title: String }
            type Film implements Media @key(fields: "id") { id: ID! minutes: Int }
        """,
        "reviews": """
            type Query { best: Media }
            type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int }
        """,
    },
)

_ABSTRACT = FeatureGraph(
    "interfaces and unions",
    "{ search { ... on Node { id } ... on Book { title sold } ... on Author { name } } }",
    {
        "books": """
            type Query { search: [Found] @shareable node: Node }
            union Found = Book | Author
            interface Node { id: ID! }
            type Book implements Node @key(fields: "id") { id: ID! title: String }
            type Author implements Node @key(fields: "id") { id: ID! name: String }
        """,
        "orders": """
            interface Node { id: ID! }
            interface Sellable { sold: Int }
            type Book implements Node & Sellable @key(fields: "id") { id: ID! sold: Int }
        """,
    },
)

_INPUTS = FeatureGraph(
    "enums and inputs",
    '{ books(by: { genre: CRIME, text: "x" }) { genre sold } }',
    {
        "books": """
            type Query { books(by: Filter = { genre: CRIME, text: "" }, first: Int = 10): [Book] }
            input Filter { genre: Genre text: String = "" page: Int }
            enum Genre { CRIME POETRY }
            type Book @key(fields: "isbn") { isbn: ID! genre: Genre }
            scalar Date @specifiedBy(url: "https://date.example")
        """,
        "orders": """
            type Mutation { order(by: Filter!): Book }
            input Filter { genre: Genre! text: String = "" }
            enum Genre { CRIME POETRY }
            type Book @key(fields: "isbn") { isbn: ID! sold(since: Date): Int }
            scalar Date
        """,
    },
)

_CONTEXT = FeatureGraph(
    "context",
    "{ shop { book { price title } } }",
    {
        "shop": """
            type Query { shop: Shop }
            type Shop @key(fields: "id") @context(name: "shop") {
              id: ID! currency: String! book: Book
            }
            type Book @key(fields: "isbn") {
              isbn: ID!
              price(currency: String @fromContext(field: "$shop { currency }")): Int
            }
        """,
        "books": """
            type Book @key(fields: "isbn") { isbn: ID! title: String }
        """,
    },
)

_GUARDED = FeatureGraph(
    "tags, authorization, cost and hidden fields",
    "{ me { name orders { total } } }",
    {
        "users": """
            type Query { me: User @authenticated }
            type User @key(fields: "id") @tag(name: "people") {
              id: ID! name: String @requiresScopes(scopes: [["a", "b"], ["c"]]) secret: Int
              @inaccessible
            }
        """,
        "orders": """
            type User @key(fields: "id") {
              id: ID!
              orders(first: Int): [Order!] @cost(weight: 5)
              @listSize(slicingArguments: ["first"], assumedSize: 10)
            }
            type Order @policy(policies: [["own"]]) { total: Int @tag(name: "money") }
        """,
    },
)

_FEDERATION_1 = FeatureGraph(
    "federation 1 beside federation 2",
    "{ me { name reads { title } } }",
    {
        "users": """
            type Query { me: User }
            type User @key(fields: "id") { id: ID! name: String reads: [Book] }
            extend type Book @key(fields: "isbn") { isbn: ID! @external }
            type Size { width: Int } # fed1
        """,
        "books": """
            type Book @key(fields: "isbn") { isbn: ID! title: String size: Size }
            type Size @shareable { width: Int }
        """,
    },
)

_COMPOSED = FeatureGraph(
    "composed directives",
    "{ book { title sold } }",
    {
        "books": """
            extend schema
              @link(url: "https://example.com/owner/v1.0", import: ["@owner"])
              @composeDirective(name: "@owner")
            directive @owner(team: String!) repeatable on FIELD_DEFINITION | OBJECT
            directive @live on QUERY | FIELD
            type Query { book: Book @owner(team: "a") @deprecated(reason: "old") }
            type Book @key(fields: "isbn") @owner(team: "b") { isbn: ID! title: String }
        """,
        "orders": """
            directive @live on QUERY
            type Book @key(fields: "isbn") { isbn: ID! sold: Int }
        """,
    },
)

FEATURE_GRAPHS = (
    _KEYS,
    _CHAINED_KEYS,
    _REQUIRES,
    _PROVIDES,
    _OVERRIDE,
    _INTERFACE_OBJECT,
    _ABSTRACT,
    _INPUTS,
    _CONTEXT,
    _GUARDED,
    _FEDERATION_1,
    _COMPOSED,
)
