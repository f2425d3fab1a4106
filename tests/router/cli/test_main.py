"""The edge where exceptions end: exit codes, messages, never a traceback."""

import signal
import socket
import subprocess
import sys

import pytest

from router.cli import plan
from router.cli.main import VERBS, main
from router.errors import (
    ConfigurationError,
    PlanningError,
    RequestError,
    SubgraphTimeout,
    SubgraphUnreachable,
    SupergraphError,
)


def test_help_lists_the_verbs(run):
    """On standard output: it was asked for."""
    ended = run("--help")

    assert (ended.code, ended.err) == (0, "")
    assert all(verb in ended.out for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(run, verb):
    """Its arguments come from its own module."""
    ended = run(verb, "--help")

    assert ended.code == 0
    assert ended.out.startswith(f"usage: supergraph {verb} ")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "required: VERB"),
        (("chek",), "invalid choice: 'chek'"),
        (("compose", "--fromat", "json"), "unrecognized arguments: --fromat json"),
        (("plan",), "required: OPERATION"),
        (("serve", "--workers", "0"), "'0' is no number of processes"),
        (("serve", "--supergraph", "a", "--config", "b"), "not allowed with argument"),
    ],
)
def test_wrong_usage_is_explained(run, arguments, reason):
    """3, not argparse's 2, which here means timed out."""
    ended = run(*arguments)

    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("usage: supergraph")
    assert reason in ended.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SupergraphError("no supergraph", line=1, column=2), 1),
        (RequestError([{"message": "not valid"}]), 1),
        (PlanningError("no plan"), 1),
        (SubgraphTimeout("books", "too slow"), 2),
        (SubgraphUnreachable("books", "not there"), 3),
        (ConfigurationError("first\nsecond"), 3),
    ],
)
def test_what_a_verb_raises_becomes_a_message(run, monkeypatch, error, code):
    """A line for each fault; whose fault it is decides the exit code."""

    def fail(_options):
        raise error

    monkeypatch.setattr(plan, "run", fail)
    ended = run("plan", "{ a }")

    assert (ended.code, ended.out) == (code, "")
    assert ended.err == "".join(f"error: {line}\n" for line in error.message.splitlines())


def test_a_defect_is_called_one(run, monkeypatch):
    """Without its traceback, unless somebody asks."""
    monkeypatch.setattr(plan, "run", lambda _options: {}["missing"])
    ended = run("plan", "{ a }")

    assert ended.code == 3
    assert "this is a defect: KeyError: 'missing'" in ended.err
    assert "Traceback" not in ended.err
    monkeypatch.setenv("SUPERGRAPH_TRACEBACK", "1")
    with pytest.raises(KeyError):
        run("plan", "{ a }")


def test_an_interrupt_ends_quietly(run, monkeypatch):
    """As shells count it."""

    def interrupt(_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(plan, "run", interrupt)

    assert run("plan", "{ a }") == (130, "", "")


@pytest.mark.processes
def test_a_reader_that_has_had_enough_ends_it_quietly(start):
    """`supergraph compose | head -1`."""
    process = start("compose")
    process.stdout.close()

    assert (process.wait(), process.stderr.read()) == (0, "")


@pytest.mark.processes
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--help",), 0),
        (("compose",), 0),
        (("plan", "{ nothing }"), 1),
        (("plan", "{ orders { book { title } } }", "--config", "nowhere.yaml"), 3),
        (("introspect", "http://127.0.0.1:1/"), 3),
        (("chek",), 3),
    ],
)
def test_the_installed_command_ends_with_the_code(start, arguments, code):
    """What scripts see: codes, and no traceback."""
    process = start(*arguments)
    _, err = process.communicate()

    assert process.returncode == code
    assert "Traceback" not in err


@pytest.mark.processes
def test_ctrl_c_while_it_waits_ends_quietly(start):
    """Here for a subgraph that has taken the connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        process = start("introspect", f"http://127.0.0.1:{silent.getsockname()[1]}/")
        connection, _ = silent.accept()
        with connection:
            process.send_signal(signal.SIGINT)
            assert (process.wait(), process.stderr.read()) == (130, "")


@pytest.mark.processes
def test_help_imports_nothing_heavy():
    """It must answer at once: no graphql-core, no asyncio, no YAML."""
    code = (
        "import sys; from router.cli.main import main; main(['--help']);"
        "heavy = {'graphql', 'asyncio', 'yaml', 'uvicorn', 'strawberry'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_main_takes_the_arguments_of_the_process(monkeypatch, capsys):
    """When it is the entry point."""
    monkeypatch.setattr(sys, "argv", ["supergraph", "--help"])

    assert main() == 0
    assert "usage: supergraph" in capsys.readouterr().out
