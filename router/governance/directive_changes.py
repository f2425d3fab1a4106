"""Changes of the directives that clients can write in operations."""

from collections.abc import Iterator, Mapping

from router.schema.definition import DirectiveDefinition

from .change import Change, ChangeCode, Severity
from .element_changes import element_changes
from .hidden import Hidden
from .input_changes import InputPlace, input_changes


def directive_changes(
    old: Mapping[str, DirectiveDefinition], new: Mapping[str, DirectiveDefinition]
) -> Iterator[Change]:
    """Yield the changes of all directives, in the order of before, additions last."""
    for name, before in old.items():
        coordinate = f"@{name}"
        after = new.get(name)
        if after is None:
            message = f'The directive "{coordinate}" was removed.'
            code = ChangeCode.DIRECTIVE_REMOVED
            yield Change(code, Severity.BREAKING, coordinate, message, (coordinate,))
        else:
            yield from _changes_of_directive(before, after, coordinate)
    for name in new:
        if name not in old:
            message = f'The directive "@{name}" was added.'
            yield Change(ChangeCode.DIRECTIVE_ADDED, Severity.SAFE, f"@{name}", message)


def _changes_of_directive(
    old: DirectiveDefinition, new: DirectiveDefinition, coordinate: str
) -> Iterator[Change]:
    felt = (coordinate,)
    yield from input_changes(old.arguments, new.arguments, InputPlace(coordinate), Hidden())
    for place in old.locations:
        if place not in new.locations:
            message = f'The directive "{coordinate}" can no longer stand on {place}.'
            code = ChangeCode.DIRECTIVE_LOCATION_REMOVED
            yield Change(code, Severity.BREAKING, coordinate, message, felt)
    for place in new.locations:
        if place not in old.locations:
            message = f'The directive "{coordinate}" can stand on {place} now.'
            code = ChangeCode.DIRECTIVE_LOCATION_ADDED
            yield Change(code, Severity.SAFE, coordinate, message)
    if old.is_repeatable != new.is_repeatable:
        severity = Severity.BREAKING if old.is_repeatable else Severity.SAFE
        said = "no longer be repeated" if old.is_repeatable else "be repeated now"
        message = f'The directive "{coordinate}" can {said}.'
        code = ChangeCode.DIRECTIVE_REPEATABLE_CHANGED
        yield Change(code, severity, coordinate, message, felt)
    yield from element_changes(old, new, coordinate)
