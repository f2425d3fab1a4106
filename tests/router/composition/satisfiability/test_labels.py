"""Progressive @override: both sides of a label must work, and conditions do without labels."""

CODE = "SATISFIABILITY_ERROR"
LABEL = '@override(from: "a", label: "next")'


def test_both_sides_of_a_label_are_walked(errors_of):
    """While it is off the source answers, while it is on the other; either may lead nowhere."""
    a = """
        type Query { book: Book }
        type Book @key(fields: "isbn") { isbn: ID! author: Author }
        type Author @shareable { name: ID }
    """
    b = """
        type Book @key(fields: "isbn") { isbn: ID! author: Author LABEL }
        type Author @shareable { NAME }
    """.replace("LABEL", LABEL)
    assert errors_of(a=a, b=b.replace("NAME", "name: ID")) == []
    assert errors_of(a=a, b=b.replace("NAME", "age: Int")) == [CODE, CODE]


def test_the_source_is_left_with_the_label_on(errors_of):
    """So there must be a way from it to the subgraph that overrides."""
    a = "type Query { book: Book } type Book KEY { isbn: ID! price: Int }"
    b = f'type Book @key(fields: "isbn") {{ isbn: ID! price: Int {LABEL} }}'
    key = '@key(fields: "isbn")'
    assert errors_of(a=a.replace("KEY", key), b=b) == []
    unkeyed = "type Book { isbn: ID! @shareable price: Int LABEL }".replace("LABEL", LABEL)
    shared = a.replace("KEY", "").replace("isbn: ID!", "isbn: ID! @shareable")
    assert errors_of(a=shared, b=unkeyed) == [CODE]


def test_a_key_is_not_gathered_from_a_field_under_a_label(errors_of):
    """Neither side counts, although one of them is always there."""
    a = """
        type Query { book: Book }
        type Book @key(fields: "isbn") { isbn: ID! shop: Shop SHARED }
        type Shop @shareable { id: ID! }
    """
    b = """
        type Book @key(fields: "isbn") { isbn: ID! shop: Shop LABEL }
        type Shop @shareable { id: ID! }
    """
    c = """
        type Book @key(fields: "shop { id }") { shop: Shop @external stock: Int }
        type Shop { id: ID! @external }
    """
    assert (
        errors_of(a=a.replace("SHARED", "@shareable"), b=b.replace("LABEL", "@shareable"), c=c)
        == []
    )
    labelled = b.replace("LABEL", LABEL)
    assert errors_of(a=a.replace("SHARED", ""), b=labelled, c=c) == [CODE]


def test_a_requirement_is_not_gathered_from_a_field_under_a_label(errors_of):
    """The same for @requires, at any depth."""
    a = """
        type Query { user: User }
        type User @key(fields: "id") { id: ID! group: Group OVERRIDE }
        type Group @key(fields: "id") { id: ID! level: Int }
    """
    b = """
        type User @key(fields: "id") {
          id: ID! group: Group SHARED level: Int @requires(fields: "group { level }")
        }
        type Group @key(fields: "id") { id: ID! level: Int @external }
    """
    label = '@override(from: "b", label: "next")'
    assert errors_of(a=a.replace("OVERRIDE", label), b=b.replace("SHARED", "")) == [CODE]
    shared = b.replace("SHARED", "@shareable")
    assert errors_of(a=a.replace("OVERRIDE", "@shareable"), b=shared) == []


def test_many_labels_are_checked_one_by_one(errors_of):
    """All assignments of a dozen labels would be thousands; each alone, all, and none are asked."""
    names = range(12)
    a = " ".join(f"f{name}: Int" for name in names)
    b = " ".join(f'f{name}: Int @override(from: "a", label: "l{name}")' for name in names)
    entity = 'type Book @key(fields: "isbn") { isbn: ID! '
    assert errors_of(a=f"type Query {{ book: Book }} {entity} {a} }}", b=f"{entity} {b} }}") == []
