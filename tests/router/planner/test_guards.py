"""@skip and @include: decided before planning, so nothing is fetched for what is left out."""

from inspect import cleandoc

BOOKS = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") { id: ID! title: String }
    """,
    "prices": """
        type Book @key(fields: "id") { id: ID! price: Int }
    """,
}


def test_included(plan_of):
    """A guard that holds leaves no trace."""
    plan = plan_of(
        BOOKS, "query ($p: Boolean!) { books { title price @include(if: $p) } }", true=("p",)
    )
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


def test_not_included(plan_of):
    """Neither the field nor the key it would need is fetched."""
    plan = plan_of(BOOKS, "query ($p: Boolean!) { books { title price @include(if: $p) } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Fetch(service: "books") {
            {
              books {
                title
              }
            }
          },
        }
        """
    )


def test_everything_skipped(plan_of):
    """The objects still have to be counted."""
    plan = plan_of(
        BOOKS,
        "query ($p: Boolean!) { books { title @skip(if: $p) price @skip(if: $p) } }",
        true=("p",),
    )
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Fetch(service: "books") {
            {
              books {
                __typename
              }
            }
          },
        }
        """
    )
