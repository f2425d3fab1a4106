"""Join facts: what is said of which subgraph, and how."""

from router.schema.field_set import FieldSelection
from router.schema.join import FieldJoin
from router.schema.type_ref import TypeRef

USERS = """
    type Query { user: User }
    type User @key(fields: "id") { id: ID! name: String! plan: Plan @shareable }
    type Plan @shareable { id: ID! level: Int }
"""


def _joins(supergraph, owner, name):
    return supergraph.types[owner].fields[name].joins


def test_requires_and_external_are_kept(supergraph_of):
    """The field that needs another one says so, and the other one is external there."""
    supergraph = supergraph_of(
        users=USERS,
        mail='type User @key(fields: "id") { id: ID! name: String! @external'
        ' greeting: String @requires(fields: "name") }',
    )
    assert _joins(supergraph, "User", "greeting") == (
        FieldJoin("MAIL", requires=(FieldSelection("name"),)),
    )
    assert _joins(supergraph, "User", "name") == (
        FieldJoin("MAIL", external=True),
        FieldJoin("USERS"),
    )


def test_provides_is_kept(supergraph_of):
    """Also where all subgraphs have the field."""
    supergraph = supergraph_of(
        users=USERS,
        mail='type Query { me: User @provides(fields: "plan { level }") }'
        ' type User @key(fields: "id") { id: ID! plan: Plan @shareable }'
        " type Plan @shareable { id: ID! level: Int @external }",
    )
    (join,) = _joins(supergraph, "Query", "me")
    assert join.provides == (FieldSelection("plan", (), (FieldSelection("level"),)),)


def test_an_external_copy_with_a_narrower_type_says_so(supergraph_of):
    """Where the others differ, an external declaration may be narrower than the merged one."""
    supergraph = supergraph_of(
        a='type Query { u: U } type U @key(fields: "id") { id: ID! n: Int @shareable }',
        b='type U @key(fields: "id") { id: ID! n: Int! @shareable }',
        c='type U @key(fields: "id") { id: ID! n: Int! @external m: Int @requires(fields: "n") }',
    )
    assert _joins(supergraph, "U", "n") == (
        FieldJoin("A"),
        FieldJoin("B", type=TypeRef("Int", "!")),
        FieldJoin("C", type=TypeRef("Int", "!"), external=True),
    )


def test_a_key_on_an_extension_is_marked(supergraph_of):
    """The key's fields are resolved there, although they say @external."""
    supergraph = supergraph_of(
        users=USERS,
        mail='extend type User @key(fields: "id") { id: ID! @external inbox: Int }',
    )
    assert [join.extension for join in supergraph.types["User"].joins] == [True, False]
    assert _joins(supergraph, "User", "id") == ()


def test_keys_keep_their_order_and_shape(supergraph_of):
    """Nested selections stay as they were written."""
    supergraph = supergraph_of(
        a='type Query { u: U } type U @key(fields: "b a { c }") @key(fields: "b")'
        " { b: ID! a: A! } type A { c: ID! }",
    )
    first, second = supergraph.types["U"].joins
    assert first.key == (FieldSelection("b"), FieldSelection("a", (), (FieldSelection("c"),)))
    assert second.key == (FieldSelection("b"),)
