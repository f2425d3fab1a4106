"""The `contracts` of a supergraph.yaml: parts of the graph for some of its clients, by tags."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from .yaml_document import Faults, mapping, text

_KEYS = ("include_tags", "exclude_tags", "hide_unreachable_types")
_FLAGS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class ContractConfig:
    """One contract. No tags to include: everything is included."""

    include_tags: tuple[str, ...] = ()
    exclude_tags: tuple[str, ...] = ()
    hide_unreachable_types: bool = False


def read_contracts(node: yaml.Node, faults: Faults) -> Mapping[str, ContractConfig]:
    """By name, in the order of the file."""
    return {
        name: _contract(f"contracts.{name}", entry, faults)
        for name, entry in mapping(node, "contracts", faults).items()
    }


def _contract(what: str, node: yaml.Node, faults: Faults) -> ContractConfig:
    entries = mapping(node, what, faults, _KEYS)
    include, exclude = (
        tuple(_tags(entries[key], f"{what}.{key}", faults)) if key in entries else ()
        for key in ("include_tags", "exclude_tags")
    )
    hides = False
    if "hide_unreachable_types" in entries:
        hides = _flag(entries["hide_unreachable_types"], f"{what}.hide_unreachable_types", faults)
    if isinstance(node, yaml.MappingNode) and not entries:
        faults.add(node, f"{what} says nothing: give it {', '.join(_KEYS)}")
    for tag in sorted(set(include) & set(exclude)):
        faults.add(node, f'{what} includes and excludes "{tag}"')
    return ContractConfig(include, exclude, hides)


def _tags(node: yaml.Node, what: str, faults: Faults) -> Iterator[str]:
    if not isinstance(node, yaml.SequenceNode):
        faults.add(node, f"{what} must be a list of tags")
        return
    for item in node.value:
        tag = text(item, f"a tag of {what}", faults)
        if tag is not None:
            yield tag


def _flag(node: yaml.Node, what: str, faults: Faults) -> bool:
    written = node.value if isinstance(node, yaml.ScalarNode) else None
    if written not in _FLAGS:
        faults.add(node, f"{what} must be true or false")
        return False
    return _FLAGS[written]
