"""Interfaces and unions that one subgraph has."""

from inspect import cleandoc

MEDIA = {
    "media": """
        type Query { media: [Medium] hits: [Hit] }
        interface Medium { id: ID! title: String }
        union Hit = Book | Film
        type Book implements Medium @key(fields: "id") { id: ID! title: String pages: Int }
        type Film implements Medium @key(fields: "id") { id: ID! title: String length: Int }
    """,
    "prices": """
        type Book @key(fields: "id") { id: ID! price: Int }
        type Film @key(fields: "id") { id: ID! price: Int fee: Int }
    """,
}
APART = {
    "media": """
        type Query { media: [Medium] }
        interface Medium { id: ID! price: Int }
        type Book implements Medium @key(fields: "id") { id: ID! price: Int @external }
        type Film implements Medium @key(fields: "id") { id: ID! price: Int @external }
    """,
    "prices": """
        type Book @key(fields: "id") { id: ID! price: Int }
        type Film @key(fields: "id") { id: ID! price: Int }
    """,
}


def test_interface_field_stays_one_field(plan_of):
    """What each type of the subgraph answers is asked of the interface."""
    plan = plan_of(MEDIA, "{ media { title } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Fetch(service: "media") {
            {
              media {
                title
              }
            }
          },
        }
        """
    )


def test_fragments_stay_in_the_request(plan_of):
    """Branches that are local are one request."""
    plan = plan_of(MEDIA, "{ media { title ... on Book { pages } ... on Film { length } } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Fetch(service: "media") {
            {
              media {
                __typename
                title
                ... on Book {
                  pages
                }
                ... on Film {
                  length
                }
              }
            }
          },
        }
        """
    )


def test_branches_that_move(plan_of):
    """Each type is sent as itself, in one request."""
    plan = plan_of(MEDIA, "{ media { ... on Book { price } ... on Film { fee } } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "media") {
              {
                media {
                  __typename
                  ... on Book {
                    id
                  }
                  ... on Film {
                    id
                  }
                }
              }
            },
            Flatten(path: "media.@") {
              Fetch(service: "prices") {  # key id
                { ... on Book { __typename id } ... on Film { __typename id } } =>
                {
                  ... on Book {
                    price
                  }
                  ... on Film {
                    fee
                  }
                }
              },
            },
          },
        }
        """
    )


def test_union(plan_of):
    """Members are told apart by their runtime type."""
    plan = plan_of(MEDIA, "{ hits { __typename ... on Book { pages price } } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "media") {
              {
                hits {
                  __typename
                  ... on Book {
                    pages
                    id
                  }
                }
              }
            },
            Flatten(path: "hits.@") {
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


def test_interface_field_that_is_elsewhere(plan_of):
    """It is asked for each type by its own key."""
    plan = plan_of(APART, "{ media { price } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "media") {
              {
                media {
                  __typename
                  ... on Book {
                    id
                  }
                  ... on Film {
                    id
                  }
                }
              }
            },
            Flatten(path: "media.@") {
              Fetch(service: "prices") {  # key id
                { ... on Book { __typename id } ... on Film { __typename id } } =>
                {
                  ... on Book {
                    price
                  }
                  ... on Film {
                    price
                  }
                }
              },
            },
          },
        }
        """
    )


def test_conditioned_field_before_the_common_one_keeps_its_place(plan_of):
    """For a Book the client wants `title` first, for a Film `id`; nothing is fetched twice."""
    plan = plan_of(MEDIA, "{ media { ... on Book { title } id title } }")
    assert [fetch.document for fetch in plan.fetches] == ["{media{__typename id title}}"]
    (media,) = plan.shape.variants["Query"]
    assert media.object is not None
    order = {
        name: [field.response_key for field in fields]
        for name, fields in media.object.variants.items()
    }
    assert order == {"Book": ["title", "id"], "Film": ["id", "title"]}


def test_lists_that_differ_in_null_are_stored_apart(plan_of):
    """The interface hides that one type never has null; a fetch that selects both has to alias."""
    graph = {
        "media": """
            type Query { media: [Medium] }
            interface Medium { id: ID! parts: [Part!] }
            type Book implements Medium @key(fields: "id") { id: ID! parts: [Part!] @external }
            type Film implements Medium @key(fields: "id") { id: ID! parts: [Part!]! @external }
            type Part { name: String @shareable }
        """,
        "parts": """
            type Book @key(fields: "id") { id: ID! parts: [Part!] }
            type Film @key(fields: "id") { id: ID! parts: [Part!]! }
            type Part { name: String @shareable }
        """,
    }
    plan = plan_of(graph, "{ media { parts { name } } }")
    document = plan.fetches[1].document
    assert "{...on Book{parts{name}} ...on Film{_r0:parts{name}}}" in document
