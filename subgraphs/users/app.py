"""The users service, put together. Nothing else in this folder knows all the others.

uvicorn subgraphs.users.app:create_dev_app --factory --port 4003
"""

from functools import partial
from pathlib import Path

from fastapi import FastAPI, Response

from subgraphs.chassis.app import ServiceDefinition, create_service
from subgraphs.chassis.connections import Paging
from subgraphs.chassis.database import Database
from subgraphs.chassis.identity import Caller
from subgraphs.chassis.keys import PublicKeys, write_jwks
from subgraphs.chassis.trust import signing_key

from .passwords import Passwords
from .schema import schema
from .schema.context import UsersContext
from .seed import DEMO_ACCOUNTS, seed
from .service import AccountService
from .settings import UsersSettings
from .tokens import AccessTokens

MIGRATIONS = Path(__file__).parent / "migrations"

# How long who verifies our tokens may go on with the keys it has.
_JWKS_MAX_AGE_SECONDS = 300


def create_app(settings: UsersSettings | None = None, keys: PublicKeys | None = None) -> FastAPI:
    """The ASGI application. Without settings, those of the environment; see create_service."""
    settings = settings or UsersSettings()
    key = signing_key(settings)
    passwords = Passwords(settings)
    tokens = AccessTokens(key, settings.identity, settings.access_token_seconds)

    def make_context(caller: Caller, database: Database, paging: Paging) -> UsersContext:
        accounts = AccountService(caller, database, passwords, tokens)
        return UsersContext(caller, database, paging, accounts)

    definition = ServiceDefinition(
        schema=schema,
        migrations=MIGRATIONS,
        make_context=make_context,
        seed=partial(seed, passwords=passwords),
    )
    app = create_service(definition, settings, keys)
    _publish(app, key.public_keys)
    return app


def create_dev_app() -> FastAPI:
    """The application in dev mode: embedded database, demo data, made-up keys.

    Its `dev_note` is for whoever starts it to show: how to sign in.
    """
    app = create_app(UsersSettings(dev=True))
    app.dev_note = _demo_accounts()  # type: ignore[attr-defined]  # no attribute of FastAPI's
    return app


def _demo_accounts() -> str:
    who = [
        f"{each.username} / {each.password} ({each.role.value.lower()})" for each in DEMO_ACCOUNTS
    ]
    return f"Demo accounts, to sign in with logIn: {', '.join(who)}"


def _publish(app: FastAPI, keys: PublicKeys) -> None:
    """Tell everybody by which keys our access tokens are verified."""
    jwks = write_jwks(keys)

    @app.get("/.well-known/jwks.json")
    async def jwks_json() -> Response:
        headers = {"Cache-Control": f"public, max-age={_JWKS_MAX_AGE_SECONDS}"}
        return Response(jwks, media_type="application/jwk-set+json", headers=headers)
