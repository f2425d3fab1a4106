"""The entities of orders, and the lists between them.

Order is ours. User and Book are others' entities to which we add: their owners say whether they
exist, so a reference to one is answered without asking. What an entity does not have in its row is
read by a loader, one statement for all objects of a level.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import strawberry
import strawberry.federation as federated

from subgraphs.chassis import ids
from subgraphs.chassis.connections import EMPTY, Page, PageInfo
from subgraphs.chassis.errors import InvalidInputError, NotFoundError
from subgraphs.chassis.federation import InvalidRepresentationError, Representation, answer_by_id_or
from subgraphs.chassis.fields import cost, field, list_size
from subgraphs.chassis.money import Amount, Money
from subgraphs.chassis.scalars import CountryCode, Cursor, Isbn
from subgraphs.orders import models
from subgraphs.orders.drafts import MAX_QUANTITY
from subgraphs.orders.filters import NEWEST, OrderFilter
from subgraphs.orders.shipping import ship
from subgraphs.orders.states import PHASES

from .context import Info
from .values import OrderPhase, OrderStatus, PostalAddress, ShippingEstimate, money

Count = Callable[[], Awaitable[int | None]]


@federated.type(keys=["id"])
class User:
    """A person whom users knows; here: what they have ordered."""

    id: strawberry.ID

    @classmethod
    async def resolve_references(
        cls,
        info: Info,  # noqa: ARG003 -- the signature of all entities
        references: Sequence[Representation],
    ) -> list[Any]:
        return _unasked(ids.USER, references, lambda reference: cls(id=reference["id"]))

    @field(
        authenticated=True,
        directives=[list_size("first", sized="edges")],
        description="Newest first. For the user and for staff.",
    )
    async def orders(
        self,
        info: Info,
        status: list[OrderStatus] | None = None,
        first: int | None = 20,
        after: Cursor | None = None,
    ) -> "OrderConnection | None":
        info.context.orders.require_orders_of(self.id)
        wanted = OrderFilter(statuses=tuple(status or ()))
        scope = f"orders of {self.id} {wanted.scope}"
        request = info.context.paging.request(NEWEST.name, scope, first=first, after=after)
        loaders = info.context.loaders
        page = await loaders.orders_of_user.of((wanted, request)).load(self.id) or EMPTY
        cursors = info.context.paging.cursors(NEWEST.name, scope, page)

        async def count() -> int:
            return await loaders.order_counts_of_user.of(wanted).load(self.id) or 0

        return OrderConnection.of(page, cursors, count)


@federated.type(keys=["id"])
class Book:
    """A book that books knows; here: how often it was sold, and what sending it costs.

    `known` holds what somebody else has said of it, by the names of the fields: the router by
    @requires, or our own row by @provides.
    """

    id: strawberry.ID
    known: strawberry.Private[Mapping[str, Any]]

    @classmethod
    def of(cls, book_id: str, isbn13: str | None = None) -> "Book":
        return cls(id=strawberry.ID(book_id), known={"isbn13": isbn13})

    @classmethod
    async def resolve_references(
        cls,
        info: Info,  # noqa: ARG003 -- the signature of all entities
        references: Sequence[Representation],
    ) -> list[Any]:
        def make(reference: Representation) -> Book:
            return cls(id=reference["id"], known=reference)

        return _unasked(ids.BOOK, references, make)

    @field(external=True)
    def isbn13(self) -> Isbn:
        isbn13 = self.known.get("isbn13")
        if isbn13 is None:
            raise NotFoundError("The ISBN is not known before books has answered.")
        return Isbn(isbn13)

    @field(external=True)
    def price(self) -> Money:
        amount = self._price()
        return Money.of(amount.minor, amount.currency)

    @field(external=True)
    def weight_grams(self) -> int | None:
        if "weightGrams" not in self.known:
            raise InvalidRepresentationError("The representation does not say the weight.")
        grams = self.known["weightGrams"]
        if grams is not None and (type(grams) is not int or grams < 0):
            raise InvalidRepresentationError("A weight is a whole number of grams.")
        return grams

    @field(override="books", description="Copies in orders that were not given up.")
    async def sold_count(self, info: Info) -> int | None:
        return await info.context.loaders.units_sold.load(self.id) or 0

    @field(requires=["price { amountMinor currency } weightGrams"])
    def shipping_estimate(self, country: CountryCode, quantity: int = 1) -> ShippingEstimate | None:
        if not 1 <= quantity <= MAX_QUANTITY:
            message = f"A line is for 1 to {MAX_QUANTITY} copies."
            raise InvalidInputError(message, ("quantity",))
        grams = (self.weight_grams() or 0) * quantity
        return ShippingEstimate.of(ship(country, grams, self._price() * quantity))

    def _price(self) -> Amount:
        try:
            price = self.known["price"]
            return Amount(price["amountMinor"], price["currency"])
        except (KeyError, TypeError, InvalidInputError) as error:
            raise InvalidRepresentationError(
                "The representation does not say the price."
            ) from error


@federated.type(authenticated=True)
class OrderItem:
    """A line of an order. Title and prices are as they were when the copies were held."""

    line_no: int
    book: Book | None = federated.field(provides=["isbn13"])
    title_at_purchase: str | None
    quantity: int
    unit_price: Money | None
    line_total: Money | None

    @classmethod
    def of(cls, row: models.OrderItem, currency: str | None) -> "OrderItem":
        unit = row.unit_price_minor
        # books has no such book, not even one that is no longer sold
        is_missing = row.refusal is models.Refusal.NOT_FOR_SALE and row.isbn13 is None
        return cls(
            line_no=row.line_no,
            book=None if is_missing else Book.of(row.book_id, row.isbn13),
            title_at_purchase=row.title,
            quantity=row.quantity,
            unit_price=money(unit, currency),
            line_total=money(None if unit is None else unit * row.quantity, currency),
        )


@federated.type(keys=["id", "number"], authenticated=True)
class Order:
    """What somebody buys. Amounts are null before books has held the copies."""

    row: strawberry.Private[models.Order]
    id: strawberry.ID
    number: str = strawberry.field(description="For people, as in BK-2026-000123.")
    status: OrderStatus
    phase: OrderPhase
    buyer: User | None
    item_count: int = strawberry.field(description="How many copies in all.")
    subtotal: Money | None
    shipping: Money | None
    total: Money | None
    shipping_address: PostalAddress | None
    placed_at: datetime
    updated_at: datetime
    version: int = federated.field(tags=["staff"])

    @classmethod
    def of(cls, row: models.Order) -> "Order":
        return cls(
            row=row, id=strawberry.ID(row.id), number=row.number, status=row.status,
            phase=PHASES[row.status], buyer=User(id=strawberry.ID(row.buyer_id)),
            item_count=row.item_count, subtotal=money(row.subtotal_minor, row.currency),
            shipping=money(row.shipping_minor, row.currency),
            total=money(row.total_minor, row.currency), shipping_address=PostalAddress.of(row),
            placed_at=row.placed_at, updated_at=row.updated_at, version=row.version,
        )  # fmt: skip

    @classmethod
    async def resolve_references(
        cls, info: Info, references: Sequence[Representation]
    ) -> list[Any]:
        """Orders by id or by number, all in one statement; those of others are not there."""
        read = info.context.orders.by_reference
        return await answer_by_id_or("number", ids.ORDER, references, read, cls.of, _keys_of)

    @field()
    async def items(self, info: Info) -> list[OrderItem]:
        found = await info.context.loaders.items.load(self.row.id) or []
        return [OrderItem.of(item, self.row.currency) for item in found]


@federated.type(authenticated=True)
class OrderEdge:
    cursor: Cursor
    node: Order


@federated.type(authenticated=True)
class OrderConnection:
    edges: list[OrderEdge]
    page_info: PageInfo
    count: strawberry.Private[Count]

    @field(directives=[cost(10)])
    async def total_count(self) -> int | None:
        return await self.count()

    @classmethod
    def of(cls, page: Page[models.Order], cursors: list[Cursor], count: Count) -> "OrderConnection":
        edges = [
            OrderEdge(cursor=cursor, node=Order.of(row))
            for cursor, row in zip(cursors, page.rows, strict=True)
        ]
        return cls(edges=edges, page_info=PageInfo.of(page, cursors), count=count)


def _keys_of(row: models.Order) -> tuple[str, str]:
    return row.id, row.number


def _unasked(
    prefix: str, references: Sequence[Representation], make: Callable[[Representation], Any]
) -> list[Any]:
    """Answers for others' entities, whether they exist or not: all that is checked is the id."""
    return [
        make(reference)
        if ids.is_id(prefix, str(reference["id"]))
        else ids.not_an_id(prefix, str(reference["id"]))
        for reference in references
    ]
