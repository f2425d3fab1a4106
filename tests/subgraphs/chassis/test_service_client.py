"""Calling another service: in this process or over HTTP, in time or not at all."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from subgraphs.chassis.identity import SERVICE_ISSUER, Caller, TrustedIssuer, Verifier
from subgraphs.chassis.keys import SigningKey
from subgraphs.chassis.service_client import (
    ServiceClient,
    ServiceRefusedError,
    ServiceUnavailableError,
)

KEY = SigningKey.generate()
OPERATION, VARIABLES = "mutation M($n: Int!) { m(n: $n) }", {"n": 1}


class Service:
    """Answers with what it is given, the last for good, and notes who asked for what."""

    def __init__(self, *answers: Response | Callable[[], Awaitable[Response]]) -> None:
        self._answers = list(answers)
        self._verifier = Verifier([TrustedIssuer(SERVICE_ISSUER, "books", KEY.public_keys)])
        self.callers: list[Caller] = []
        self.bodies: list[Any] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        self.callers.append(self._verifier.caller(request.headers["authorization"]))
        self.bodies.append(await request.json())
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        response = answer if isinstance(answer, Response) else await answer()
        await response(scope, receive, send)


def client(url: str = "http://127.0.0.1:1/graphql", timeout_seconds: float = 60) -> ServiceClient:
    return ServiceClient(
        caller="orders", service="books", scopes=["stock:reserve"], key=KEY, url=url,
        timeout_seconds=timeout_seconds,
    )  # fmt: skip


def fine() -> Response:
    return JSONResponse({"data": {"m": 7}})


def failed(code: str) -> Response:
    return JSONResponse({"data": None, "errors": [{"message": "no", "extensions": {"code": code}}]})


async def silence() -> Response:
    await asyncio.Event().wait()
    raise AssertionError("nobody sets it")


async def breaks() -> Response:
    raise ZeroDivisionError


async def ask(service: Service, timeout_seconds: float = 60) -> Any:
    books = client(timeout_seconds=timeout_seconds)
    async with books.connected({"books": service}):
        return await books.execute(OPERATION, VARIABLES)


async def test_a_sibling_is_called_in_this_process() -> None:
    """With the caller's name and scopes, and the operation as it was given."""
    service = Service(fine())
    assert await ask(service) == {"m": 7}
    assert service.callers == [Caller("svc:orders", scopes=frozenset({"stock:reserve"}))]
    assert service.bodies == [{"query": OPERATION, "variables": VARIABLES}]


@pytest.mark.parametrize(
    "answer",
    [
        JSONResponse({}, 503),
        JSONResponse({}, 429),
        failed("INTERNAL_SERVER_ERROR"),
        PlainTextResponse("?"),
        JSONResponse(["?"]),
        JSONResponse({"data": None}),
        breaks,
    ],
)
async def test_what_may_pass_is_tried_twice(answer: Any) -> None:
    """Then it is unavailable; one failure alone is not noticed."""
    service = Service(answer)
    with pytest.raises(ServiceUnavailableError, match="books"):
        await ask(service)
    assert len(service.bodies) == 2
    assert await ask(Service(answer, fine())) == {"m": 7}


@pytest.mark.parametrize("answer", [failed("FORBIDDEN"), failed("GRAPHQL_VALIDATION_FAILED")])
async def test_a_refusal_is_not_tried_again(answer: Any) -> None:
    """It would be the same."""
    service = Service(answer)
    with pytest.raises(ServiceRefusedError, match="books answers"):
        await ask(service)
    assert len(service.bodies) == 1


async def test_silence_is_not_waited_out() -> None:
    """Each try has its time, the sibling in this process too."""
    service = Service(silence)
    with pytest.raises(ServiceUnavailableError, match="does not answer"):
        await ask(service, timeout_seconds=0.01)
    assert len(service.bodies) == 2


async def test_without_a_sibling_it_goes_over_http() -> None:
    """To the address of the settings."""
    requests: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        requests.append(await reader.readuntil(b"\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\n\r\n" + fine().body)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        books = client(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/graphql")
        async with books.connected({"users": Service(silence)}):
            assert await books.execute(OPERATION, VARIABLES) == {"m": 7}
    assert requests == [b"POST /graphql HTTP/1.1\r\n"]
    async with books.connected({}):
        with pytest.raises(ServiceUnavailableError, match="does not answer"):
            await books.execute(OPERATION, VARIABLES)
