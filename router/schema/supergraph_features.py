"""The features that a supergraph may link and this router understands, and what they define.

Definitions of these features are not part of a Supergraph: the printer writes them from here, for
the links in use, and the reader drops them. `{prefix}` is the name that the schema has for the
feature.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .link import Link

SPECS = "https://specs.apollo.dev/"

JOIN_VERSIONS = ("v0.1", "v0.2", "v0.3", "v0.4", "v0.5")
"""What the reader takes. The printer writes v0.3 and later."""

_AUTH_LOCATIONS = "FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM"
_ANY_LOCATION = (
    "FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM"
    " | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION"
)


@dataclass(frozen=True, slots=True)
class Feature:
    """What one feature defines.

    directives: canonical name -> the rest of its definition, from its arguments on.
    scalars: without their prefix.
    """

    directives: Mapping[str, str]
    scalars: tuple[str, ...] = field(default=())


FEATURES: Mapping[str, Feature] = MappingProxyType(
    {
        "tag": Feature({"tag": "(name: String!) repeatable on " + _ANY_LOCATION + " | SCHEMA"}),
        "inaccessible": Feature({"inaccessible": " on " + _ANY_LOCATION}),
        "authenticated": Feature({"authenticated": " on " + _AUTH_LOCATIONS}),
        "requiresScopes": Feature(
            {"requiresScopes": "(scopes: [[{prefix}__Scope!]!]!) on " + _AUTH_LOCATIONS},
            ("Scope",),
        ),
        "policy": Feature(
            {"policy": "(policies: [[{prefix}__Policy!]!]!) on " + _AUTH_LOCATIONS},
            ("Policy",),
        ),
        "cost": Feature(
            {
                "cost": "(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION"
                " | INPUT_FIELD_DEFINITION | OBJECT | SCALAR",
                "listSize": "(assumedSize: Int, slicingArguments: [String!],"
                " sizedFields: [String!], requireOneSlicingArgument: Boolean = true)"
                " on FIELD_DEFINITION",
            }
        ),
        "context": Feature(
            {
                "context": "(name: String!) repeatable on INTERFACE | OBJECT | UNION",
                "fromContext": "(field: {prefix}__ContextFieldValue) on ARGUMENT_DEFINITION",
            },
            ("ContextFieldValue",),
        ),
        "cacheTag": Feature(
            {"cacheTag": "(format: String!) repeatable on OBJECT | FIELD_DEFINITION"}
        ),
    }
)
"""By name; the identity of each is its name under SPECS."""

FEATURE_OF_DIRECTIVE: Mapping[str, str] = MappingProxyType(
    {directive: name for name, feature in FEATURES.items() for directive in feature.directives}
)
"""Canonical directive -> the feature that a supergraph knows it by."""


def known_feature(identity: str) -> str | None:
    """The name of the known feature with this identity."""
    name = identity.removeprefix(SPECS)
    return name if name in FEATURES and identity != name else None


def local_name(link: Link, directive: str) -> str:
    """What a schema calls a directive (canonical name) of a feature that it links."""
    imported = link.imports.get(f"@{directive}")
    if imported is not None:
        return imported.removeprefix("@")
    prefix = link.prefix or ""
    return prefix if directive == link.name else f"{prefix}__{directive}"


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
