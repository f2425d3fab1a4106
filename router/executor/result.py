"""What a request came to: a GraphQL response, not yet an HTTP one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from router.errors import GraphQLErrorDict, RequestError

from .codec import encode


@dataclass(frozen=True, slots=True)
class ExecutionResult:
    """A GraphQL response (GraphQL specification, section 7.1).

    executed: whether execution began. If not, this is a request error and has no `data` entry.
    status: the HTTP status for `application/graphql-response+json`.
    """

    data: Mapping[str, Any] | None = None
    errors: Sequence[GraphQLErrorDict] = ()
    extensions: Mapping[str, Any] = field(default_factory=dict)
    executed: bool = True
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_request_error(cls, error: RequestError) -> "ExecutionResult":
        """The response to a request that could not be executed."""
        return cls(errors=error.errors, executed=False, status=error.status, headers=error.headers)

    def with_extension(self, name: str, value: Any) -> "ExecutionResult":
        """The same response with one more entry in its `extensions`."""
        return replace(self, extensions={**self.extensions, name: value})

    def to_dict(self) -> dict[str, Any]:
        """The response as a JSON object: errors first, as the specification recommends."""
        response: dict[str, Any] = {}
        if self.errors:
            response["errors"] = list(self.errors)
        if self.executed:
            response["data"] = self.data
        if self.extensions:
            response["extensions"] = dict(self.extensions)
        return response

    def to_json(self) -> bytes:
        """The response as UTF-8 JSON."""
        return encode(self.to_dict())
