"""What a request came to: a GraphQL response, not yet an HTTP one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from router.errors import GraphQLErrorDict, RequestError

from .codec import decode, encode


@dataclass(frozen=True, slots=True)
class ExecutionResult:
    """A GraphQL response (GraphQL specification, section 7.1).

    data: not to be changed, others may have been given the same.
    executed: whether execution began. If not, this is a request error and has no `data` entry.
    status: the HTTP status for `application/graphql-response+json`.
    body: the response as JSON, where that is known already.
    """

    data: Mapping[str, Any] | None = None
    errors: Sequence[GraphQLErrorDict] = ()
    extensions: Mapping[str, Any] = field(default_factory=dict)
    executed: bool = True
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of_body(cls, body: bytes) -> "ExecutionResult":
        """The response that a body says, which has nothing but data, an object."""
        return cls(_EncodedData(body), body=body)

    @classmethod
    def of_request_error(cls, error: RequestError) -> "ExecutionResult":
        """The response to a request that could not be executed."""
        return cls(errors=error.errors, executed=False, status=error.status, headers=error.headers)

    def encoded(self) -> "ExecutionResult":
        """The same response, its JSON written once for all who will ask for it."""
        return self if self.body is not None else replace(self, body=self.to_json())

    def with_extension(self, name: str, value: Any) -> "ExecutionResult":
        """The same response with one more entry in its `extensions`."""
        return replace(self, extensions={**self.extensions, name: value}, body=None)

    def to_dict(self) -> dict[str, Any]:
        """The response as a JSON object: errors first, as the specification recommends.

        The caller's own where `body` is known, since others then may have the same result.
        """
        if self.body is not None:
            known: dict[str, Any] = decode(self.body)
            return known
        response: dict[str, Any] = {}
        if self.errors:
            response["errors"] = list(self.errors)
        if self.executed:
            response["data"] = dict(self.data) if isinstance(self.data, _EncodedData) else self.data
        if self.extensions:
            response["extensions"] = dict(self.extensions)
        return response

    def to_json(self) -> bytes:
        """The response as UTF-8 JSON."""
        return encode(self.to_dict()) if self.body is None else self.body


class _EncodedData(Mapping[str, Any]):
    """The `data` of a body, decoded only if somebody looks: a server never does."""

    __slots__ = ("_body", "_decoded")

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._decoded: dict[str, Any] | None = None

    def __getitem__(self, key: str) -> Any:
        return self._read()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return repr(self._read())

    def _read(self) -> dict[str, Any]:
        if self._decoded is None:
            self._decoded = decode(self._body)["data"]
        return self._decoded
