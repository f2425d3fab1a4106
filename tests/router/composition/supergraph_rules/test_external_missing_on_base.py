"""EXTERNAL_MISSING_ON_BASE."""

USER = 'type User @key(fields: "id") {{ id: ID! {} }}'
NEEDS = 'name: ID @external greeting: ID @requires(fields: "name")'


def test_somebody_must_resolve_a_field(issue_of):
    """External everywhere is nowhere."""
    issue = issue_of(
        a="type Query { u: User } " + USER.format(""),
        b=USER.format(NEEDS),
    )
    assert (issue.code, issue.coordinate) == ("EXTERNAL_MISSING_ON_BASE", "User.name")
    assert 'subgraph "b"' in issue.message


def test_an_interface_object_resolves_it_as_well(supergraph_of):
    """Then the type of the external declarations is the field's type."""
    supergraph = supergraph_of(
        a="""
        type Query { m: Media }
        interface Media @key(fields: "id") { id: ID! stars: Int }
        type Book implements Media @key(fields: "id") {
          id: ID! stars: Int @external rank: ID @requires(fields: "stars")
        }
        """,
        b='type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int @shareable }',
    )
    assert str(supergraph.types["Book"].fields["stars"].type) == "Int"
