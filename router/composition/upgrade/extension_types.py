"""Which types of a subgraph are extensions in the sense of Federation 1.

A type says that another subgraph owns it by `extend` on every declaration, or by @extends.
Root types are no entities and have no owner; they may be extended by anybody.
"""

from router.schema.definition import ROOT_TYPES, TypeDefinition, TypeKind

_EXTENDABLE = frozenset({TypeKind.OBJECT, TypeKind.INTERFACE})
_ROOTS = frozenset(ROOT_TYPES.values())


def is_extension_type(definition: TypeDefinition) -> bool:
    """Whether Federation 1 takes the type for an extension, root types included."""
    return definition.is_extension and definition.kind in _EXTENDABLE


def is_root(definition: TypeDefinition) -> bool:
    """Whether it is Query, Mutation or Subscription."""
    return definition.name in _ROOTS


def is_only_extended(definition: TypeDefinition) -> bool:
    """Whether the type has no `type` of its own, not even one with @extends."""
    return definition.is_extension and all(
        use.on_extension for use in definition.applied("extends")
    )
