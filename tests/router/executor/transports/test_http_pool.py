"""What only our own pool promises: which connection carries which request, and how it ends."""

import asyncio

import pytest

from router.errors import ConfigurationError, SubgraphTimeout, SubgraphUnreachable
from router.executor.transports.http_connection import HttpConnection
from router.executor.transports.http_limits import HttpLimits
from router.executor.transports.http_pool import HttpPool

from .conftest import ok, saying


async def test_connections_are_kept_and_used_again(subgraph, pool):
    """One request after another needs one connection."""
    books = await subgraph(saying(ok()))
    transport = pool(books)
    for _ in range(10):
        await transport.send(b"{}", {})
    assert books.connections == 1


async def test_waiters_are_served_in_their_order(subgraph, pool):
    """With one connection, requests arrive in the order in which they were sent."""
    books = await subgraph(saying(ok()))
    transport = pool(books, max_connections=1)
    bodies = [b"%d" % number for number in range(20)]
    await asyncio.gather(*(transport.send(body, {}) for body in bodies))
    assert [request.body for request in books.requests] == bodies


async def test_waiters_get_the_slots_of_connections_that_broke(subgraph, pool):
    """A server that closes after each answer still serves everybody who waits."""
    books = await subgraph(saying(ok(b"{}", b"connection: close"), close=True))
    transport = pool(books, max_connections=2)
    results = await asyncio.gather(*(transport.send(b"{}", {}) for _ in range(10)))
    assert [response.status for response in results] == [200] * 10


async def test_slots_survive_failures_of_all_kinds(subgraph, pool):
    """After refused, timed-out and cancelled requests the one connection is still to be had."""
    replies = iter([saying(b"nonsense", close=True), silence, silence, saying(ok())])

    async def answer(received, writer):
        await next(replies)(received, writer)

    books = await subgraph(answer)
    transport = pool(books, max_connections=1)
    with pytest.raises(SubgraphUnreachable):
        await transport.send(b"{}", {})
    with pytest.raises(SubgraphTimeout):
        await transport.send(b"{}", {}, timeout_seconds=0.02)
    sending = asyncio.create_task(transport.send(b"{}", {}))
    await books.until(lambda: len(books.requests) == 3)
    sending.cancel()
    await asyncio.wait([sending])
    assert (await transport.send(b"{}", {})).status == 200


async def test_a_cancelled_waiter_passes_its_turn_on(subgraph, pool):
    """A turn that comes in the moment of a cancellation is not lost for those behind."""
    gates = [asyncio.Event() for _ in range(3)]

    async def answer(received, writer):
        await gates[int(received.body)].wait()
        writer.write(ok())

    books = await subgraph(answer)
    transport = pool(books, max_connections=1)
    first, second, third = (
        asyncio.create_task(transport.send(b"%d" % number, {})) for number in range(3)
    )
    await books.until(lambda: len(books.requests) == 1)
    first.add_done_callback(lambda _: second.cancel())
    gates[0].set()
    gates[2].set()
    await asyncio.wait([first, second])
    gates[1].set()
    assert (await asyncio.wait_for(third, 10)).status == 200


async def test_no_more_than_max_idle_connections_are_kept(subgraph, pool):
    """A burst does not leave its sockets behind."""
    meet = asyncio.Barrier(5)

    async def answer(_, writer):
        await meet.wait()
        writer.write(ok())

    books = await subgraph(answer)
    transport = pool(books, max_idle_connections=2)
    await asyncio.gather(*(transport.send(b"{}", {}) for _ in range(5)))
    await books.until(lambda: books.open_connections == 2)


async def test_idle_connections_are_let_go(subgraph, pool):
    """We close them before the server does: a mutation must not meet a closing connection."""
    books = await subgraph(saying(ok()))
    transport = pool(books, idle_seconds=0.02)
    await transport.send(b"{}", {})
    await books.until(lambda: books.open_connections == 0)
    assert (await transport.send(b"{}", {})).status == 200


