"""A running subgraph that answers whatever a test wants."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class CannedSubgraph:
    """An HTTP server. answer: status and body; None keeps the client waiting until the end."""

    def __init__(self) -> None:
        self.answer: tuple[int, bytes] | None = (
            200,
            b'{"data": {"_service": {"sdl": "scalar A"}}}',
        )
        self.requests: list[tuple[dict[str, str], bytes]] = []
        self._ending = threading.Event()
        canned = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["content-length"])
                headers = {name.lower(): value for name, value in self.headers.items()}
                canned.requests.append((headers, self.rfile.read(length)))
                if canned.answer is None:
                    canned._ending.wait()
                    return
                status, body = canned.answer
                self.send_response(status)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Tests are silent."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/graphql"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def stop(self) -> None:
        """Let waiting clients go, then end."""
        self._ending.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def canned_subgraph() -> Iterator[CannedSubgraph]:
    """A subgraph on loopback."""
    subgraph = CannedSubgraph()
    yield subgraph
    subgraph.stop()
