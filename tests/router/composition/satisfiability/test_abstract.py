"""Interfaces, unions and interface objects: which runtime types an object can have on its way."""

CODE = "SATISFIABILITY_ERROR"

MEDIA = """
    type Query { media: Media }
    interface Media @key(fields: "id") { id: ID! }
    type Book implements Media @key(fields: "id") { id: ID! title: String }
"""


def test_each_possible_type_is_asked(errors_of):
    """A union member whose field is out of reach."""
    a = """
        type Query { found: Found }
        union Found = Book | Film
        type Book { id: ID }
        type Film { id: ID @shareable }
    """
    b = "type Film { id: ID @shareable minutes: Int }"
    assert errors_of(a=a, b=b) == [CODE]


def test_a_type_that_the_subgraph_never_returns_is_not_asked(errors_of):
    """Another subgraph adds a member: objects of the first one's field are never of that type."""
    a = "type Query { found: Found } union Found = Book type Book { id: ID @shareable }"
    b = "union Found = Book | Film type Book { id: ID @shareable } type Film { minutes: Int }"
    assert errors_of(a=a, b=b) == []


def test_an_interface_object_gives_its_fields_to_all_implementations(errors_of):
    """They are reached by the key of the interface."""
    stars = 'type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int }'
    assert errors_of(a=MEDIA, b=stars) == []


def test_an_interface_object_learns_its_runtime_type_elsewhere(errors_of):
    """What starts there must find the real interface, and can: both have the key."""
    best = 'type Query { best: Media } type Media @interfaceObject @key(fields: "id") { id: ID! }'
    assert errors_of(a=MEDIA, b=best) == []


def test_an_interface_object_without_a_way_back_stays_unknown(errors_of):
    """The interface cannot be resolved by the key, so nobody learns what the object is."""
    media = MEDIA.replace('"id")', '"id", resolvable: false)').replace(
        "type Query { media: Media }", "type Query { a: ID }"
    )
    best = 'type Query { best: Media } type Media @interfaceObject @key(fields: "id") { id: ID! }'
    assert errors_of(a=media, b=best) == [CODE]


def test_a_hidden_type_is_not_asked(errors_of):
    """No operation can name it."""
    a = """
        type Query { found: Found }
        union Found = Book | Film
        type Book { id: ID }
        type Film @inaccessible { id: ID @shareable }
    """
    b = "type Film @inaccessible { id: ID @shareable minutes: Int }"
    assert errors_of(a=a, b=b) == []
