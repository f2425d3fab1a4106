"""What the features that a subgraph may link define, as their specifications print it.

Each feature is a list of editions: the version since which a text holds, and the text, which adds
to the edition before or replaces definitions of the same name. Names are those of the feature
itself; what a schema calls them is for link_reader.py. Nothing is parsed here (feature_spec.py).
"""

from collections.abc import Mapping
from typing import TypeAlias

from .link import CORE_IDENTITY, FEDERATION_IDENTITY, LINK_IDENTITY, Version

Editions: TypeAlias = tuple[tuple[Version, str], ...]

_SPECS = "https://specs.apollo.dev/"

_TAG_0_1 = (
    "directive @tag(name: String!) repeatable on FIELD_DEFINITION | INTERFACE | OBJECT | UNION"
)
_TAG_0_2 = (
    f"{_TAG_0_1} | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT"
    " | INPUT_FIELD_DEFINITION"
)
_TAG_0_3 = f"{_TAG_0_2} | SCHEMA"

_INACCESSIBLE_0_1 = "directive @inaccessible on FIELD_DEFINITION | INTERFACE | OBJECT | UNION"
_INACCESSIBLE_0_2 = (
    f"{_INACCESSIBLE_0_1} | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT"
    " | INPUT_FIELD_DEFINITION"
)

_AUTH_PLACES = "FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM"
_AUTHENTICATED = f"directive @authenticated on {_AUTH_PLACES}"
_REQUIRES_SCOPES = f"""
scalar Scope
directive @requiresScopes(scopes: [[Scope!]!]!) on {_AUTH_PLACES}
"""
_POLICY = f"""
scalar Policy
directive @policy(policies: [[Policy!]!]!) on {_AUTH_PLACES}
"""

_CONTEXT = """
scalar ContextFieldValue
directive @context(name: String!) repeatable on INTERFACE | OBJECT | UNION
directive @fromContext(field: ContextFieldValue) on ARGUMENT_DEFINITION
"""

_COST = """
directive @cost(weight: Int!) on
  ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
directive @listSize(
  assumedSize: Int
  slicingArguments: [String!]
  sizedFields: [String!]
  requireOneSlicingArgument: Boolean = true
) on FIELD_DEFINITION
"""

_CACHE_TAG = "directive @cacheTag(format: String!) repeatable on FIELD_DEFINITION | OBJECT"

FEDERATION_1 = f"""
scalar _FieldSet
directive @key(fields: _FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @requires(fields: _FieldSet!) on FIELD_DEFINITION
directive @provides(fields: _FieldSet!) on FIELD_DEFINITION
directive @external(reason: String) on OBJECT | FIELD_DEFINITION
directive @extends on OBJECT | INTERFACE
{_TAG_0_2}
"""
"""Known to a schema without links, by these very names."""

_FEDERATION_2_0 = f"""
scalar FieldSet
directive @key(fields: FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @requires(fields: FieldSet!) on FIELD_DEFINITION
directive @provides(fields: FieldSet!) on FIELD_DEFINITION
directive @external(reason: String) on OBJECT | FIELD_DEFINITION
directive @extends on OBJECT | INTERFACE
directive @shareable on OBJECT | FIELD_DEFINITION
directive @override(from: String!) on FIELD_DEFINITION
{_TAG_0_2}
{_INACCESSIBLE_0_2}
"""

_CONNECT = """
scalar URLPathTemplate
scalar JSONSelection
input HTTPHeaderMapping { name: String! from: String value: JSONSelection }
input ConnectHTTP {
  GET: JSONSelection POST: JSONSelection PUT: JSONSelection PATCH: JSONSelection
  DELETE: JSONSelection body: JSONSelection headers: [HTTPHeaderMapping!]
  path: JSONSelection queryParams: JSONSelection
}
input SourceHTTP {
  baseURL: JSONSelection! headers: [HTTPHeaderMapping!]
  path: JSONSelection queryParams: JSONSelection
}
input ConnectorErrors { message: JSONSelection extensions: JSONSelection }
input ConnectBatch { maxSize: Int }
directive @connect(
  source: String id: String http: ConnectHTTP batch: ConnectBatch errors: ConnectorErrors
  isSuccess: JSONSelection selection: JSONSelection! entity: Boolean = false
) repeatable on FIELD_DEFINITION | OBJECT
directive @source(
  name: String! http: SourceHTTP errors: ConnectorErrors isSuccess: JSONSelection
) repeatable on SCHEMA
"""

FEATURES: Mapping[str, Editions] = {
    LINK_IDENTITY: (
        (
            Version(1, 0),
            """
            scalar Import
            enum Purpose { SECURITY EXECUTION }
            directive @link(url: String, as: String, for: Purpose, import: [Import])
              repeatable on SCHEMA
            """,
        ),
    ),
    CORE_IDENTITY: (
        (Version(0, 1), "directive @core(feature: String, as: String) repeatable on SCHEMA"),
        (
            Version(0, 2),
            """
            enum Purpose { SECURITY EXECUTION }
            directive @core(feature: String, as: String, for: Purpose) repeatable on SCHEMA
            """,
        ),
    ),
    FEDERATION_IDENTITY: (
        (Version(2, 0), _FEDERATION_2_0),
        (Version(2, 1), "directive @composeDirective(name: String) repeatable on SCHEMA"),
        (Version(2, 2), "directive @shareable repeatable on OBJECT | FIELD_DEFINITION"),
        (Version(2, 3), f"directive @interfaceObject on OBJECT {_TAG_0_3}"),
        (Version(2, 4), ""),
        (Version(2, 5), f"{_AUTHENTICATED} {_REQUIRES_SCOPES}"),
        (Version(2, 6), _POLICY),
        (Version(2, 7), "directive @override(from: String!, label: String) on FIELD_DEFINITION"),
        (Version(2, 8), _CONTEXT),
        (Version(2, 9), _COST),
        (Version(2, 10), ""),
        (Version(2, 11), ""),
        (Version(2, 12), _CACHE_TAG),
        (Version(2, 13), ""),
        (Version(2, 14), ""),
    ),
    f"{_SPECS}tag": (
        (Version(0, 1), _TAG_0_1),
        (Version(0, 2), _TAG_0_2),
        (Version(0, 3), _TAG_0_3),
    ),
    f"{_SPECS}inaccessible": (
        (Version(0, 1), _INACCESSIBLE_0_1),
        (Version(0, 2), _INACCESSIBLE_0_2),
    ),
    f"{_SPECS}authenticated": ((Version(0, 1), _AUTHENTICATED),),
    f"{_SPECS}requiresScopes": ((Version(0, 1), _REQUIRES_SCOPES),),
    f"{_SPECS}policy": ((Version(0, 1), _POLICY),),
    f"{_SPECS}context": ((Version(0, 1), _CONTEXT),),
    f"{_SPECS}cost": ((Version(0, 1), _COST),),
    f"{_SPECS}cacheTag": ((Version(0, 1), _CACHE_TAG),),
    f"{_SPECS}connect": tuple((Version(0, minor), _CONNECT) for minor in (1, 2, 3, 4)),
}
"""By identity; a version that is not listed here is not known."""

BUILT_IN_DIRECTIVES = """
directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
directive @deprecated(reason: String = "No longer supported") on
  FIELD_DEFINITION | ENUM_VALUE | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
directive @specifiedBy(url: String!) on SCALAR
directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT
directive @stream(label: String, initialCount: Int = 0, if: Boolean! = true) on FIELD
"""
"""GraphQL's own, those of incremental delivery included; @oneOf is not among them (yet)."""
