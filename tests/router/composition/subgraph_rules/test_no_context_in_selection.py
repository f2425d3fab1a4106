"""NO_CONTEXT_IN_SELECTION: a @fromContext that names no context."""

import pytest

SDL = """
    type Query { shop: Shop }
    type Shop @key(fields: "id") @context(name: "shop") {
      id: ID! currency: String rate: Int books: [Book] owner: Owner
    }
    type Owner { name: String }
    type Book @key(fields: "id") { id: ID! price(in: String @fromContext(field: "FIELD")): Int }
"""


@pytest.mark.parametrize(
    "field", ["", "shop { currency }", "{ currency }", "$shop", "$ { currency }"]
)
def test_a_context_and_a_selection_are_needed(codes_in, field: str):
    """A dollar sign, the name, the selection."""
    assert codes_in(SDL.replace("FIELD", field)) == ["NO_CONTEXT_IN_SELECTION"]


@pytest.mark.parametrize("field", ["$shop { currency }", " $shop{currency}", "$ shop { currency }"])
def test_spacing_does_not_count(codes_in, field: str):
    """As everywhere in GraphQL."""
    assert codes_in(SDL.replace("FIELD", field)) == []
