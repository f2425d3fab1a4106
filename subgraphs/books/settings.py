"""The settings of books: BOOKS_DATABASE_URL, BOOKS_DEV, BOOKS_CURRENCY …"""

from typing import ClassVar

from pydantic_settings import SettingsConfigDict

from subgraphs.chassis.settings import ServiceSettings


class BooksSettings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="BOOKS_")

    service: ClassVar[str] = "books"
    called_by_services: ClassVar[bool] = True

    currency: str = "EUR"
    """The one currency that this deployment sells in."""
