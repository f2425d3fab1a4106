"""One graph, ready to answer."""

import pytest

from router.composition.compose import compose
from router.engine.router import Router
from router.errors import SupergraphError
from router.executor.request import GraphQLRequest, RequestContext
from router.schema.subgraph import Subgraph
from tests.router.engine.book_graph import BOOKS


async def test_answer_is_data_as_asked(router_of, books):
    """What the subgraph sends comes back under the client's keys."""
    answer = await router_of().execute("{ all: books { title } }")
    assert answer == {"data": {"all": None}}
    assert books.requests == [{"query": "{all:books{title}}", "variables": {}}]


async def test_mutation_by_get_is_refused(router_of, books):
    """405 with the method that is allowed, and nothing is sent."""
    context = RequestContext(query_only=True)
    request = GraphQLRequest('mutation { add(title: "New") { title } }')
    result = await router_of().respond(request, context)
    assert (result.status, dict(result.headers)) == (405, {"allow": "POST"})
    assert (result.executed, books.requests) == (False, [])
    assert context.operation_type == "mutation"


async def test_subscription_is_refused(router_of, books):
    """One response cannot carry its events."""
    answer = await router_of().execute("subscription { added { title } }")
    assert answer["errors"][0]["extensions"]["code"] == "BAD_REQUEST"
    assert books.requests == []


@pytest.mark.parametrize(
    ("variables", "document"),
    [
        ({}, "{books{id title}}"),
        ({"full": False}, "{books{id}}"),
        ({"full": True}, "{books{id title}}"),
    ],
)
async def test_guard_that_was_left_out_has_its_default(router_of, books, variables, document):
    """And one that was given does not."""
    query = "query ($full: Boolean! = true) { books { id title @include(if: $full) } }"
    await router_of().execute(query, variables)
    assert [request["query"] for request in books.requests] == [document]


async def test_each_combination_of_guards_is_planned_once(router_of, monkeypatch):
    """Values of other variables make no other plan."""
    router, planned = router_of(), []
    plan = router.planner.plan
    monkeypatch.setattr(router.planner, "plan", lambda *of: planned.append(of) or plan(*of))
    query = "query ($id: ID!, $t: Boolean!) { book(id: $id) { id title @skip(if: $t) } }"
    for number, skips in enumerate([True, False, True, False]):
        await router.execute(query, {"id": str(number), "t": skips})
    assert [active for _, active in planned] == [{"t"}, frozenset()]


async def test_wrong_variables_are_refused_before_anything_is_sent(router_of, books):
    """The error names the variable."""
    answer = await router_of().execute("query ($id: ID!) { book(id: $id) { id } }", {"id": [1]})
    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "$id" in answer["errors"][0]["message"]
    assert books.requests == []


async def test_questions_about_the_schema_reach_no_subgraph(router_of, books):
    """The API schema answers, without what only federation knows."""
    answer = await router_of().execute('{ __typename __type(name: "Book") { fields { name } } }')
    names = [{"name": name} for name in ("id", "title", "sequel")]
    assert answer == {"data": {"__typename": "Query", "__type": {"fields": names}}}
    assert books.requests == []


async def test_headers_of_the_caller_are_forwarded_by_name(router_of, books):
    """Only those that are known to be meant for services."""
    context = RequestContext(headers={"authorization": "Bearer x", "cookie": "secret"})
    await router_of().execute("{ books { id } }", context=context)
    assert books.headers == [{"authorization": "Bearer x"}]


async def test_plan_is_shown_to_who_wants_it(router_of):
    """As text, in the extensions."""
    answer = await router_of().execute("{ books { id } }", context=RequestContext(wants_plan=True))
    assert answer["extensions"]["queryPlan"].startswith("QueryPlan {")


async def test_supergraph_text_serves_as_well_as_subgraphs(router_of, books):
    """Whoever composed it, and with a transport for each subgraph by name."""
    sdl = compose([Subgraph("books", "http://books", BOOKS)]).supergraph_sdl
    assert sdl is not None
    answer = await Router.from_supergraph(sdl, {"books": books}).execute("{ books { title } }")
    assert answer == {"data": {"books": [{"title": "Emma"}]}}


def test_subgraphs_that_do_not_compose_are_refused_with_every_reason():
    """The message has one line for each error."""
    with pytest.raises(SupergraphError) as refused:
        Router.from_subgraphs([Subgraph("a", "http://a", "type Query { a: Nothing }")])
    assert "do not compose" in refused.value.message
    assert "Nothing" in refused.value.message


@pytest.mark.parametrize("depth", [100, 400])
async def test_deep_operation_is_answered_or_refused(router_of, depth):
    """Whatever the depth, there is a response and it says why."""
    query = "{book(id:1)" + "{sequel" * depth + "{id}" + "}" * (depth + 1)
    answer = await router_of().execute(query)
    assert answer.get("data") == {"book": None} or answer["errors"]
