"""The apps of subgraphs in this process: each made once, all started and stopped together."""

from typing import TypeAlias

from router.config.python_object import load_object
from router.config.supergraph_yaml import SubgraphConfig, SupergraphConfig
from router.errors import ConfigurationError
from router.executor.transports.asgi_lifespan import AsgiApp
from router.executor.transports.asgi_transport import AsgiTransport
from router.executor.transports.transport import Transport

DEFAULT_URL = "http://localhost/graphql"

NOTE_ATTRIBUTE = "dev_note"
"""An app may carry a text of this name, for `supergraph dev` to show: its demo accounts, say."""

_Key: TypeAlias = tuple[str, str, str]
"""Name, app and url of a subgraph: another app under the same name is another transport."""


class DevApps:
    """Transports to the apps; they outlive the graphs that are composed meanwhile."""

    def __init__(self) -> None:
        self._transports: dict[_Key, AsgiTransport] = {}
        self._apps: dict[str, AsgiApp] = {}
        self.notes: list[str] = []
        """What the apps want developers to know."""

    def transports(self, config: SupergraphConfig) -> dict[str, Transport]:
        """Transports of the subgraphs that name an app. Raises ConfigurationError."""
        found: dict[str, Transport] = {}
        for subgraph in config.subgraphs:
            if subgraph.app is not None:
                key = (subgraph.name, subgraph.app, subgraph.routing_url or DEFAULT_URL)
                if key not in self._transports:
                    self._transports[key] = self._make(subgraph, key, config)
                found[subgraph.name] = self._transports[key]
        return found

    async def open(self) -> None:
        """Start the apps: migrations, demo data. Raises SubgraphUnreachable."""
        # Not at once: what an app uses to start (Alembic, for one) may be global to the process.
        for transport in self._transports.values():
            await transport.open()

    async def close(self) -> None:
        """Stop the apps, the last one first."""
        for transport in reversed(self._transports.values()):
            await transport.close()

    def _make(self, subgraph: SubgraphConfig, key: _Key, config: SupergraphConfig) -> AsgiTransport:
        name, reference, url = key
        factory = load_object(reference, config.path.parent, subgraph.place)
        if not callable(factory):
            raise ConfigurationError(f'{subgraph.place}: "{reference}" cannot be called')
        try:
            app = factory()
        except Exception as error:
            # A factory is a caller's code, which may raise anything.
            raise ConfigurationError(
                f'{subgraph.place}: "{reference}" failed: {type(error).__name__}: {error}'
            ) from error
        if isinstance(note := getattr(app, NOTE_ATTRIBUTE, None), str):
            self.notes.append(note)
        self._apps[name] = app
        # The table is complete by the time the apps are opened.
        return AsgiTransport(name, app, url=url, siblings=self._apps)
