"""Entity fetches that go to one subgraph at one time travel together."""

from inspect import cleandoc

BOOKS = {
    "books": """
        type Query { newest: Book best: [Book] author: Author }
        type Book @key(fields: "id") { id: ID! }
        type Author @key(fields: "id") { id: ID! }
    """,
    "prices": """
        type Book @key(fields: "id") { id: ID! price: Int stock(of: Int): Int }
        type Author @key(fields: "id") { id: ID! royalty: Int }
    """,
}


def test_equal_selections_share_a_call(plan_of):
    """Two places, one list of representations."""
    plan = plan_of(BOOKS, "{ newest { price } best { price } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                newest {
                  id
                }
                best {
                  id
                }
              }
            },
            Flatten(path: "newest, best.@") {
              Fetch(service: "prices") {  # key id
                { ... on Book { __typename id } } =>
                {
                  ... on Book {
                    price
                  }
                }
              },
            },
          },
        }
        """
    )


def test_different_selections_are_calls_of_one_request(plan_of):
    """Each has its own alias and its own variable."""
    plan = plan_of(BOOKS, "query ($of: Int) { newest { stock(of: $of) } author { royalty } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                newest {
                  id
                }
                author {
                  id
                }
              }
            },
            Flatten(path: "newest") {
              Fetch(service: "prices") {  # key id
                { ... on Book { __typename id } } =>
                {
                  ... on Book {
                    stock(of: $of)
                  }
                }
              },
            },
            Flatten(path: "author") {
              Fetch(service: "prices") {  # key id
                { ... on Author { __typename id } } =>
                {
                  ... on Author {
                    royalty
                  }
                }
              },
            },
          },
        }
        """
    )
