"""The features that a supergraph may link: which this router understands, and their definitions.

Definitions of features are not part of a Supergraph: the printer writes them from here and from
feature_spec.py, for the links in use, and the reader drops them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from .definition import (
    BUILT_IN_SCALARS,
    DirectiveDefinition,
    InputValue,
    TypeDefinition,
)
from .feature_spec import feature_spec
from .link import Link
from .type_ref import TypeRef

SPECS = "https://specs.apollo.dev/"

JOIN_VERSIONS = ("v0.1", "v0.2", "v0.3", "v0.4", "v0.5")
"""What the reader takes. The printer writes v0.3 and later."""

FEATURE_OF_DIRECTIVE: Mapping[str, str] = MappingProxyType(
    {
        "authenticated": "authenticated",
        "cacheTag": "cacheTag",
        "context": "context",
        "cost": "cost",
        "fromContext": "context",
        "inaccessible": "inaccessible",
        "listSize": "cost",
        "policy": "policy",
        "requiresScopes": "requiresScopes",
        "tag": "tag",
    }
)
"""Canonical directive -> its feature in a supergraph. These are what the router understands."""

_UNDERSTOOD = frozenset(FEATURE_OF_DIRECTIVE.values())


def understood_feature(link: Link) -> str | None:
    """The name of a linked feature, if the router understands it in the version linked."""
    name = link.identity.removeprefix(SPECS)
    if name not in _UNDERSTOOD or link.version is None:
        return None
    return name if feature_spec(SPECS + name, link.version) is not None else None


def local_name(link: Link, directive: str) -> str:
    """What a schema calls a directive (canonical name) of a feature that it links."""
    imported = link.imports.get(f"@{directive}")
    if imported is not None:
        return imported.removeprefix("@")
    prefix = link.prefix or ""
    return prefix if directive == link.name else f"{prefix}__{directive}"


def linked_definitions(link: Link) -> Iterator[DirectiveDefinition | TypeDefinition]:
    """What a linked feature defines, under the names it has in the schema that links it."""
    spec = feature_spec(link.identity, link.version) if link.version is not None else None
    if spec is None:
        return
    for directive in spec.directives.values():
        yield replace(
            directive,
            name=local_name(link, directive.name),
            arguments=_renamed(directive.arguments, link),
        )
    for definition in spec.types.values():
        yield replace(
            definition,
            name=_local_type(link, definition.name),
            input_fields=_renamed(definition.input_fields, link),
        )


def _local_type(link: Link, name: str) -> str:
    return link.imports.get(name, f"{link.prefix}__{name}")


def _renamed(values: Mapping[str, InputValue], link: Link) -> dict[str, InputValue]:
    return {
        name: value
        if value.type.name in BUILT_IN_SCALARS
        else replace(value, type=TypeRef(_local_type(link, value.type.name), value.type.wrappers))
        for name, value in values.items()
    }


LINK_DIRECTIVES: Mapping[str, str] = MappingProxyType(
    {
        "link": "(url: String, as: String, for: link__Purpose, import: [link__Import])"
        " repeatable on SCHEMA"
    }
)
"""What the link specification defines: directive -> the rest of its definition."""

LINK_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "link__Import": "scalar link__Import",
        "link__Purpose": "enum link__Purpose {\n  SECURITY\n  EXECUTION\n}",
    }
)

_JOIN_FIELD_ARGUMENTS = (
    ("v0.3", "graph: join__Graph"),
    ("v0.3", "requires: join__FieldSet"),
    ("v0.3", "provides: join__FieldSet"),
    ("v0.3", "type: String"),
    ("v0.3", "external: Boolean"),
    ("v0.3", "override: String"),
    ("v0.3", "usedOverridden: Boolean"),
    ("v0.4", "overrideLabel: String"),
    ("v0.5", "contextArguments: [join__ContextArgument!]"),
)
_JOIN_DIRECTIVES = {
    "directive": (
        "v0.4",
        (
            "(graphs: [join__Graph!], name: String!, args: join__DirectiveArguments)"
            " repeatable on SCHEMA | OBJECT | INTERFACE | FIELD_DEFINITION"
        ),
    ),
    "enumValue": ("v0.3", "(graph: join__Graph!) repeatable on ENUM_VALUE"),
    "field": (
        "v0.3",
        "({field_arguments}) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION",
    ),
    "graph": ("v0.3", "(name: String!, url: String!) on ENUM_VALUE"),
    "implements": (
        "v0.3",
        "(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE",
    ),
    "type": (
        "v0.3",
        (
            "(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false,"
            " resolvable: Boolean! = true, isInterfaceObject: Boolean! = false)"
            " repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR"
        ),
    ),
    "unionMember": ("v0.3", "(graph: join__Graph!, member: String!) repeatable on UNION"),
}
_JOIN_TYPES = {
    "ContextArgument": (
        "v0.5",
        (
            "input join__ContextArgument {\n  name: String!\n  type: String!\n  context: String!\n"
            "  selection: join__FieldValue!\n}"
        ),
    ),
    "DirectiveArguments": ("v0.4", "scalar join__DirectiveArguments"),
    "FieldSet": ("v0.3", "scalar join__FieldSet"),
    "FieldValue": ("v0.5", "scalar join__FieldValue"),
}


def join_directives(version: str) -> dict[str, str]:
    """The directives of the join specification from v0.3: name -> the rest of its definition."""
    arguments = ", ".join(text for since, text in _JOIN_FIELD_ARGUMENTS if since <= version)
    return {
        f"join__{name}": text.replace("{field_arguments}", arguments)
        for name, (since, text) in _JOIN_DIRECTIVES.items()
        if since <= version
    }


def join_types(version: str) -> dict[str, str]:
    """The types of the join specification from v0.3, besides `join__Graph`: name -> definition."""
    return {
        f"join__{name}": text for name, (since, text) in _JOIN_TYPES.items() if since <= version
    }
