"""Questions about the schema are no subgraph's business."""

BOOKS = {
    "books": """
        type Query { books: [Book] }
        type Book { title: String }
    """,
}


def test_typename_of_a_root_needs_no_fetch(plan_of):
    """What is known when planning is a constant of the plan."""
    plan = plan_of(BOOKS, "{ kind: __typename }")
    assert str(plan) == "QueryPlan {}"
    assert [field.constant for field in plan.shape.variants["Query"]] == ["Query"]


def test_schema_questions_are_split_off(plan_of):
    """They make an operation of their own, to be answered from the API schema."""
    plan = plan_of(
        BOOKS,
        "query ($of: String!) { books { title } ...Ask t: __type(name: $of) { name } }"
        " fragment Ask on Query { __schema { queryType { name } } }",
    )
    assert [fetch.document for fetch in plan.fetches] == ["{books{title}}"]
    assert plan.introspection is not None
    asked = " ".join(plan.introspection.split())
    assert "__schema { queryType { name } } t: __type(name: $of) { name }" in asked
    assert "books" not in asked
    assert plan.introspection_variables == ("of",)


def test_skipped_schema_question_is_not_asked(plan_of):
    """Guards are decided before the split."""
    plan = plan_of(BOOKS, "{ books { title } __schema @skip(if: true) { queryType { name } } }")
    assert plan.introspection is None
