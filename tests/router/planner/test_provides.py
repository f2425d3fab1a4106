"""@provides: fields that a subgraph serves on one path only."""

from inspect import cleandoc

FLAT = {
    "books": """
        type Query { books: [Book] popular: [Book] }
        type Book @key(fields: "id") { id: ID! author: Author }
        type Author @key(fields: "id") { id: ID! }
    """,
    "lists": """
        type Query { best: [Author] @provides(fields: "name") all: [Author] }
        type Author @key(fields: "id") { id: ID! name: String @external }
    """,
    "people": """
        type Author @key(fields: "id") { id: ID! name: String @shareable born: Int }
    """,
}
NESTED = {
    "lists": """
        type Query { best: [Book] @provides(fields: "author { name }") }
        type Book @key(fields: "id") { id: ID! author: Author @external }
        type Author @key(fields: "id") { id: ID! name: String @external }
    """,
    "books": """
        type Book @key(fields: "id") { id: ID! author: Author @shareable }
        type Author @key(fields: "id") { id: ID! name: String @shareable born: Int }
    """,
}


def test_provided_field_saves_a_fetch(plan_of):
    """On the path that provides it the field is local."""
    plan = plan_of(FLAT, "{ best { name } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Fetch(service: "lists") {
            {
              best {
                name
              }
            }
          },
        }
        """
    )


def test_provided_only_on_its_path(plan_of):
    """Elsewhere the same field of the same type in the same subgraph is fetched from its owner."""
    plan = plan_of(FLAT, "{ all { name } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "lists") {
              {
                all {
                  id
                }
              }
            },
            Flatten(path: "all.@") {
              Fetch(service: "people") {  # key id
                { ... on Author { __typename id } } =>
                {
                  ... on Author {
                    name
                  }
                }
              },
            },
          },
        }
        """
    )


def test_nested_provides(plan_of):
    """Both the external reference and the field behind it are local."""
    plan = plan_of(NESTED, "{ best { author { name } } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Fetch(service: "lists") {
            {
              best {
                author {
                  name
                }
              }
            }
          },
        }
        """
    )


def test_beside_what_is_not_provided(plan_of):
    """What is provided is fetched with what is not, where that costs no fetch of its own."""
    plan = plan_of(NESTED, "{ best { author { name born } } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "lists") {
              {
                best {
                  id
                }
              }
            },
            Flatten(path: "best.@") {
              Fetch(service: "books") {  # key id
                { ... on Book { __typename id } } =>
                {
                  ... on Book {
                    author {
                      name
                      born
                    }
                  }
                }
              },
            },
          },
        }
        """
    )
