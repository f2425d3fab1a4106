"""Interfaces: the union of their fields. Interface objects count as declarations of the interface.

Whether the implementations have all of the fields is looked at when everything is merged.
"""

from collections.abc import Iterator

from router.composition.codes import HintCode
from router.composition.supergraph_rules.interface_key_missing_implementation_type import (
    interface_key_missing_implementation_type,
)
from router.composition.supergraph_rules.interface_object_usage_error import (
    interface_object_beside_implementations,
)
from router.schema.definition import FieldDefinition

from .auth_inheritance import Inherited
from .federation_use import federation_use
from .field import merge_field
from .fields import field_rows
from .merging import Merging
from .object_type import hint_missing_field


def merge_interface_fields(
    merging: Merging, name: str, inherited: Inherited
) -> Iterator[tuple[str, FieldDefinition]]:
    """The merged fields of an interface."""
    errors = merging.findings.errors
    errors.extend(interface_key_missing_implementation_type(merging, name))
    errors.extend(interface_object_beside_implementations(merging, name))
    is_entity = any(
        federation_use(definition, "key") is not None for definition in merging.rows[name].values()
    )
    for field in field_rows(merging, name):
        if not is_entity:
            hint_missing_field(
                merging, field, HintCode.INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD, "interface"
            )
        merged = merge_field(merging, field, inherited)
        if merged is not None:
            yield field.name, merged
