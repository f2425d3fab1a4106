"""The scheduler: what runs when, what a failure costs, what time-out and cancellation leave."""

import asyncio
import json
import logging

import pytest
from graphql import build_schema

from router.errors import SubgraphTimeout, SubgraphUnreachable
from router.executor.execution import execute
from router.executor.in_flight import InFlight
from router.executor.prepared_plan import PreparedPlan
from router.executor.request import RequestContext
from router.planner.plan import Fetch, OperationKind, PathSegment, QueryPlan
from tests.router.executor.hand_made_plans import (
    BOOK,
    entities,
    field,
    objects,
    one_book,
    plan,
    root,
    shelf,
    target,
)

BOOKS = {
    "data": {
        "books": [
            {"title": "A", "isbn": "1", "author": {"code": 1}},
            {"title": "B", "isbn": "2", "author": None},
            {"title": "A", "isbn": "1", "author": {"code": 1}},
        ]
    }
}
STOCK = {"1": {"copies": 4}, "2": {"copies": 0}}
REVIEWS = {"1": {"rating": 5, "author": {"id": "9"}}, "2": {"rating": None, "author": None}}
PEOPLE = {"9": {"name": "Ann"}}


def other_tasks():
    """The tasks alive besides the test's own."""
    return asyncio.all_tasks() - {asyncio.current_task()}


async def test_one_fetch_is_asked_with_its_variables(run, subgraph):
    """The simplest plan: one request, the client's alias on its answer."""
    catalog = subgraph({"data": {"book": {"title": "A"}}})
    assert await run(one_book(), {"isbn": "1", "other": 2}, catalog=catalog) == {
        "data": {"it": {"title": "A"}}
    }
    assert [body["variables"] for body in catalog.bodies] == [{"isbn": "1"}]


async def test_one_fetch_runs_without_a_task(run):
    """Most operations of a small graph are one fetch; a task would only cost."""
    alive = []

    def answer(_request):
        alive.append(len(asyncio.all_tasks()))
        return {"data": {"book": None}}

    await run(one_book(), catalog=answer)
    assert alive == [1]


async def test_a_whole_dag(run, subgraph, entities_by):
    """Four fetches over four subgraphs; equal entities are asked for once."""
    stock, people = subgraph(entities_by("isbn", STOCK)), subgraph(entities_by("id", PEOPLE))
    response = await run(
        shelf(), catalog=BOOKS, stock=stock, reviews=entities_by("isbn", REVIEWS), people=people
    )
    first = {"title": "A", "inStock": 4, "stars": 5, "writer": {"name": "Ann"}}
    second = {"title": "B", "inStock": 0, "stars": None, "writer": None}
    assert response == {"data": {"shelf": [first, second, first]}}
    assert stock.representations == [
        [{"__typename": "Book", "isbn": "1"}, {"__typename": "Book", "isbn": "2"}]
    ]
    assert people.representations == [[{"__typename": "Author", "id": "9"}]]


async def test_independent_fetches_are_in_flight_together(run, entities_by):
    """Neither answers before the other was asked."""
    meeting = asyncio.Barrier(2)

    def after_both_were_asked(known):
        async def answer(request):
            await meeting.wait()
            return entities_by("isbn", known)(request)

        return answer

    response = await run(
        shelf(),
        catalog=BOOKS,
        stock=after_both_were_asked(STOCK),
        reviews=after_both_were_asked(REVIEWS),
        people=entities_by("id", PEOPLE),
    )
    assert [book["inStock"] for book in response["data"]["shelf"]] == [4, 0, 4]


async def test_a_fetch_does_not_wait_for_unrelated_ones(run, entities_by):
    """People follow reviews, however long stock takes."""
    people_asked = asyncio.Event()

    async def stock(request):
        await people_asked.wait()
        return entities_by("isbn", STOCK)(request)

    def people(request):
        people_asked.set()
        return entities_by("id", PEOPLE)(request)

    response = await run(
        shelf(), catalog=BOOKS, stock=stock, reviews=entities_by("isbn", REVIEWS), people=people
    )
    assert response["data"]["shelf"][0]["writer"] == {"name": "Ann"}