async def test_a_connection_closed_while_idle_is_not_used_again(subgraph, pool):
    """When the end of an idle connection is known, even a mutation just takes another."""
    books = await subgraph(saying(ok()))
    transport = pool(books)
    await transport.send(b"1", {})
    (connection,) = transport._idle
    lost = note_loss_of(connection)
    await books.drop_connections()
    await lost.wait()
    assert (await transport.send(b"2", {})).status == 200
    assert books.connections == 2


@pytest.mark.parametrize("late", [ok(b"2"), b"x", b"HTTP/1.1 2"], ids=["answer", "byte", "half"])
async def test_late_bytes_close_an_idle_connection(subgraph, pool, late):
    """A second answer to the first request must not become the first answer to the second."""
    asked = asyncio.Event()

    async def answer(_, writer):
        writer.write(ok(b"1"))
        await writer.drain()
        await asked.wait()
        writer.write(late)

    books = await subgraph(answer)
    transport = pool(books)
    assert (await transport.send(b"{}", {})).body == b"1"
    asked.set()
    await books.until(lambda: books.open_connections == 0)
    assert (await transport.send(b"{}", {})).body == b"1"


async def test_two_answers_in_one_piece_cost_the_connection(subgraph, pool):
    """The first is used, the second never is."""
    books = await subgraph(saying(ok(b"1") + ok(b"2")))
    transport = pool(books)
    assert (await transport.send(b"{}", {})).body == b"1"
    assert (await transport.send(b"{}", {})).body == b"1"
    assert books.connections == 2


