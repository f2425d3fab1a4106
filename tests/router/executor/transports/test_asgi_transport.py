"""Calling an app in process: the same promises as over HTTP, as far as they make sense."""

import asyncio
import gzip

import pytest

from router.errors import SubgraphTimeout, SubgraphUnreachable
from router.executor.transports.asgi_transport import AsgiTransport


def answering(body=b"{}", *, status=200, headers=(), scopes=None):
    """An app without a lifespan that answers each request the same way, and notes its scope."""

    async def app(scope, receive, send):
        assert scope["type"] == "http"
        if scopes is not None:
            scopes.append((scope, await receive()))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body[:1], "more_body": True})
        await send({"type": "http.response.body", "body": body[1:]})

    return app


async def test_the_app_sees_the_request_a_server_would_show_it():
    """Method, path, query, headers and body, as after a parser."""
    scopes = []
    app = answering(scopes=scopes)
    url = "http://books:4001/graph%20ql?a=b"
    async with AsgiTransport("books", app, url=url) as transport:
        await transport.send(b'{"query":"{a}"}', {"X-Trace": "1", "content-length": "9"})
    ((scope, message),) = scopes
    assert message == {"type": "http.request", "body": b'{"query":"{a}"}', "more_body": False}
    assert (scope["method"], scope["path"], scope["raw_path"], scope["query_string"]) == (
        "POST", "/graph ql", b"/graph%20ql", b"a=b",
    )  # fmt: skip
    assert scope["headers"] == [
        (b"host", b"books:4001"),
        (b"content-type", b"application/json"),
        (b"accept", b"application/graphql-response+json, application/json;q=0.9"),
        (b"content-length", b"15"),
        (b"x-trace", b"1"),
    ]


async def test_the_answer_is_put_together():
    """Status, headers in lower case with repetitions, and the pieces of the body."""
    headers = [(b"X-A", b"1"), (b"x-a", b"2")]
    async with AsgiTransport("books", answering(b"abc", status=503, headers=headers)) as transport:
        response = await transport.send(b"{}", {})
    assert (response.status, response.body) == (503, b"abc")
    assert list(response.headers) == [("x-a", "1"), ("x-a", "2")]


async def test_compressed_answers_are_decompressed():
    """Middleware may compress unasked."""
    app = answering(gzip.compress(b"abc"), headers=[(b"content-encoding", b"gzip")])
    async with AsgiTransport("books", app) as transport:
        assert (await transport.send(b"{}", {})).body == b"abc"


async def test_header_values_that_end_a_line_are_refused():
    """What would be refused in production is refused here."""
    async with AsgiTransport("books", answering()) as transport:
        with pytest.raises(SubgraphUnreachable, match="'x-user'"):
            await transport.send(b"{}", {"x-user": "a\r\nb: c"})


async def test_an_app_that_raises_answers_with_500(caplog):
    """As a server would; the traceback is in the log."""

    async def app(scope, receive, send):
        raise ZeroDivisionError("on purpose")

    async with AsgiTransport("books", app, lifespan=False) as transport:
        assert (await transport.send(b"{}", {})).status == 500
    assert "on purpose" in caplog.text


async def test_an_app_that_answers_nothing_answers_with_500():
    """As a server would."""

    async def app(scope, receive, send):
        await receive()

    async with AsgiTransport("books", app, lifespan=False) as transport:
        assert (await transport.send(b"{}", {})).status == 500


async def test_an_app_that_breaks_off_is_unreachable(caplog):
    """Half an answer is never taken for a whole one."""

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})
        raise ZeroDivisionError

    async with AsgiTransport("books", app, lifespan=False) as transport:
        with pytest.raises(SubgraphUnreachable, match="broke off"):
            await transport.send(b"{}", {})


async def test_silence_is_a_timeout_and_ends_the_app_s_work():
    """The message names the seconds, and the app is cancelled."""
    app = Waiting()
    async with AsgiTransport("books", app, timeout_seconds=60) as transport:
        with pytest.raises(SubgraphTimeout, match=r'"books" .* within 0\.02 s'):
            await transport.send(b"{}", {}, timeout_seconds=0.02)
    assert app.cancelled == 1