async def test_a_fetch_waits_for_all_it_comes_after(run):
    """It starts once, when the last of them has ended."""
    order = []

    def noting(name, answer):
        async def answered(_request):
            order.append(f"{name} asked")
            await asyncio.sleep(0)
            order.append(f"{name} answered")
            return {"data": answer}

        return answered

    joined = plan(
        objects("Query", field("book", "", objects("Book", field("copies")))),
        root(0, "one", "{book{isbn}}"),
        root(1, "two", "{other}"),
        entities(2, "stock", target(("book",), BOOK), after=(0, 1)),
    )
    response = await run(
        joined,
        one=noting("one", {"book": {"isbn": "1"}}),
        two=noting("two", {}),
        stock=noting("stock", {"_entities": [{"copies": 1}]}),
    )
    assert response == {"data": {"book": {"copies": 1}}}
    assert order == [
        "one asked",
        "two asked",
        "one answered",
        "two answered",
        "stock asked",
        "stock answered",
    ]


async def test_mutations_run_in_the_order_the_plan_gives(run):
    """Each root field waits for the one before (GraphQL specification, section 6.2.2)."""
    order = []

    def noting(name):
        async def answered(_request):
            order.append(name)
            await asyncio.sleep(0)
            order.append(name)
            return {"data": {name: True}}

        return answered

    fetches = tuple(
        Fetch(n, name, OperationKind.MUTATION, "mutation{x}", after=(n - 1,) if n else ())
        for n, name in enumerate(["a", "b", "c"])
    )
    shape = objects("Mutation", field("a"), field("b"), field("c"))
    response = await run(
        QueryPlan(OperationKind.MUTATION, fetches, shape),
        a=noting("a"),
        b=noting("b"),
        c=noting("c"),
    )
    assert order == ["a", "a", "b", "b", "c", "c"]
    assert response == {"data": {"a": True, "b": True, "c": True}}


async def test_a_subgraph_that_is_down_costs_its_fields(run, subgraph, entities_by):
    """Its dependents find nothing to collect and are not sent; the rest is answered."""
    people = subgraph({})
    response = await run(
        shelf(),
        catalog=BOOKS,
        stock=entities_by("isbn", STOCK),
        reviews=SubgraphUnreachable("reviews", "No connection."),
        people=people,
    )
    assert response["data"]["shelf"][0] == {
        "title": "A",
        "inStock": 4,
        "stars": None,
        "writer": {"name": None},
    }
    assert response["errors"] == [
        {
            "message": "No connection.",
            "path": ["shelf"],
            "extensions": {"code": "SUBREQUEST_HTTP_ERROR", "serviceName": "reviews"},
        }
    ]
    assert people.bodies == []


async def test_a_lost_root_fetch_is_one_error(run):
    """The null that follows from it is explained by it."""
    down = SubgraphTimeout("catalog", "Too late.")
    required = plan(objects("Query", field("a", "!")), root(0, "catalog", "{a}"))
    response = await run(required, catalog=down)
    assert response["data"] is None
    assert [it["extensions"]["code"] for it in response["errors"]] == ["GATEWAY_TIMEOUT"]


async def test_malformed_entities_are_one_error_beside_those_of_the_subgraph(run, subgraph):
    """What the subgraph said of itself is not lost."""
    response = await run(
        plan(
            objects("Query", field("book", "", objects("Book", field("copies")))),
            root(0, "catalog", "{book{isbn}}"),
            entities(1, "stock", target(("book",), BOOK)),
        ),
        catalog={"data": {"book": {"isbn": "1"}}},
        stock={"data": {"_entities": []}, "errors": [{"message": "lost"}]},
    )
    assert response["data"] == {"book": {"copies": None}}
    assert [(it["extensions"]["code"], it["path"]) for it in response["errors"]] == [
        ("SUBREQUEST_MALFORMED_RESPONSE", ["book"]),
        ("DOWNSTREAM_SERVICE_ERROR", ["book"]),
    ]


