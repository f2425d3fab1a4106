"""Every code that composition can report.

The codes are the vocabulary of the field, so that users can search for them; what each means stands
in code_meanings.py. An error and a hint may share a code, hence two enums. A member is its code:
it can be compared with strings.
"""

from enum import StrEnum, auto

from .code_meanings import ERROR_MEANINGS, HINT_MEANINGS
from .issue import Issue, IssueLocation, Level


class _Code(StrEnum):
    """`NAME = auto()` has the value "NAME"."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[str]) -> str:
        del start, count, last_values
        return name

    @property
    def level(self) -> Level:
        """How much an issue with this code matters."""
        return Level.ERROR

    def issue(
        self,
        message: str,
        locations: tuple[IssueLocation, ...] = (),
        coordinate: str | None = None,
    ) -> Issue:
        """An issue with this code, at its level."""
        return Issue(self.value, message, self.level, locations, coordinate)


class CompositionCode(_Code):
    """Errors: composition yields no supergraph."""

    # Subgraph schemas and links
    INVALID_GRAPHQL = auto()
    DIRECTIVE_DEFINITION_INVALID = auto()
    TYPE_DEFINITION_INVALID = auto()
    UNSUPPORTED_LINKED_FEATURE = auto()
    UNKNOWN_FEDERATION_LINK_VERSION = auto()
    UNKNOWN_LINK_VERSION = auto()
    INVALID_LINK_DIRECTIVE_USAGE = auto()
    INVALID_LINK_IDENTIFIER = auto()
    INVALID_SUBGRAPH_NAME = auto()
    ROOT_QUERY_USED = auto()
    ROOT_MUTATION_USED = auto()
    ROOT_SUBSCRIPTION_USED = auto()

    # Field sets: @key, @provides, @requires
    KEY_INVALID_FIELDS = auto()
    PROVIDES_INVALID_FIELDS = auto()
    REQUIRES_INVALID_FIELDS = auto()
    KEY_INVALID_FIELDS_TYPE = auto()
    PROVIDES_INVALID_FIELDS_TYPE = auto()
    REQUIRES_INVALID_FIELDS_TYPE = auto()
    KEY_FIELDS_HAS_ARGS = auto()
    PROVIDES_FIELDS_HAS_ARGS = auto()
    KEY_FIELDS_SELECT_INVALID_TYPE = auto()
    KEY_DIRECTIVE_IN_FIELDS_ARG = auto()
    PROVIDES_DIRECTIVE_IN_FIELDS_ARG = auto()
    REQUIRES_DIRECTIVE_IN_FIELDS_ARG = auto()
    KEY_UNSUPPORTED_ON_INTERFACE = auto()
    PROVIDES_UNSUPPORTED_ON_INTERFACE = auto()
    REQUIRES_UNSUPPORTED_ON_INTERFACE = auto()
    PROVIDES_ON_NON_OBJECT_FIELD = auto()
    PROVIDES_FIELDS_MISSING_EXTERNAL = auto()
    REQUIRES_FIELDS_MISSING_EXTERNAL = auto()

    # @external
    EXTERNAL_UNUSED = auto()
    TYPE_WITH_ONLY_UNUSED_EXTERNAL = auto()
    EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE = auto()
    EXTERNAL_ON_INTERFACE = auto()
    EXTERNAL_MISSING_ON_BASE = auto()
    EXTERNAL_TYPE_MISMATCH = auto()
    EXTERNAL_ARGUMENT_MISSING = auto()
    EXTERNAL_ARGUMENT_TYPE_MISMATCH = auto()
    EXTERNAL_ARGUMENT_DEFAULT_MISMATCH = auto()
    MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL = auto()

    # @shareable and @override
    INVALID_SHAREABLE_USAGE = auto()
    INVALID_FIELD_SHARING = auto()
    OVERRIDE_FROM_SELF_ERROR = auto()
    OVERRIDE_SOURCE_HAS_OVERRIDE = auto()
    OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE = auto()
    OVERRIDE_ON_INTERFACE = auto()
    OVERRIDE_LABEL_INVALID = auto()
    EXTENSION_WITH_NO_BASE = auto()

    # Merging
    NO_QUERIES = auto()
    TYPE_KIND_MISMATCH = auto()
    FIELD_TYPE_MISMATCH = auto()
    FIELD_ARGUMENT_TYPE_MISMATCH = auto()
    FIELD_ARGUMENT_DEFAULT_MISMATCH = auto()
    INPUT_FIELD_DEFAULT_MISMATCH = auto()
    REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH = auto()
    REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH = auto()
    EMPTY_MERGED_INPUT_TYPE = auto()
    EMPTY_MERGED_ENUM_TYPE = auto()
    ENUM_VALUE_MISMATCH = auto()
    INTERFACE_FIELD_NO_IMPLEM = auto()
    SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES = auto()
    LINK_IMPORT_NAME_MISMATCH = auto()
    DIRECTIVE_COMPOSITION_ERROR = auto()
    INTERFACE_OBJECT_USAGE_ERROR = auto()
    INTERFACE_KEY_NOT_ON_IMPLEMENTATION = auto()
    INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE = auto()

    # @inaccessible
    REFERENCED_INACCESSIBLE = auto()
    DEFAULT_VALUE_USES_INACCESSIBLE = auto()
    QUERY_ROOT_TYPE_INACCESSIBLE = auto()
    REQUIRED_INACCESSIBLE = auto()
    IMPLEMENTED_BY_INACCESSIBLE = auto()
    ONLY_INACCESSIBLE_CHILDREN = auto()
    DISALLOWED_INACCESSIBLE = auto()

    # Context, cost, authorization
    CONTEXT_NOT_SET = auto()
    CONTEXT_INVALID_SELECTION = auto()
    NO_CONTEXT_IN_SELECTION = auto()
    CONTEXT_NO_RESOLVABLE_KEY = auto()
    CONTEXT_NAME_INVALID = auto()
    CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS = auto()
    COST_APPLIED_TO_INTERFACE_FIELD = auto()
    LIST_SIZE_APPLIED_TO_NON_LIST = auto()
    LIST_SIZE_INVALID_ASSUMED_SIZE = auto()
    LIST_SIZE_INVALID_SIZED_FIELD = auto()
    LIST_SIZE_INVALID_SLICING_ARGUMENT = auto()
    AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE = auto()
    MISSING_TRANSITIVE_AUTH_REQUIREMENTS = auto()

    # After the merge
    SATISFIABILITY_ERROR = auto()
    MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED = auto()

    @property
    def meaning(self) -> str:
        """One sentence for people who look the code up."""
        return ERROR_MEANINGS[self]


class HintCode(_Code):
    """Hints: composition passes, but somebody may want to know."""

    INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE = auto()
    INCONSISTENT_BUT_COMPATIBLE_ARGUMENT_TYPE = auto()
    INCONSISTENT_DEFAULT_VALUE_PRESENCE = auto()
    INCONSISTENT_ENTITY = auto()
    INCONSISTENT_OBJECT_VALUE_TYPE_FIELD = auto()
    INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD = auto()
    INCONSISTENT_INPUT_OBJECT_FIELD = auto()
    INCONSISTENT_UNION_MEMBER = auto()
    INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM = auto()
    INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM = auto()
    INCONSISTENT_TYPE_SYSTEM_DIRECTIVE_REPEATABLE = auto()
    INCONSISTENT_TYPE_SYSTEM_DIRECTIVE_LOCATIONS = auto()
    INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE = auto()
    NO_EXECUTABLE_DIRECTIVE_INTERSECTION = auto()
    INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE = auto()
    INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS = auto()
    INCONSISTENT_DESCRIPTION = auto()
    INCONSISTENT_ARGUMENT_PRESENCE = auto()
    FROM_SUBGRAPH_DOES_NOT_EXIST = auto()
    OVERRIDDEN_FIELD_CAN_BE_REMOVED = auto()
    OVERRIDE_DIRECTIVE_CAN_BE_REMOVED = auto()
    OVERRIDE_MIGRATION_IN_PROGRESS = auto()
    UNUSED_ENUM_TYPE = auto()
    INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS = auto()
    MERGED_NON_REPEATABLE_DIRECTIVE_ARGUMENTS = auto()
    DIRECTIVE_COMPOSITION_INFO = auto()
    DIRECTIVE_COMPOSITION_WARN = auto()
    INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN = auto()
    IMPLICITLY_UPGRADED_FEDERATION_VERSION = auto()
    CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS = auto()

    @property
    def level(self) -> Level:
        """How much a hint with this code matters."""
        if self in _WARNINGS:
            return Level.WARN
        return Level.DEBUG if self in _DETAILS else Level.INFO

    @property
    def meaning(self) -> str:
        """One sentence for people who look the code up."""
        return HINT_MEANINGS[self]


_WARNINGS = frozenset(
    {
        HintCode.INCONSISTENT_DEFAULT_VALUE_PRESENCE,
        HintCode.INCONSISTENT_INPUT_OBJECT_FIELD,
        HintCode.INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM,
        HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_PRESENCE,
        HintCode.NO_EXECUTABLE_DIRECTIVE_INTERSECTION,
        HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_REPEATABLE,
        HintCode.INCONSISTENT_EXECUTABLE_DIRECTIVE_LOCATIONS,
        HintCode.INCONSISTENT_DESCRIPTION,
        HintCode.INCONSISTENT_ARGUMENT_PRESENCE,
        HintCode.FROM_SUBGRAPH_DOES_NOT_EXIST,
        HintCode.INCONSISTENT_NON_REPEATABLE_DIRECTIVE_ARGUMENTS,
        HintCode.DIRECTIVE_COMPOSITION_WARN,
        HintCode.INCONSISTENT_RUNTIME_TYPES_FOR_SHAREABLE_RETURN,
    }
)
_DETAILS = frozenset(
    {
        HintCode.INCONSISTENT_OBJECT_VALUE_TYPE_FIELD,
        HintCode.INCONSISTENT_INTERFACE_VALUE_TYPE_FIELD,
        HintCode.INCONSISTENT_UNION_MEMBER,
        HintCode.INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM,
        HintCode.INCONSISTENT_TYPE_SYSTEM_DIRECTIVE_REPEATABLE,
        HintCode.INCONSISTENT_TYPE_SYSTEM_DIRECTIVE_LOCATIONS,
        HintCode.UNUSED_ENUM_TYPE,
    }
)
