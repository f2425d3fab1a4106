"""Header lines: what goes out, what is left out, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from router.executor.transports.request_headers import (
    TRANSPORT_HEADERS,
    HeaderRefused,
    header_lines,
)


def test_headers_become_lines():
    """In the caller's order, spelled as given; Latin-1 passes as the bytes it came from."""
    lines = header_lines({"X-Trace": "a b\tc", "x-empty": "", "x-name": "café"})
    assert lines == b"X-Trace: a b\tc\r\nx-empty: \r\nx-name: caf\xe9\r\n"


@pytest.mark.parametrize("name", sorted(TRANSPORT_HEADERS))
def test_headers_of_the_transport_are_left_out(name):
    """In any spelling."""
    assert header_lines({name: "x", name.title(): "y"}) == b""


@pytest.mark.parametrize("name", ["", "a b", "a:", "a\r\nb", "é", "a\0"])
def test_names_that_are_no_token_are_refused(name):
    """RFC 9110, section 5.1."""
    with pytest.raises(HeaderRefused):
        header_lines({name: "x"})


def test_values_beyond_latin_1_are_refused():
    """There is no agreed way to send them."""
    with pytest.raises(HeaderRefused, match="'x-user'"):
        header_lines({"x-user": "snow ☃"})


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=4))
def test_no_header_can_smuggle_in_another(headers):
    """However names and values are chosen, there are as many lines as headers, or none at all."""
    try:
        lines = header_lines(headers)
    except HeaderRefused:
        return
    sent = [name for name in headers if name.lower() not in TRANSPORT_HEADERS]
    assert lines.count(b"\r") == lines.count(b"\n") == lines.count(b"\r\n") == len(sent)
