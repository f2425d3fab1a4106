"""`supergraph introspect`: the SDL of a running subgraph."""

import asyncio
import json
import threading
from collections.abc import Iterator

import pytest


@pytest.fixture
def subgraph_url() -> Iterator[str]:
    """A subgraph that tells the token it was given as its SDL, or nothing, ever, at /silent."""
    loop = asyncio.new_event_loop()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        if not head.startswith("POST /silent"):
            token = next(line for line in head.split("\r\n") if line.startswith("x-token: "))
            sdl = f"scalar {token.removeprefix('x-token: ')}\n"
            body = json.dumps({"data": {"_service": {"sdl": sdl}}}).encode()
            length = f"content-length: {len(body)}\r\nconnection: close\r\n\r\n".encode()
            writer.write(b"HTTP/1.1 200 OK\r\n" + length + body)
            await writer.drain()
        else:
            await reader.read()
        writer.close()

    server = loop.run_until_complete(asyncio.start_server(answer, "127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"

    async def stop() -> None:
        server.close()
        await asyncio.gather(*(task for task in asyncio.all_tasks() - {asyncio.current_task()}))

    asyncio.run_coroutine_threadsafe(stop(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_the_sdl_is_the_result(run, subgraph_url):
    """With the headers that were asked for."""
    ended = run("introspect", f"{subgraph_url}/graphql", "--header", "x-token: Secret")

    assert ended == (0, "scalar Secret\n", "")


def test_a_subgraph_that_takes_too_long_is_a_time_out(run, subgraph_url):
    """2, so that a script can try again."""
    ended = run("introspect", f"{subgraph_url}/silent", "--timeout", "0.05")

    assert (ended.code, ended.out) == (2, "")
    assert "did not answer within 0.05 s" in ended.err


def test_a_subgraph_that_is_not_there_is_named(run):
    """3: there was nothing to ask."""
    ended = run("introspect", "http://127.0.0.1:1/graphql")

    assert (ended.code, ended.out) == (3, "")
    assert "127.0.0.1:1 cannot be reached" in ended.err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("localhost:4001",), "it must begin with http:// or https://"),
        (("http://localhost", "--header", "secret"), "write NAME:VALUE"),
        (("http://localhost", "--timeout", "soon"), "invalid float value: 'soon'"),
    ],
)
def test_arguments_that_make_no_sense(run, arguments, reason):
    """Nothing is sent."""
    ended = run("introspect", *arguments)

    assert ended.code == 3
    assert reason in ended.err
