"""Shared fields of abstract types: SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES, and its hint."""

CODE = "SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES"
HINT = "INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN"


def _found(*members, fields="type Query { found: Found @shareable }"):
    types = " ".join(f"type {member} @shareable {{ id: ID }}" for member in members)
    return f"{fields} union Found = {' | '.join(members)} {types}"


def test_types_in_common_are_a_hint(hints_of):
    """Whether a client gets its answer depends on the plan for the others."""
    assert HINT in hints_of(a=_found("A", "B"), b=_found("B", "C"))
    assert HINT not in hints_of(a=_found("A", "B"), b=_found("B", "A"))


def test_nothing_in_common_is_an_error(errors_of):
    """Neither subgraph can stand in for the other."""
    assert errors_of(a=_found("A"), b=_found("B")) == [CODE]


def test_a_hidden_type_is_nothing_in_common(errors_of):
    """Clients cannot ask for it."""
    b = _found("B", "C").replace("type B", "type B @inaccessible")
    assert errors_of(a=_found("A", "B"), b=b) == [CODE]


def test_a_field_that_is_not_shared_may_return_what_it_likes(hints_of):
    """Two fields of one union type."""
    a = _found("A", fields="type Query { a: Found }")
    b = _found("B", fields="type Query { b: Found }")
    assert HINT not in hints_of(a=a, b=b)


def test_a_subgraph_that_names_the_object_type_takes_no_part(hints_of):
    """Its schema says that it returns nothing else."""
    b = "type Query { found: A @shareable } type A @shareable { id: ID }"
    assert HINT not in hints_of(a=_found("A", "B"), b=b)


def test_an_interface_object_takes_no_part(hints_of):
    """It does not know what its objects are."""
    interface = """
        type Query { media: Media @shareable }
        interface Media @key(fields: "id") { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! }
    """
    object_ = """
        type Query { media: Media @shareable }
        type Media @interfaceObject @key(fields: "id") { id: ID! }
    """
    assert HINT not in hints_of(a=interface, b=object_)


def test_a_field_that_is_shared_behind_a_key_is_compared_too(hints_of):
    """Whoever has the entity may be asked."""
    entity = 'type Shop @key(fields: "id") { id: ID! found: Found @shareable }'
    a = _found("A", "B", fields=f"type Query {{ shop: Shop }} {entity}")
    assert HINT in hints_of(a=a, b=_found("B", "C", fields=entity))