async def test_partial_answers_keep_data_and_errors(run, entities_by):
    """An error of one entity leaves the others."""

    def stock(request):
        answer = entities_by("isbn", {"1": {"copies": 4}, "2": {"copies": None}})(request)
        return {**answer, "errors": [{"message": "?", "path": ["_entities", 1, "copies"]}]}

    response = await run(
        shelf(), catalog=BOOKS, stock=stock, reviews=entities_by("isbn", {}), people={}
    )
    assert [book["inStock"] for book in response["data"]["shelf"]] == [4, None, 4]
    assert [it["path"] for it in response["errors"]] == [["shelf", 1, "inStock"]]


async def test_a_bug_costs_one_fetch_and_is_logged(run, entities_by, caplog):
    """Clients read a code; the log has the cause."""
    with caplog.at_level(logging.ERROR):
        response = await run(
            shelf(),
            catalog=BOOKS,
            stock=ZeroDivisionError("secret"),
            reviews=entities_by("isbn", REVIEWS),
            people=entities_by("id", PEOPLE),
        )
    assert response["data"]["shelf"][0]["writer"] == {"name": "Ann"}
    assert [it["extensions"]["code"] for it in response["errors"]] == ["INTERNAL_SERVER_ERROR"]
    assert "secret" not in str(response)
    assert "secret" in caplog.text


@pytest.fixture
def deadlines(monkeypatch):
    """The deadlines that were set, so that a test can let one come without a clock."""
    deadlines = []
    timeout_at = asyncio.timeout_at

    def noted(when):
        deadlines.append(timeout_at(when))
        return deadlines[-1]

    monkeypatch.setattr(asyncio, "timeout_at", noted)
    return deadlines


async def test_deadline_cancels_what_is_in_flight_and_keeps_the_rest(run, deadlines):
    """One error a fetch; what was answered in time is shown."""
    loop = asyncio.get_running_loop()
    both_asked = asyncio.Barrier(2)

    async def never(request):
        await both_asked.wait()
        deadlines[0].reschedule(loop.time())
        await asyncio.Event().wait()

    context = RequestContext(deadline=loop.time() + 3600)
    response = await run(
        shelf(), context=context, catalog=BOOKS, stock=never, reviews=never, people={}
    )
    assert [book["title"] for book in response["data"]["shelf"]] == ["A", "B", "A"]
    assert [(it["extensions"], it["path"]) for it in response["errors"]] == [
        ({"code": "GATEWAY_TIMEOUT", "serviceName": "stock"}, ["shelf"]),
        ({"code": "GATEWAY_TIMEOUT", "serviceName": "reviews"}, ["shelf"]),
    ]
    assert not other_tasks()


async def test_deadline_that_is_over_answers_at_once(run):
    """A request that comes late is answered with what there is: nothing."""

    async def never(_request):
        await asyncio.Event().wait()

    response = await run(one_book(), context=RequestContext(deadline=0.0), catalog=never)
    assert response["data"] == {"it": None}
    assert [it["extensions"]["code"] for it in response["errors"]] == ["GATEWAY_TIMEOUT"]


async def test_cancellation_leaves_no_task(environment_of):
    """A client that goes away takes its fetches with it."""
    cancelled = []
    both_asked = asyncio.Barrier(3)

    async def never(request):
        try:
            await both_asked.wait()
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append(request)
            raise

    environment = environment_of(catalog=BOOKS, stock=never, reviews=never, people={})
    request = asyncio.create_task(execute(PreparedPlan(shelf()), {}, environment, RequestContext()))
    await both_asked.wait()
    request.cancel()
    with pytest.raises(asyncio.CancelledError):
        await request
    assert len(cancelled) == 2
    assert not other_tasks()


async def test_headers_are_made_for_each_subgraph(run, subgraph):
    """Nothing of the client is forwarded unless someone says so."""
    catalog = subgraph({"data": {"book": None}})
    await run(one_book(), catalog=catalog)

    def headers(name, context):
        return {"x-for": name, "authorization": context.headers["authorization"]}

    context = RequestContext(headers={"authorization": "Bearer x"})
    await run(one_book(), context=context, fetch_headers=headers, catalog=catalog)
    assert catalog.headers == [{}, {"x-for": "catalog", "authorization": "Bearer x"}]


