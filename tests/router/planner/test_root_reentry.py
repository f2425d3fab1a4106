"""A field that returns the query root: every subgraph's root can be entered there anew."""

import json
from collections.abc import Mapping
from inspect import cleandoc
from typing import Any

from router import Router, Subgraph
from router.executor.transports.transport import TransportResponse

SUBGRAPHS = {
    "books": """
        type Query { title: String self: Query all: [Query] }
        type Mutation { sell: Sale }
        type Sale { query: Query }
    """,
    "users": "type Query { name(of: Int): String }",
}


class Answering:
    """A Transport that gives one answer to everything."""

    def __init__(self, data: object) -> None:
        self._body = json.dumps({"data": data}).encode()

    async def send(
        self,
        body: bytes,
        headers: Mapping[str, str],
        *,
        timeout_seconds: float | None = None,
        idempotent: bool = False,
    ) -> TransportResponse:
        return TransportResponse(200, (), self._body)

    async def close(self) -> None:
        return None


async def answer(operation: str, **data: Any) -> dict[str, Any]:
    subgraphs = [Subgraph(name, f"http://{name}", sdl) for name, sdl in SUBGRAPHS.items()]
    router = Router.from_subgraphs(
        subgraphs, {name: Answering(found) for name, found in data.items()}
    )
    return await router.execute(operation)


def test_another_subgraphs_root_is_asked_below_the_field(plan_of):
    """No key leads there and none is needed; the client's arguments go along."""
    plan = plan_of(SUBGRAPHS, "query ($n: Int) { self { title name(of: $n) } }")
    assert str(plan) == cleandoc("""
        QueryPlan {
          Sequence {
            Fetch(service: "books") {
              {
                self {
                  title
                }
              }
            },
            Flatten(path: "self") {
              Fetch(service: "users") {  # the query root again
                {
                  name(of: $n)
                }
              },
            },
          },
        }
    """)


async def test_what_it_answers_belongs_to_each_object_there():
    """One request, however many objects; none where there is no object."""
    response = await answer(
        "{ all { name } self { name } }",
        books={"all": [{"__typename": "Query"}, {"__typename": "Query"}], "self": None},
        users={"name": "Ada"},
    )
    assert response == {"data": {"all": [{"name": "Ada"}, {"name": "Ada"}], "self": None}}


async def test_a_mutation_can_go_on_reading():
    """The payload's root is read after the mutation, in whichever subgraph has the field."""
    response = await answer(
        "mutation { sell { query { title name } } }",
        books={"sell": {"query": {"title": "Emma"}}},
        users={"name": "Ada"},
    )
    assert response == {"data": {"sell": {"query": {"title": "Emma", "name": "Ada"}}}}
