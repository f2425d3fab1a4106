"""Headers look like a sequence of pairs of text."""

from router.executor.transports.http_response_headers import ResponseHeaders


def test_headers_are_a_sequence_of_lower_case_names_and_values():
    """Order and repetition are kept; bytes beyond ASCII are Latin-1."""
    headers = ResponseHeaders([(b"Vary", b"a"), (b"X-Name", b"caf\xe9"), (b"vary", b"b")])
    assert list(headers) == [("vary", "a"), ("x-name", "café"), ("vary", "b")]
    assert len(headers) == 3
    assert headers[-1] == ("vary", "b")
    assert headers[:1] == (("vary", "a"),)
    assert repr(headers).startswith("[('vary', 'a')")
