"""The command `supergraph`: finds the verb, runs it, and turns whatever it raises into a message.

Start-up time counts: `supergraph --help` must answer at once, and `serve` must not pay for what
only `compose` needs. So each verb is a module that is imported when it is asked for, and the table
below holds all that is known of it before. A verb module has add_arguments(parser), and
run(options), which returns an exit code.

This is the one edge where exceptions end: no traceback ever reaches a user. Ours name their cause
in the message; any other is a defect of this program, is said to be one, and shows its traceback
only to whoever asks with SUPERGRAPH_TRACEBACK=1.
"""

import gc
import importlib
import os
import sys
from collections.abc import Sequence

from router.errors import (
    ConfigurationError,
    PlanningError,
    RequestError,
    RouterError,
    SubgraphTimeout,
    SupergraphError,
)

from .arguments import Parser, UsageError
from .exit_code import ExitCode, Reported

VERBS = {
    "dev": "run the subgraphs of supergraph.yaml and the router in this process, with GraphiQL",
    "compose": "compose subgraphs into a supergraph",
    "check": "check what a change of the subgraphs does to clients and their operations",
    "serve": "run the router",
    "plan": "show the query plan of an operation",
    "introspect": "print the SDL of a running subgraph",
    "explain": "say what an error or hint code means, and how to mend it",
}

EXIT_CODES: tuple[tuple[type[RouterError], ExitCode], ...] = (
    (ConfigurationError, ExitCode.COULD_NOT_RUN),
    (SupergraphError, ExitCode.BAD),
    (RequestError, ExitCode.BAD),
    (PlanningError, ExitCode.BAD),
    (SubgraphTimeout, ExitCode.TIMED_OUT),
    (RouterError, ExitCode.COULD_NOT_RUN),
)
"""The first that fits counts."""

TRACEBACK_VARIABLE = "SUPERGRAPH_TRACEBACK"

# Reading schemas makes millions of small objects that all stay: looking through them for rings
# again and again would take half of the time.
YOUNG_OBJECTS = 200_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. argv: without the program's name; None takes the process's own."""
    gc.set_threshold(YOUNG_OBJECTS)
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough. What is left must not be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.PASSED
    return code


def _run(arguments: list[str]) -> int:
    try:
        options = _parser(arguments).parse_args(arguments)
        verb = importlib.import_module(f"{__package__}.{options.verb}")
        return int(verb.run(options))
    except UsageError as error:
        return _say(f"{error.usage}supergraph: {error.message}", ExitCode.COULD_NOT_RUN)
    except Reported as report:
        return report.code
    except RouterError as error:
        code = next(code for kind, code in EXIT_CODES if isinstance(error, kind))
        return _say("\n".join(f"error: {line}" for line in error.message.splitlines()), code)
    except SystemExit as exit_:  # argparse, after --help
        return exit_.code if isinstance(exit_.code, int) else ExitCode.PASSED
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:
        if os.environ.get(TRACEBACK_VARIABLE):
            raise
        return _say(
            f"error: supergraph itself failed, this is a defect: {type(error).__name__}: {error}\n"
            f"Set {TRACEBACK_VARIABLE}=1 to see where.",
            ExitCode.COULD_NOT_RUN,
        )


def _say(message: str, code: ExitCode) -> ExitCode:
    sys.stderr.write(f"{message}\n")
    return code


def _parser(arguments: Sequence[str]) -> Parser:
    """The parser, with the arguments of only the verb that is asked for."""
    parser = Parser(
        prog="supergraph",
        description="Compose, check and serve a GraphQL federation.",
        epilog="`supergraph VERB --help` explains a verb.",
        allow_abbrev=False,
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    asked = next((argument for argument in arguments if not argument.startswith("-")), None)
    for name, summary in VERBS.items():
        verb = verbs.add_parser(
            name, help=summary, description=summary.capitalize() + ".", allow_abbrev=False
        )
        if name == asked:
            importlib.import_module(f"{__package__}.{name}").add_arguments(verb)
    return parser
