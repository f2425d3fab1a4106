"""INVALID_FIELD_SHARING."""

CODE = "INVALID_FIELD_SHARING"


def test_all_subgraphs_that_resolve_a_field_must_share_it(issue_of):
    """One that does not is enough; the message says which."""
    issue = issue_of(
        a="type Query { a: ID @shareable }",
        b="type Query { a: ID }",
    )
    assert (issue.code, issue.coordinate) == (CODE, "Query.a")
    assert issue.message.endswith('is not @shareable in subgraph "b".')


def test_shareable_on_a_type_is_for_all_its_fields(supergraph_of):
    """Of that declaration."""
    assert supergraph_of(
        a="type Query { s: Size } type Size @shareable { w: Int h: Int }",
        b="type Size @shareable { w: Int h: Int }",
    )


def test_shareable_on_an_extension_is_for_the_fields_of_that_extension(errors_of):
    """Neither for the definition's nor for those of another extension."""
    a = """
        type Query { s: Size }
        type Size { w: Int @shareable }
        extend type Size @shareable { h: Int }
        extend type Size { d: Int DEEP }
    """
    b = "type Size @shareable { w: Int h: Int d: Int }"
    assert errors_of(a=a.replace("DEEP", "@shareable"), b=b) == []
    assert errors_of(a=a.replace("DEEP", ""), b=b) == [CODE]


def test_key_fields_are_shared(supergraph_of):
    """At any depth."""
    key = 'type U @key(fields: "org { id }") { org: Org! } type Org { id: ID! }'
    assert supergraph_of(a=f"type Query {{ u: U }} {key}", b=key)


def test_a_provided_field_is_resolved_there(errors_of):
    """So its owner must share it."""
    assert errors_of(
        a='type Query { u: User } type User @key(fields: "id") { id: ID! name: ID }',
        b='type Query { me: User @provides(fields: "name") }'
        ' type User @key(fields: "id") { id: ID! name: ID @external }',
    ) == [CODE]


def test_an_external_field_is_not_resolved(supergraph_of):
    """Unless it is provided."""
    assert supergraph_of(
        a='type Query { u: User } type User @key(fields: "id") { id: ID! name: ID }',
        b='type User @key(fields: "id") { id: ID! name: ID @external'
        ' more: ID @requires(fields: "name") }',
    )


def test_subscriptions_cannot_be_shared(errors_of):
    """Two sources of events are not the same, whatever they say."""
    assert errors_of(
        a="type Query { a: ID } type Subscription { ping: ID @shareable }",
    ) == [CODE]


MEDIA = """
    type Query { m: Media }
    interface Media @key(fields: "id") { id: ID! }
    type Book implements Media @key(fields: "id") { id: ID! }
"""


def test_interface_objects_resolve_their_fields_for_implementations(errors_of):
    """Two of them share a field, or none; and the same goes for one beside a real field."""
    stars = 'type Media @interfaceObject @key(fields: "id") { id: ID! stars: Int }'
    assert errors_of(a=MEDIA, b=stars, c=stars) == [CODE]
    assert errors_of(a=MEDIA, b=stars, c='type Book @key(fields: "id") { id: ID! stars: Int }') == [
        CODE
    ]


def test_a_misspelt_override_is_mentioned(result_of):
    """It is the likely reason."""
    (error,) = result_of(
        a='type Query { a: ID @override(from: "bb") }', b="type Query { a: ID }"
    ).errors
    assert 'Its @override in subgraph "a" names no subgraph.' in error.message
