"""router.yaml."""

from pathlib import Path
from textwrap import dedent

import pytest

from router.errors import ConfigurationError
from router.server.settings import Example, GraphiQLSettings, Limits, RouterSettings
from router.server.settings_file import parse_settings, read_settings


def test_everything_can_be_set(tmp_path: Path) -> None:
    """The file has the shape of RouterSettings."""
    path = tmp_path / "router.yaml"
    path.write_text(
        dedent("""\
            listen: "[::1]:0"
            introspection: false
            limits:
              max_body_bytes: 5
              request_timeout_seconds: 2
            graphiql:
              enabled: false
              examples:
                - name: Hello
                  query: "{ hello }"
                  variables: {first: 1}
                  headers: {authorization: none}
        """)
    )
    example = Example("Hello", "{ hello }", {"first": 1}, {"authorization": "none"})
    assert read_settings(path) == RouterSettings(
        listen="[::1]:0",
        introspection=False,
        limits=Limits(max_body_bytes=5, request_timeout_seconds=2.0),
        graphiql=GraphiQLSettings(enabled=False, examples=(example,)),
    )


@pytest.mark.parametrize("text", ["", "# nothing but a comment\n", "limits: {}\n"])
def test_what_is_left_out_has_its_default(text: str) -> None:
    """An empty file is a valid one."""
    assert parse_settings(text, "router.yaml") == RouterSettings()


MISTAKES = {
    "lissten: a:1": "1: unknown key 'lissten'; did you mean 'listen'?",
    "limits:\n  max_body: 1": "2: unknown key 'max_body' in limits; did you mean 'max_body_bytes'?",
    "graphiql:\n  examples:\n    - name: A\n      query: q\n      tab: 1": (
        "5: unknown key 'tab' in graphiql.examples[0]; known are name, query, variables, headers."
    ),
    "\nlimits:\n  max_body_bytes: many": "3: limits.max_body_bytes: Expected `int`, got `str`.",
    "limits: {max_body_bytes: 0}": "1: limits.max_body_bytes: Expected `int` >= 1.",
    "graphiql:\n  examples:\n    - name: A": (
        "3: graphiql.examples[0]: Object missing required field `query`."
    ),
    "graphiql: {examples: [{name: A, query: q, headers: {a: 1}}]}": (
        "1: graphiql.examples[0].headers[...]: Expected `str`, got `int`."
    ),
    "- listen": "1: Expected `object`, got `array`.",
    "introspection: true\nlisten: '4000'": (
        "2: '4000' is no address to listen on: write HOST:PORT, as in 127.0.0.1:4000 or "
        "[::1]:4000, with a port from 0 to 65535."
    ),
    "listen: {\n": "2: is not YAML: expected the node content, but found '<stream end>'.",
    "listen: \x00": " is not YAML: unacceptable character",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_mistakes_are_refused_with_their_place(text: str) -> None:
    """File, line, key, and what was probably meant."""
    with pytest.raises(ConfigurationError) as refusal:
        parse_settings(text, "router.yaml")
    assert refusal.value.message.startswith(f"router.yaml:{MISTAKES[text]}")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """Missing or not text: the message names the file."""
    path = tmp_path / "router.yaml"
    with pytest.raises(ConfigurationError, match=r"router\.yaml: cannot be read: No such file"):
        read_settings(path)
    path.write_bytes(b"listen: \xff")
    with pytest.raises(ConfigurationError, match=r"router\.yaml: is not UTF-8 text"):
        read_settings(path)
