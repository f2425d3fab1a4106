"""JSON: exact integers, UTF-8, insertion order."""

import pytest

from router.executor.codec import JSONDecodeError, decode, encode


@pytest.mark.parametrize("number", [0, -1, 2**53 + 1, 2**64 - 1, 2**64, -(2**80)])
def test_integers_keep_their_digits(number):
    """In and out, whatever their size."""
    text = b'{"n":%d}' % number
    assert encode(decode(text)) == text


def test_keys_keep_their_order_and_text_its_characters():
    """What a client reads is what the subgraph wrote."""
    text = '{"z":1,"a":["ü","\\"",null,true,1.5]}'.encode()
    assert encode(decode(text)) == text


@pytest.mark.parametrize("text", [b"", b"{", b"NaN", b"{'a':1}", b"\xff"])
def test_what_is_no_json_is_refused(text):
    """With one error, which is a ValueError."""
    with pytest.raises(JSONDecodeError):
        decode(text)
