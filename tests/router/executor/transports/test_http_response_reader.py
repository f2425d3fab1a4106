"""Answers out of pieces, without sockets: any body, any framing, cut anywhere."""

import gzip
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.executor.transports.http_limits import HttpLimits
from router.executor.transports.http_response_reader import ResponseReader, UnreadableAnswer


def cut(message: bytes, places: list[int]) -> list[bytes]:
    """`message` in pieces, none empty."""
    edges = [0, *sorted({place % (len(message) + 1) for place in places}), len(message)]
    return [message[start:end] for start, end in pairwise(edges) if end > start]


def chunked(body: bytes, sizes: list[int]) -> bytes:
    """`body` in chunks of these sizes, the rest in a last one."""
    frames, start = [], 0
    for size in [*sizes, len(body)]:
        chunk = body[start : start + size]
        if chunk:
            frames.append(b"%x\r\n%b\r\n" % (len(chunk), chunk))
        start += size
    return b"".join(frames) + b"0\r\n\r\n"


places = st.lists(st.integers(0, 5000), max_size=20)


@given(st.binary(max_size=3000), st.lists(st.integers(1, 200), max_size=30), places, st.booleans())
def test_any_body_in_any_chunks_cut_anywhere_arrives_whole(body, sizes, where, compressed):
    """Chunk sizes and packet borders never show in the body, compressed or not."""
    sent = gzip.compress(body) if compressed else body
    head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n"
    head += b"content-encoding: gzip\r\n\r\n" if compressed else b"\r\n"
    reader = ResponseReader(HttpLimits())
    for _ in range(2):
        reader.begin()
        *before, last = [reader.feed(piece) for piece in cut(head + chunked(sent, sizes), where)]
        assert not any(before)
        assert last
        assert reader.is_reusable
        assert reader.response().body == body


@given(st.binary(max_size=3000), places)
def test_any_body_with_its_length_cut_anywhere_arrives_whole(body, where):
    """Packet borders never show in the body."""
    message = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)
    reader = ResponseReader(HttpLimits())
    *before, last = [reader.feed(piece) for piece in cut(message, where)]
    assert not any(before)
    assert last
    assert reader.response().body == body


@given(st.binary(max_size=300), places)
def test_no_bytes_whatever_raise_anything_else_than_unreadable(noise, where):
    """Nonsense is refused in one way, and never taken for an answer it is not."""
    reader = ResponseReader(HttpLimits())
    try:
        complete = [reader.feed(piece) for piece in cut(b"HTTP/1.1 200 OK\r\n" + noise, where)]
    except UnreadableAnswer:
        return
    if any(complete):
        assert reader.response().status == 200


def test_end_of_stream_completes_only_bodies_without_a_length():
    """A body that is shorter than announced is not whole."""
    reader = ResponseReader(HttpLimits())
    assert not reader.feed(b"HTTP/1.1 200 OK\r\n\r\nab")
    assert reader.feed_eof()
    assert reader.response().body == b"ab"
    reader = ResponseReader(HttpLimits())
    assert not reader.feed(b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nab")
    assert not reader.feed_eof()


def test_end_of_stream_in_the_head_completes_nothing():
    """Headers that were cut off are not an answer with an empty body."""
    reader = ResponseReader(HttpLimits())
    reader.feed(b"HTTP/1.1 200 OK\r\nx: y\r\n")
    assert not reader.feed_eof()


def test_answers_without_a_body_are_complete_at_the_end_of_their_head():
    """204 has none (RFC 9112, section 6.3)."""
    reader = ResponseReader(HttpLimits())
    assert reader.feed(b"HTTP/1.1 204 No Content\r\n\r\n")
    assert reader.response().body == b""


def test_switching_protocols_is_refused():
    """We asked for no upgrade, so 101 leaves nothing to talk about."""
    reader = ResponseReader(HttpLimits())
    with pytest.raises(UnreadableAnswer, match="another protocol"):
        reader.feed(b"HTTP/1.1 101 S\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n")


def test_encoding_of_an_interim_answer_does_not_count():
    """Headers of 1xx say nothing about the answer that follows."""
    reader = ResponseReader(HttpLimits())
    interim = b"HTTP/1.1 103 E\r\ncontent-encoding: gzip\r\n\r\n"
    assert reader.feed(interim + b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
    response = reader.response()
    assert (response.body, list(response.headers)) == (b"ok", [("content-length", "2")])


@pytest.mark.parametrize(
    ("start", "endless"),
    [
        (b"HTTP/1.1 200 OK\r\nx: ", b"y" * 100),
        (b"HTTP/1.1 200 OK\r\n", b"x: y\r\n" * 10),
        (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5;x=", b"y" * 100),
        (b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\nx: ", b"y" * 100),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["header", "headers", "chunk-extension", "trailer", "interim-answers"],
)
def test_nothing_in_an_answer_may_go_on_for_ever(start, endless):
    """Whatever is not body counts against the limit for headers."""
    reader = ResponseReader(HttpLimits(max_head_bytes=1000))
    reader.feed(start)
    with pytest.raises(UnreadableAnswer, match="larger than 1000 bytes"):
        any(reader.feed(endless) for _ in range(1000))


def test_many_small_chunks_are_not_too_much_head():
    """Chunk frames of a body that makes progress are no reason to refuse it."""
    reader = ResponseReader(HttpLimits(max_head_bytes=100))
    reader.feed(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
    for _ in range(1000):
        assert not reader.feed(b"1\r\nx\r\n")
    assert reader.feed(b"0\r\n\r\n")
    assert reader.response().body == b"x" * 1000
