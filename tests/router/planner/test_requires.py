"""@requires: what a field needs is fetched first, and sent along with the key."""

from inspect import cleandoc

FLAT = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") { id: ID! title: String }
    """,
    "scales": """
        type Book @key(fields: "id") { id: ID! weight: Int }
    """,
    "post": """
        type Book @key(fields: "id") {
          id: ID!
          weight: Int @external
          postage: Int @requires(fields: "weight")
          zone: Int
        }
    """,
}
NESTED = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") { id: ID! size: Size }
        type Size { width: Int height: Int }
    """,
    "post": """
        type Book @key(fields: "id") {
          id: ID!
          size: Size @external
          postage: Int @requires(fields: "size { width }")
        }
        type Size { width: Int @external }
    """,
}
CHAIN = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") { id: ID! pages: Int }
    """,
    "scales": """
        type Book @key(fields: "id") {
          id: ID!
          pages: Int @external
          weight: Int @requires(fields: "pages")
        }
    """,
    "post": """
        type Book @key(fields: "id") {
          id: ID!
          weight: Int @external
          postage: Int @requires(fields: "weight")
        }
    """,
}
ARGUMENTS = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") { id: ID! price(currency: String = "EUR"): Int }
    """,
    "post": """
        type Book @key(fields: "id") { id: ID! price(currency: String = "EUR"): Int @external
        duty: Int @requires(fields: "price(currency: \\"USD\\")") }
    """,
    "shop": """
        type Book @key(fields: "id") { id: ID! price(currency: String = "EUR"): Int @external
        vat: Int @requires(fields: "price(currency: \\"EUR\\")") }
    """,
}
OWN = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") {
          id: ID!
          author: Author
          shelf: Int @requires(fields: "author { rating }")
        }
        type Author @key(fields: "id") { id: ID! rating: Int @external }
    """,
    "people": """
        type Author @key(fields: "id") { id: ID! rating: Int }
    """,
}


def test_flat(plan_of):
    """The required leaf comes from its owner, then the field is asked with it."""
    plan = plan_of(FLAT, "{ books { postage } }")
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
              Fetch(service: "scales") {  # key id
                { ... on Book { __typename id } } =>
                {
                  ... on Book {
                    weight
                  }
                }
              },
            },
            Flatten(path: "books.@") {
              Fetch(service: "post") {  # key id, requires weight
                { ... on Book { __typename id weight } } =>
                {
                  ... on Book {
                    postage
                  }
                }
              },
            },
          },
        }
        """
    )


def test_required_field_that_the_client_asks_for_too(plan_of):
    """It is fetched once, for both."""
    plan = plan_of(FLAT, "{ books { weight postage } }")
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
              Fetch(service: "scales") {  # key id
                { ... on Book { __typename id } } =>
                {
                  ... on Book {
                    weight
                  }
                }
              },
            },
            Flatten(path: "books.@") {
              Fetch(service: "post") {  # key id, requires weight
                { ... on Book { __typename id weight } } =>
                {
                  ... on Book {
                    postage
                  }
                }
              },
            },
          },
        }
        """
    )


def test_field_without_requirement_of_the_same_subgraph(plan_of):
    """One request to that subgraph is enough: what needs nothing travels with what does."""
    plan = plan_of(FLAT, "{ books { title zone postage } }")
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
              Fetch(service: "scales") {  # key id
                { ... on Book { __typename id } } =>
                {
                  ... on Book {
                    weight
                  }
                }
              },
            },
            Flatten(path: "books.@") {
              Fetch(service: "post") {  # key id, requires weight
                { ... on Book { __typename id weight } } =>
                {
                  ... on Book {
                    zone
                    postage
                  }
                }
              },
            },
          },
        }
        """
    )


