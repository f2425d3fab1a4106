"""@provides and @requires of fields that are not external: the subgraph has them anyway.

Federation 1 ignored them; Federation 2 refuses them. They are taken out of the field set, and with
the last one goes the directive. Field sets that are wrong in other ways stay, to be reported.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from router.composition.field_set_check import check_field_set
from router.composition.field_set_targets import implementations_of
from router.schema.definition import (
    COMPOSITE_KINDS,
    DirectiveUse,
    FieldDefinition,
    TypeDefinition,
    TypeKind,
)
from router.schema.field_set import (
    FieldSelection,
    FieldSet,
    FragmentSelection,
    print_field_set,
)
from router.schema.subgraph import SubgraphSchema

from .rewriting import with_directives, with_fields


def remove_inactive_field_sets(schema: SubgraphSchema) -> SubgraphSchema:
    """From every field of the schema."""
    pruning = _Pruning(schema.types, implementations_of(schema))

    def field_of(owner: TypeDefinition, field: FieldDefinition) -> FieldDefinition:
        if not field.has("provides") and not field.has("requires"):
            return field
        return with_directives(field, pruning.directives(owner, field))

    return with_fields(schema, field_of)


@dataclass(frozen=True, slots=True)
class _Pruning:
    types: Mapping[str, TypeDefinition]
    implementations: Mapping[str, tuple[str, ...]]

    def directives(self, owner: TypeDefinition, field: FieldDefinition) -> Iterator[DirectiveUse]:
        """What is left of a field's directives."""
        for use in field.directives:
            start = {"provides": self.types.get(field.type.name), "requires": owner}.get(use.name)
            text = use.arguments.get("fields")
            if start is None or start.kind not in COMPOSITE_KINDS or not isinstance(text, str):
                yield use
                continue
            field_set, problems = check_field_set(self.types, start, text)
            left = self._active(start, field_set)
            if problems or left == field_set:
                yield use
            elif left:
                arguments = {**use.arguments, "fields": print_field_set(left)}
                yield replace(use, arguments=arguments)

    def _active(self, on: TypeDefinition, field_set: FieldSet) -> FieldSet:
        found: list[FieldSelection | FragmentSelection] = []
        for selection in field_set:
            if isinstance(selection, FragmentSelection):
                target = self.types[selection.type_condition] if selection.type_condition else on
            elif self._is_external(on, selection.name):
                found.append(selection)
                continue
            elif not selection.selections:
                continue
            else:
                target = self.types[on.fields[selection.name].type.name]
            inside = self._active(target, selection.selections)
            if inside:
                found.append(replace(selection, selections=inside))
        return tuple(found)

    def _is_external(self, on: TypeDefinition, name: str) -> bool:
        if name not in on.fields:
            return False
        if on.fields[name].has("external"):
            return True
        return on.kind is TypeKind.INTERFACE and any(
            name in self.types[other].fields and self.types[other].fields[name].has("external")
            for other in self.implementations.get(on.name, ())
        )
