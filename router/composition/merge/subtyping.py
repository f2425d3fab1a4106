"""Which type may stand for which (GraphQL specification, section 3.6.3, without list coercion)."""

from dataclasses import dataclass, field

from router.schema.type_ref import TypeRef


@dataclass(slots=True)
class Subtyping:
    """What the merged schema implements and unites: type -> interfaces, union -> members."""

    interfaces: dict[str, tuple[str, ...]] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def is_subtype(self, wide: TypeRef, narrow: TypeRef) -> bool:
        """Whether every value of `narrow` is one of `wide`."""
        if wide == narrow:
            return True
        if narrow.is_non_null:
            return self.is_subtype(wide.nullable, narrow.nullable)
        if wide.is_non_null:
            return False
        if wide.is_list or narrow.is_list:
            return wide.is_list and narrow.is_list and self.is_subtype(wide.item, narrow.item)
        return wide.name in self.interfaces.get(narrow.name, ()) or narrow.name in (
            self.members.get(wide.name, ())
        )
