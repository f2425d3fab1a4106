"""Entity moves: which key is used, and what is fetched to have it."""

from inspect import cleandoc

ONE = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") { id: ID! title: String }
    """,
    "prices": """
        type Book @key(fields: "id") { id: ID! price: Int }
    """,
}
SEVERAL = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") @key(fields: "isbn") { id: ID! isbn: String! }
    """,
    "prices": """
        type Book @key(fields: "id") { id: ID! price: Int }
    """,
    "loans": """
        type Book @key(fields: "isbn") { isbn: String! lentTo: String }
    """,
}
COMPOSITE = {
    "shelves": """
        type Query { copies: [Copy] }
        type Copy @key(fields: "room shelf") { room: Int! shelf: Int! }
    """,
    "repairs": """
        type Copy @key(fields: "room shelf") { room: Int! shelf: Int! isTorn: Boolean }
    """,
}
NESTED = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "edition { isbn }") { edition: Edition! }
        type Edition { isbn: String! @shareable year: Int }
    """,
    "prices": """
        type Book @key(fields: "edition { isbn }") { edition: Edition! price: Int }
        type Edition { isbn: String! @shareable }
    """,
}
SPREAD = {
    "books": """
        type Query { books: [Book] }
        type Book { author: Author @shareable }
        type Author @key(fields: "id") { id: ID! }
    """,
    "people": """
        type Author @key(fields: "id") { id: ID! passport: String! @shareable }
    """,
    "taxes": """
        type Query { none: Int }
        type Author @key(fields: "passport") { passport: String! tax: Int }
    """,
}
CHAIN = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") { id: ID! }
    """,
    "codes": """
        type Book @key(fields: "id") @key(fields: "isbn") { id: ID! isbn: String! }
    """,
    "prices": """
        type Book @key(fields: "isbn") { isbn: String! price: Int }
    """,
}
CLOSED = {
    "books": """
        type Query { books: [Book] }
        type Book @key(fields: "id") @key(fields: "isbn") { id: ID! isbn: String! }
    """,
    "lists": """
        type Query { favourite: Book }
        type Book @key(fields: "id", resolvable: false) { id: ID! }
    """,
    "prices": """
        type Book @key(fields: "id", resolvable: false) @key(fields: "isbn") {
          id: ID!
          isbn: String!
          price: Int
        }
    """,
}


def test_one_key(plan_of):
    """What a subgraph does not have comes by one entity fetch with the key it shares."""
    plan = plan_of(ONE, "{ books { title price } }")
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


def test_key_is_not_fetched_for_nothing(plan_of):
    """Without a move there is no key in the request."""
    plan = plan_of(ONE, "{ books { title } }")
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


def test_two_subgraphs_by_two_keys(plan_of):
    """Each subgraph is entered by the key it has, both at the same time."""
    plan = plan_of(SEVERAL, "{ books { price lentTo } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                books {
                  id
                  isbn
                }
              }
            },
            Parallel {
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
              Flatten(path: "books.@") {
                Fetch(service: "loans") {  # key isbn
                  { ... on Book { __typename isbn } } =>
                  {
                    ... on Book {
                      lentTo
                    }
                  }
                },
              },
            },
          },
        }
        """
    )


def test_composite_key(plan_of):
    """Each leaf of the key is sent."""
    plan = plan_of(COMPOSITE, "{ copies { isTorn } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "shelves") {
              {
                copies {
                  room
                  shelf
                }
              }
            },
            Flatten(path: "copies.@") {
              Fetch(service: "repairs") {  # key room shelf
                { ... on Copy { __typename room shelf } } =>
                {
                  ... on Copy {
                    isTorn
                  }
                }
              },
            },
          },
        }
        """
    )


def test_nested_key(plan_of):
    """The composite field of a key is sent as an object, and fetched only as far as needed."""
    plan = plan_of(NESTED, "{ books { price } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                books {
                  edition {
                    isbn
                  }
                }
              }
            },
            Flatten(path: "books.@") {
              Fetch(service: "prices") {  # key edition { isbn }
                { ... on Book { __typename edition { isbn } } } =>
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


def test_chained_key_over_a_third_subgraph(plan_of):
    """A key that nobody here has is fetched where another key leads."""
    plan = plan_of(CHAIN, "{ books { price } }")
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
              Fetch(service: "codes") {  # key id
                { ... on Book { __typename id } } =>
                {
                  ... on Book {
                    isbn
                  }
                }
              },
            },
            Flatten(path: "books.@") {
              Fetch(service: "prices") {  # key isbn
                { ... on Book { __typename isbn } } =>
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


def test_key_that_is_not_resolvable_is_no_entry(plan_of):
    """A subgraph is entered only by resolvable keys, although it has the field of the other."""
    plan = plan_of(CLOSED, "{ favourite { price } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "lists") {
              {
                favourite {
                  id
                }
              }
            },
            Flatten(path: "favourite") {
              Fetch(service: "books") {  # key id
                { ... on Book { __typename id } } =>
                {
                  ... on Book {
                    isbn
                  }
                }
              },
            },
            Flatten(path: "favourite") {
              Fetch(service: "prices") {  # key isbn
                { ... on Book { __typename isbn } } =>
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


def test_chained_key_below_a_value_type(plan_of):
    """Moves start wherever the entity stands, also below types without a key."""
    plan = plan_of(SPREAD, "{ books { author { tax } } }")
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
                }
              }
            },
            Flatten(path: "books.@.author") {
              Fetch(service: "people") {  # key id
                { ... on Author { __typename id } } =>
                {
                  ... on Author {
                    passport
                  }
                }
              },
            },
            Flatten(path: "books.@.author") {
              Fetch(service: "taxes") {  # key passport
                { ... on Author { __typename passport } } =>
                {
                  ... on Author {
                    tax
                  }
                }
              },
            },
          },
        }
        """
    )
