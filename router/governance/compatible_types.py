"""Whether one type may take the place of another without clients noticing."""

from router.schema.type_ref import TypeRef


def output_may_become(old: TypeRef, new: TypeRef) -> bool:
    """For fields: what was never null stays so; what could be null may become sure."""
    if old.is_non_null:
        return new.is_non_null and output_may_become(old.nullable, new.nullable)
    if old.is_list:
        return new.is_list and output_may_become(old.item, new.item)
    return not new.is_list and old.name == new.name


def input_may_become(old: TypeRef, new: TypeRef) -> bool:
    """For arguments and input fields: the other way round."""
    return output_may_become(new, old)
