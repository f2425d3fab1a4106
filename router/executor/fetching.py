"""One fetch on its way: the bytes that go out, what came back, what is wrong with it.

In:   a Fetch, the client's variables, encoded representations; then a TransportResponse.
Out:  a request body; then a SubgraphAnswer, its `data` and `errors` separated and of known form.
Decides: which answers are GraphQL responses at all (engine design, section 5.4).

What does not change between requests (document, names of variables) is encoded once per plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from router.errors import SubgraphError, SubgraphMalformed
from router.planner.plan import EntityCall, Fetch

from .codec import JSONDecodeError, decode, encode
from .transports.transport import TransportResponse
from .tree import TreeObject

Representations: TypeAlias = Sequence[bytes]
"""The encoded representations of one entity call."""


@dataclass(frozen=True, slots=True)
class RequestTemplate:
    """A request body without its values.

    opening: all up to the brace that opens `variables`.
    call_names: `"name":` of each entity call's variable, in the order of the calls.
    variables: name and `"name":` of each client variable that the document uses.
    """

    opening: bytes
    call_names: tuple[bytes, ...]
    variables: tuple[tuple[str, bytes], ...]

    @classmethod
    def of(cls, fetch: Fetch) -> "RequestTemplate":
        """Encode what all requests of a fetch have in common."""
        request = {"query": fetch.document}
        if fetch.operation_name is not None:
            request["operationName"] = fetch.operation_name
        return cls(
            encode(request)[:-1] + b',"variables":{',
            tuple(_name(call.variable) for call in fetch.calls if not call.is_reentry),
            tuple((name, _name(name)) for name in fetch.variables),
        )

    def body(self, variables: Mapping[str, Any], calls: Sequence[Representations] = ()) -> bytes:
        """The JSON body; a variable the client left out is left out, so that defaults hold.

        calls: one for each entity call; a fetch that enters the query root again sends none.
        """
        values = [
            name + b"[" + b",".join(representations) + b"]"
            for name, representations in zip(self.call_names, calls, strict=False)
        ]
        values += [
            encoded + encode(variables[name])
            for name, encoded in self.variables
            if name in variables
        ]
        return self.opening + b",".join(values) + b"}}"


@dataclass(frozen=True, slots=True)
class SubgraphAnswer:
    """A GraphQL response of a subgraph, its entries of known form.

    data: None if it was null or left out.
    errors: objects as received; nothing inside them is checked.
    """

    data: TreeObject | None
    errors: Sequence[Mapping[str, Any]] = ()


def read_answer(subgraph: str, response: TransportResponse) -> SubgraphAnswer:
    """Read the HTTP answer to a fetch.

    Raises SubgraphError when it is not a GraphQL response: SubgraphMalformed if the status said it
    would be one. With another status, a GraphQL response counts as much as with 200.
    """
    answer = _graphql_response(response.body)
    if answer is not None:
        return answer
    if 200 <= response.status < 300:
        raise SubgraphMalformed(
            subgraph,
            f'Subgraph "{subgraph}" answered with something that is not a GraphQL response.',
            status=response.status,
        )
    raise SubgraphError(
        subgraph,
        f'Subgraph "{subgraph}" answered with HTTP status {response.status}.',
        status=response.status,
    )


def entities_of(
    subgraph: str, answer: SubgraphAnswer, call: EntityCall, expected: int
) -> Sequence[TreeObject | None] | None:
    """The entities answered to one call, as many as `expected`; None if errors stand for them.

    Raises SubgraphMalformed when it is no list, of another length, or holds other than objects.
    """
    if call.is_reentry:
        return None if answer.data is None else [answer.data]
    entities = None if answer.data is None else answer.data.get(call.alias)
    if entities is None and answer.errors:
        return None
    if (
        not isinstance(entities, list)
        or len(entities) != expected
        or not all(entity is None or isinstance(entity, dict) for entity in entities)
    ):
        raise SubgraphMalformed(
            subgraph,
            f'Subgraph "{subgraph}" did not answer {expected} representations with as many'
            " entities.",
        )
    return entities


def _name(variable: str) -> bytes:
    return encode(variable) + b":"


def _graphql_response(body: bytes) -> SubgraphAnswer | None:
    """Section 7.1 of the GraphQL specification: an object with `data`, `errors` or both."""
    try:
        decoded = decode(body)
    except (JSONDecodeError, RecursionError):
        return None
    if not isinstance(decoded, dict):
        return None
    data, errors = decoded.get("data"), decoded.get("errors")
    if not (data is None or isinstance(data, dict)) or not (
        errors is None or isinstance(errors, list)
    ):
        return None
    if data is None and not errors:
        return None
    return SubgraphAnswer(data, [_error_object(error) for error in errors or ()])


def _error_object(error: Any) -> Mapping[str, Any]:
    return error if isinstance(error, dict) else {}
