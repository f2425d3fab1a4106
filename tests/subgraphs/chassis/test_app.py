"""The app factory: what any service answers over HTTP, and what it never lets out."""

from pathlib import Path
from typing import Any

import pytest
import strawberry
from pydantic import ValidationError

from subgraphs.chassis.app import ServiceDefinition, create_service
from subgraphs.chassis.context import RequestContext
from subgraphs.chassis.database import Database
from subgraphs.chassis.errors import InvalidInputError, NotFoundError, RefusedError, user_errors
from subgraphs.chassis.federation import SubgraphSchema
from subgraphs.chassis.fields import field
from subgraphs.chassis.settings import ServiceSettings


class DemoSettings(ServiceSettings):
    service = "demo"


@strawberry.type
class Query:
    @field()
    def hello(self) -> str:
        return "hello"

    @field()
    def fault(self) -> str | None:
        raise ZeroDivisionError("the password is swordfish")

    @field()
    def refusal(self) -> str | None:
        raise NotFoundError("There is no such thing.")

    @field()
    def who(self, info: strawberry.Info[RequestContext, None]) -> str | None:
        return info.context.caller.subject


async def no_seed(database: Database) -> None:
    """Nothing to fill."""


@pytest.fixture
async def demo(tokens: Any, running: Any, tmp_path: Path) -> Any:
    migrations = tmp_path / "migrations"
    (migrations / "versions").mkdir(parents=True)
    (migrations / "env.py").write_text("")
    definition = ServiceDefinition(SubgraphSchema(Query), migrations, RequestContext, no_seed)
    settings = DemoSettings(dev=True, data_dir=tmp_path)
    async with running(create_service(definition, settings, tokens.public_keys)) as client:
        yield client


async def test_a_fault_says_nothing(demo: Any, caplog: pytest.LogCaptureFixture) -> None:
    """The client learns that, and where; the log learns what."""
    response = await demo("{ fault hello }")
    assert response["data"] == {"fault": None, "hello": "hello"}
    (error,) = response["errors"]
    assert (error["message"], error["path"]) == ("Internal server error.", ["fault"])
    assert error["extensions"] == {"code": "INTERNAL_SERVER_ERROR"}
    assert "swordfish" not in str(response)
    assert "swordfish" in caplog.text


async def test_a_refusal_says_why(demo: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Its message and code are for the client, and no event for the log."""
    (error,) = (await demo("{ refusal }"))["errors"]
    assert error["message"] == "There is no such thing."
    assert error["extensions"] == {"code": "NOT_FOUND"}
    assert caplog.text == ""


@pytest.mark.parametrize("query", ["{", "{ nothing }", "{ hello(a: 1) }"])
async def test_a_wrong_operation_has_a_code(demo: Any, query: str) -> None:
    """Syntax and validation errors too."""
    assert await demo.codes(query) == ["GRAPHQL_VALIDATION_FAILED"]


async def test_a_bad_token_is_401_and_graphql(demo: Any, tokens: Any) -> None:
    """It never counts as anonymous; the body is an errors array."""
    response = await demo.http.post(
        "/graphql", json={"query": "{ hello }"}, headers={"Authorization": "Bearer nonsense"}
    )
    assert (response.status_code, response.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert response.json()["errors"][0]["extensions"] == {"code": "UNAUTHENTICATED"}
    assert (await demo.data("{ who }", token=tokens.user(1)))["who"].startswith("us_")
    assert (await demo.data("{ who }"))["who"] is None


async def test_queries_are_posted(demo: Any) -> None:
    """No GET, no console: those are the router's."""
    answer = await demo.http.get("/graphql", params={"query": "{ hello }"})
    assert answer.status_code in {400, 404, 405}


async def test_no_socket_is_opened(demo: Any) -> None:
    """Who is asking is read for each request; a socket would keep it beyond the end of a token."""
    protocol = "graphql-transport-ws"
    scope = {
        "type": "websocket", "path": "/graphql", "query_string": b"", "subprotocols": [protocol],
        "headers": [(b"sec-websocket-protocol", protocol.encode())],
    }  # fmt: skip
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await demo.app(scope, receive, send)
    # 4406: no protocol that both speak
    assert (sent[-1]["type"], sent[-1]["code"]) == ("websocket.close", 4406)
    assert "websocket.send" not in {message["type"] for message in sent}


def test_outside_dev_mode_nothing_is_made_up() -> None:
    """A missing secret or key stops the start, with its name."""
    with pytest.raises(ValidationError, match="cursor_secret"):
        DemoSettings()


def test_several_refusals_are_told_one_by_one() -> None:
    """A client that mends its input wants all of it at once."""
    error = RefusedError([InvalidInputError("One.", ("a",)), NotFoundError("Two.", ("b",))])
    told = [(type(each).__name__, each.message, each.path) for each in user_errors(error)]
    assert told == [("InvalidInput", "One.", ["a"]), ("NotFound", "Two.", ["b"])]