async def test_introspection_is_answered_from_the_api_schema(run):
    """No subgraph is asked; other fields are fetched as ever."""
    introspective = plan(
        objects(
            "Query",
            field("kind", "", stored_as="kind"),
            field("__schema", "!"),
            field("t"),
            field("a"),
        ),
        root(0, "catalog", "{a}"),
        introspection="query($n:String!){__schema{queryType{name}} t:__type(name:$n){kind}}",
        introspection_variables=("n",),
    )
    response = await run(
        introspective,
        {"n": "Query", "unused": 1},
        api=build_schema("type Query { a: Int }"),
        catalog={"data": {"a": 1}},
    )
    assert response == {
        "data": {
            "kind": None,
            "__schema": {"queryType": {"name": "Query"}},
            "t": {"kind": "OBJECT"},
            "a": 1,
        }
    }


async def test_plan_without_fetches(run):
    """`{ __typename }` needs no subgraph."""
    assert await run(plan(objects("Query", field("t", constant="Query")))) == {
        "data": {"t": "Query"}
    }


async def test_a_prepared_plan_runs_again_and_at_once(environment_of, entities_by):
    """Executions share the plan and nothing else."""
    prepared = PreparedPlan(shelf())
    environment = environment_of(
        catalog=BOOKS,
        stock=entities_by("isbn", STOCK),
        reviews=entities_by("isbn", REVIEWS),
        people=entities_by("id", PEOPLE),
    )
    results = await asyncio.gather(
        *(execute(prepared, {}, environment, RequestContext()) for _ in range(5))
    )
    assert all(it.to_dict() == results[0].to_dict() for it in results)
    assert results[0].errors == ()


async def test_batched_calls_go_out_in_one_request(run, subgraph):
    """Two entity calls of one fetch have variables of their own; an empty one is sent empty."""
    first = entities(1, "stock", target(("a",), BOOK)).calls[0]
    second = type(first)("more", "others", (target(("b@",), BOOK),))
    both = Fetch(1, "stock", OperationKind.QUERY, "query{x}", after=(0,), calls=(first, second))
    shape = objects("Query", field("a", "", objects("Book", field("copies"))), field("b", "["))
    stock = subgraph({"data": {"_entities": [{"copies": 1}], "more": []}})
    response = await run(
        plan(shape, root(0, "catalog", "{a}"), both),
        catalog={"data": {"a": {"isbn": "1"}, "b": []}},
        stock=stock,
    )
    assert response == {"data": {"a": {"copies": 1}, "b": []}}
    assert [body["variables"] for body in stock.bodies] == [
        {"representations": [{"__typename": "Book", "isbn": "1"}], "others": []}
    ]


async def test_runtime_types_decide_what_is_fetched_on(run, subgraph):
    """A type condition on the path keeps other objects out of the request."""
    stock = subgraph({"data": {"_entities": [{"copies": 1}]}})
    only_books = target((), BOOK)
    only_books = type(only_books)((PathSegment("all", 1, frozenset({"Book"})),), (BOOK,))
    await run(
        plan(objects("Query"), root(0, "catalog", "{all}"), entities(1, "stock", only_books)),
        catalog={
            "data": {
                "all": [{"__typename": "Map", "isbn": "0"}, {"__typename": "Book", "isbn": "1"}]
            }
        },
        stock=stock,
    )
    assert stock.representations == [[{"__typename": "Book", "isbn": "1"}]]


async def test_introspection_that_fails_is_an_error_like_others(run):
    """What the API schema refuses does not cost the fetched fields."""
    introspective = plan(
        objects("Query", field("__type"), field("a")),
        root(0, "catalog", "{a}"),
        introspection="query($n:String!){__type(name:$n){kind}}",
        introspection_variables=("n",),
    )
    response = await run(introspective, catalog={"data": {"a": 1}})
    assert response["data"] == {"__type": None, "a": 1}
    assert [it["extensions"]["code"] for it in response["errors"]] == ["INTERNAL_SERVER_ERROR"]


