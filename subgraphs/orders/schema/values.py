"""Small types that have no identity of their own, and the enums."""

import strawberry
import strawberry.federation as federated

from subgraphs.chassis.money import Amount, Money
from subgraphs.chassis.scalars import CountryCode
from subgraphs.orders import models
from subgraphs.orders.shipping import Shipping
from subgraphs.orders.states import OrderPhase, OrderStatus

__all__ = ["OrderPhase", "OrderStatus", "PostalAddress", "ShippingEstimate", "money"]

strawberry.enum(OrderStatus)
strawberry.enum(OrderPhase, description="Coarse view for simple clients.")


def money(minor: int | None, currency: str | None) -> Money | None:
    """An amount that is not known before books has said it."""
    return None if minor is None or currency is None else Money.of(minor, currency)


@federated.type(authenticated=True)
class PostalAddress:
    """Where an order goes."""

    recipient: str
    line1: str
    line2: str | None
    city: str
    region: str | None
    postal_code: str
    country: CountryCode

    @classmethod
    def of(cls, row: models.Order) -> "PostalAddress":
        return cls(
            recipient=row.recipient,
            line1=row.line1,
            line2=row.line2,
            city=row.city,
            region=row.region,
            postal_code=row.postal_code,
            country=CountryCode(row.country),
        )


@strawberry.type
class ShippingEstimate:
    """What sending costs and how many working days it takes; `freeAbove`: from this value on it
    is free."""

    cost: Money
    free_above: Money | None
    min_days: int
    max_days: int

    @classmethod
    def of(cls, shipping: Shipping) -> "ShippingEstimate":
        return cls(
            cost=_of_amount(shipping.cost),
            free_above=_of_amount(shipping.free_above) if shipping.free_above else None,
            min_days=shipping.min_days,
            max_days=shipping.max_days,
        )


def _of_amount(amount: Amount) -> Money:
    return Money.of(amount.minor, amount.currency)
