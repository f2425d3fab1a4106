"""The settings of orders: ORDERS_DATABASE_URL, ORDERS_DEV, ORDERS_BOOKS_URL …"""

from typing import ClassVar

from pydantic_settings import SettingsConfigDict

from subgraphs.chassis.settings import ServiceSettings


class OrdersSettings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="ORDERS_")

    service: ClassVar[str] = "orders"

    currency: str = "EUR"
    """The one currency that this deployment sells in, for the demo orders; others get books'."""
    books_url: str = "http://127.0.0.1:4001/graphql"
    books_timeout_seconds: float = 0.8
    """For one try; there are two."""
