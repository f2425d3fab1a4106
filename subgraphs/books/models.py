"""The tables. What must never be false is a constraint here, the last line behind the rules in the
services.

Ids are UUIDs in the database and prefixed text in Python (PublicId); money is bigint minor units.
`byline`, `review_count`, `star_sum` are kept by the services next to what they are made of, because
every list shows them. `search_text` holds folded words with a space before and after each.
"""

from datetime import datetime
from enum import Enum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from subgraphs.chassis import ids
from subgraphs.chassis.database import OrderedText, UtcDateTime
from subgraphs.chassis.ids import PublicId
from subgraphs.chassis.tables import new_metadata, one_of


class BookFormat(Enum):
    HARDCOVER = "HARDCOVER"
    PAPERBACK = "PAPERBACK"
    EBOOK = "EBOOK"
    AUDIOBOOK = "AUDIOBOOK"

    @property
    def is_counted(self) -> bool:
        """Whether there is a number of copies; a file never runs out."""
        return self in {BookFormat.HARDCOVER, BookFormat.PAPERBACK}


class BookStatus(Enum):
    DRAFT = "DRAFT"
    ON_SALE = "ON_SALE"
    PAUSED = "PAUSED"
    WITHDRAWN = "WITHDRAWN"


class ContributorRole(Enum):
    AUTHOR = "AUTHOR"
    EDITOR = "EDITOR"
    TRANSLATOR = "TRANSLATOR"
    ILLUSTRATOR = "ILLUSTRATOR"


class ReviewState(Enum):
    PUBLISHED = "PUBLISHED"
    HELD = "HELD"
    REMOVED = "REMOVED"


class StockMovementKind(Enum):
    RECEIVED = "RECEIVED"
    ADJUSTED = "ADJUSTED"
    COMMITTED = "COMMITTED"
    RETURNED = "RETURNED"


class ReservationState(Enum):
    HELD = "HELD"
    COMMITTED = "COMMITTED"
    RELEASED = "RELEASED"
    EXPIRED = "EXPIRED"


class Base(DeclarativeBase):
    metadata = new_metadata()


class Author(Base):
    __tablename__ = "author"

    id: Mapped[str] = mapped_column(PublicId(ids.AUTHOR), primary_key=True)
    slug: Mapped[str] = mapped_column(OrderedText, unique=True)
    name: Mapped[str]
    sort_name: Mapped[str] = mapped_column(OrderedText)
    bio: Mapped[str | None]
    born_year: Mapped[int | None]
    died_year: Mapped[int | None]
    search_text: Mapped[str]


class Category(Base):
    __tablename__ = "category"

    id: Mapped[str] = mapped_column(PublicId(ids.CATEGORY), primary_key=True)
    slug: Mapped[str] = mapped_column(OrderedText, unique=True)
    name: Mapped[str]
    parent_id: Mapped[str | None] = mapped_column(
        PublicId(ids.CATEGORY), ForeignKey("category.id"), index=True
    )
    search_text: Mapped[str]


class Book(Base):
    __tablename__ = "book"
    __table_args__ = (
        CheckConstraint("price_minor >= 0", name="price_not_negative"),
        CheckConstraint("unit_cost_minor >= 0", name="unit_cost_not_negative"),
        CheckConstraint("length(isbn13) = 13", name="isbn13_length"),
        CheckConstraint("page_count > 0 AND weight_grams > 0", name="measures_positive"),
        CheckConstraint(
            "star_sum BETWEEN review_count AND 5 * review_count", name="star_sum_range"
        ),
    )

    id: Mapped[str] = mapped_column(PublicId(ids.BOOK), primary_key=True)
    isbn13: Mapped[str] = mapped_column(String(13), unique=True)
    slug: Mapped[str] = mapped_column(OrderedText, unique=True)
    title: Mapped[str]
    sort_title: Mapped[str] = mapped_column(OrderedText, index=True)
    subtitle: Mapped[str | None]
    description: Mapped[str | None]
    language: Mapped[str] = mapped_column(String(8))
    publisher: Mapped[str | None]
    published_year: Mapped[int | None]
    page_count: Mapped[int | None]
    format: Mapped[BookFormat] = mapped_column(one_of(BookFormat))
    weight_grams: Mapped[int | None]
    status: Mapped[BookStatus] = mapped_column(one_of(BookStatus))
    byline: Mapped[str]
    price_minor: Mapped[int] = mapped_column(BigInteger, index=True)
    currency: Mapped[str] = mapped_column(String(3))
    unit_cost_minor: Mapped[int | None] = mapped_column(BigInteger)
    sold_count: Mapped[int] = mapped_column(default=0)
    review_count: Mapped[int] = mapped_column(default=0)
    star_sum: Mapped[int] = mapped_column(default=0)
    search_text: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)

    # read with the book: every list shows the availability
    stock: Mapped["Stock | None"] = relationship(lazy="joined", innerjoin=False)


