"""Preparation: what is worked out once, and when code is generated."""

from router.executor.prepared_plan import PreparedPlan
from tests.router.executor.hand_made_plans import objects, one_book, plan, shelf


def test_the_first_run_is_interpreted_and_the_later_ones_share_code():
    """Most plans that run twice run often; those that run once are not compiled."""
    prepared = PreparedPlan(shelf())
    first, second, third = prepared.programs(), prepared.programs(), prepared.programs()
    assert first is not second
    assert second is third


def test_interpreted_and_generated_programs_agree():
    """Each collector is at the place of its fetch, call and target."""
    prepared = PreparedPlan(shelf())
    data = {"books": [{"title": "A", "isbn": "1", "author": {"id": "9"}, "copies": 3}]}
    interpreted, generated = prepared.programs(), prepared.programs()
    for fetch in prepared.plan.fetches:
        collected = generated.collect(fetch.id, data)
        assert collected == interpreted.collect(fetch.id, data)
        assert len(collected) == len(fetch.calls)
    assert generated.project(data, ()) == interpreted.project(data, ())


def test_dependents_are_those_that_wait():
    """The reverse of `after`."""
    prepared = PreparedPlan(shelf())
    assert [it.dependents for it in prepared.fetches] == [(1, 2), (), (3,), ()]


def test_introspection_is_parsed_once():
    """Its document lies beside the plan."""
    assert PreparedPlan(one_book()).introspection is None
    introspective = plan(objects("Query"), introspection="{__schema{queryType{name}}}")
    prepared = PreparedPlan(introspective)
    assert prepared.introspection.definitions[0].operation.value == "query"