async def test_transports_hear_of_the_deadline_and_of_what_may_be_repeated(run, subgraph):
    """The time that is left, and whether sending twice does harm: a mutation may."""
    loop = asyncio.get_running_loop()
    catalog = subgraph({"data": {"book": None, "a": 1}})
    await run(one_book(), catalog=catalog)
    await run(one_book(), catalog=catalog, context=RequestContext(deadline=loop.time() + 3600))
    change = Fetch(0, "catalog", OperationKind.MUTATION, "mutation{a}")
    await run(
        QueryPlan(OperationKind.MUTATION, (change,), objects("Mutation", field("a"))),
        catalog=catalog,
    )
    without, with_deadline, _ = catalog.timeouts
    assert without is None
    assert 3500 < with_deadline <= 3600
    assert catalog.idempotent == [True, True, False]


async def test_shared_fetch_outlives_the_deadline_of_one_request(environment_of, deadlines):
    """Who is out of time is told so; who has time gets the answer, from the same request."""
    loop = asyncio.get_running_loop()
    asked, answered = asyncio.Event(), asyncio.Event()

    async def slow(_request):
        asked.set()
        await answered.wait()
        return {"data": {"book": {"title": "A"}}}

    shared = InFlight()
    environment = environment_of(catalog=slow, shared_fetches=shared)
    prepared = PreparedPlan(one_book())

    def start(deadline):
        context = RequestContext(deadline=deadline)
        return asyncio.create_task(execute(prepared, {}, environment, context))

    hurried, patient = start(loop.time() + 3600), start(None)
    await asked.wait()
    deadlines[0].reschedule(loop.time())
    assert [it["extensions"]["code"] for it in (await hurried).errors] == ["GATEWAY_TIMEOUT"]
    answered.set()
    assert (await patient).to_dict() == {"data": {"it": {"title": "A"}}}
    assert len(environment.transports["catalog"].bodies) == 1
    assert len(shared) == 0


VERBATIM = plan(
    objects("Query", field("book", "", objects("Book", field("title", "!"), field("isbn")))),
    root(0, "catalog", "{book{title isbn}}"),
)


@pytest.mark.parametrize(
    "body",
    [
        b'{"data":{"book":{"title":"A","isbn":"1"}}}',
        b' {"data" : {"book": {"title":"\xc3\xa9","isbn":1e2}} }',
        b'{"data":{"book":null}}',
    ],
)
async def test_answer_that_is_the_clients_passes_through(environment_of, body):
    """Byte for byte; whoever reads it finds what the normal path makes of it."""
    prepared = PreparedPlan(VERBATIM)
    environment = environment_of(catalog=body)
    normal = await execute(prepared, {}, environment, RequestContext())
    passed = await execute(prepared, {}, environment, RequestContext())
    assert passed.to_json() == body
    assert dict(passed.data) == normal.data
    assert json.dumps(passed.to_dict()) == json.dumps(normal.to_dict())
    with_plan = json.loads(passed.with_extension("plan", 1).to_json())
    assert with_plan == {**normal.to_dict(), "extensions": {"plan": 1}}


@pytest.mark.parametrize(
    "body",
    [
        b'{"data":{"book":{"title":null,"isbn":"1"}},"errors":[{"message":"?"}]}',
        b'{"data":{"book":null},"extensions":{"secret":1}}',
        b'{"data":null}',
        b'{"errors":[{"message":"no"}]}',
        b'{"data":{"book":{"title":"A","isbn":"1"}}',
        b'{"data":{"book":{"title":"\xff","isbn":"1"}}}',
        b"<html>",
    ],
)
async def test_any_other_answer_takes_the_normal_path(environment_of, body):
    """Errors are translated, extensions dropped, nonsense reported: as in the first execution."""
    prepared = PreparedPlan(VERBATIM)
    environment = environment_of(catalog=body)
    results = [await execute(prepared, {}, environment, RequestContext()) for _ in range(2)]
    first, second = (it.to_dict() for it in results)
    assert first == second
    assert "secret" not in str(second)
