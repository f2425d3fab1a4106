"""Changes of arguments and input fields: what clients send."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from router.schema.definition import InputValue
from router.schema.literal import print_literal

from .change import Change, ChangeCode, Severity
from .compatible_types import input_may_become
from .element_changes import element_changes
from .hidden import Hidden


@dataclass(frozen=True, slots=True)
class InputPlace:
    """Whose inputs are compared: a field's or directive's arguments, or an input type's fields.

    owner: "Query.books", "@live" or "Filter".
    """

    owner: str
    is_type: bool = False

    def coordinate(self, name: str) -> str:
        """Of one input."""
        return f"{self.owner}.{name}" if self.is_type else f"{self.owner}({name}:)"

    def code(self, event: str) -> ChangeCode:
        """event: "ADDED", "REMOVED", "TYPE_CHANGED", "DEFAULT_CHANGED"."""
        return ChangeCode(f"{'INPUT_FIELD' if self.is_type else 'ARGUMENT'}_{event}")

    @property
    def what(self) -> str:
        """For messages."""
        return "input field" if self.is_type else "argument"


def input_changes(
    old: Mapping[str, InputValue], new: Mapping[str, InputValue], place: InputPlace, hidden: Hidden
) -> Iterator[Change]:
    """Yield the changes of all inputs of one owner, in the order of before, additions last."""
    for name, before in old.items():
        coordinate = place.coordinate(name)
        after = new.get(name)
        if after is None:
            yield Change(
                place.code("REMOVED"),
                Severity.BREAKING,
                coordinate,
                hidden.removal(place.what, coordinate),
                (coordinate,),
            )
        else:
            yield from _input_changes(before, after, place)
    for name, after in new.items():
        if name not in old:
            yield _added(after, place)


def _added(value: InputValue, place: InputPlace) -> Change:
    coordinate = place.coordinate(value.name)
    code = place.code("ADDED")
    if value.is_required:
        message = f'The required {place.what} "{coordinate}" was added, without a default.'
        return Change(code, Severity.BREAKING, coordinate, message, (place.owner,))
    # Clients in typed languages may have to be generated again; those of a directive do not.
    severity = Severity.SAFE if place.owner.startswith("@") else Severity.DANGEROUS
    message = f'The optional {place.what} "{coordinate}" was added.'
    return Change(code, severity, coordinate, message, (place.owner,))


def _input_changes(old: InputValue, new: InputValue, place: InputPlace) -> Iterator[Change]:
    coordinate = place.coordinate(new.name)
    if old.type != new.type:
        may = input_may_become(old.type, new.type)
        yield Change(
            place.code("TYPE_CHANGED"),
            Severity.SAFE if may else Severity.BREAKING,
            coordinate,
            f'The type of the {place.what} "{coordinate}" changed from {old.type} to {new.type}.',
            # Who leaves it out feels that it is required now.
            (place.owner,) if new.is_required and not old.is_required else (coordinate,),
        )
    if (old.has_default, old.default) != (new.has_default, new.default):
        yield _default_changed(old, new, place)
    yield from element_changes(old, new, coordinate)


def _default_changed(old: InputValue, new: InputValue, place: InputPlace) -> Change:
    """Who leaves the value out sends another one now, or sends too little."""
    coordinate = place.coordinate(new.name)
    code = place.code("DEFAULT_CHANGED")
    about = f'the {place.what} "{coordinate}"'
    if not new.has_default:
        severity = Severity.BREAKING if new.is_required else Severity.DANGEROUS
        message = f"The default of {about}, {print_literal(old.default)}, was removed."
    elif not old.has_default:
        # Was it required, nobody left it out.
        severity = Severity.SAFE if old.is_required else Severity.DANGEROUS
        message = f"The default {print_literal(new.default)} was added to {about}."
    else:
        severity = Severity.DANGEROUS
        values = f"from {print_literal(old.default)} to {print_literal(new.default)}"
        message = f"The default of {about} changed {values}."
    return Change(code, severity, coordinate, message, (place.owner,))
