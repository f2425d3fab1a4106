"""SATISFIABILITY_ERROR: a field that exists, and no way to it."""

import pytest

CODE = "SATISFIABILITY_ERROR"

BOOKS = 'type Query { book: Book } type Book @key(fields: "isbn") { isbn: ID! title: String }'


def test_a_field_behind_no_key_is_unreachable(errors_of):
    """Its subgraph has the type, but nothing to find an object of it by."""
    assert errors_of(books=BOOKS, orders="type Book { sold: Int }") == [CODE]
    assert (
        errors_of(books=BOOKS, orders='type Book @key(fields: "isbn") { isbn: ID! sold: Int }')
        == []
    )


def test_a_key_that_is_not_resolvable_leads_nowhere(errors_of):
    """It says what the subgraph knows of the type, and that it cannot be asked by it."""
    book = 'type Book @key(fields: "isbn", resolvable: false) { isbn: ID! sold: Int }'
    assert errors_of(books=BOOKS, orders=book) == [CODE]


def test_keys_can_be_chained(errors_of):
    """From isbn to sku in one subgraph, by sku into the next."""
    stock = 'type Book @key(fields: "sku") { sku: ID! stock: Int }'
    between = 'type Book @key(fields: "isbn") @key(fields: "sku") { isbn: ID! sku: ID! }'
    assert errors_of(books=BOOKS, stock=stock) == [CODE, CODE]
    assert errors_of(books=BOOKS, stock=stock, between=between) == []


def test_a_composite_key_may_be_gathered_from_several_subgraphs(errors_of):
    """Each part from wherever it can be had."""
    stock = 'type Book @key(fields: "sku shop { id }") { sku: ID! shop: Shop! stock: Int }'
    skus = 'type Book @key(fields: "isbn") { isbn: ID! sku: ID! @shareable }'
    shops = 'type Book @key(fields: "isbn") { isbn: ID! shop: Shop! @shareable }'
    shop = " type Shop @shareable { id: ID! }"
    assert CODE in errors_of(books=BOOKS, stock=stock + shop, skus=skus)
    assert errors_of(books=BOOKS, stock=stock + shop, skus=skus, shops=shops + shop) == []


def test_a_nested_key_needs_its_object(errors_of):
    """The key lies in another entity, which has to be reached first."""
    sales = 'type Book @key(fields: "author { code }") { author: Author! sold: Int }'
    book = "type Query { book: Book } type Book { author: Author! @shareable }"
    entity = 'type Author @key(fields: "id") { id: ID! }'
    coded = 'type Author @key(fields: "id") { id: ID! code: ID! @shareable }'
    own = " type Author { code: ID! @shareable }"
    sales = sales.replace("author: Author!", "author: Author! @shareable")
    assert CODE in errors_of(a=f"{book} {entity}", b=sales + own)
    assert errors_of(a=f"{book} {entity}", b=sales + own, c=coded) == []


def test_a_requirement_must_be_reachable(errors_of):
    """The field is there, but what its subgraph must be sent is not to be had."""
    post = """type Book @key(fields: "isbn") {
        isbn: ID! weight: Int @external shipping: Int @requires(fields: "weight")
    }"""
    weight = "type Book KEY { isbn: ID! weight: Int }"
    assert CODE in errors_of(books=BOOKS, post=post, scales="type Book { weight: Int }")
    key = weight.replace("KEY", '@key(fields: "isbn")')
    assert errors_of(books=BOOKS, post=post, scales=key) == []


def test_a_requirement_needs_a_key_to_come_back_by(errors_of):
    """The same subgraph is asked a second time, with what it required."""
    a = """
        type Query { book: Book }
        type Book KEY {
          isbn: ID! @shareable sku: ID! @external weight: Int @external
          cost: Int @requires(fields: "weight sku")
        }
    """
    b = 'type Book @key(fields: "isbn") { isbn: ID! @shareable sku: ID! weight: Int }'
    assert errors_of(a=a.replace("KEY", ""), b=b) == [CODE]
    assert errors_of(a=a.replace("KEY", '@key(fields: "sku")'), b=b) == [CODE]
    assert errors_of(a=a.replace("KEY", '@key(fields: "isbn")'), b=b) == []


