"""Keyset paging: a page is the rows after a place, found by the index, not by counting.

A list has a Sort, whose last column is the id, so that every row has a place of its own. Rows that
come or go before that place do not shift the page. Whether there is more is known by reading one
row more.

    request = paging.request(sort.name, scope, first=20, after=cursor)      schema
    page = await fetch_page(session, statement, sort, request)               repository
    PageInfo.of(page, cursors)                                               schema
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Self, TypeVar

import strawberry.federation as federated
from sqlalchemy import ColumnElement, Select, func, literal, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from .cursors import Cursors, Position
from .errors import InvalidInputError
from .scalars import Cursor

Row = TypeVar("Row")
Node = TypeVar("Node")

DEFAULT_SIZE = 20
MAX_SIZE = 100


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of rows: columns of one model, all in the same direction, the id last."""

    name: str
    columns: tuple[InstrumentedAttribute[Any], ...]
    descending: bool = False

    def position(self, row: object) -> Position:
        """Where a row stands in this order."""
        return tuple(getattr(row, column.key) for column in self.columns)

    def order(
        self, *, backward: bool = False, columns: Sequence[Any] = ()
    ) -> list[ColumnElement[Any]]:
        """The ORDER BY; `columns` stand in for the sort's own when they come from a subquery."""
        descending = self.descending != backward
        return [column.desc() if descending else column.asc() for column in columns or self.columns]

    def beyond(self, position: Position, *, backward: bool = False) -> ColumnElement[bool]:
        """The condition that a row lies after (or before) a place."""
        here = tuple_(
            *(
                literal(value, column.type)
                for value, column in zip(position, self.columns, strict=True)
            )
        )
        row = tuple_(*self.columns)
        return row < here if self.descending != backward else row > here


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which part of a list is wanted. Hashable: loaders batch by it."""

    size: int = DEFAULT_SIZE
    position: Position | None = None
    backward: bool = False
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows in the list's order, the place of each, and whether there are more on either side."""

    rows: tuple[Row, ...]
    positions: tuple[Position, ...]
    has_next: bool
    has_previous: bool

    @classmethod
    def of(
        cls, found: Sequence[Row], position: Callable[[Row], Position], request: PageRequest
    ) -> Self:
        """From up to `size + 1` rows in the order they were read."""
        rows = tuple(found[: request.size])
        more = len(found) > request.size
        if request.backward:
            rows = rows[::-1]
        came_from = request.position is not None or request.offset > 0
        has_next, has_previous = (came_from, more) if request.backward else (more, came_from)
        return cls(rows, tuple(position(row) for row in rows), has_next, has_previous)

    def map(self, change: Callable[[Row], Node]) -> "Page[Node]":
        """The same page with another thing in each row's place."""
        rows = tuple(change(row) for row in self.rows)
        return Page(rows, self.positions, self.has_next, self.has_previous)


EMPTY: Page[Any] = Page((), (), has_next=False, has_previous=False)


@federated.type(shareable=True)
class PageInfo:
    """Whether there is more on either side of a page, and where it begins and ends."""

    has_next_page: bool
    has_previous_page: bool
    start_cursor: Cursor | None
    end_cursor: Cursor | None

    @classmethod
    def of(cls, page: Page[Any], cursors: Sequence[Cursor]) -> "PageInfo":
        return cls(
            has_next_page=page.has_next,
            has_previous_page=page.has_previous,
            start_cursor=cursors[0] if cursors else None,
            end_cursor=cursors[-1] if cursors else None,
        )


class Paging:
    """Turns a field's paging arguments into a PageRequest, and places into cursors."""

    def __init__(self, cursors: Cursors) -> None:
        self._cursors = cursors

    def request(
        self,
        sort: str,
        scope: str = "",
        *,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
        offset: int | None = None,
    ) -> PageRequest:
        """Raises InvalidInputError: a size out of 1..100, both directions, a foreign cursor."""
        if (first is not None or after is not None) and (last is not None or before is not None):
            raise InvalidInputError(
                "Page forward with first and after, or backward with last and before."
            )
        backward = last is not None or before is not None
        name, size = ("last", last) if backward else ("first", first)
        if size is not None and not 1 <= size <= MAX_SIZE:
            raise InvalidInputError(f'"{name}" is {size}; it may be 1 to {MAX_SIZE}.', (name,))
        cursor = before if backward else after
        if offset is not None and (offset < 0 or backward or cursor is not None):
            raise InvalidInputError(
                '"offset" counts from the start of the list; give no cursor.', ("offset",)
            )
        position = None if cursor is None else self._cursors.open(sort, scope, cursor)
        return PageRequest(DEFAULT_SIZE if size is None else size, position, backward, offset or 0)

    def cursors(self, sort: str, scope: str, page: Page[Any]) -> list[Cursor]:
        """One cursor for each row of a page."""
        return [Cursor(self._cursors.seal(sort, scope, position)) for position in page.positions]


async def fetch_page(
    session: AsyncSession, statement: Select[Row], sort: Sort, request: PageRequest
) -> Page[Row]:
    """One page of a list, in one statement."""
    if request.position is not None:
        statement = statement.where(sort.beyond(request.position, backward=request.backward))
    statement = statement.order_by(*sort.order(backward=request.backward))
    if request.offset:
        statement = statement.offset(request.offset)
    found = await session.scalars(statement.limit(request.size + 1))
    return Page.of(found.unique().all(), sort.position, request)


async def fetch_pages(
    session: AsyncSession,
    statement: Select[Any],
    parent: InstrumentedAttribute[str],
    ids: Sequence[str],
    sort: Sort,
    request: PageRequest,
) -> dict[str, Page[Any]]:
    """The same page of many parents' lists, in one statement; parents without rows are missing.

    statement: selects one model; parent: the column that says whose a row is.
    """
    request = replace(request, offset=0)
    if len(ids) == 1:
        # a plain list: the index ends it, where a window would number all of the parent's rows
        page = await fetch_page(session, statement.where(parent == ids[0]), sort, request)
        return {ids[0]: page} if page.rows else {}
    statement = statement.where(parent.in_(ids))
    if request.position is not None:
        statement = statement.where(sort.beyond(request.position, backward=request.backward))
    place = func.row_number().over(
        partition_by=parent, order_by=sort.order(backward=request.backward)
    )
    model = sort.columns[-1].class_
    ranked = statement.add_columns(parent.label("parent_key"), place.label("place")).subquery()
    chosen = (
        select(ranked.c.parent_key, aliased(model, ranked))
        .where(ranked.c.place <= request.size + 1)
        .order_by(ranked.c.parent_key, ranked.c.place)
    )
    found: dict[str, list[Any]] = {}
    for key, row in (await session.execute(chosen)).unique():
        found.setdefault(key, []).append(row)
    return {key: Page.of(rows, sort.position, request) for key, rows in found.items()}
