"""Source text in the making."""

from router.executor.program_source import ProgramSource


def test_blocks_are_indented_and_closed():
    """A program is what was written, in order."""
    source = ProgramSource()
    with source.block("def f(v):"):
        with source.block("if v:"):
            source.line("return 'yes'")
        source.line("return 'no'")
    assert source.text() == "def f(v):\n if v:\n  return 'yes'\n return 'no'"
    assert source.compile("f")(0) == "no"


def test_bound_values_have_names_of_their_own():
    """Two values of one prefix do not meet."""
    source = ProgramSource(given=1)
    one, two = source.bind("value", 10), source.bind("value", 100)
    source.line(f"total = given + {one} + {two}")
    assert one != two
    assert source.compile("total") == 111
