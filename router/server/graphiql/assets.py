"""The files that `npm run build` made, as HTTP responses.

In: the assets folder. Out: one response per file name. Files have the hash of their content in
their name, so browsers keep them for ever; each has a gzip twin beside it, made by the build.
"""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from router.server.asgi import NOT_MODIFIED, HttpResponse, RawHeaders

IMMUTABLE = b"public, max-age=31536000, immutable"

CONTENT_TYPES = {
    ".css": b"text/css; charset=utf-8",
    ".js": b"text/javascript; charset=utf-8",
    ".svg": b"image/svg+xml",
    ".ttf": b"font/ttf",
    ".woff2": b"font/woff2",
}
"""What a build makes; the module mimetypes answers differently from machine to machine."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A built file, and its gzip twin when there is one."""

    path: Path
    content_type: bytes
    etag: str
    gzipped: Path | None

    async def response(self, headers: Mapping[str, str]) -> HttpResponse:
        """The file, or 304 when the client has it."""
        zipped = self.gzipped is not None and "gzip" in headers.get("accept-encoding", "")
        etag = f'"{self.etag}{"-gzip" if zipped else ""}"'
        common = (
            (b"etag", etag.encode("ascii")),
            (b"cache-control", IMMUTABLE),
            (b"vary", b"accept-encoding"),
        )
        if etag in headers.get("if-none-match", ""):
            return HttpResponse(NOT_MODIFIED, common, b"")
        path = self.gzipped if zipped and self.gzipped is not None else self.path
        described: RawHeaders = (
            *common,
            (b"content-type", self.content_type),
            (b"x-content-type-options", b"nosniff"),
        )
        if zipped:
            described = (*described, (b"content-encoding", b"gzip"))
        return HttpResponse(200, described, await asyncio.to_thread(path.read_bytes))


def find_assets(folder: Path) -> Mapping[str, Asset]:
    """Every built file by its name; only these are served, whatever a path may say."""
    return {
        path.name: _asset(path)
        for path in sorted(folder.glob("*"))
        if path.is_file() and path.suffix not in {".gz", ".html"}
    }


def _asset(path: Path) -> Asset:
    gzipped = path.with_name(path.name + ".gz")
    return Asset(
        path,
        CONTENT_TYPES.get(path.suffix, b"application/octet-stream"),
        # The name has the hash of the content in it.
        hashlib.blake2b(path.name.encode(), digest_size=8).hexdigest(),
        gzipped if gzipped.is_file() else None,
    )
