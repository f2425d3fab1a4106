"""A process that serves the stub engine: `python serve_stub.py HOST:PORT [SETTINGS_FILE]`.

Prints the URL of /graphql once it answers.
"""

import sys
from pathlib import Path

from router.server.app import create_app
from router.server.serve import bind, serve
from router.server.settings import RouterSettings
from router.server.settings_file import read_settings
from tests.router.server.stub_engine import StubEngine


def main() -> None:
    listening = bind(sys.argv[1])
    settings = read_settings(Path(sys.argv[2])) if len(sys.argv) > 2 else RouterSettings()
    app = create_app(StubEngine(), settings)
    serve(app, listening, on_started=tell)


def tell(url: str) -> None:
    sys.stdout.write(f"{url}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
