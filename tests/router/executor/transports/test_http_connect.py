"""Failures to connect, in words, and TLS with certificates made here."""

import asyncio
import datetime as dt
import ipaddress
import socket
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from router.errors import SubgraphTimeout, SubgraphUnreachable
from router.executor.transports.http_connect import failure_in_words
from router.executor.transports.http_limits import HttpLimits
from router.executor.transports.http_pool import HttpPool

from .conftest import ok, saying


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A file with a key and a certificate for 127.0.0.1 that signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "books.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def server_context(certificate):
    """The subgraph's side of TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


async def test_tls_with_a_trusted_authority(subgraph, reach, certificate, server_context):
    """A private authority is trusted when the configuration says so, and connections are kept."""
    books = await subgraph(saying(ok(b"x" * 100_000)), tls=server_context)
    transport = reach(books, tls=ssl.create_default_context(cafile=str(certificate)))
    for _ in range(2):
        assert len((await transport.send(b"{}", {})).body) == 100_000
    assert books.connections == 1


async def test_tls_with_an_unknown_authority_is_refused(subgraph, reach, server_context):
    """Nothing is sent to a server that cannot prove who it is."""
    books = await subgraph(saying(ok()), tls=server_context)
    transport = reach(books, tls=ssl.create_default_context())
    with pytest.raises(SubgraphUnreachable, match="its TLS certificate is refused"):
        await transport.send(b"{}", {})
    assert books.requests == []


async def test_tls_towards_a_plain_server(reach):
    """https where http was meant is said to be a problem of TLS."""

    async def refuse(reader, writer):
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with pytest.raises(SubgraphUnreachable, match="TLS failed"):
        await reach(port, tls=ssl.create_default_context()).send(b"{}", {})
    server.close()


async def test_a_server_that_never_finishes_tls_times_out(reach):
    """The time to connect includes the handshake; the message says what did not happen."""
    gone = asyncio.Event()

    async def listen(reader, writer):
        await reader.read()
        writer.close()
        gone.set()

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    transport = reach(port, tls=ssl.create_default_context(), timeout_seconds=0.05)
    with pytest.raises(SubgraphTimeout, match=r"within 0\.05 s"):
        await transport.send(b"{}", {})
    await gone.wait()
    server.close()


async def test_connecting_has_a_time_of_its_own():
    """A host that is gone is noticed long before a slow answer would be."""
    silent = socket.create_server(("127.0.0.1", 0))
    port = silent.getsockname()[1]
    limits = HttpLimits(connect_seconds=0.05)
    tls = ssl.create_default_context()
    transport = HttpPool("books", f"https://127.0.0.1:{port}/", limits=limits, ssl_context=tls)
    with pytest.raises(SubgraphTimeout, match=r"accepted no connection within 0\.05 s"):
        await transport.send(b"{}", {})
    await transport.close()
    silent.close()


TWO_ADDRESSES = OSError(
    "Multiple exceptions: [Errno 111] Connect call failed ('::1', 1), [Errno 111] …"
)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            socket.gaierror(socket.EAI_NONAME, "Name or service not known"),
            "cannot be resolved (DNS",
        ),
        (ConnectionRefusedError(111, "Connect call failed"), "connection refused"),
        (TWO_ADDRESSES, "connection refused"),
        (ConnectionResetError(104, "reset by peer"), "reset"),
        (OSError(113, "No route to host"), "No route to host"),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version"), "TLS failed"),
    ],
)
def test_failures_are_put_into_words(error, words):
    """Which layer failed is said: name, route, port, TLS."""
    assert words in failure_in_words(error)
