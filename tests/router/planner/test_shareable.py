"""@shareable: fields and values that several subgraphs serve."""

from inspect import cleandoc

ROOTS = {
    "books": """
        type Query { me: User @shareable }
        type User @key(fields: "id") { id: ID! wishes: Int }
    """,
    "users": """
        type Query { me: User @shareable }
        type User @key(fields: "id") { id: ID! name: String }
    """,
}
SPLIT = {
    "books": """
        type Query { today: Stats @shareable }
        type Stats { titles: Int }
    """,
    "orders": """
        type Query { today: Stats @shareable }
        type Stats { sales: Int }
    """,
}
PARENT = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") { id: ID! size: Size @shareable }
        type Size { width: Int }
    """,
    "scales": """
        type Book @key(fields: "id") { id: ID! size: Size @shareable }
        type Size { weight: Int }
    """,
}


def test_root_is_entered_where_the_rest_is(plan_of):
    """Of several subgraphs with a root field the one is asked that has the selection."""
    plan = plan_of(ROOTS, "{ me { name } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Fetch(service: "users") {
            {
              me {
                name
              }
            }
          },
        }
        """
    )


def test_root_of_a_split_entity(plan_of):
    """Entering twice at once ends earlier than entering once and moving on."""
    plan = plan_of(ROOTS, "{ me { name wishes } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Parallel {
            Fetch(service: "users") {
              {
                me {
                  name
                }
              }
            },
            Fetch(service: "books") {
              {
                me {
                  wishes
                }
              }
            },
          },
        }
        """
    )


def test_value_type_in_parts_under_a_root(plan_of):
    """Both subgraphs are asked for their part of the value."""
    plan = plan_of(SPLIT, "{ today { titles sales } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Parallel {
            Fetch(service: "books") {
              {
                today {
                  titles
                }
              }
            },
            Fetch(service: "orders") {
              {
                today {
                  sales
                }
              }
            },
          },
        }
        """
    )


def test_value_type_in_parts_below_an_entity(plan_of):
    """The rest of a value without key comes through its entity."""
    plan = plan_of(PARENT, "{ books { size { width weight } } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                books {
                  size {
                    width
                  }
                  id
                }
              }
            },
            Flatten(path: "books.@") {
              Fetch(service: "scales") {  # key id
                { ... on Book { __typename id } } =>
                {
                  ... on Book {
                    size {
                      weight
                    }
                  }
                }
              },
            },
          },
        }
        """
    )
