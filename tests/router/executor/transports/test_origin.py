"""URLs of subgraphs: taken apart, or refused with a reason."""

import pytest

from router.errors import ConfigurationError
from router.executor.transports.origin import Origin


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://books/graphql", (False, "books", 80, "books", "/graphql")),
        ("https://books", (True, "books", 443, "books", "/")),
        ("http://books:4001/g?a=b%20c#x", (False, "books", 4001, "books:4001", "/g?a=b%20c")),
        ("http://[::1]:4001/", (False, "::1", 4001, "[::1]:4001", "/")),
        ("http://bücher/", (False, "xn--bcher-kva", 80, "xn--bcher-kva", "/")),
    ],
)
def test_urls_are_taken_apart(url, expected):
    """Port by scheme, host in ASCII, no fragment, brackets only where they belong."""
    origin = Origin.of("books", url)
    assert (origin.tls, origin.host, origin.port, origin.authority, origin.target) == expected


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("books:4001/graphql", "http://"),
        ("ws://books/graphql", "http://"),
        ("http:///graphql", "no host"),
        ("http://books:port/", "ort"),
        ("http://books:99999/", "ort"),
        ("http://user:secret@books/", "credentials"),
        ("http://books/a b", "space"),
        ("http://books/é", "ascii"),
        ("http://" + "b" * 70 + "/", "label"),
        ("http://[::1/", "IPv6"),
    ],
)
def test_urls_that_cannot_work_are_refused(url, reason):
    """The message names the subgraph and says what is wrong."""
    with pytest.raises(ConfigurationError, match=reason) as caught:
        Origin.of("books", url)
    assert '"books"' in caught.value.message


def test_errors_name_subgraph_address_and_reason():
    """Enough to go and look."""
    origin = Origin.of("books", "http://[::1]:4001/graphql")
    unreachable = origin.unreachable("connection refused")
    timeout = origin.timed_out(1.5)
    assert unreachable.message == (
        'Subgraph "books" at [::1]:4001 cannot be reached: connection refused.'
    )
    assert timeout.message == 'Subgraph "books" at [::1]:4001 did not answer within 1.5 s.'
    assert (unreachable.subgraph, timeout.subgraph) == ("books", "books")
