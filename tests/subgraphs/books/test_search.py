"""Search: the same list on both databases, best matches first, and a typo does not hide a book."""

from typing import Any

SEARCH = """
    query ($text: String!, $kinds: [CatalogKind!], $filter: BookFilter,
           $first: Int, $after: Cursor) {
      search(text: $text, kinds: $kinds, filter: $filter, first: $first, after: $after) {
        totalCount edges { node { __typename id heading } } pageInfo { hasNextPage endCursor }
      }
    }
"""


async def headings(books: Any, text: str, **arguments: Any) -> list[tuple[str, str]]:
    found = await books.data(SEARCH, text=text, **arguments)
    assert found["search"]["totalCount"] == len(found["search"]["edges"])
    nodes = [edge["node"] for edge in found["search"]["edges"]]
    return [(node["__typename"], node["heading"]) for node in nodes]


async def test_a_title_comes_before_a_byline(books: Any) -> None:
    """What is called so ranks over what only mentions it; all kinds are in one list."""
    found = await headings(books, "emma")
    assert found[0] == ("Book", "Emma")
    found = await headings(books, "shelley", first=50)
    assert found[0] == ("Author", "Mary Shelley")
    assert ("Book", "The Last Man") in found


async def test_words_may_be_unfinished_and_unaccented(books: Any) -> None:
    """ "cap" finds Čapek, whatever the case."""
    assert ("Author", "Karel Čapek") in await headings(books, "KAREL cap", first=50)


async def test_a_typo_finds_the_nearest_word(books: Any) -> None:
    """A word that the catalogue does not have is read as the nearest one it has."""
    assert set(await headings(books, "frankenstien")) == {("Book", "Frankenstein")}


async def test_all_words_must_match(books: Any) -> None:
    """Words narrow the list."""
    assert await headings(books, "frankenstein dickens") == []


async def test_kinds_and_filter_narrow(books: Any) -> None:
    """Kinds choose among things; the filter is about books."""
    assert await headings(books, "gothic", kinds=["CATEGORY"]) == [("Category", "Gothic")]
    assert await headings(books, "emma", kinds=["BOOK"], filter={"priceMaxMinor": 1}) == []


async def test_nothing_asked_nothing_found(books: Any) -> None:
    """A text without words is an empty list, and LIKE's own signs are no signs."""
    assert await headings(books, "  ") == await headings(books, "%_") == []


async def test_pages_make_up_the_list(books: Any) -> None:
    """Following the cursors gives each hit once, in the order of the whole."""
    whole = await headings(books, "dickens", first=100)
    found: list[tuple[str, str]] = []
    cursor, more = None, True
    while more:
        data = (await books.data(SEARCH, text="dickens", first=7, after=cursor))["search"]
        found += [(edge["node"]["__typename"], edge["node"]["heading"]) for edge in data["edges"]]
        more, cursor = data["pageInfo"].values()
    assert found == whole
    assert len(found) > 14


async def test_a_cursor_of_another_search_is_refused(books: Any) -> None:
    """Another text is another list."""
    cursor = (await books.data(SEARCH, text="the", first=1))["search"]["pageInfo"]["endCursor"]
    assert await books.codes(SEARCH, text="war", after=cursor) == ["INVALID_INPUT"]
