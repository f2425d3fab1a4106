"""The contracts of a supergraph.yaml."""

import inspect
from pathlib import Path

import pytest

from router.config.contract_section import ContractConfig
from router.config.supergraph_yaml import parse_supergraph_yaml
from router.errors import ConfigurationError

SUBGRAPHS = """
subgraphs:
  a: {routing_url: "http://a", schema: {sdl: "type Query { a: Int }"}}
"""


def _read(section: str):
    content = SUBGRAPHS + inspect.cleandoc(section)
    return parse_supergraph_yaml(content, Path("supergraph.yaml"), {}).contracts


def _faults(section: str) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        _read(section)
    return caught.value.message.splitlines()


def test_contracts_are_read_by_name():
    """Each key may be left out."""
    assert _read("""
        contracts:
          shop: {include_tags: [shop, "public"], hide_unreachable_types: true}
          partner: {exclude_tags: [inner]}
    """) == {
        "shop": ContractConfig(("shop", "public"), (), hide_unreachable_types=True),
        "partner": ContractConfig((), ("inner",)),
    }
    assert _read("") == {}


def test_unknown_keys_are_refused_with_the_nearest():
    """As everywhere in the file."""
    (fault,) = [f for f in _faults("contracts: {shop: {include_tag: [x]}}") if "unknown" in f]
    assert 'unknown key "include_tag" in contracts.shop: did you mean "include_tags"?' in fault


@pytest.mark.parametrize(
    ("contract", "message"),
    [
        ("{include_tags: shop}", "contracts.shop.include_tags must be a list of tags"),
        ("{include_tags: [[a]]}", "a tag of contracts.shop.include_tags must be text"),
        ("{exclude_tags: [x], include_tags: [x]}", 'includes and excludes "x"'),
        ("{hide_unreachable_types: 1}", "must be true or false"),
        ("{}", "contracts.shop says nothing"),
        ("7", "contracts.shop must be a mapping"),
    ],
)
def test_a_wrong_contract_is_refused(contract, message):
    """With its place."""
    (fault,) = _faults(f"contracts: {{shop: {contract}}}")
    assert fault.startswith("supergraph.yaml:4:")
    assert message in fault