async def test_a_cancelled_request_ends_the_app_s_work():
    """Nobody waits for the answer any more."""
    app = Waiting()
    async with AsgiTransport("books", app) as transport:
        sending = asyncio.create_task(transport.send(b"{}", {}))
        await app.began.wait()
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
    assert app.cancelled == 1


async def test_work_after_the_answer_goes_on_and_close_waits_for_it():
    """Background tasks do not hold the answer up, and are not lost."""
    may_finish, done = asyncio.Event(), []

    async def app(scope, receive, send):
        await answering()(scope, receive, send)
        await receive()
        disconnect = await receive()
        await may_finish.wait()
        done.append(disconnect["type"])

    transport = AsgiTransport("books", app, lifespan=False)
    assert (await transport.send(b"{}", {})).status == 200
    assert done == []
    may_finish.set()
    await transport.close()
    assert done == ["http.disconnect"]


async def test_lifespan_runs_around_all_requests():
    """Startup before the first request, even without open; shutdown once, at close."""
    app = WithLifespan()
    transport = AsgiTransport("books", app)
    await asyncio.gather(*(transport.send(b"{}", {}) for _ in range(3)))
    assert app.events == ["startup", "ready", "ready", "ready"]
    await transport.close()
    await transport.close()
    assert app.events[-2:] == ["ready", "shutdown"]


async def test_lifespan_can_be_somebody_else_s():
    """An app that is served elsewhere in the process has been started already."""
    app = WithLifespan()
    async with AsgiTransport("books", app, lifespan=False) as transport:
        await transport.send(b"{}", {})
    assert app.events == ["not ready"]


@pytest.mark.parametrize("raises", [False, True], ids=["reports", "raises"])
async def test_an_app_that_does_not_start_says_why(raises):
    """The last line of what it reports (Starlette sends a traceback), or what it raised."""

    async def app(scope, receive, send):
        await receive()
        if raises:
            raise RuntimeError("no database")
        report = "Traceback (most recent call last):\n  …\nRuntimeError: no database\n"
        await send({"type": "lifespan.startup.failed", "message": report})

    transport = AsgiTransport("books", app)
    with pytest.raises(SubgraphUnreachable, match="did not start: RuntimeError: no database"):
        await transport.open()
    with pytest.raises(SubgraphUnreachable, match="did not start"):
        await transport.send(b"{}", {})
    await transport.close()


async def test_a_failed_shutdown_is_logged(caplog):
    """Closing goes on: the other subgraphs want to be closed too."""

    async def app(scope, receive, send):
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.failed", "message": "disk full"})

    async with AsgiTransport("books", app):
        pass
    assert "disk full" in caplog.text


async def test_close_waits_for_requests_under_way():
    """They may finish before the app shuts down."""
    app = WithLifespan()
    transport = AsgiTransport("books", app)
    await transport.open()
    app.may_answer.clear()
    sending = asyncio.create_task(transport.send(b"{}", {}))
    await app.asked.wait()
    closing = asyncio.create_task(transport.close())
    app.may_answer.set()
    assert (await sending).status == 200
    await closing
    assert app.events == ["startup", "ready", "shutdown"]


class Waiting:
    """An app that waits for ever and counts how often it was cancelled."""

    def __init__(self):
        self.began = asyncio.Event()
        self.cancelled = 0

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            raise NotImplementedError
        self.began.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise


class WithLifespan:
    """An app that notes what happens to it, and whether its requests find its state."""

    def __init__(self):
        self.events = []
        self.asked = asyncio.Event()
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            assert (await receive())["type"] == "lifespan.startup"
            self.events.append("startup")
            scope["state"]["ready"] = True
            await send({"type": "lifespan.startup.complete"})
            assert (await receive())["type"] == "lifespan.shutdown"
            self.events.append("shutdown")
            await send({"type": "lifespan.shutdown.complete"})
            return
        self.asked.set()
        await self.may_answer.wait()
        self.events.append("ready" if scope["state"].get("ready") else "not ready")
        await answering()(scope, receive, send)
