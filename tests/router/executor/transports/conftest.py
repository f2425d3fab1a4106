"""A subgraph that does what a test tells it to, over real sockets, and the transports to reach it.

Everything listens on 127.0.0.1, on ports that the kernel chooses.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest
import uvloop

from router.executor.transports.aiohttp_transport import AiohttpTransport
from router.executor.transports.http_limits import HttpLimits
from router.executor.transports.http_pool import HttpPool


def pytest_asyncio_loop_factories(config, item):
    """Every asynchronous test of this folder runs on both event loops."""
    return {"uvloop": uvloop.new_event_loop, "asyncio": asyncio.new_event_loop}


@dataclass(frozen=True)
class Received:
    """One request as the subgraph saw it; `connection` counts accepted connections from 1."""

    head: bytes
    body: bytes
    connection: int

    def header(self, name: str) -> list[str]:
        """The values of one header, in order."""
        lines = self.head.decode("latin-1").split("\r\n")[1:]
        pairs = (line.partition(": ") for line in lines)
        return [value for key, _, value in pairs if key.lower() == name]


Answer = Callable[[Received, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class LoopbackSubgraph:
    """Reads requests one after another and lets `answer` write what it likes.

    An answer that closes the writer ends the connection.
    """

    answer: Answer
    port: int = 0
    requests: list[Received] = field(default_factory=list)
    connections: int = 0
    open_connections: int = 0
    most_connections: int = 0
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection to its end."""
        self.connections += 1
        self.open_connections += 1
        self.most_connections = max(self.most_connections, self.open_connections)
        number = self.connections
        self._writers.add(writer)
        try:
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).removesuffix(b"\r\n\r\n")
                received = Received(head, b"", number)
                length = int(received.header("content-length")[0])
                received = Received(head, await reader.readexactly(length), number)
                self.requests.append(received)
                await self._note()
                await self.answer(received, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self._writers.discard(writer)
            writer.close()
            self.open_connections -= 1
            await self._note()

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait until requests and connections are as `happened` wants them."""
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(happened), 10)

    async def drop_connections(self) -> None:
        """Close every connection, as a server does that restarts or finds them idle too long."""
        for writer in tuple(self._writers):
            writer.close()
        await self.until(lambda: self.open_connections == 0)

    async def _note(self) -> None:
        async with self._changed:
            self._changed.notify_all()


StartSubgraph = Callable[..., Awaitable[LoopbackSubgraph]]


@pytest.fixture
async def subgraph() -> AsyncIterator[StartSubgraph]:
    """Start a LoopbackSubgraph with an answer; `tls` is its SSL context."""
    servers = []
    subgraphs = []

    async def start(answer: Answer, *, tls: ssl.SSLContext | None = None) -> LoopbackSubgraph:
        served = LoopbackSubgraph(answer)
        server = await asyncio.start_server(served.serve, "127.0.0.1", 0, ssl=tls)
        served.port = server.sockets[0].getsockname()[1]
        servers.append(server)
        subgraphs.append(served)
        return served

    yield start
    for server in servers:
        server.close()
    for served in subgraphs:
        await served.drop_connections()


def saying(*pieces: bytes, close: bool = False) -> Answer:
    """An answer that writes these pieces, each on its own, and may close the connection then."""

    async def answer(_: Received, writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0)
        if close:
            writer.close()

    return answer


def ok(body: bytes = b"{}", *headers: bytes) -> bytes:
    """A whole answer with status 200."""
    lines = [b"HTTP/1.1 200 OK", b"content-length: %d" % len(body), *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


Reach = Callable[..., HttpPool | AiohttpTransport]


@pytest.fixture(params=[HttpPool, AiohttpTransport], ids=["pool", "aiohttp"])
async def reach(request: pytest.FixtureRequest) -> AsyncIterator[Reach]:
    """Make a transport to a LoopbackSubgraph: our pool, and its oracle. Closed after the test."""
    made = []

    def make(to: LoopbackSubgraph | int, *, tls: ssl.SSLContext | None = None, **limits: float):
        port = to if isinstance(to, int) else to.port
        url = f"{'https' if tls else 'http'}://127.0.0.1:{port}/graphql"
        transport = request.param("books", url, limits=HttpLimits(**limits), ssl_context=tls)
        made.append(transport)
        return transport

    yield make
    for transport in made:
        await transport.close()


@pytest.fixture
async def pool() -> AsyncIterator[Callable[..., HttpPool]]:
    """Make an HttpPool to a LoopbackSubgraph, for what only it promises. Closed after the test."""
    made = []

    def make(to: LoopbackSubgraph, **limits: float) -> HttpPool:
        url = f"http://127.0.0.1:{to.port}/graphql"
        made.append(HttpPool("books", url, limits=HttpLimits(**limits)))
        return made[-1]

    yield make
    for transport in made:
        await transport.close()
