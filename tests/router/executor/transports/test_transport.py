"""What every HTTP transport promises: our pool and aiohttp side by side, over real sockets."""

import asyncio
import gzip
import random
import zlib

import pytest

from router.errors import SubgraphTimeout, SubgraphUnreachable

from .conftest import ok, saying

CHUNKED = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"


async def test_request_is_one_post_with_its_length_and_extra_headers(subgraph, reach):
    """The body arrives as it was given, with the headers of GraphQL over HTTP and the caller's."""
    books = await subgraph(saying(ok()))
    await reach(books).send(b'{"query":"{a}"}', {"X-Trace": "1", "authorization": "Bearer t"})
    (request,) = books.requests
    assert request.head.startswith(b"POST /graphql HTTP/1.1\r\n")
    assert request.body == b'{"query":"{a}"}'
    assert request.header("content-type") == ["application/json"]
    assert request.header("accept") == ["application/graphql-response+json, application/json;q=0.9"]
    assert request.header("host") == [f"127.0.0.1:{books.port}"]
    assert request.header("x-trace") == ["1"]
    assert request.header("authorization") == ["Bearer t"]


async def test_headers_of_the_connection_cannot_be_set_by_callers(subgraph, reach):
    """A forwarded content-length or transfer-encoding would let a client smuggle requests."""
    books = await subgraph(saying(ok()))
    forwarded = {"Content-Length": "1", "Transfer-Encoding": "chunked", "Connection": "close"}
    await reach(books).send(b"{}", {**forwarded, "host": "elsewhere"})
    (request,) = books.requests
    assert request.header("content-length") == ["2"]
    assert request.header("transfer-encoding") == []
    assert request.header("connection") == []
    assert request.header("host") == [f"127.0.0.1:{books.port}"]


@pytest.mark.parametrize("value", ["a\r\nx: y", "a\nb", "a\rb", "a\0b"])
async def test_header_values_that_end_a_line_are_refused(subgraph, reach, value):
    """Nothing is sent, and the message names the header but not its value."""
    books = await subgraph(saying(ok()))
    with pytest.raises(SubgraphUnreachable, match="'x-user'") as caught:
        await reach(books).send(b"{}", {"x-user": value})
    assert value not in caught.value.message
    assert books.requests == []


