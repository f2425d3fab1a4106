"""First requests: planned once however many come, and remembered only so far."""

import asyncio

from graphql import parse

from router import GraphQLRequest, RequestContext
from router.executor.codec import encode


async def test_hundred_first_requests_plan_once(router_of, monkeypatch):
    """Documents and plans are made without a break, so nobody can come in between."""
    router = router_of()
    made = []

    def counting(name, function):
        def counted(*arguments, **options):
            made.append(name)
            return function(*arguments, **options)

        return counted

    monkeypatch.setattr(router.planner, "plan", counting("plan", router.planner.plan))
    monkeypatch.setattr("router.engine.documents.parse", counting("parse", parse))
    request = GraphQLRequest("{ books { id title } }")
    results = await asyncio.gather(*(router.respond(request, RequestContext()) for _ in range(100)))
    expected = b'{"data":{"books":[{"id":"1","title":"Emma"}]}}'
    assert {encode(result.to_dict()) for result in results} == {expected}
    assert sorted(made) == ["parse", "plan"]


async def test_many_distinct_operations_keep_the_caches_small(router_of):
    """Who sends ever new texts gets answers, and no memory."""
    router = router_of(max_plans=20, max_document_bytes=40_000)
    for number in range(500):
        answer = await router.execute(f"{{ books {{ title }} x{number}: __typename }}")
        assert "errors" not in answer
    kept = await router.execute("{ books { title } x499: __typename }")
    assert "errors" not in kept
    assert router.cached_plans == 20
    assert 0 < router.cached_documents < 40
