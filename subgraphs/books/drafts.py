"""What staff enter about a book, before it is one: values that know what is wrong with them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from subgraphs.chassis.errors import DomainError, InvalidInputError
from subgraphs.chassis.ids import AUTHOR, BOOK, new_id
from subgraphs.chassis.money import Amount
from subgraphs.chassis.plain_text import is_line, is_prose

from .folding import fold, slug_of
from .models import Author, Book, BookFormat, BookStatus, ContributorRole

_MAX_TITLE = 300
_MAX_NAME = 200
_MAX_DESCRIPTION = 10_000
# BCP 47, as far as a language, a script and a region go
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,4})?")


@dataclass(frozen=True, slots=True)
class NewContributor:
    """Someone who has a part in a book: an author we have, or a name."""

    author_id: str | None
    name: str | None
    role: ContributorRole

    @property
    def has_a_name(self) -> bool:
        return bool(fold(self.name or "")) and is_line(self.name or "", _MAX_NAME)

    def to_author(self, name: str) -> Author:
        first, _, last = name.rpartition(" ")
        return Author(
            id=new_id(AUTHOR), slug=slug_of(name), name=name,
            sort_name=f"{last}, {first}" if first else name, search_text=f" {fold(name)} ",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewBook:
    """An edition to be. `isbn13` is checked already, by the scalar."""

    isbn13: str
    title: str
    format: BookFormat
    price: Amount
    contributors: tuple[NewContributor, ...]
    category_slugs: tuple[str, ...] = ()
    subtitle: str | None = None
    description: str | None = None
    language: str = "en"
    publisher: str | None = None
    published_year: int | None = None
    page_count: int | None = None
    weight_grams: int | None = None
    unit_cost: Amount | None = None
    initial_stock: int = 0
    status: BookStatus = BookStatus.DRAFT

    def problems(self, currency: str) -> Iterator[DomainError]:
        """Everything that is wrong, in the order of the fields."""
        yield from _title_problems(self.title)
        yield from _text_problems(self.subtitle, self.description, self.publisher)
        yield from _price_problems("price", self.price, currency)
        yield from _price_problems("unitCost", self.unit_cost, currency)
        if not self.contributors:
            yield _wrong("contributors", "A book has at least one contributor.")
        if not is_language(self.language):
            yield _wrong("language", "A language is a code such as en, or pt-BR.")
        for name, value in (("pageCount", self.page_count), ("weightGrams", self.weight_grams)):
            if value is not None and value < 1:
                yield _wrong(name, f"{name} is at least 1.")
        if self.initial_stock < 0 or (self.initial_stock > 0 and not self.format.is_counted):
            yield _wrong("initialStock", "Copies are counted from 0 up, and only of printed books.")

    def to_book(self, byline: str, now: datetime) -> Book:
        title = self.title.strip()
        book = Book(
            id=new_id(BOOK), isbn13=self.isbn13, slug=f"{slug_of(title)}-{self.isbn13}",
            title=title,
            sort_title=fold(title), subtitle=self.subtitle, description=self.description,
            language=self.language, publisher=self.publisher, published_year=self.published_year,
            page_count=self.page_count, format=self.format,
            weight_grams=self.weight_grams if self.format.is_counted else None,
            status=self.status, byline=byline, price_minor=self.price.minor,
            currency=self.price.currency, version=1, sold_count=0, review_count=0, star_sum=0,
            unit_cost_minor=self.unit_cost.minor if self.unit_cost else None,
            search_text=search_text(title, self.subtitle, byline), created_at=now, updated_at=now,
        )  # fmt: skip
        book.stock = None
        return book


@dataclass(frozen=True, slots=True)
class BookChanges:
    """What an update says. `values` holds the given plain columns by their names."""

    values: dict[str, Any] = field(default_factory=dict)
    price: Amount | None = None
    category_slugs: tuple[str, ...] | None = None

    def problems(self, book: Book, currency: str) -> Iterator[DomainError]:
        """Everything that is wrong with doing this to a book."""
        if "title" in self.values:
            yield from _title_problems(self.values["title"])
        yield from _text_problems(self.values.get("subtitle"), self.values.get("description"))
        if self.values.get("status") is BookStatus.DRAFT and book.status is not BookStatus.DRAFT:
            # orders and reviews show it: they would lose it
            yield _wrong("status", "A book that was no draft any more does not become one again.")
        yield from _price_problems("price", self.price, currency)
        weight = self.values.get("weight_grams")
        if weight is not None and weight < 1:
            yield _wrong("weightGrams", "weightGrams is at least 1.")

    def apply(self, book: Book, now: datetime) -> None:
        """Change the row, and what is made of it, and count the version up."""
        for name, value in self.values.items():
            setattr(book, name, value)
        if self.price is not None:
            book.price_minor = self.price.minor
        if not book.format.is_counted:
            book.weight_grams = None
        book.title = book.title.strip()
        book.sort_title = fold(book.title)
        book.search_text = search_text(book.title, book.subtitle, book.byline)
        book.version += 1
        book.updated_at = now


def is_language(text: str) -> bool:
    """Whether a text could be the code of a language."""
    return _LANGUAGE.fullmatch(text) is not None


def search_text(title: str, subtitle: str | None, byline: str) -> str:
    """What the search looks through: folded words, each with a space on both sides."""
    return f" {fold(' '.join((title, subtitle or '', byline)))} "


def _title_problems(title: str) -> Iterator[DomainError]:
    if not fold(title) or not is_line(title, _MAX_TITLE):
        message = f"A title is one line of at most {_MAX_TITLE} characters, letters among them."
        yield _wrong("title", message)


def _text_problems(
    subtitle: str | None, description: str | None, publisher: str | None = None
) -> Iterator[DomainError]:
    for name, line, most in (
        ("subtitle", subtitle, _MAX_TITLE),
        ("publisher", publisher, _MAX_NAME),
    ):
        if line is not None and not is_line(line, most):
            yield _wrong(name, f"This is one line of at most {most} characters.")
    if description is not None and not is_prose(description, _MAX_DESCRIPTION):
        message = f"A description is plain text of at most {_MAX_DESCRIPTION} characters."
        yield _wrong("description", message)


def _price_problems(name: str, price: Amount | None, currency: str) -> Iterator[DomainError]:
    if price is not None and price.minor < 0:
        yield _wrong(name, "An amount is not negative.")
    if price is not None and price.currency != currency:
        yield _wrong(name, f"This store sells in {currency}.")


def _wrong(name: str, message: str) -> DomainError:
    return InvalidInputError(message, ("input", name))
