"""One request to an ASGI application, message by message, for what an HTTP client hides."""

import asyncio

from router.server.asgi import Message, Scope


class AsgiRequest:
    """A request whose body arrives, or whose client leaves, when the test says so.

    left: set once the application has been told that the client is gone.
    """

    def __init__(self, method: str = "POST", *, query_string: bytes = b"") -> None:
        self.scope: Scope = {
            "type": "http",
            "method": method,
            "path": "/graphql",
            "root_path": "",
            "query_string": query_string,
            "headers": [(b"content-type", b"application/json")],
        }
        self.sent: list[Message] = []
        self.left = asyncio.Event()
        self._incoming: asyncio.Queue[Message] = asyncio.Queue()

    def arrive(self, body: bytes, *, more_body: bool = False) -> None:
        self._incoming.put_nowait({"type": "http.request", "body": body, "more_body": more_body})

    def leave(self) -> None:
        self._incoming.put_nowait({"type": "http.disconnect"})

    async def receive(self) -> Message:
        message = await self._incoming.get()
        if message["type"] == "http.disconnect":
            self.left.set()
        return message

    async def send(self, message: Message) -> None:
        self.sent.append(message)

    @property
    def status(self) -> int:
        status: int = self.sent[0]["status"]
        return status

    @property
    def headers(self) -> dict[bytes, bytes]:
        return dict(self.sent[0]["headers"])

    @property
    def body(self) -> bytes:
        return b"".join(message["body"] for message in self.sent[1:])

    @property
    def unread(self) -> int:
        return self._incoming.qsize()
