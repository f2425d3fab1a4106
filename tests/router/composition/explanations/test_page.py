"""docs/errors.md is what the explanations say now."""

import re
from pathlib import Path

from router.composition.explanations.catalog import explanations
from router.composition.explanations.page import errors_page

PAGE = Path(__file__).parents[4] / "docs" / "errors.md"


def test_the_page_is_fresh():
    """`supergraph explain --format markdown > docs/errors.md` makes it so."""
    assert PAGE.read_text("utf-8") == errors_page()


def test_every_code_is_a_heading():
    """So that it can be linked to; errors stand before hints."""
    headings = re.findall(r"^### (\w+)$", errors_page(), re.MULTILINE)

    assert headings == [str(item.code) for item in explanations()]
