"""@fromContext: on each way to the field an object above it must set the context."""

CODE = "SATISFIABILITY_ERROR"

SHOP = """
    type Query { shop: Shop ROOT }
    type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String! page: Page }
    type Page { book: Book }
    type Book @key(fields: "id") {
      id: ID! price(in: String @fromContext(field: "$shop { currency }")): Int
    }
"""


def test_the_context_may_be_set_far_above(errors_of):
    """Any number of fields between the two."""
    assert errors_of(a=SHOP.replace("ROOT", "")) == []


def test_a_way_around_the_context_is_an_error(errors_of):
    """A client may take it."""
    assert errors_of(a=SHOP.replace("ROOT", "book: Book")) == [CODE]


def test_the_context_lasts_through_other_subgraphs(errors_of):
    """What was set stays set when another subgraph takes over."""
    b = """
        type Shop @key(fields: "id") { id: ID! best: Book }
        type Book @key(fields: "id", resolvable: false) { id: ID! }
    """
    assert errors_of(a=SHOP.replace("ROOT", ""), b=b) == []
    assert errors_of(a=SHOP.replace("ROOT", ""), b=f"type Query {{ best: Book }} {b}") == [CODE]


def test_an_object_does_not_set_its_own_context(errors_of):
    """It is for what lies below."""
    assert errors_of(
        a="""
        type Query { shop: Shop }
        type Shop @key(fields: "id") @context(name: "shop") {
          id: ID! currency: String! price(in: String @fromContext(field: "$shop { currency }")): Int
        }
        """
    ) == [CODE]


def test_an_interface_sets_it_for_its_implementations(errors_of):
    """Whether the way leads through the interface or not."""
    a = SHOP.replace("ROOT", "").replace("type Shop", "type Shop implements Priced")
    a = a.replace(' @context(name: "shop")', "")
    interface = 'interface Priced @context(name: "shop") { currency: String! }'
    assert errors_of(a=f"{a} {interface}") == []
