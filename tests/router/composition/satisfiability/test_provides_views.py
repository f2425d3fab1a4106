"""@provides: a field can be had on one path, and only there."""

CODE = "SATISFIABILITY_ERROR"

BOOKS = "type Query { book: Book } type Book { id: ID! @shareable title: String @shareable }"


def _reviews(path):
    return f"""
        type Query {{ {path} }}
        type Book {{ id: ID! @shareable title: String @external }}
    """


def test_a_provided_field_needs_no_other_way(errors_of):
    """There is no key to go and ask its owner by."""
    assert errors_of(a=BOOKS, b=_reviews('best: Book @provides(fields: "title")')) == []


def test_it_is_provided_on_that_path_only(errors_of):
    """Another field of the same type leads to the same objects without it."""
    paths = 'best: Book @provides(fields: "title") worst: Book'
    assert errors_of(a=BOOKS, b=_reviews(paths)) == [CODE]


def test_a_provided_key_opens_the_way_on(errors_of):
    """The key field is external, but it is at hand on this path."""
    a = 'type Query { a: ID } type Book @key(fields: "isbn") { isbn: ID! @shareable title: String }'
    b = """
        type Query { PATH }
        type Book { isbn: ID! @external note: String }
    """
    assert errors_of(a=a, b=b.replace("PATH", 'best: Book @provides(fields: "isbn")')) == []
    both = 'best: Book @provides(fields: "isbn") worst: Book'
    assert CODE in errors_of(a=a, b=b.replace("PATH", both))


def test_a_provided_member_of_a_union_is_at_hand(errors_of):
    """Below a type condition."""
    a = """
        type Query { a: ID }
        type Book { title: String @shareable }
        type Film { title: String @shareable }
    """
    b = """
        type Query { found: Found @provides(fields: "... on Book { title }") }
        union Found = Book | Film
        type Book { title: String @external }
        type Film { title: String @shareable }
    """
    assert errors_of(a=a, b=b) == []
