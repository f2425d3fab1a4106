"""One change between two versions of a graph, as a value."""

from dataclasses import dataclass
from enum import StrEnum, auto

from router.composition.issue import IssueLocation


class Severity(StrEnum):
    """What a change may do to clients.

    BREAKING: an operation that worked may fail, or lose data it relied on.
    DANGEROUS: operations stay valid, but clients may meet what they do not expect.
    SAFE: nothing that a client can notice unless it looks.
    """

    BREAKING = "breaking"
    DANGEROUS = "dangerous"
    SAFE = "safe"


class ChangeCode(StrEnum):
    """`NAME = auto()` has the value "NAME"."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        del start, count, last_values
        return name

    # Types
    TYPE_ADDED = auto()
    TYPE_REMOVED = auto()
    TYPE_KIND_CHANGED = auto()
    INTERFACE_ADDED = auto()
    INTERFACE_REMOVED = auto()
    UNION_MEMBER_ADDED = auto()
    UNION_MEMBER_REMOVED = auto()
    ENUM_VALUE_ADDED = auto()
    ENUM_VALUE_REMOVED = auto()
    ONE_OF_ADDED = auto()
    ONE_OF_REMOVED = auto()
    SPECIFICATION_CHANGED = auto()

    # Fields, arguments and input fields
    FIELD_ADDED = auto()
    FIELD_REMOVED = auto()
    FIELD_TYPE_CHANGED = auto()
    ARGUMENT_ADDED = auto()
    ARGUMENT_REMOVED = auto()
    ARGUMENT_TYPE_CHANGED = auto()
    ARGUMENT_DEFAULT_CHANGED = auto()
    INPUT_FIELD_ADDED = auto()
    INPUT_FIELD_REMOVED = auto()
    INPUT_FIELD_TYPE_CHANGED = auto()
    INPUT_FIELD_DEFAULT_CHANGED = auto()

    # Directives that clients can use
    DIRECTIVE_ADDED = auto()
    DIRECTIVE_REMOVED = auto()
    DIRECTIVE_LOCATION_ADDED = auto()
    DIRECTIVE_LOCATION_REMOVED = auto()
    DIRECTIVE_REPEATABLE_CHANGED = auto()

    # What elements say of themselves
    DESCRIPTION_CHANGED = auto()
    DEPRECATION_CHANGED = auto()

    # Federation: rules that the router enforces
    ACCESS_RESTRICTED = auto()
    ACCESS_OPENED = auto()
    COST_CHANGED = auto()
    TAGS_CHANGED = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    coordinate: the element that changed: "Book.title", "Query.books(first:)", "@live".
    message: a sentence that names it and says what it was and is.
    felt_through: coordinates of the earlier version; an operation that uses one of them feels the
        change. Empty for what no operation of before can feel.
    location: where the element, or what is left around it, stands in a subgraph now.
    """

    code: ChangeCode
    severity: Severity
    coordinate: str
    message: str
    felt_through: tuple[str, ...] = ()
    location: IssueLocation | None = None

    @property
    def is_breaking(self) -> bool:
        """Whether an operation that worked may fail."""
        return self.severity is Severity.BREAKING