class Contribution(Base):
    __tablename__ = "contribution"

    book_id: Mapped[str] = mapped_column(
        PublicId(ids.BOOK), ForeignKey("book.id"), primary_key=True
    )
    author_id: Mapped[str] = mapped_column(
        PublicId(ids.AUTHOR), ForeignKey("author.id"), primary_key=True, index=True
    )
    role: Mapped[ContributorRole] = mapped_column(one_of(ContributorRole))
    place: Mapped[int]

    author: Mapped[Author] = relationship(lazy="joined", innerjoin=True)


class BookCategory(Base):
    __tablename__ = "book_category"

    book_id: Mapped[str] = mapped_column(
        PublicId(ids.BOOK), ForeignKey("book.id"), primary_key=True
    )
    category_id: Mapped[str] = mapped_column(
        PublicId(ids.CATEGORY), ForeignKey("category.id"), primary_key=True, index=True
    )


class Review(Base):
    __tablename__ = "review"
    __table_args__ = (
        CheckConstraint("stars BETWEEN 1 AND 5", name="stars_range"),
        UniqueConstraint("book_id", "author_id"),
    )

    id: Mapped[str] = mapped_column(PublicId(ids.REVIEW), primary_key=True)
    book_id: Mapped[str] = mapped_column(PublicId(ids.BOOK), ForeignKey("book.id"))
    author_id: Mapped[str] = mapped_column(PublicId(ids.USER), index=True)
    stars: Mapped[int]
    body: Mapped[str | None]
    state: Mapped[ReviewState] = mapped_column(one_of(ReviewState))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Stock(Base):
    __tablename__ = "stock"
    __table_args__ = (
        CheckConstraint("reserved >= 0 AND reserved <= on_hand", name="reserved_within_on_hand"),
    )

    book_id: Mapped[str] = mapped_column(
        PublicId(ids.BOOK), ForeignKey("book.id"), primary_key=True
    )
    on_hand: Mapped[int]
    reserved: Mapped[int] = mapped_column(default=0)
    reorder_point: Mapped[int] = mapped_column(default=5)

    @property
    def available(self) -> int:
        return self.on_hand - self.reserved


class StockMovement(Base):
    """Append-only: `on_hand` is always the sum of a book's movements."""

    __tablename__ = "stock_movement"

    id: Mapped[str] = mapped_column(PublicId(ids.MOVEMENT), primary_key=True)
    book_id: Mapped[str] = mapped_column(PublicId(ids.BOOK), ForeignKey("book.id"), index=True)
    kind: Mapped[StockMovementKind] = mapped_column(one_of(StockMovementKind))
    delta: Mapped[int]
    reason: Mapped[str | None]
    reference: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Reservation(Base):
    """Copies held for an order; the order's id is its id, so that repeating a command finds it."""

    __tablename__ = "reservation"

    id: Mapped[str] = mapped_column(PublicId(ids.ORDER), primary_key=True)
    state: Mapped[ReservationState] = mapped_column(one_of(ReservationState))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)

    lines: Mapped[list["ReservationLine"]] = relationship(
        lazy="selectin", order_by="ReservationLine.line_no"
    )


class ReservationLine(Base):
    """What the order was promised, so that the reply can be repeated word for word."""

    __tablename__ = "reservation_line"
    __table_args__ = (CheckConstraint("quantity > 0", name="quantity_positive"),)

    reservation_id: Mapped[str] = mapped_column(
        PublicId(ids.ORDER), ForeignKey("reservation.id"), primary_key=True
    )
    line_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    book_id: Mapped[str] = mapped_column(PublicId(ids.BOOK), ForeignKey("book.id"))
    quantity: Mapped[int]
    unit_price_minor: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(String(3))
    isbn13: Mapped[str] = mapped_column(String(13))
    title: Mapped[str]
    weight_grams: Mapped[int | None]
    is_counted: Mapped[bool]


class SearchWord(Base):
    """Every folded word of the catalogue, to guess what a misspelt one was meant to be."""

    __tablename__ = "search_word"

    word: Mapped[str] = mapped_column(OrderedText, primary_key=True)
