"""What leaves in `errors`: refusals as they are, faults of ours without a word of what went wrong.

A fault is logged with its traceback here and answered as INTERNAL_SERVER_ERROR; the message,
the type and the stack stay inside. Every error that leaves has an `extensions.code`.
"""

import logging

from graphql import GraphQLError
from strawberry.extensions import MaskErrors

from .errors import ServiceError

logger = logging.getLogger(__name__)

INTERNAL = "INTERNAL_SERVER_ERROR"
INVALID_OPERATION = "GRAPHQL_VALIDATION_FAILED"


def is_fault(error: GraphQLError) -> bool:
    """Whether an error is ours to hide: some exception that no rule raised."""
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause is not None and not isinstance(cause, ServiceError | GraphQLError)


class MaskFaults(MaskErrors):
    """Strawberry's masking with our filter, and a code on everything."""

    def __init__(self) -> None:
        super().__init__(is_fault, "Internal server error.")

    def anonymise_error(self, error: GraphQLError) -> GraphQLError:
        masked = super().anonymise_error(error)
        masked.extensions = {"code": INTERNAL}
        return masked

    def _process_errors(self, errors: list[GraphQLError]) -> list[GraphQLError]:
        processed = super()._process_errors(errors)
        for error in processed:
            error.extensions = {"code": INVALID_OPERATION, **(error.extensions or {})}
        return processed


def log_faults(errors: list[GraphQLError]) -> None:
    """One log record, with its traceback, for each fault; refusals are no event for an operator."""
    for error in filter(is_fault, errors):
        logger.error("Fault at %s: %s", error.path, error.message, exc_info=error.original_error)
