"""Rows: what each subgraph declares at one coordinate."""

from router.composition.merge.row import declared, grouped, missing, most_frequent, part_rows

ROW = {0: "ab", 2: None, 3: "ac", 5: "ab"}


def test_a_row_tells_who_has_an_element_and_who_lacks_it():
    """No entry at all is a subgraph that does not know the parent."""
    assert list(declared(ROW)) == [(0, "ab"), (3, "ac"), (5, "ab")]
    assert missing(ROW) == (2,)


def test_subgraphs_that_agree_form_a_group():
    """In the order of their first; the largest group is the most frequent."""
    assert grouped(ROW, str.upper) == {"AB": [0, 5], "AC": [3]}
    assert most_frequent(grouped(ROW, str.upper)) == "AB"


def test_the_first_of_equally_frequent_keys_wins():
    """So that the order of names decides."""
    assert most_frequent({"x": [1], "y": [0]}) == "x"


def test_parts_have_rows_of_their_own():
    """Only those who have the element can lack a part of it."""
    rows = part_rows(ROW, lambda word: dict.fromkeys(word, 1))
    assert dict(rows) == {
        "a": {0: 1, 3: 1, 5: 1},
        "b": {0: 1, 3: None, 5: 1},
        "c": {0: None, 3: 1, 5: None},
    }
