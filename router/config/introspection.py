"""A running subgraph's SDL: the answer to `{ _service { sdl } }` (Federation, "Enhanced
introspection").
"""

from collections.abc import Mapping

from router.errors import SubgraphMalformed
from router.executor.codec import JSONDecodeError, decode, encode
from router.executor.transports.http_pool import HttpPool

TIMEOUT_SECONDS = 10.0

_REQUEST = encode({"query": "{ _service { sdl } }"})


async def introspect(
    name: str,
    url: str,
    headers: Mapping[str, str],
    *,
    timeout_seconds: float = TIMEOUT_SECONDS,
) -> str:
    """Ask a subgraph for its SDL.

    name: what messages call it.
    Raises SubgraphUnreachable, SubgraphTimeout, SubgraphMalformed, and ConfigurationError for a
    url that cannot be one.
    """
    pool = HttpPool(name, url)
    try:
        response = await pool.send(_REQUEST, headers, timeout_seconds=timeout_seconds)
    finally:
        await pool.close()
    sdl, reason = _sdl_of(response.body)
    if sdl is None:
        message = f'Subgraph "{name}" at {url} does not tell its SDL: {reason}'
        if response.status != 200:
            message += f" (HTTP status {response.status})"
        raise SubgraphMalformed(name, message, status=response.status)
    return sdl


def _sdl_of(body: bytes) -> tuple[str | None, str]:
    """The SDL, or None and why not."""
    try:
        match decode(body):
            case {"data": {"_service": {"sdl": str(sdl)}}}:
                return sdl, ""
            case {"errors": [{"message": str(message)}, *_]}:
                return None, message
            case _:
                return None, "its answer has no _service.sdl; is it a federation subgraph?"
    except (JSONDecodeError, UnicodeDecodeError):
        return None, "its answer is not JSON"