def test_nested(plan_of):
    """A composite requirement is sent as an object."""
    plan = plan_of(NESTED, "{ books { postage } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                books {
                  id
                  size {
                    width
                  }
                }
              }
            },
            Flatten(path: "books.@") {
              Fetch(service: "post") {  # key id, requires size { width }
                { ... on Book { __typename id size { width } } } =>
                {
                  ... on Book {
                    postage
                  }
                }
              },
            },
          },
        }
        """
    )


def test_chained(plan_of):
    """What is required may itself require something."""
    plan = plan_of(CHAIN, "{ books { postage } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                books {
                  id
                  pages
                }
              }
            },
            Flatten(path: "books.@") {
              Fetch(service: "scales") {  # key id, requires pages
                { ... on Book { __typename id pages } } =>
                {
                  ... on Book {
                    weight
                  }
                }
              },
            },
            Flatten(path: "books.@") {
              Fetch(service: "post") {  # key id, requires weight
                { ... on Book { __typename id weight } } =>
                {
                  ... on Book {
                    postage
                  }
                }
              },
            },
          },
        }
        """
    )


def test_arguments_in_conflict(plan_of):
    """One field, three different arguments: each value is stored under a key of its own."""
    plan = plan_of(ARGUMENTS, '{ books { price(currency: "GBP") duty vat } }')
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                books {
                  price(currency: "GBP")
                  id
                  _r0: price(currency: "USD")
                  _r1: price(currency: "EUR")
                }
              }
            },
            Parallel {
              Flatten(path: "books.@") {
                Fetch(service: "post") {  # key id, requires price(currency: "USD")
                  { ... on Book { __typename id _r0: price } } =>
                  {
                    ... on Book {
                      duty
                    }
                  }
                },
              },
              Flatten(path: "books.@") {
                Fetch(service: "shop") {  # key id, requires price(currency: "EUR")
                  { ... on Book { __typename id _r1: price } } =>
                  {
                    ... on Book {
                      vat
                    }
                  }
                },
              },
            },
          },
        }
        """
    )


def test_alias_where_the_required_field_would_be_stored(plan_of):
    """The client's alias keeps its key, the hidden field gets another."""
    plan = plan_of(FLAT, "{ books { weight: title postage } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                books {
                  weight: title
                  id
                }
              }
            },
            Flatten(path: "books.@") {
              Fetch(service: "scales") {  # key id
                { ... on Book { __typename id } } =>
                {
                  ... on Book {
                    _r0: weight
                  }
                }
              },
            },
            Flatten(path: "books.@") {
              Fetch(service: "post") {  # key id, requires weight
                { ... on Book { __typename id _r0: weight } } =>
                {
                  ... on Book {
                    postage
                  }
                }
              },
            },
          },
        }
        """
    )


def test_back_into_the_same_subgraph(plan_of):
    """A requirement on what the subgraph itself refers to comes back into it by its own key."""
    plan = plan_of(OWN, "{ books { shelf } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                books {
                  author {
                    id
                  }
                  id
                }
              }
            },
            Flatten(path: "books.@.author") {
              Fetch(service: "people") {  # key id
                { ... on Author { __typename id } } =>
                {
                  ... on Author {
                    rating
                  }
                }
              },
            },
            Flatten(path: "books.@") {
              Fetch(service: "books") {  # key id, requires author { rating }
                { ... on Book { __typename id author { rating } } } =>
                {
                  ... on Book {
                    shelf
                  }
                }
              },
            },
          },
        }
        """
    )


def test_chained_where_the_last_input_is_one_move_away(plan_of):
    """Stages are tried beyond those that exist already: the inner requirement adds one."""
    graph = CHAIN | {"lists": 'type Query { best: Book } type Book @key(fields: "id") { id: ID! }'}
    plan = plan_of(graph, "{ best { postage } }")
    fetches = [(fetch.subgraph, fetch.reason, fetch.after) for fetch in plan.fetches]
    assert fetches == [
        ("lists", "", ()),
        ("books", "key id", (0,)),
        ("scales", "key id, requires pages", (1,)),
        ("post", "key id, requires weight", (2,)),
    ]
