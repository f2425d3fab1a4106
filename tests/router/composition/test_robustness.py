"""Whatever the SDL: a supergraph or errors with codes, never an exception, in bounded time."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from router.composition.codes import CompositionCode
from router.composition.compose import compose
from router.composition.result import CompositionResult
from router.schema.subgraph import Subgraph
from router.schema.supergraph_printer import print_supergraph
from router.schema.supergraph_reader import read_supergraph
from tests.router.composition.feature_graphs import FEATURE_GRAPHS, LINK

_RELAXED = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
_TOKENS = re.compile(r'"""(?:.|\n)*?"""|"[^"\n]*"|\w+|\s+|.')

graphs = st.sampled_from([graph.subgraphs for graph in FEATURE_GRAPHS])


def _compose(subgraphs: list[Subgraph]) -> CompositionResult:
    """Compose, and hold the result to what every result promises."""
    result = compose(subgraphs)
    assert result.ok is not bool(result.errors)
    assert {error.code for error in result.errors} <= set(CompositionCode)
    assert all(error.message for error in result.errors)
    if result.supergraph_sdl is not None:
        read = read_supergraph(result.supergraph_sdl)
        assert read == result.supergraph
        assert print_supergraph(read) == result.supergraph_sdl
    return result


def _with_sdl(subgraphs: list[Subgraph], index: int, sdl: str) -> list[Subgraph]:
    index %= len(subgraphs)
    return [
        replace(subgraph, sdl=sdl) if position == index else subgraph
        for position, subgraph in enumerate(subgraphs)
    ]


@st.composite
def mutated(draw: st.DrawFn) -> list[Subgraph]:
    """A valid graph in which some tokens of one subgraph are dropped, doubled or swapped."""
    subgraphs = draw(graphs)
    index = draw(st.integers(0, len(subgraphs) - 1))
    tokens = _TOKENS.findall(subgraphs[index].sdl)
    for _ in range(draw(st.integers(1, 4))):
        one = draw(st.integers(0, len(tokens) - 1))
        match draw(st.sampled_from(["drop", "double", "swap", "copy"])):
            case "drop" if len(tokens) > 1:
                del tokens[one]
            case "double":
                tokens.insert(one, tokens[one])
            case "copy":
                tokens[one] = tokens[draw(st.integers(0, len(tokens) - 1))]
            case _:
                other = draw(st.integers(0, len(tokens) - 1))
                tokens[one], tokens[other] = tokens[other], tokens[one]
    return _with_sdl(subgraphs, index, "".join(tokens))


@settings(_RELAXED, max_examples=400)
@given(mutated())
def test_mutated_subgraphs_compose_or_are_refused(subgraphs):
    """Tokens dropped, doubled, swapped or written over others."""
    _compose(subgraphs)


@_RELAXED
@given(graphs, st.integers(0, 9), st.integers(0, 2000))
def test_truncated_subgraphs_compose_or_are_refused(subgraphs, index, length):
    """An upload that broke off."""
    _compose(_with_sdl(subgraphs, index, subgraphs[index % len(subgraphs)].sdl[:length]))


@_RELAXED
@given(st.text(max_size=200), st.binary(max_size=200))
def test_noise_is_refused(text, noise):
    """Text of any script, and bytes taken for text."""
    for sdl in (text, noise.decode("latin-1"), noise.decode("utf-8", "surrogateescape")):
        _compose([Subgraph("noise", "", sdl), *FEATURE_GRAPHS[0].subgraphs])


@_RELAXED
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_name_and_url_of_a_subgraph_compose_or_are_refused(name, url):
    """They end up as enum values and strings of the supergraph."""
    result = _compose([Subgraph(name, url, "type Query { a: Int }")])
    if result.ok:
        assert [(graph.name, graph.url) for graph in result.supergraph.graphs] == [(name, url)]


def test_half_a_surrogate_pair_is_no_name(result_of):
    """No encoding of the supergraph could hold it."""
    for name, url in (("a\ud800", ""), ("a", "\udfff")):
        (error,) = compose([Subgraph(name, url, "type Query { a: Int }")]).errors
        assert error.code == "INVALID_SUBGRAPH_NAME"
        assert error.message.encode()


@_RELAXED
@given(st.data())
def test_the_order_of_subgraphs_is_of_no_matter(data):
    """Neither for the supergraph nor for the errors, whatever the mutation."""
    subgraphs = data.draw(mutated() | graphs)
    shuffled = data.draw(st.permutations(subgraphs))
    assert compose(shuffled) == compose(subgraphs)


DEPTH = 5000


@pytest.mark.parametrize(
    "sdl",
    [
        f"type Query {{ a: {'[' * DEPTH}Int{']' * DEPTH} }}",
        f"type Query {{ a(x: [Int] = {'[' * DEPTH}{']' * DEPTH}): Int }}",
        f"type Query {{ a: Int @deprecated(reason: {'{a: ' * DEPTH}1{'}' * DEPTH}) }}",
    ],
    ids=["type", "default", "argument"],
)
def test_what_is_nested_too_deeply_is_no_graphql(sdl):
    """The error says where the reading stopped."""
    (error,) = _compose([Subgraph("a", "", sdl)]).errors
    assert error.code == "INVALID_GRAPHQL"
    assert [(place.subgraph, place.line) for place in error.locations] == [("a", 1)]


@pytest.mark.parametrize("levels", [20, 100, DEPTH])
@pytest.mark.parametrize(
    ("directive", "code"),
    [
        ('@key(fields: "{nested}")', "KEY_INVALID_FIELDS"),
        ("", None),
    ],
    ids=["key", "none"],
)
def test_deep_field_sets_are_read_or_refused(levels, directive, code):
    """As deep as anybody can mean, and not so deep that the stack ends."""
    nested = "u { " * levels + "id" + " }" * levels
    used = directive.replace("{nested}", nested)
    sdl = f'type Query {{ u: U }} type U @key(fields: "id") {used} {{ id: ID! u: U }}'
    result = _compose([Subgraph("a", "", sdl + LINK)])
    refused = levels == DEPTH and code is not None
    assert [error.code for error in result.errors] == ([code] if refused else [])


@pytest.mark.parametrize("levels", [20, 100, DEPTH])
def test_deep_requirements_are_read_or_refused(levels):
    """The same for @requires, whose field set other subgraphs have to answer."""
    nested = "u { " * levels + "id" + " }" * levels
    entity = 'type U @key(fields: "id") { id: ID! u: U'
    required = f'@external f: Int @requires(fields: "{nested}")'
    result = _compose(
        [
            Subgraph("a", "", f"type Query {{ u: U }} {entity} }} {LINK}"),
            Subgraph("b", "", f"{entity} {required} }} {LINK}"),
        ]
    )
    codes = {error.code for error in result.errors}
    # A field set that cannot be read uses nothing.
    refused = {"REQUIRES_INVALID_FIELDS", "EXTERNAL_UNUSED"}
    assert codes == (refused if levels == DEPTH else set())


def test_keys_that_hang_on_keys_too_deeply_are_given_up():
    """Each key needs one of the next type, and so on: an error with a code of its own."""
    numbers = range(400)
    a = " ".join(f"type T{n} {{ next: T{n + 1} @shareable }}" for n in numbers)
    b = " ".join(
        f'type T{n} @key(fields: "next {{ k }}") {{ next: T{n + 1} @shareable k: Int }}'
        for n in numbers
    )
    result = _compose(
        [
            Subgraph(
                "a", "", f"type Query {{ t: T0 }} {a} type T400 {{ k: Int @shareable }}{LINK}"
            ),
            Subgraph("b", "", f"{b} type T400 {{ k: Int @shareable }}{LINK}"),
        ]
    )
    assert [error.code for error in result.errors] == ["MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED"]


@pytest.mark.parametrize("count", [1, 2, 3, 50])
def test_circles_of_interfaces_are_refused(count):
    """Each interface implements the next one, the last one the first."""
    circle = " ".join(
        f"interface I{number} implements I{(number + 1) % count} {{ id: ID }}"
        for number in range(count)
    )
    result = _compose([Subgraph("a", "", f"type Query {{ a: I0 }} {circle}")])
    assert {error.code for error in result.errors} == {"INVALID_GRAPHQL"}


@pytest.mark.parametrize("number", ["9" * 6000, "-" + "1" * 6000, "1e99999", "-1.5e400"])
def test_numbers_out_of_range_are_refused(number):
    """No server could hold them; the error says where they stand."""
    (error,) = _compose([Subgraph("a", "", f"type Query {{ a(x: Int = {number}): Int }}")]).errors
    assert (error.code, error.locations[0].column) == ("INVALID_GRAPHQL", 25)


def test_three_hundred_subgraphs_compose():
    """Each with a root field, and a field of an entity that all of them share."""
    subgraphs = [
        Subgraph(
            f"s{number}",
            "",
            f'type Query {{ root{number}: U }} type U @key(fields: "id") {{ id: ID!'
            f" field{number}: Int }}{LINK}",
        )
        for number in range(300)
    ]
    result = _compose(subgraphs)
    assert len(result.supergraph.types["U"].fields) == 301


@pytest.mark.parametrize(
    "sdl",
    [
        "#" + "x" * 10_000_000 + "\ntype Query { a: Int }",
        '"' + "x" * 10_000_000 + '" type Query { a: Int }',
        "type Query { a: Int }" + "@" * 10_000_000,
        "type Query { a: Int }" + " " * 10_000_000,
    ],
    ids=["comment", "description", "garbage", "space"],
)
def test_ten_megabytes_are_read_once(sdl):
    """Nothing in reading grows faster than the text; a test that hangs would show it."""
    result = compose([Subgraph("a", "", sdl)])
    assert {error.code for error in result.errors} <= {"INVALID_GRAPHQL"}


def test_wide_types_take_time_in_proportion():
    """Unions, enums and types with very many members; a quadratic step would take minutes."""
    names = [f"V{number}" for number in range(5000)]
    sdl = f"""
        type Query {{ u: U e(i: I): E }}
        union U = {" | ".join(names)}
        enum E {{ {" ".join(names)} }}
        input I {{ {" ".join(f"{name}: E" for name in names)} }}
        {" ".join(f"type {name} {{ x: Int }}" for name in names)}
    """
    assert _compose([Subgraph("a", "", sdl)]).ok