async def test_an_answer_before_the_request_was_read_costs_the_connection(subgraph, pool):
    """A server that refuses a large body early has its answer used, and is left alone then."""
    books = EarlyRefusal()
    server = await asyncio.get_running_loop().create_server(lambda: books, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    transport = HttpPool("books", f"http://127.0.0.1:{port}/graphql")
    response = await transport.send(b"x" * 50_000_000, {})
    assert response.status == 413
    await asyncio.wait_for(transport.close(), 10)
    books.transport.abort()
    server.close()


async def test_a_query_is_sent_again_on_a_new_connection_only(subgraph, pool):
    """When a server has restarted, all idle connections are dead: trying the next is no use."""
    first_answers = asyncio.Barrier(3)
    dead = set()

    async def answer(received, writer):
        if received.connection in dead:
            writer.close()
        elif received.connection <= 3:
            dead.add(received.connection)
            await first_answers.wait()
            writer.write(ok())
        else:
            writer.write(ok())

    books = await subgraph(answer)
    transport = pool(books)
    await asyncio.gather(*(transport.send(b"{}", {}) for _ in range(3)))
    assert (await transport.send(b"{}", {}, idempotent=True)).status == 200
    assert books.connections == 4


async def test_a_query_is_sent_again_once(subgraph, pool):
    """A new connection that ends without an answer is an error: something is wrong there."""
    answered = set()

    async def answer(received, writer):
        if not answered:
            answered.add(received.connection)
            writer.write(ok())
        else:
            writer.close()

    books = await subgraph(answer)
    transport = pool(books)
    await transport.send(b"{}", {})
    with pytest.raises(SubgraphUnreachable, match="without an answer"):
        await transport.send(b"{}", {}, idempotent=True)
    assert len(books.requests) == 3


async def test_a_query_is_not_sent_again_after_the_first_byte(subgraph, pool):
    """A subgraph that crashes while answering would crash again, and the load would double."""
    replies = iter([saying(ok()), saying(b"HTTP/1.1 200", close=True)])

    async def answer(received, writer):
        await next(replies)(received, writer)

    books = await subgraph(answer)
    transport = pool(books)
    await transport.send(b"1", {}, idempotent=True)
    with pytest.raises(SubgraphUnreachable, match="before the answer was whole"):
        await transport.send(b"2", {}, idempotent=True)
    assert len(books.requests) == 2


async def test_a_shorter_time_is_kept_on_a_connection_with_a_longer_timer(subgraph, pool):
    """The timer of a connection outlives its exchanges, the time of an exchange does not."""
    replies = iter([saying(ok()), silence, saying(ok())])

    async def answer(received, writer):
        await next(replies)(received, writer)

    books = await subgraph(answer)
    transport = pool(books)
    await transport.send(b"{}", {}, timeout_seconds=60)
    with pytest.raises(SubgraphTimeout, match=r"0\.02 s"):
        await transport.send(b"{}", {}, timeout_seconds=0.02)
    assert (await transport.send(b"{}", {}, timeout_seconds=60)).status == 200


async def test_a_timer_that_rings_early_is_set_anew(subgraph, pool):
    """A timer left from a short exchange does not end a long one on the same connection."""
    may_answer = asyncio.Event()
    replies = iter([saying(ok()), silence])

    async def answer(received, writer):
        await next(replies)(received, writer)
        if received.body == b"2":
            await may_answer.wait()
            writer.write(ok(b"late"))

    books = await subgraph(answer)
    transport = pool(books)
    await transport.send(b"1", {}, timeout_seconds=30)
    (connection,) = transport._idle
    sending = asyncio.create_task(transport.send(b"2", {}, timeout_seconds=60))
    await books.until(lambda: len(books.requests) == 2)
    connection._on_timer()
    may_answer.set()
    assert (await sending).body == b"late"
    assert books.connections == 1


async def test_waiters_are_served_while_the_pool_closes(subgraph, pool):
    """A request that was accepted before close is under way, even while it waits its turn."""
    may_answer = asyncio.Event()

    async def answer(_, writer):
        await may_answer.wait()
        writer.write(ok())

    books = await subgraph(answer)
    transport = pool(books, max_connections=1)
    sending = [asyncio.create_task(transport.send(b"{}", {})) for _ in range(3)]
    await books.until(lambda: len(books.requests) == 1)
    closing = asyncio.create_task(transport.close())
    may_answer.set()
    assert [(await task).status for task in sending] == [200] * 3
    await closing
    await books.until(lambda: books.open_connections == 0)


async def test_close_may_be_called_twice_and_before_use():
    """Whoever cleans up need not know what happened before."""
    transport = HttpPool("books", "http://127.0.0.1:1/graphql", limits=HttpLimits())
    await transport.close()
    await transport.close()


async def test_nothing_is_left_behind(subgraph, pool):
    """After close no task of ours runs: a pool has none of its own."""
    books = await subgraph(saying(ok()))
    transport = pool(books)
    before = tasks_but_those_of_the_subgraph()
    await asyncio.gather(*(transport.send(b"{}", {}) for _ in range(8)))
    await transport.close()
    assert tasks_but_those_of_the_subgraph() == before
    await books.until(lambda: books.open_connections == 0)


def test_urls_that_no_subgraph_has_are_refused_at_once():
    """A mistake in the configuration shows at start-up, not at the first request."""
    with pytest.raises(ConfigurationError, match='subgraph "books"'):
        HttpPool("books", "ftp://books/graphql")


class EarlyRefusal(asyncio.Protocol):
    """Answers when the first bytes come, and reads no more."""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.pause_reading()
        self.transport.write(b"HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\n\r\n")


async def silence(_, writer):
    """Answer nothing; the peer will give up."""


def note_loss_of(connection: HttpConnection) -> asyncio.Event:
    """An event for the moment in which the pool learns that a connection is gone."""
    lost = asyncio.Event()
    tell_pool = connection._on_lost

    def on_lost(connection: HttpConnection) -> None:
        tell_pool(connection)
        lost.set()

    connection._on_lost = on_lost
    return lost


def tasks_but_those_of_the_subgraph() -> set[asyncio.Task]:
    """The test itself, and whatever a transport may have started."""
    return {task for task in asyncio.all_tasks() if "LoopbackSubgraph" not in repr(task)}
