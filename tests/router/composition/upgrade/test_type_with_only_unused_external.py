"""TYPE_WITH_ONLY_UNUSED_EXTERNAL, and the unused fields that simply go."""


def test_unused_external_fields_go(upgraded):
    """Those that an interface demands stay."""
    schema = upgraded(
        books="""
            type Query { book: Book }
            type Book implements Item @key(fields: "id") {
              id: ID title: String @external name: String @external
            }
            interface Item { name: String }
        """
    )["books"]

    assert list(schema.types["Book"].fields) == ["id", "name"]


def test_a_type_left_empty_goes_if_nothing_mentions_it(upgraded):
    """Nobody will miss it."""
    schema = upgraded(books="type Query { a: Int } type Size { height: Int @external }")["books"]

    assert list(schema.types) == ["Query"]


def test_a_type_left_empty_cannot_stay(upgrade_codes):
    """Something returns it."""
    assert upgrade_codes(books="type Query { a: Size } type Size { height: Int @external }") == [
        "TYPE_WITH_ONLY_UNUSED_EXTERNAL"
    ]


def test_a_root_type_may_be_emptied(errors_of):
    """Nothing refers to it but the schema."""
    a = 'type Query { book: Book @external } type Book @key(fields: "id") { id: ID! } # fed1'
    assert errors_of(a=a, b="type Query { book: Int } # fed1") == []


def test_an_entity_must_not_be_emptied(errors_of):
    """Anybody may ask for it by its key."""
    a = 'type Query { a: Int } extend type Book @key(fields: "no") { id: ID! @external } # fed1'
    b = 'type Book @key(fields: "no") { no: ID! id: ID! } # fed1'
    assert errors_of(a=a, b=b) == ["TYPE_WITH_ONLY_UNUSED_EXTERNAL"]
