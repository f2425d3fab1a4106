"""Interface objects: a subgraph that has an interface as one object type."""

from inspect import cleandoc

MEDIA = {
    "media": """
        type Query { media: [Medium] }
        interface Medium @key(fields: "id") { id: ID! title: String }
        type Book implements Medium @key(fields: "id") { id: ID! title: String pages: Int }
        type Film implements Medium @key(fields: "id") { id: ID! title: String length: Int }
    """,
    "votes": """
        type Query { best: Medium }
        type Medium @key(fields: "id") @interfaceObject { id: ID! score(of: Int): Int! fans: Int }
    """,
}


def test_field_for_all_types_is_asked_of_the_interface(plan_of):
    """The representation calls itself by the interface's name, whatever the runtime type."""
    plan = plan_of(MEDIA, "{ media { title score } }")
    assert str(plan) == cleandoc(
        """
        QueryPlan {
          Sequence {
            Fetch(service: "media") {
              {
                media {
                  title
                  id
                }
              }
            },
            Flatten(path: "media.@") {
              Fetch(service: "votes") {  # key id
                { ... on Medium { __typename id } } =>
                {
                  ... on Medium {
                    score
                  }
                }
              },
            },
          },
        }
        """
    )


def test_runtime_type_comes_from_a_real_interface(plan_of):
    """Where objects come from the interface object, its `__typename` is never asked for."""
    plan = plan_of(MEDIA, "{ best { __typename fans ... on Book { pages } } }")
    votes, media = plan.fetches
    assert votes.document == "{best{fans id}}"
    assert media.document.endswith("{...on Medium{__typename ...on Book{pages}}}}")


def test_what_is_asked_for_one_type_is_not_asked_for_another(plan_of):
    """Each type has a call of its own: the subgraph itself cannot tell the types apart."""
    plan = plan_of(MEDIA, "{ media { ... on Book { score } ... on Film { score(of: 1) } } }")
    calls = [
        (call.alias, [part.types for target in call.targets for part in target.parts])
        for call in plan.fetches[1].calls
    ]
    assert calls == [("_e0", [{"Book"}]), ("_e1", [{"Film"}])]
    assert "_e0:_entities(representations:$representations0){...on Medium{score}}" in (
        plan.fetches[1].document
    )
