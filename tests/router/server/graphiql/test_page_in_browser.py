"""GraphiQL in a real browser, served by a real server: opened, looked at, used."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from textwrap import dedent
from urllib.parse import quote, urlsplit

import pytest

from router.server.graphiql.pages import ASSETS
from tests.router.server.graphiql.browser import Page, chromium

pytestmark = pytest.mark.processes

SETTINGS = """\
    graphiql:
      examples:
        - name: Say hello to somebody
          query: |
            query Hello($name: String) { hello(name: $name) }
          variables: {name: "</script><script>alert(1)</script>"}
          headers: {x-example: "1"}
        - name: What this graph is
          query: "query Kind { __typename }"
"""

TAB_TITLES = "[...document.querySelectorAll('.graphiql-tab-button')].map((tab) => tab.textContent)"


def text_of(selector: str) -> str:
    """JavaScript for the visible text of an editor, whose spaces Monaco makes unbreakable."""
    lines = f"document.querySelector({selector!r} + ' .view-lines')"
    return f"({lines}?.textContent ?? '').replaceAll('\\u00a0', ' ')"


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """The URL of /graphql on a server of its own."""
    assert (ASSETS / "index.html").is_file(), "GraphiQL is not built: run `make setup`"
    settings = tmp_path / "router.yaml"
    settings.write_text(dedent(SETTINGS))
    command = [sys.executable, "-m", "tests.router.server.serve_stub", "127.0.0.1:0", settings]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.send_signal(signal.SIGTERM)


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[Page]:
    """A fresh browser; a test that hangs in it fails after a minute."""
    async with asyncio.timeout(60), chromium(tmp_path / "profile") as page:
        yield page


async def test_examples_are_tabs_and_run(page: Page, url: str, tmp_path: Path) -> None:
    """The tabs and the first query are there, it runs, and no other host is asked for anything."""
    await page.open(url)
    titles = await page.until(f"{TAB_TITLES}.length >= 2 && {TAB_TITLES}")
    assert titles == ["Hello", "Kind"]
    query = await page.until(text_of(".graphiql-query-editor"))
    assert query == "# Say hello to somebodyquery Hello($name: String) { hello(name: $name) }"
    assert "</script>" in await page.until(text_of(".graphiql-editor-tool"))

    await page.click(".graphiql-execute-button")
    answer = await page.until(
        f"{text_of('.result-window')}.includes('data') && {text_of('.result-window')}"
    )
    assert "Hello, </script><script>alert(1)</script>!" in answer

    # The documentation comes from introspection; its worker has the schema then.
    await page.click("[aria-label='Show Documentation Explorer']")
    await page.until("document.querySelector('.graphiql-doc-explorer-root-type') !== null")
    (tmp_path / "graphiql.png").write_bytes(await page.screenshot())
    while sum(".worker-" in request for request in page.requests) < 2:
        await page.until("true")  # a worker is asked for when the editor finds time for it
    assert page.complaints == []
    hosts = {urlsplit(request).netloc for request in page.requests if ":" in request[:6]}
    assert hosts - {""} == {urlsplit(url).netloc}


async def test_a_query_in_the_url_comes_first(page: Page, url: str) -> None:
    """A link to /graphql?query=… opens it in a tab before the examples."""
    await page.open(f"{url}?query={quote('query Linked { __typename }')}")
    titles = await page.until(f"{TAB_TITLES}.length >= 3 && {TAB_TITLES}")
    assert titles == ["Linked", "Hello", "Kind"]
    assert await page.until(text_of(".graphiql-query-editor")) == "query Linked { __typename }"
