"""Arguments of the roots, and the values of the services that they become."""

from datetime import datetime

import strawberry
import strawberry.federation as federated

from subgraphs.chassis.ids import BOOK, USER, id_to_uuid
from subgraphs.chassis.scalars import CountryCode, MinorUnits
from subgraphs.orders.drafts import Address, NewOrder, WantedLine
from subgraphs.orders.filters import OrderFilter

from .values import OrderStatus


@strawberry.input(name="OrderFilter")
class OrderFilterInput:
    """Every given part must hold. `placedTo` is the first moment that is too late."""

    status: list[OrderStatus] | None = None
    buyer_id: strawberry.ID | None = None
    placed_from: datetime | None = None
    placed_to: datetime | None = None
    book_id: strawberry.ID | None = None

    def to_filter(self) -> OrderFilter:
        """Raises InvalidInputError when an id is none of its kind."""
        for prefix, text in ((USER, self.buyer_id), (BOOK, self.book_id)):
            if text is not None:
                id_to_uuid(prefix, text)
        return OrderFilter(
            statuses=tuple(self.status or ()),
            buyer_id=self.buyer_id,
            placed_from=self.placed_from,
            placed_to=self.placed_to,
            book_id=self.book_id,
        )


@strawberry.input
class OrderLineInput:
    """`expectedUnitPriceMinor`: what the buyer was shown; the order is refused at another price."""

    book_id: strawberry.ID
    quantity: int
    expected_unit_price_minor: MinorUnits | None = None

    def to_line(self) -> WantedLine:
        return WantedLine(self.book_id, self.quantity, self.expected_unit_price_minor)


@strawberry.input
class PostalAddressInput:
    recipient: str
    line1: str
    line2: str | None = None
    city: str
    region: str | None = None
    postal_code: str
    country: CountryCode

    def to_address(self) -> Address:
        return Address(
            recipient=self.recipient,
            line1=self.line1,
            line2=self.line2,
            city=self.city,
            region=self.region,
            postal_code=self.postal_code,
            country=self.country,
        )


@strawberry.input
class PlaceOrderInput:
    """`idempotencyKey`: chosen by the client, a new one for each order. Sent again with the same
    content it gives the same order."""

    idempotency_key: str
    lines: list[OrderLineInput]
    shipping_address: PostalAddressInput
    on_behalf_of: strawberry.ID | None = federated.field(default=None, tags=["staff"])

    def to_new_order(self, buyer_id: str) -> NewOrder:
        return NewOrder(
            idempotency_key=self.idempotency_key,
            buyer_id=buyer_id,
            lines=tuple(line.to_line() for line in self.lines),
            address=self.shipping_address.to_address(),
        )
