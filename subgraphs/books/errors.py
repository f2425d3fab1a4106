"""What books refuses beyond the chassis' own, and the GraphQL types these become."""

from subgraphs.chassis.errors import ConflictError, DomainError, UserErrorCode

from .models import Book


class StaleVersionError(DomainError):
    """Somebody else changed the book since the caller read it."""

    user_code = UserErrorCode.STALE_VERSION

    def __init__(self, current_version: int) -> None:
        super().__init__(
            f"The book has changed since it was read; it is at version {current_version}.",
            ("input", "expectedVersion"),
        )
        self.current_version = current_version


class DuplicateIsbnError(ConflictError):
    """Another edition has this ISBN."""

    def __init__(self, existing: Book) -> None:
        super().__init__(f"ISBN {existing.isbn13} is taken.", ("input", "isbn"))
        # not the row: what a transaction loaded is gone when it is undone
        self.existing_id = existing.id


class InsufficientStockError(DomainError):
    """Fewer copies are free than were asked for."""

    user_code = UserErrorCode.OUT_OF_STOCK

    def __init__(self, line: int, book_id: str, available: int) -> None:
        super().__init__(f"{available} copies are available.", ("lines", str(line), "quantity"))
        self.book_id = book_id
        self.available = available
