"""Compressed bodies: what comes out, and what is too much."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.executor.transports.content_encoding import UndecodableBody, decode_body


def raw_deflate(body: bytes) -> bytes:
    """Deflate without zlib's head, as some servers send it."""
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(body) + compressor.flush()


@given(st.binary(max_size=2000))
@pytest.mark.parametrize(
    ("encoding", "compress"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("GZIP", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("identity", bytes),
        ("deflate, gzip", lambda body: gzip.compress(zlib.compress(body))),
        ("gzip", lambda body: gzip.compress(body[:9]) + gzip.compress(body[9:])),
    ],
)
def test_what_was_compressed_comes_back(encoding, compress, body):
    """For each encoding, several in a row, and gzip of several members."""
    assert decode_body([("content-encoding", encoding)], compress(body), 2000) == body


@pytest.mark.parametrize(("encoding", "module"), [("gzip", gzip), ("deflate", zlib)])
def test_bombs_stop_at_the_limit(encoding, module):
    """Ten kilobytes that become ten megabytes are refused before they do."""
    bomb = module.compress(b"\0" * 10_000_000)
    with pytest.raises(UndecodableBody, match="larger than 1000000 bytes"):
        decode_body([("content-encoding", encoding)], bomb, 1_000_000)


def test_members_share_the_limit():
    """Many small members are not each allowed the whole."""
    body = gzip.compress(b"x" * 600) * 2
    with pytest.raises(UndecodableBody, match="larger"):
        decode_body([("content-encoding", "gzip")], body, 1000)


def test_truncated_data_is_refused():
    """The checksum at the end is missing, so nobody knows what else is."""
    with pytest.raises(UndecodableBody, match="cut short"):
        decode_body([("content-encoding", "gzip")], gzip.compress(b"x" * 100)[:-4], 1000)


def test_unknown_encodings_are_refused_by_name():
    """We asked for gzip and deflate only."""
    with pytest.raises(UndecodableBody, match='"br"'):
        decode_body([("content-encoding", "br")], b"...", 1000)
