"""Settings as values."""

import pytest

from router.errors import ConfigurationError
from router.server.settings import ListenAddress


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [("127.0.0.1:4000", "127.0.0.1", 4000), ("[::1]:0", "::1", 0), ("router:80", "router", 80)],
)
def test_an_address_is_host_and_port(text: str, host: str, port: int) -> None:
    """IPv6 stands in brackets, as in a URL."""
    address = ListenAddress.parse(text)
    assert (address.host, address.port, str(address)) == (host, port, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4000",
        ":4000",
        "host",
        "host:",
        "host:http",
        "host:65536",
        "::1:4000",
        "host:-1",
        "host:²",
    ],
)
def test_what_is_no_address(text: str) -> None:
    """The message shows the form."""
    with pytest.raises(ConfigurationError, match="write HOST:PORT"):
        ListenAddress.parse(text)
