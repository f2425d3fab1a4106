"""AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE: authorization where it is derived."""

import pytest


@pytest.mark.parametrize(
    "directive",
    ["@authenticated", '@requiresScopes(scopes: [["a"]])', '@policy(policies: [["a"]])'],
)
def test_an_interface_has_no_requirements_of_its_own(codes_in, directive: str):
    """Neither itself nor on its fields."""
    sdl = f"""
        type Query {{ item: Item }}
        interface Item {directive} {{ id: ID! {directive} }}
        type Book implements Item {{ id: ID! {directive} }}
    """

    assert codes_in(sdl) == ["AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE"] * 2


def test_an_interface_object_has_none_either_but_its_fields_may(issues_in):
    """The fields are resolved by it."""
    (issue,) = issues_in("""
        type Query { item: Item }
        type Item @interfaceObject @authenticated @key(fields: "id") {
          id: ID! stock: Int @authenticated
        }
    """)

    assert issue.code == "AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE"
    assert issue.coordinate == "Item"
