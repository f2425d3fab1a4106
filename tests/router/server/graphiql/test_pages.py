"""GraphiQL's page and its files as HTTP responses, from a folder that looks like a build."""

import gzip
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from router.server.app import create_app
from router.server.graphiql import pages
from router.server.settings import Example, GraphiQLSettings, RouterSettings
from tests.router.server.stub_engine import StubEngine

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
EXAMPLE = Example("</script>", "{ hello }", {"a": "<!--"}, {"x-y": "z"})
SCRIPT = "console.log('page');"


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in place of the built one, still empty."""
    folder = tmp_path / "assets"
    folder.mkdir()
    monkeypatch.setattr(pages, "ASSETS", folder)
    return folder


@pytest.fixture
def built(assets: Path) -> Path:
    """The same folder after a build."""
    (assets / "index.html").write_text("<head><!-- examples --></head>")
    (assets / "index-a1b2.js").write_text(SCRIPT)
    (assets / "index-a1b2.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    (assets / "icons-c3d4.ttf").write_bytes(b"\x00\x01")
    (assets.parent / "secret.js").write_text("secret")
    return assets


def client_of(settings: GraphiQLSettings) -> httpx.AsyncClient:
    """A client of an application with these settings."""
    app = create_app(StubEngine(), RouterSettings(graphiql=settings))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://router")


@pytest.fixture
async def client(built: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(GraphiQLSettings(examples=(EXAMPLE,))) as client:
        yield client


async def test_a_browser_gets_the_page_and_a_program_an_answer(client: httpx.AsyncClient) -> None:
    """One URL for both: Accept tells them apart."""
    page = await client.get("/graphql", headers=BROWSER)
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    answer = await client.get("/graphql", params={"query": "{ hello }"})
    assert answer.json() == {"data": {"hello": "Hello, world!"}}


async def test_examples_stand_in_the_page_as_data(client: httpx.AsyncClient) -> None:
    """Whatever an example holds, it cannot end the block that it stands in."""
    page = await client.get("/graphql", headers=BROWSER)
    (block,) = re.findall(r"<script[^>]*>(.*?)</script>", page.text)
    assert json.loads(block) == [
        {
            "name": "</script>",
            "query": "{ hello }",
            "variables": {"a": "<!--"},
            "headers": {"x-y": "z"},
        }
    ]
    assert "<" not in block


async def test_the_page_may_load_nothing_from_elsewhere(client: httpx.AsyncClient) -> None:
    """The policy names this origin only, and allows no script in the page itself."""
    page = await client.get("/graphql", headers=BROWSER)
    policy = dict(
        directive.split(" ", 1) for directive in page.headers["content-security-policy"].split("; ")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert {source for value in policy.values() for source in value.split()} == {
        "'none'",
        "'self'",
        "'unsafe-inline'",
        "data:",
    }


@pytest.mark.parametrize("encoding", ["identity", "gzip, br"])
async def test_files_are_sent_with_type_and_kept_for_ever(
    client: httpx.AsyncClient, encoding: str
) -> None:
    """Their names change with their content; a browser that takes gzip gets the twin."""
    response = await client.get("/graphiql/index-a1b2.js", headers={"accept-encoding": encoding})
    assert (response.status_code, response.text) == (200, SCRIPT)
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers.get("content-encoding") == ("gzip" if "gzip" in encoding else None)


async def test_a_file_without_a_twin_is_sent_as_it_is(client: httpx.AsyncClient) -> None:
    """Fonts are compressed already."""
    response = await client.get("/graphiql/icons-c3d4.ttf")
    assert (response.content, response.headers["content-type"]) == (b"\x00\x01", "font/ttf")
    assert "content-encoding" not in response.headers


async def test_a_file_that_the_browser_has_is_not_sent_again(client: httpx.AsyncClient) -> None:
    """304 for the ETag that came with it, without the length of anything."""
    first = await client.get("/graphiql/index-a1b2.js")
    again = await client.get(
        "/graphiql/index-a1b2.js", headers={"if-none-match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert "content-length" not in again.headers


@pytest.mark.parametrize(
    "path", ["index.html", "index-a1b2.js.gz", "../secret.js", "%2e%2e/secret.js", "", "nothing.js"]
)
async def test_nothing_else_is_sent(client: httpx.AsyncClient, path: str) -> None:
    """Only the built files have an address."""
    response = await client.get(f"/graphiql/{path}")
    assert response.status_code == 404


async def test_not_built(assets: Path) -> None:
    """The page says how to build it; GraphQL itself works."""
    async with client_of(GraphiQLSettings()) as client:
        page = await client.get("/graphql", headers=BROWSER)
        answer = await client.post("/graphql", json={"query": "{ hello }"})
    assert page.status_code == 503
    assert "make setup" in page.text
    assert answer.status_code == 200


async def test_off(built: Path) -> None:
    """A browser is a client like any other then, and the files are gone."""
    async with client_of(GraphiQLSettings(enabled=False)) as client:
        page = await client.get("/graphql", headers=BROWSER)
        asset = await client.get("/graphiql/index-a1b2.js")
    assert (page.status_code, page.headers["content-type"]) == (
        400,
        "application/json; charset=utf-8",
    )
    assert asset.status_code == 404


def test_the_lock_names_no_registry() -> None:
    """Packages come from whichever registry npm is configured for."""
    lock = Path(pages.__file__).parent / "frontend" / "package-lock.json"
    packages = json.loads(lock.read_text())["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
