"""What orders refuses beyond the chassis' own; schema/payloads says how it looks in GraphQL."""

from subgraphs.chassis.errors import DomainError, UserErrorCode
from subgraphs.chassis.money import Amount


class LineOutOfStockError(DomainError):
    """Fewer copies are free than a line asks for."""

    user_code = UserErrorCode.OUT_OF_STOCK

    def __init__(self, line: int, book_id: str, available: int) -> None:
        super().__init__(
            f"{available} copies are available.", ("input", "lines", str(line), "quantity")
        )
        self.book_id = book_id
        self.available = available


class LinePriceChangedError(DomainError):
    """The book costs something else than the buyer was shown."""

    user_code = UserErrorCode.PRICE_CHANGED

    def __init__(self, line: int, book_id: str, expected: Amount, actual: Amount) -> None:
        super().__init__(
            f"The book costs {actual.display()} now, not {expected.display()}.",
            ("input", "lines", str(line), "expectedUnitPriceMinor"),
        )
        self.book_id = book_id
        self.expected = expected
        self.actual = actual


class IdempotencyKeyReusedError(DomainError):
    """The caller has sent something else under this key before."""

    user_code = UserErrorCode.IDEMPOTENCY_KEY_REUSED

    def __init__(self) -> None:
        super().__init__(
            "This key belongs to another order: take a new key for a new order.",
            ("input", "idempotencyKey"),
        )


class OrderExpiredError(DomainError):
    """The copies were held for it until its time was up."""

    user_code = UserErrorCode.ORDER_EXPIRED

    def __init__(self) -> None:
        super().__init__("The order has expired: place it again, with a new key.", ("input",))
