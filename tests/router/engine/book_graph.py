"""One subgraph of books, as SDL."""

BOOKS = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9", import: ["@key" "@shareable"]
)
type Query { books: [Book] book(id: ID!): Book now: String @shareable }
type Mutation { add(title: String!): Book }
type Subscription { added: Book }
type Book @key(fields: "id") { id: ID! title: String sequel: Book }
"""
