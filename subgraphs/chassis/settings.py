"""Settings that every service has; each adds its own in its `settings.py`, under its own prefix.

`BOOKS_DATABASE_URL`, `ORDERS_DATABASE_URL` … are per service; what all services must agree on
begins with `IDENTITY_`. Each may also come from a file (secret_files.py). Outside dev mode nothing
is made up: a missing secret or key stops the start.
"""

from pathlib import Path
from typing import ClassVar, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from .secret_files import secret_files


class IdentitySettings(BaseSettings):
    """Whose tokens are believed. Dev mode uses the key of the data directory for a missing file."""

    model_config = SettingsConfigDict(env_prefix="IDENTITY_", frozen=True)

    issuer: str = "https://users.bookstore.example"
    audience: str = "bookstore"
    jwks_file: Path | None = None
    """Users' public keys, a JSON Web Key Set: they verify access tokens, and nothing else."""
    service_jwks_file: Path | None = None
    """The services' public keys, each with its `sub`: they verify what services show each other."""


class DatabaseSettings(BaseSettings):
    """Where one service's rows are: all that migrating them takes."""

    # A message that says what is missing must not show the password that is there.
    model_config = SettingsConfigDict(hide_input_in_errors=True)

    service: ClassVar[str]

    data_dir: Path = Path("data")
    database_url: str = ""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 -- pydantic's signature
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Called by pydantic: where values come from, the first that has one counts."""
        return init_settings, env_settings, dotenv_settings, secret_files(settings_cls)

    @model_validator(mode="after")
    def _name_the_database(self) -> Self:
        if not self.database_url:
            self.database_url = f"sqlite+aiosqlite:///{self.data_dir / self.service}.db"
        return self


class ServiceSettings(DatabaseSettings):
    """One service's settings. A child sets `service` and `model_config` with its prefix."""

    called_by_services: ClassVar[bool] = False
    """Whether another service calls this one, so that it must know their keys."""

    dev: bool = False
    """Migrate and seed at start; make a key pair on first use."""
    cursor_secret: SecretStr = SecretStr("")
    """Signs cursors. Processes that serve the same lists share it."""
    signing_key_file: Path | None = None
    """Ed25519 private key in PEM, for a service that signs tokens; dev mode makes one up."""
    identity: IdentitySettings = Field(default_factory=IdentitySettings)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.dev and not self.cursor_secret.get_secret_value():
            raise ValueError("cursor_secret must be set outside dev mode")
        if not self.dev and self.identity.jwks_file is None:
            raise ValueError("IDENTITY_JWKS_FILE must be set outside dev mode")
        if not self.dev and self.called_by_services and self.identity.service_jwks_file is None:
            raise ValueError("IDENTITY_SERVICE_JWKS_FILE must be set outside dev mode")
        return self


def database_settings(name: str) -> DatabaseSettings:
    """Those of a service by its name, whatever else it needs to run."""

    class NamedSettings(DatabaseSettings):
        model_config = SettingsConfigDict(env_prefix=f"{name.upper()}_")

        service: ClassVar[str] = name

    return NamedSettings()
