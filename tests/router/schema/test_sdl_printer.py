"""Type-system values as text, whatever the directives on them."""

import inspect

from router.schema.definition import (
    DirectiveDefinition,
    EnumValue,
    FieldDefinition,
    InputValue,
    TypeDefinition,
    TypeKind,
)
from router.schema.literal import EnumName
from router.schema.sdl_printer import (
    print_directive_definition,
    print_schema_definition,
    print_type,
)
from router.schema.type_ref import TypeRef


def bare(_element):
    return ()


def argument(name: str, **rest) -> InputValue:
    return InputValue(name=name, type=TypeRef("Int"), **rest)


def by_name(*elements):
    return {element.name: element for element in elements}


def text(block: str) -> str:
    return inspect.cleandoc(block)


def test_arguments_stay_on_one_line_until_one_is_described():
    """Then each gets a line, so that the description has a place."""
    plain = FieldDefinition(
        name="a",
        type=TypeRef("Int", "!"),
        arguments=by_name(argument("x", default=1, has_default=True), argument("y")),
    )
    described = FieldDefinition(
        name="b",
        type=TypeRef("Int"),
        arguments=by_name(argument("x", description="How many."), argument("y")),
    )
    printed = print_type(
        TypeDefinition(name="T", kind=TypeKind.OBJECT, fields=by_name(plain, described)), bare
    )

    assert printed == text('''
        type T {
          a(x: Int = 1, y: Int): Int!
          b(
            """How many."""
            x: Int
            y: Int
          ): Int
        }
    ''')


def test_each_kind_has_its_keyword_and_body():
    """A type without members prints without braces."""
    types = [
        TypeDefinition(name="S", kind=TypeKind.SCALAR),
        TypeDefinition(name="U", kind=TypeKind.UNION, members=("A", "B")),
        TypeDefinition(name="E", kind=TypeKind.ENUM, values=by_name(EnumValue("X"))),
        TypeDefinition(
            name="I",
            kind=TypeKind.INPUT,
            input_fields=by_name(argument("a", default=EnumName("X"), has_default=True)),
        ),
        TypeDefinition(name="N", kind=TypeKind.INTERFACE, interfaces=("A", "B")),
    ]

    assert [print_type(definition, bare) for definition in types] == [
        "scalar S",
        "union U = A | B",
        "enum E {\n  X\n}",
        "input I {\n  a: Int = X\n}",
        "interface N implements A & B",
    ]


def test_one_directive_stays_on_the_line_and_several_do_not():
    """The body of a type must be easy to find under many joins."""
    definition = TypeDefinition(name="U", kind=TypeKind.UNION, members=("A",))

    assert print_type(definition, lambda _: ["@x"]) == "union U @x = A"
    assert print_type(definition, lambda _: ["@x", "@y"]) == "union U\n  @x\n  @y\n  = A"


def test_descriptions_that_no_block_string_can_hold_are_quoted():
    """Leading newlines and control characters would not survive in a block."""
    definition = TypeDefinition(name="S", kind=TypeKind.SCALAR, description="\n\ta\x01")

    assert print_type(definition, bare) == '"\\n\\ta\\u0001"\nscalar S'


def test_directive_definitions_say_repeatable_and_locations():
    """Locations keep their order."""
    definition = DirectiveDefinition(
        name="d",
        description="Why.",
        arguments=by_name(argument("x")),
        locations=("FIELD", "ENUM"),
        is_repeatable=True,
    )

    assert print_directive_definition(definition, bare) == (
        '"""Why."""\ndirective @d(x: Int) repeatable on FIELD | ENUM'
    )


def test_a_schema_block_lists_its_roots():
    """Several directives get a line each, and so does the brace."""
    assert print_schema_definition({"query": "Query"}, (), "Mine.") == (
        '"""Mine."""\nschema {\n  query: Query\n}'
    )
    assert print_schema_definition({"query": "Q"}, ("@a", "@b"), None) == (
        "schema\n  @a\n  @b\n{\n  query: Q\n}"
    )
