"""What follows from the directives of one subgraph."""

from collections.abc import Callable

import pytest

from router.composition.subgraph_facts import SubgraphFacts, facts_of
from router.schema.field_set import parse_field_set
from router.schema.subgraph import Subgraph, SubgraphSchema
from router.schema.subgraph_reader import read_subgraph

LINK = """
extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@extends" "@external" "@interfaceObject" "@key" "@provides" "@requires" "@shareable"]
)
"""


@pytest.fixture(scope="session")
def facts() -> Callable[[str], SubgraphFacts]:
    """The facts of a subgraph of Federation 2."""

    def found(sdl: str) -> SubgraphFacts:
        schema = read_subgraph(Subgraph("books", sdl=sdl + LINK))
        assert isinstance(schema, SubgraphSchema), schema
        return facts_of(schema)

    return found


def test_keys_know_whether_they_stand_on_an_extension(facts):
    """On `extend type`, or on a type with @extends."""
    found = facts("""
        type Query { a: A b: B }
        type A @key(fields: "id", resolvable: false) { id: ID }
        extend type A @key(fields: "isbn") { isbn: ID }
        type B @extends @key(fields: "id") { id: ID }
    """)

    assert [(key.resolvable, key.extension) for key in found.keys["A"]] == [
        (False, False),
        (True, True),
    ]
    assert found.keys["A"][1].fields == parse_field_set("isbn")
    assert found.keys["B"][0].extension
    assert not found.is_entity("Query")


def test_field_sets_are_read_once_for_all(facts):
    """By the field that has them."""
    found = facts("""
        type Query { a: A @provides(fields: "b") }
        type A @key(fields: "id") { id: ID b: Int @external c: Int @requires(fields: "b") }
    """)

    assert found.provides == {("Query", "a"): parse_field_set("b")}
    assert found.requires == {("A", "c"): parse_field_set("b")}


def test_external_has_four_senses(facts):
    """External and provided, external and not, fake, and not external at all."""
    found = facts("""
        type Query { a: A @provides(fields: "b") }
        extend type A @key(fields: "id") {
          id: ID @external b: Int @external c: Int @external d: Int @requires(fields: "c")
        }
    """)

    assert found.externals.is_fake("A", "id")
    assert not found.is_external("A", "id")
    assert found.is_partially_external("A", "b")
    assert found.is_fully_external("A", "c")
    assert not found.is_fully_external("A", "b")
    assert not found.is_external("A", "d")


def test_nested_key_fields_of_an_extension_are_fake_too(facts):
    """Whatever type they belong to."""
    found = facts("""
        type Query { a: A }
        extend type A @key(fields: "b { c }") { b: B @external }
        type B { c: Int @external }
    """)

    assert found.externals.is_fake("B", "c")


def test_what_is_provided_of_an_interface_is_provided_of_its_implementations(facts):
    """The field is theirs."""
    found = facts("""
        type Query { i: I @provides(fields: "a") }
        interface I { a: Int }
        type A implements I @key(fields: "id") { id: ID a: Int @external }
    """)

    assert found.is_partially_external("A", "a")


def test_used_is_what_field_sets_mention_or_interfaces_demand(facts):
    """The two can be told apart."""
    found = facts("""
        type Query { a: A }
        interface I { b: Int }
        type A implements I @key(fields: "id") { id: ID b: Int c: Int }
    """)

    assert found.is_used("A", "id")
    assert found.is_used("A", "b")
    assert ("A", "b") not in found.in_field_sets
    assert not found.is_used("A", "c")


def test_shareable_covers_the_fields_of_its_declaration(facts):
    """Not those of another one."""
    found = facts("""
        type Query { a: A @shareable b: Int }
        type A @shareable { c: Int }
        extend type A { d: Int e: Int @shareable }
    """)

    assert found.shareable == {("Query", "a"), ("A", "c"), ("A", "e")}


def test_keys_and_what_is_provided_are_shareable(facts):
    """A key at any depth; a provided field if it is external."""
    found = facts("""
        type Query { a: A @provides(fields: "d") }
        type A @key(fields: "b { c }") { b: B d: Int @external }
        type B { c: Int e: Int }
    """)

    assert found.shareable == {("A", "b"), ("B", "c"), ("A", "d")}


def test_wrong_field_sets_count_for_nothing(facts):
    """From the first name on that does not exist; the rules report them."""
    found = facts("""
        type Query { a: A }
        type A @key(fields: "b { nothing a }") @key(fields: "nothing b") @key(fields: "{") { b: A }
    """)

    assert found.in_field_sets == {("A", "b")}
    assert len(found.keys["A"]) == 3


def test_interface_objects_and_implementations_are_listed(facts):
    """In schema order."""
    found = facts("""
        type Query { a: Int }
        type Item @interfaceObject @key(fields: "id") { id: ID }
        interface I { a: Int }
        interface J implements I { a: Int }
        type B implements I & J { a: Int }
        type A implements I { a: Int }
    """)

    assert found.interface_objects == {"Item"}
    assert found.implementations == {"I": ("B", "A"), "J": ("B",)}
