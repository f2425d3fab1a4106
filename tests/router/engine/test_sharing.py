"""Identical requests in flight: answered once, and never with what belongs to somebody else."""

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from router import GraphQLRequest, RequestContext
from tests.router.engine.echo_graph import Echo, shop

ITEM = "query($id:ID!){item(id:$id){owner id note}}"
TOUCH = "mutation($id:ID!){touch(id:$id){owner id note}}"
SWITCHES = {
    "fetches": {"shares_fetches": True, "shares_requests": False},
    "requests": {"shares_fetches": False, "shares_requests": True},
    "both": {"shares_fetches": True, "shares_requests": True},
}


@pytest.fixture
def echo():
    """The transport of both subgraphs."""
    return Echo()


async def turns(count=20):
    """Let everything that can go on go on."""
    for _ in range(count):
        await asyncio.sleep(0)


def ask(router, user, item="1", query=ITEM, **context):
    """A request under way."""
    headers = {"authorization": user} if user else {}
    request = GraphQLRequest(query, None, {"id": item})
    return asyncio.create_task(router.respond(request, RequestContext(headers=headers, **context)))


def expected(user, item, field="item"):
    """What this user is to see of this item."""
    return {field: {"owner": user, "id": item, "note": f"{user} reads {item}"}}


async def finish(echo, tasks):
    """Answer all that is asked until everybody is served."""
    while not all(task.done() for task in tasks):
        await turns()
        while echo.waiting:
            echo.release()


@pytest.mark.parametrize("switches", SWITCHES.values(), ids=SWITCHES)
async def test_fifty_identical_queries_are_two_fetches(echo, switches):
    """Each of the two fetches of the plan goes out once."""
    router = shop(echo, **switches)
    echo.holds_back = True
    tasks = [ask(router, "ann") for _ in range(50)]
    await finish(echo, tasks)
    results = [task.result() for task in tasks]
    assert all(result.to_dict() == {"data": expected("ann", "1")} for result in results)
    assert len(echo.requests) == 2


async def test_sharing_can_be_switched_off(echo):
    """Then each request makes its own two fetches."""
    router = shop(echo, shares_fetches=False)
    await asyncio.gather(*(ask(router, "ann") for _ in range(3)))
    assert len(echo.requests) == 6


@pytest.mark.parametrize("switches", SWITCHES.values(), ids=SWITCHES)
async def test_mutations_are_never_shared(echo, switches):
    """Nor the fetches behind them, which must see what the mutation did."""
    router = shop(echo, **switches)
    echo.holds_back = True
    tasks = [ask(router, "ann", query=TOUCH) for _ in range(3)]
    await finish(echo, tasks)
    assert all(it.result().to_dict()["data"] == expected("ann", "1", "touch") for it in tasks)
    assert len(echo.requests) == 6


async def test_sharers_own_what_they_are_given(echo):
    """Whoever changes an answer changes nobody else's."""
    router = shop(echo, shares_requests=True)
    echo.holds_back = True
    tasks = [ask(router, "ann") for _ in range(2)]
    await finish(echo, tasks)
    first, second = (task.result() for task in tasks)
    assert first is second
    first.to_dict()["data"].clear()
    assert second.to_dict()["data"] == expected("ann", "1")


async def test_plan_is_shown_to_who_asks_for_it(echo):
    """The answer is shared, its extensions are not."""
    router = shop(echo, shares_requests=True)
    echo.holds_back = True
    plain, curious = ask(router, "ann"), ask(router, "ann", wants_plan=True)
    await finish(echo, [plain, curious])
    assert "extensions" not in plain.result().to_dict()
    assert "queryPlan" in curious.result().to_dict()["extensions"]
    assert curious.result().to_dict()["data"] == plain.result().to_dict()["data"]


async def test_who_asked_first_may_leave(echo):
    """The others are answered all the same; with the last of them the fetch would end."""
    for switches in SWITCHES.values():
        router = shop(echo, **switches)
        echo.holds_back = True
        first, second = ask(router, "ann"), ask(router, "ann")
        await turns()
        first.cancel()
        await finish(echo, [first, second])
        assert first.cancelled()
        assert second.result().to_dict() == {"data": expected("ann", "1")}
        assert len(asyncio.all_tasks()) == 1


async def test_values_equal_in_python_are_told_apart(echo):
    """1 == True and 1 == 1.0, but as JSON they are different requests."""
    router = shop(echo, shares_requests=True)
    echo.holds_back = True
    tasks = [ask(router, "ann", item) for item in (1, "1", True)]
    await finish(echo, tasks)
    one, text, true = (task.result().to_dict() for task in tasks)
    assert one == text == {"data": expected("ann", "1")}
    assert true["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


users = st.sampled_from(["ann", "bob", None])
items = st.sampled_from(["1", "2"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("ask"), users, items, st.sampled_from([ITEM, ITEM, TOUCH])),
        st.tuples(st.just("answer"), st.integers(0, 9)),
        st.tuples(st.just("cancel"), st.integers(0, 9)),
        st.tuples(st.just("wait"), st.integers(1, 5)),
    ),
    max_size=30,
)


@pytest.mark.parametrize("switches", SWITCHES.values(), ids=SWITCHES)
def test_nobody_is_answered_with_what_is_somebody_elses(echo, switches):
    """Whoever asks what and leaves when: each answer is the asker's own, or none at all."""
    router = shop(echo, **switches)

    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(steps)
    def check(journey):
        echo.__init__()
        asyncio.run(_travel(router, echo, journey))

    check()


async def _travel(router, echo: Echo, journey):
    echo.holds_back = True
    asked = []
    for step in journey:
        match step:
            case ("ask", user, item, query):
                asked.append((ask(router, user, item, query), user, item, query))
            case ("answer", index) if echo.waiting:
                echo.release(index)
            case ("cancel", index) if asked:
                asked[index % len(asked)][0].cancel()
            case ("wait", count):
                for _ in range(count):
                    await asyncio.sleep(0)
    while not all(it[0].done() for it in asked):
        await asyncio.sleep(0)
        while echo.waiting:
            echo.release()
    for task, user, item, query in asked:
        if not task.cancelled():
            field = "touch" if query is TOUCH else "item"
            assert task.result().to_dict() == {"data": expected(user, item, field)}
