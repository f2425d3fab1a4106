"""Search over books, authors and categories: one ranked list, the same on SQLite and PostgreSQL.

Every word asked for must begin a word of the thing. Rank is a whole number, so that the place of a
hit (rank, id) is exact: 3 the heading is just that, 2 it begins so, 1 all words are in it, 0 some
are elsewhere, as in a book's byline. A word that begins no word of the catalogue is taken for the
nearest one that does exist ("frankenstien"); this reads the vocabulary and not the hits, so all
pages agree on it. Cost: a scan of three tables, good for tens of thousands of books; a full-text
index of either database would replace `_hits` and nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import reduce

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    Uuid,
    and_,
    case,
    func,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
    type_coerce,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from subgraphs.chassis.connections import EMPTY, Page, PageRequest
from subgraphs.chassis.cursors import Position
from subgraphs.chassis.ids import AUTHOR, BOOK, CATEGORY, id_to_uuid, uuid_to_id

from .filters import BookFilter
from .folding import fold
from .models import Author, Book, Category, SearchWord

ColumnText = ColumnElement[str] | InstrumentedAttribute[str]
KINDS = (BOOK, AUTHOR, CATEGORY)
_MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class SearchTerms:
    """What is looked for: folded words, kinds of thing, and the filter for books."""

    words: tuple[str, ...]
    kinds: tuple[str, ...]
    filter: BookFilter


@dataclass(frozen=True, slots=True)
class Hit:
    id: str
    rank: int


async def read_terms(
    session: AsyncSession, text: str, kinds: Sequence[str], filter_: BookFilter
) -> SearchTerms:
    """Fold the text and put right the words that the catalogue does not know."""
    words = fold(text).split()[:_MAX_WORDS]
    known = await _vocabulary_near(session, words) if words else []
    corrected = tuple(_nearest(word, known) for word in words)
    return SearchTerms(corrected, tuple(kinds), filter_)


async def fetch_hits(session: AsyncSession, terms: SearchTerms, request: PageRequest) -> Page[Hit]:
    """A page of the ranked list, best first."""
    if not terms.words:
        return EMPTY
    hits = _hits(terms)
    statement = select(hits.c.kind, hits.c.id, hits.c.rank)
    if request.position is not None:
        rank, last = request.position
        uuid = id_to_uuid(str(last).partition("_")[0], str(last))
        place = tuple_(literal(rank), literal(uuid, Uuid()))
        statement = statement.where(tuple_(hits.c.rank, hits.c.id) < place)
    statement = statement.order_by(hits.c.rank.desc(), hits.c.id.desc()).limit(request.size + 1)
    found = [
        Hit(uuid_to_id(kind, id_), rank) for kind, id_, rank in await session.execute(statement)
    ]
    return Page.of(found, _position, request)


async def count_hits(session: AsyncSession, terms: SearchTerms) -> int:
    if not terms.words:
        return 0
    return (await session.scalars(select(func.count()).select_from(_hits(terms)))).one()


def _position(hit: Hit) -> Position:
    return (hit.rank, hit.id)


def _hits(terms: SearchTerms) -> Subquery:
    """kind, id and rank of everything that has all the words."""
    query = " ".join(terms.words)
    branches = {
        BOOK: _branch(BOOK, Book.id, Book.sort_title, Book.search_text, terms.words).where(
            *terms.filter.conditions()
        ),
        AUTHOR: _branch(
            AUTHOR, Author.id, func.trim(Author.search_text), Author.search_text, terms.words
        ),
        CATEGORY: _branch(
            CATEGORY,
            Category.id,
            func.trim(Category.search_text),
            Category.search_text,
            terms.words,
        ),
    }
    assert query
    return union_all(*(branches[kind] for kind in terms.kinds)).subquery("hits")


def _branch(
    kind: str,
    id_: ColumnText,
    heading: ColumnText,
    text: ColumnText,
    words: Sequence[str],
) -> Select[str, object, int]:
    query = " ".join(words)
    spaced = literal(" ").concat(heading)
    rank = case(
        (heading == query, 3),
        (heading.startswith(query), 2),
        (and_(*(spaced.contains(f" {word}") for word in words)), 1),
        else_=0,
    )
    found = and_(*(text.contains(f" {word}") for word in words))
    # the kinds' id columns differ in their prefix only; beneath it all are UUIDs
    return select(
        literal_column(f"'{kind}'").label("kind"),
        type_coerce(id_, Uuid()).label("id"),
        rank.label("rank"),
    ).where(found)


async def _vocabulary_near(session: AsyncSession, words: Sequence[str]) -> list[str]:
    """Words of the catalogue that begin with one of these, or begin alike and are about as long."""
    length = func.length(SearchWord.word)
    near = reduce(
        or_,
        (
            or_(
                SearchWord.word.startswith(word),
                and_(
                    SearchWord.word.startswith(word[0]),
                    length.between(len(word) - 2, len(word) + 2),
                ),
            )
            for word in words
        ),
    )
    return list(
        await session.scalars(select(SearchWord.word).where(near).order_by(SearchWord.word))
    )


def _nearest(word: str, known: Sequence[str]) -> str:
    if any(each.startswith(word) for each in known):
        return word
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.75)), word)
