"""The text of a supergraph: header, definitions, joins."""

import inspect

from router.schema.definition import DirectiveUse, FieldDefinition, TypeDefinition, TypeKind
from router.schema.field_set import parse_field_set
from router.schema.join import ContextArgument, FieldJoin, TypeJoin
from router.schema.link import Link, Version
from router.schema.supergraph import Graph, Supergraph
from router.schema.supergraph_printer import print_supergraph
from router.schema.type_ref import TypeRef

BOOKS = Graph("BOOKS", "books", "http://books")
IN_BOOKS = (TypeJoin("BOOKS"),)


def link(name: str, minor: int, **rest) -> Link:
    identity = f"https://specs.apollo.dev/{name}"
    return Link(f"{identity}/v0.{minor}", identity, name, Version(0, minor), **rest)


def field(name: str, *joins: FieldJoin, **rest) -> FieldDefinition:
    return FieldDefinition(name=name, type=TypeRef("ID"), joins=joins, **rest)


def object_type(name: str, *fields: FieldDefinition, joins=IN_BOOKS) -> TypeDefinition:
    return TypeDefinition(
        name=name,
        kind=TypeKind.OBJECT,
        fields={item.name: item for item in fields},
        joins=joins,
    )


def printed(*types: TypeDefinition, **rest) -> str:
    return print_supergraph(
        Supergraph(
            graphs=(BOOKS,), types={definition.name: definition for definition in types}, **rest
        )
    )


def text(block: str) -> str:
    return inspect.cleandoc(block) + "\n"


QUERY = object_type("Query", field("a"))


def test_links_stand_first_with_purposes_and_imports():
    """Link, join, then the features in the order of the model."""
    links = (
        link("tag", 3),
        link("inaccessible", 2, purpose="SECURITY"),
        link("cost", 1, imports={"@listSize": "@listSize", "@cost": "@price"}),
    )
    sdl = printed(QUERY, links=links)

    assert sdl.startswith(
        text("""
        schema
          @link(url: "https://specs.apollo.dev/link/v1.0")
          @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
          @link(url: "https://specs.apollo.dev/tag/v0.3")
          @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)
          @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@listSize", {name: "@cost", as: "@price"}])
        {
          query: Query
        }
        """)  # noqa: E501 -- the line is the expected text
    )


def test_linked_features_are_defined_under_their_local_names():
    """An import renames a directive; without one, all but the feature's own name are prefixed."""
    links = (link("cost", 1, imports={"@cost": "@price"}), link("context", 1))
    sdl = printed(QUERY, links=links)

    assert "\ndirective @price(weight: Int!) on " in sdl
    assert "\ndirective @cost__listSize(" in sdl
    assert "\ndirective @context(name: String!)" in sdl
    assert "\ndirective @context__fromContext(field: context__ContextFieldValue) on" in sdl
    assert "\nscalar context__ContextFieldValue\n" in sdl


def test_the_join_version_decides_what_join_defines():
    """v0.4 adds override labels and @join__directive, v0.5 context arguments."""
    by_version = {
        version: printed(QUERY, join_version=version) for version in ("v0.3", "v0.4", "v0.5")
    }

    marks = ("overrideLabel: String", "directive @join__directive(", "contextArguments: [")
    assert [[mark in sdl for mark in marks] for sdl in by_version.values()] == [
        [False, False, False],
        [True, True, False],
        [True, True, True],
    ]


def test_types_are_sorted_and_fields_are_not():
    """Sorted types make diffs small; the order of fields is the authors'."""
    sdl = printed(object_type("B", field("z"), field("a")), object_type("A", field("x")), QUERY)

    assert sdl.index("type A ") < sdl.index("type B ") < sdl.index("type Query ")
    assert "{\n  z: ID\n  a: ID\n}" in sdl


def test_joins_of_a_type_say_key_extension_resolvable_and_interface_object():
    """Only what differs from the default is written."""
    key = parse_field_set("id org { id }")
    sdl = printed(
        QUERY,
        object_type(
            "Book",
            field("id"),
            joins=(
                TypeJoin("BOOKS", key),
                TypeJoin("BOOKS", key, extension=True, resolvable=False, is_interface_object=True),
            ),
        ),
    )

    assert (
        text("""
        type Book
          @join__type(graph: BOOKS, key: "id org { id }")
          @join__type(graph: BOOKS, key: "id org { id }", extension: true, resolvable: false, isInterfaceObject: true)
        {
          id: ID
        }
        """)  # noqa: E501 -- the line is the expected text
        in sdl
    )


def test_joins_of_a_field_say_everything_a_graph_needs_to_know():
    """A field that comes only through an interface object has a bare @join__field."""
    full = FieldJoin(
        "BOOKS",
        type=TypeRef("ID", "![!"),
        requires=parse_field_set('weight(unit: "kg")'),
        provides=parse_field_set("... on Book { id }"),
        external=True,
        override="old-books",
        used_overridden=True,
        override_label="percent(5)",
        context_arguments=(ContextArgument("lang", TypeRef("String"), "BOOKS__c", "{ lang }"),),
    )
    sdl = printed(object_type("Query", field("a", full), field("b", FieldJoin(None))))

    assert (
        r'a: ID @join__field(graph: BOOKS, requires: "weight(unit: \"kg\")",'
        r' provides: "... on Book { id }", type: "[ID!]!", external: true,'
        r' override: "old-books", usedOverridden: true, overrideLabel: "percent(5)",'
        r' contextArguments: [{context: "BOOKS__c", name: "lang", type: "String",'
        r' selection: "{ lang }"}])' in sdl
    )
    assert "  b: ID @join__field\n" in sdl


def test_merged_directives_follow_the_joins():
    """Directives of features get their local names, a user's own keep theirs."""
    tag = DirectiveUse("tag", {"name": "public"}, "tag")
    mine = DirectiveUse("mine")
    sdl = printed(
        object_type("Query", field("a", FieldJoin("BOOKS"), directives=(tag, mine))),
        links=(link("tag", 3, alias="label"),),
    )

    assert '  a: ID @join__field(graph: BOOKS) @label(name: "public") @mine\n' in sdl


def test_a_supergraph_without_roots_still_prints():
    """Printing is total; it is the reader that insists on a Query."""
    assert printed(object_type("Book", field("id"))).startswith("extend schema\n  @link(")
