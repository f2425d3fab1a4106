"""Changes of what every element has: description and deprecation."""

from collections.abc import Iterator

from router.schema.definition import Directed

from .change import Change, ChangeCode, Severity


def element_changes(old: Directed, new: Directed, coordinate: str) -> Iterator[Change]:
    """Yield what the element now says of itself."""
    if old.description != new.description:
        message = f'The description of "{coordinate}" changed.'
        yield Change(ChangeCode.DESCRIPTION_CHANGED, Severity.SAFE, coordinate, message)
    before, after = _deprecation(old), _deprecation(new)
    if before != after:
        if after is None:
            message = f'"{coordinate}" is no longer deprecated.'
        elif before is None:
            message = f'"{coordinate}" is deprecated now: {after}'
        else:
            message = f'The reason why "{coordinate}" is deprecated changed to: {after}'
        yield Change(ChangeCode.DEPRECATION_CHANGED, Severity.SAFE, coordinate, message)


def _deprecation(element: Directed) -> str | None:
    """The reason; None for what is not deprecated."""
    for use in element.applied("deprecated"):
        return str(use.arguments.get("reason", "No longer supported"))
    return None
