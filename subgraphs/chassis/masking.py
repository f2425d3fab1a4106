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


def presentable(error: GraphQLError) -> GraphQLError:
    """The error as a client may see it; one that is so already stays as it is."""
    if is_fault(error):
        extensions = {"code": INTERNAL}
        return GraphQLError(
            "Internal server error.", error.nodes, path=error.path, extensions=extensions
        )
    error.extensions = {"code": INVALID_OPERATION, **(error.extensions or {})}
    return error


class MaskFaults(MaskErrors):
    """`presentable` for everything that is executed, whichever way its results leave."""

    def _process_errors(self, errors: list[GraphQLError]) -> list[GraphQLError]:
        return [presentable(error) for error in errors]


def log_faults(errors: list[GraphQLError]) -> None:
    """One log record, with its traceback, for each fault; refusals are no event for an operator."""
    for error in filter(is_fault, errors):
        logger.error("Fault at %s: %s", error.path, error.message, exc_info=error.original_error)
