"""What a browser gets: GraphiQL at `/graphql`, its files below `/graphiql/`.

In: the settings of GraphiQL. Out: the page, read once, with the example queries in it, and its
files. Decided here: the content security policy. Nothing is loaded from anywhere else.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from router.server.asgi import HttpResponse
from router.server.settings import Example, GraphiQLSettings

from .assets import Asset, find_assets

ASSETS = Path(__file__).parent / "assets"
ASSET_PATH = "/graphiql/"
EXAMPLES_PLACE = "<!-- examples -->"

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "base-uri 'self'",
        "connect-src 'self'",
        "font-src 'self' data:",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        # Monaco positions its lines by style attributes and writes its theme into a style element.
        "style-src 'self' 'unsafe-inline'",
        "worker-src 'self'",
    )
)

PAGE_HEADERS = (
    (b"content-type", b"text/html; charset=utf-8"),
    (b"cache-control", b"no-cache"),
    (b"vary", b"accept"),
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode("ascii")),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)

NOT_BUILT = b"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>GraphiQL is not built</title>
<h1>GraphiQL is not built</h1>
<p>The router runs, and <code>/graphql</code> answers requests by POST and GET.
Its browser page comes from npm packages and is built once, by this command in the checkout:</p>
<pre>make setup</pre>
<p>Restart the router afterwards.</p>
</html>
"""


@dataclass(frozen=True, slots=True)
class GraphiQLPages:
    """The page and its files; nothing at all when GraphiQL is off."""

    page: HttpResponse | None
    assets: Mapping[str, Asset]

    @classmethod
    def of(cls, settings: GraphiQLSettings) -> "GraphiQLPages":
        """Read what the build left in ASSETS; if nothing, the page says how to build it."""
        if not settings.enabled:
            return cls(None, {})
        index = ASSETS / "index.html"
        if not index.is_file():
            return cls(HttpResponse(503, PAGE_HEADERS, NOT_BUILT), {})
        html = index.read_text("utf-8").replace(EXAMPLES_PLACE, _data_block(settings.examples))
        return cls(HttpResponse(200, PAGE_HEADERS, html.encode()), find_assets(ASSETS))

    async def asset(self, path: str, headers: Mapping[str, str]) -> HttpResponse | None:
        """The file at `path`, or None."""
        if not path.startswith(ASSET_PATH):
            return None
        asset = self.assets.get(path.removeprefix(ASSET_PATH))
        return None if asset is None else await asset.response(headers)


def _data_block(examples: tuple[Example, ...]) -> str:
    """The examples as JSON for the page's script; a query may hold `</script>`, so `<` is escaped.

    A block of this type is data, which the policy of the page does not forbid.
    """
    text = json.dumps([asdict(example) for example in examples]).replace("<", "\\u003c")
    return f'<script type="application/json" id="examples">{text}</script>'
