"""Mutations: each root field once, in document order, with all that hangs on it in between."""

from inspect import cleandoc

GRAPH = {
    "carts": """
        type Query { cart: Cart }
        type Mutation { add(isbn: ID!): Cart clear: Cart }
        type Cart @key(fields: "id") { id: ID! size: Int }
    """,
    "prices": """
        type Mutation { setPrice(isbn: ID!): Boolean }
        type Cart @key(fields: "id") { id: ID! total: Int }
    """,
}


def test_root_fields_of_one_subgraph_keep_their_order_in_one_request(plan_of):
    """A field whose parts all come from elsewhere is not moved behind one that is answered here."""
    plan = plan_of(GRAPH, 'mutation { one: add(isbn: "1") { total } two: add(isbn: "2") { size } }')
    document = 'mutation{one:add(isbn:"1"){id} two:add(isbn:"2"){size}}'
    assert plan.fetches[0].document == document


def test_next_root_field_waits_for_all_that_belongs_to_the_one_before(plan_of):
    """A second subgraph's root field starts after the entity fetches of the first."""
    plan = plan_of(GRAPH, 'mutation { clear { total } setPrice(isbn: "1") again: clear { size } }')
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "carts") {
              {
                clear {
                  id
                }
              }
            },
            Flatten(path: "clear") {
              Fetch(service: "prices") {  # key id
                { ... on Cart { __typename id } } =>
                {
                  ... on Cart {
                    total
                  }
                }
              },
            },
            Fetch(service: "prices") {
              {
                setPrice(isbn: "1")
              }
            },
            Fetch(service: "carts") {
              {
                again: clear {
                  size
                }
              }
            },
          },
        }
        """
    )


def test_a_mutation_in_several_subgraphs_is_executed_in_one(plan_of):
    """The subgraph is chosen from which the selection needs the fewest fetches."""
    shared = {
        name: f"""
            type Query {{ q{name}: Int }}
            type Mutation {{ rename(id: ID!): Book @shareable }}
            type Book @key(fields: "id") {{ id: ID! {own}: Int }}
        """
        for name, own in (("books", "pages"), ("stock", "copies"))
    }
    plan = plan_of(shared, "mutation { rename(id: 1) { copies } }")
    assert [fetch.subgraph for fetch in plan.fetches] == ["stock"]