@pytest.mark.parametrize(
    "pieces",
    [
        (b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n", b"abc", b"def"),
        (CHUNKED + b"3\r\nabc\r\n", b"3\r\nd", b"ef\r\n0\r\n\r\n"),
        (CHUNKED + b"6;x=y\r\nabcdef\r\n0\r\nt: 1\r\n\r\n",),
        (b"HTT", b"P/1.1 200 OK\r\ncont", b"ent-length: 6\r", b"\n\r\nabcdef"),
        (b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n", ok(b"abcdef")),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + ok(b"abcdef"),),
    ],
    ids=["length", "chunked", "extension-and-trailer", "slow-head", "103", "100"],
)
async def test_body_arrives_whole_however_it_is_framed(subgraph, reach, pieces):
    """Framing and the places where the network cuts do not show; the connection stays in use."""
    books = await subgraph(saying(*pieces))
    transport = reach(books)
    for _ in range(2):
        response = await transport.send(b"{}", {})
        assert (response.status, response.body) == (200, b"abcdef")
    assert books.connections == 1


async def test_any_body_in_any_chunks_arrives_whole(subgraph, reach):
    """Bytes of all values and sizes, there and back, in chunks and packets of any size."""
    dice = random.Random(4)

    async def answer(received, writer):
        writer.write(CHUNKED)
        body = received.body
        while body:
            size = dice.randint(1, len(body))
            writer.write(b"%x\r\n%b\r\n" % (size, body[:size]))
            body = body[size:]
            if dice.random() < 0.5:
                await writer.drain()
                await asyncio.sleep(0)
        writer.write(b"0\r\n\r\n")

    transport = reach(await subgraph(answer))
    bodies = [dice.randbytes(dice.randint(0, 10 ** dice.randint(1, 6))) for _ in range(40)]
    responses = await asyncio.gather(*(transport.send(body, {}) for body in bodies))
    assert [response.body for response in responses] == bodies


async def test_body_may_be_delimited_by_the_end_of_the_connection(subgraph, reach):
    """HTTP/1.0 style: what came before the end is the body, and the next request reconnects."""
    books = await subgraph(saying(b"HTTP/1.1 200 OK\r\n\r\nabc", b"def", close=True))
    transport = reach(books)
    assert (await transport.send(b"{}", {})).body == b"abcdef"
    assert (await transport.send(b"{}", {})).body == b"abcdef"
    assert books.connections == 2


async def test_status_and_repeated_headers_are_handed_on(subgraph, reach):
    """Any status is an answer; header names are lower-case, in order, repetitions kept."""
    head = b"HTTP/1.1 503 Busy\r\nSet-Cookie: a=1\r\nX-Y: z\r\nSet-Cookie: b=2\r\n"
    books = await subgraph(saying(head + b"content-length: 0\r\n\r\n"))
    response = await reach(books).send(b"{}", {})
    assert response.status == 503
    assert response.body == b""
    assert list(response.headers) == [
        ("set-cookie", "a=1"),
        ("x-y", "z"),
        ("set-cookie", "b=2"),
        ("content-length", "0"),
    ]


async def test_redirects_are_answers(subgraph, reach):
    """A subgraph that moved is for the configuration to mend; credentials do not follow it."""
    books = await subgraph(
        saying(b"HTTP/1.1 307 Moved\r\nlocation: /other\r\ncontent-length: 0\r\n\r\n")
    )
    assert (await reach(books).send(b"{}", {})).status == 307
    assert len(books.requests) == 1


@pytest.mark.parametrize(
    ("encoding", "compress"), [(b"gzip", gzip.compress), (b"deflate", zlib.compress)]
)
async def test_compressed_bodies_are_decompressed(subgraph, reach, encoding, compress):
    """gzip and deflate are asked for and undone."""
    body = compress(b"abc" * 1000)
    books = await subgraph(saying(ok(body, b"content-encoding: " + encoding)))
    assert (await reach(books).send(b"{}", {})).body == b"abc" * 1000
    assert books.requests[0].header("accept-encoding") == ["gzip, deflate"]


async def test_compression_is_not_asked_for_when_switched_off(subgraph, reach):
    """On a fast network it costs more time than it saves."""
    books = await subgraph(saying(ok()))
    await reach(books, accept_compressed=False).send(b"{}", {})
    assert books.requests[0].header("accept-encoding") == ["identity"]


@pytest.mark.parametrize(
    "answer",
    [
        saying(b"SSH-2.0-OpenSSH_9.2\r\n", close=True),
        saying(b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nabc", close=True),
        saying(CHUNKED + b"6\r\nabc", close=True),
        saying(CHUNKED + b"zz\r\nabc\r\n", close=True),
        saying(b"HTTP/1.1 200 OK\r\ncontent-le", close=True),
        saying(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nabc", close=True),
        saying(ok(b"not gzip", b"content-encoding: gzip"), close=True),
        saying(close=True),
    ],
    ids=["ssh", "half", "half-chunk", "bad-chunk", "half-head", "lengths", "not-gzip", "nothing"],
)
async def test_broken_answers_are_unreachable(subgraph, reach, answer):
    """What is not one whole HTTP answer is an error that names the subgraph, never half a body."""
    books = await subgraph(answer)
    with pytest.raises(SubgraphUnreachable, match=r'"books" at 127\.0\.0\.1:'):
        await reach(books).send(b"{}", {})


async def test_reset_connections_are_unreachable(subgraph, reach):
    """A subgraph that dies in the middle of its answer costs one error."""

    async def answer(_, writer):
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nabc")
        await writer.drain()
        writer.transport.abort()

    books = await subgraph(answer)
    with pytest.raises(SubgraphUnreachable):
        await reach(books).send(b"{}", {})


async def test_refused_connections_say_so(subgraph, reach):
    """The most frequent mistake, a subgraph that does not run, is named with host and port."""
    port = await port_nobody_listens_on()
    with pytest.raises(SubgraphUnreachable) as caught:
        await reach(port).send(b"{}", {})
    assert caught.value.subgraph == "books"
    assert caught.value.message == (
        f'Subgraph "books" at 127.0.0.1:{port} cannot be reached: connection refused.'
    )


@pytest.mark.parametrize(
    "answer",
    [
        saying(ok(b"x" * 1001)),
        saying(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 1001, close=True),
        saying(ok(gzip.compress(b"x" * 100_000), b"content-encoding: gzip")),
        saying(ok(b"", b"x-large: " + b"x" * 5000)),
    ],
    ids=["body", "endless-body", "bomb", "header"],
)
async def test_answers_over_a_limit_are_unreachable(subgraph, reach, answer):
    """Limits hold for headers, for the body and for what comes out of decompression."""
    books = await subgraph(answer)
    with pytest.raises(SubgraphUnreachable):
        await reach(books, max_body_bytes=1000, max_head_bytes=2000).send(b"{}", {})


async def test_answers_at_the_limit_pass(subgraph, reach):
    """A limit is the largest size that is allowed."""
    books = await subgraph(saying(ok(b"x" * 1000)))
    response = await reach(books, max_body_bytes=1000).send(b"{}", {})
    assert len(response.body) == 1000


async def test_silence_is_a_timeout(subgraph, reach):
    """The time is for the whole exchange; the message names the subgraph and the seconds."""
    books = await subgraph(silence)
    with pytest.raises(SubgraphTimeout, match=r'"books" .* within 0\.05 s'):
        await reach(books).send(b"{}", {}, timeout_seconds=0.05)
    await books.until(lambda: books.open_connections == 0)


async def test_transports_have_a_timeout_of_their_own(subgraph, reach):
    """None does not mean for ever."""
    books = await subgraph(silence)
    with pytest.raises(SubgraphTimeout, match=r"0\.05 s"):
        await reach(books, timeout_seconds=0.05).send(b"{}", {})


async def test_cancelled_requests_close_their_connection(subgraph, reach):
    """An answer that is still due must not be taken for the next request's."""
    books = await subgraph(silence)
    transport = reach(books)
    sending = asyncio.create_task(transport.send(b"{}", {}))
    await books.until(lambda: len(books.requests) == 1)
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    await books.until(lambda: books.open_connections == 0)


async def test_a_query_is_sent_again_when_its_kept_connection_was_dead(subgraph, reach):
    """Closing an idle connection is the server's right; a query does not suffer from it."""
    books = await subgraph(second_request_on_a_connection_closes_it(set()))
    transport = reach(books)
    await transport.send(b"1", {}, idempotent=True)
    assert (await transport.send(b"2", {}, idempotent=True)).status == 200
    assert [(r.body, r.connection) for r in books.requests] == [(b"1", 1), (b"2", 1), (b"2", 2)]


async def test_a_mutation_is_never_sent_again(subgraph, reach):
    """It may have been executed before the connection closed: the caller has to decide."""
    books = await subgraph(second_request_on_a_connection_closes_it(set()))
    transport = reach(books)
    await transport.send(b"1", {})
    with pytest.raises(SubgraphUnreachable):
        await transport.send(b"2", {})
    assert [r.body for r in books.requests] == [b"1", b"2"]


async def test_connection_close_is_honoured(subgraph, reach):
    """A server that says it will close gets a new connection for the next request."""
    books = await subgraph(saying(ok(b"{}", b"connection: close")))
    transport = reach(books)
    await transport.send(b"{}", {})
    await transport.send(b"{}", {})
    assert [request.connection for request in books.requests] == [1, 2]


async def test_many_requests_share_few_connections(subgraph, reach):
    """Requests beyond the limit wait their turn, and all of them are answered."""
    books = await subgraph(echo)
    transport = reach(books, max_connections=4)
    bodies = [b"%d" % number for number in range(60)]
    responses = await asyncio.gather(*(transport.send(body, {}) for body in bodies))
    assert [response.body for response in responses] == bodies
    assert books.most_connections <= 4


async def test_waiting_for_a_connection_counts_as_time(subgraph, reach):
    """A pool that is full must not hold a request longer than it was given."""
    books = await subgraph(silence)
    transport = reach(books, max_connections=1)
    first = asyncio.create_task(transport.send(b"{}", {}))
    await books.until(lambda: len(books.requests) == 1)
    with pytest.raises(SubgraphTimeout):
        await transport.send(b"{}", {}, timeout_seconds=0.05)
    first.cancel()
    await asyncio.wait([first])


async def test_close_ends_idle_connections(subgraph, reach):
    """After close no connection is left and none can be made."""
    books = await subgraph(saying(ok()))
    transport = reach(books)
    await transport.send(b"{}", {})
    await transport.close()
    await books.until(lambda: books.open_connections == 0)
    with pytest.raises(SubgraphUnreachable, match="closed"):
        await transport.send(b"{}", {})


async def test_requests_under_way_finish_while_the_transport_closes(subgraph, reach):
    """A reload of the graph replaces transports and must not cost a request."""
    may_answer = asyncio.Event()

    async def answer(_, writer):
        await may_answer.wait()
        writer.write(ok(b"late"))

    books = await subgraph(answer)
    transport = reach(books)
    sending = asyncio.create_task(transport.send(b"{}", {}))
    await books.until(lambda: len(books.requests) == 1)
    closing = asyncio.create_task(transport.close())
    await asyncio.sleep(0)
    may_answer.set()
    assert (await sending).body == b"late"
    await closing
    await books.until(lambda: books.open_connections == 0)


async def silence(_, writer):
    """Answer nothing; the peer will give up."""


async def echo(received, writer):
    """Answer with the request's body, after others had a chance to run."""
    await asyncio.sleep(0)
    writer.write(ok(received.body))


def second_request_on_a_connection_closes_it(seen):
    """Answer the first request of connection 1, read its second, and close without a byte."""

    async def answer(received, writer):
        if received.connection in seen and received.connection == 1:
            writer.close()
        else:
            seen.add(received.connection)
            writer.write(ok())

    return answer


async def port_nobody_listens_on() -> int:
    """A port that was free a moment ago."""
    server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    return port
