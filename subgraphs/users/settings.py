"""The settings of users: USERS_DATABASE_URL, USERS_DEV, USERS_SIGNING_KEY_FILE …"""

from typing import ClassVar

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from subgraphs.chassis.settings import ServiceSettings


class UsersSettings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="USERS_")

    service: ClassVar[str] = "users"

    access_token_seconds: int = Field(default=600, ge=1)
    """How long an access token is good for; nothing takes it back before."""

    # RFC 9106, section 4, the choice for 64 MiB; who logs in with an older hash gets a new one
    argon2_time_cost: int = Field(default=3, ge=1)
    argon2_memory_kib: int = Field(default=65_536, ge=8)
    argon2_parallelism: int = Field(default=4, ge=1)
    argon2_at_once: int = Field(default=4, ge=1)
    """Hashes worked on at the same time; each takes its memory. Others wait."""
