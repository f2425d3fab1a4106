"""@override: fields that moved from one subgraph to another."""

from inspect import cleandoc

PLAIN = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") { id: ID! title: String price: Int }
    """,
    "prices": """
        type Book @key(fields: "id") { id: ID! price: Int @override(from: "books") }
    """,
}
LABEL = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") { id: ID! title: String price: Int }
    """,
    "prices": """
        type Book @key(fields: "id") {
          id: ID!
          price: Int @override(from: "books", label: "percent(10)")
        }
    """,
}


def test_field_that_was_taken_over(plan_of):
    """It is not asked where it came from, although it is still declared there."""
    plan = plan_of(PLAIN, "{ books { title price } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                books {
                  title
                  id
                }
              }
            },
            Flatten(path: "books.@") {
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


def test_progressive_while_the_label_is_active(plan_of):
    """With the label the new subgraph is asked."""
    plan = plan_of(LABEL, "{ books { price } }", labels=("percent(10)",))
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                books {
                  id
                }
              }
            },
            Flatten(path: "books.@") {
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


def test_progressive_while_the_label_is_not_active(plan_of):
    """Without it the old one is."""
    plan = plan_of(LABEL, "{ books { price } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Fetch(service: "books") {
            {
              books {
                price
              }
            }
          },
        }
        """
    )