def test_a_requirement_is_gathered_from_the_subgraph_that_requires(errors_of):
    """What the subgraph before it could have sent along does not count, as for the reference."""
    a = """
        type Query { book: Book }
        type Book @key(fields: "sku") KEY { sku: ID! isbn: ID! weight: Int }
    """
    b = """
        type Book @key(fields: "isbn") {
          isbn: ID! weight: Int @external cost: Int @requires(fields: "weight")
        }
    """
    only_out = a.replace("KEY", '@key(fields: "isbn", resolvable: false)')
    assert errors_of(a=only_out, b=b) == [CODE]
    assert errors_of(a=a.replace("KEY", '@key(fields: "isbn")'), b=b) == []


def test_a_key_is_not_gathered_through_the_subgraph_it_leads_to(errors_of):
    """Another subgraph must know the rest of a nested key."""
    a = """
        type Query { shelf: Shelf }
        type Shelf { books: [Book!]! @shareable }
        type Book @key(fields: "id") { id: ID! }
    """
    b = """
        type Shelf @key(fields: "books { id isbn }") { books: [Book!]! @shareable sold: Int }
        type Book @key(fields: "id") { id: ID! isbn: ID! @shareable }
    """
    assert errors_of(a=a, b=b) == [CODE]
    c = 'type Book @key(fields: "id") { id: ID! isbn: ID! @shareable }'
    assert errors_of(a=a, b=b, c=c) == []


def test_a_key_may_lie_in_another_object_of_its_type(errors_of):
    """Whose own key is then found by another way."""
    a = 'type Query { l: L } type L @key(fields: "k") { k: ID! @shareable next: L @shareable }'
    b = 'type L @key(fields: "next { id }") { next: L @shareable id: ID! @shareable last: Int }'
    c = 'type L @key(fields: "k") { k: ID! @shareable id: ID! @shareable }'
    assert CODE in errors_of(a=a, b=b)
    assert errors_of(a=a, b=b, c=c) == []


def test_what_is_shared_by_value_must_be_whole_or_the_same(errors_of):
    """A value type has no key: whoever returns one must have all its fields."""
    a = "type Query { size: Size } type Size @shareable { width: Int HEIGHT }"
    b = "type Size @shareable { width: Int height: Int }"
    assert errors_of(a=a.replace("HEIGHT", ""), b=b) == [CODE]
    assert errors_of(a=a.replace("HEIGHT", "height: Int"), b=b) == []


def test_a_shared_root_field_is_asked_wherever_it_helps(errors_of):
    """What one subgraph lacks, the other answers at the same root field."""
    a = "type Query { size: Size @shareable } type Size @shareable { width: Int }"
    b = "type Query { size: Size @shareable } type Size @shareable { height: Int }"
    assert errors_of(a=a, b=b) == []


def test_a_shared_mutation_is_executed_once(errors_of):
    """One subgraph must be able to answer all that can be asked below it."""
    a = """
        type Query { a: ID }
        type Mutation { resize: Size @shareable }
        type Size @shareable { width: Int }
    """
    b = "type Mutation { resize: Size @shareable } type Size @shareable { width: Int HEIGHT }"
    assert errors_of(a=a, b=b.replace("HEIGHT", "")) == []
    assert errors_of(a=a, b=b.replace("HEIGHT", "height: Int")) == []
    c = b.replace("HEIGHT", "depth: Int")
    assert CODE in errors_of(a=a, b=b.replace("HEIGHT", "height: Int"), c=c)


def test_a_hidden_field_needs_no_way_to_it(errors_of):
    """Clients cannot ask for it."""
    assert errors_of(books=BOOKS, orders="type Book { sold: Int @inaccessible }") == []


def test_a_type_that_nothing_leads_to_is_not_looked_at(errors_of):
    """No operation can ask for its fields."""
    assert (
        errors_of(books=BOOKS, a="type Lost { x: Int @shareable }", b="type Lost { y: Int }") == []
    )


def test_a_subscription_is_walked_like_a_query(errors_of):
    """Its fields lead to objects as well."""
    events = 'type Subscription { sold: Book } type Book @key(fields: "isbn") { isbn: ID! }'
    closed = BOOKS.replace('"isbn")', '"isbn", resolvable: false)')
    assert errors_of(books=closed, events=events) == [CODE]
    assert errors_of(books=BOOKS, events=events) == []


@pytest.mark.parametrize("length", [2, 4, 6])
def test_chains_may_be_long(errors_of, length):
    """Each subgraph knows one key more."""
    links = {
        f"s{n}": f'type Book @key(fields: "k{n}") @key(fields: "k{n + 1}")'
        f" {{ k{n}: ID! k{n + 1}: ID! }}"
        for n in range(length)
    }
    first = 'type Query { book: Book } type Book @key(fields: "k0") { k0: ID! }'
    assert errors_of(first=first, **links) == []
