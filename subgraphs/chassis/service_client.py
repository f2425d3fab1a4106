"""Calling another service: one GraphQL operation, a service token, a time limit, one retry.

    books = ServiceClient(caller="orders", service="books", scopes=["stock:reserve"], ...)
    async with books.connected(siblings):         the chassis does this at the start
        data = await books.execute(OPERATION, variables)

A sibling in this process is called directly, any other service over HTTP; the caller cannot tell.
What can go wrong is one of two things, by what the caller can do about it:

    ServiceUnavailableError   nobody answered in time, or with nonsense: the same may work later
    ServiceRefusedError       an answer, and it is no: the same will never work

Neither is a ServiceError: a client did nothing wrong, and is told nothing of how we are built.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

import httpx

from .identity import service_token
from .keys import SigningKey
from .masking import INTERNAL
from .siblings import Siblings

_TRIES = 2


class ServiceUnavailableError(Exception):
    """The service did not answer, or could not; nobody knows whether it did what was asked."""


class ServiceRefusedError(Exception):
    """The service answered and will not do it: our token, our operation or our data is wrong."""


class ServiceClient:
    """What one service calls another with. Operations must be such that a repeat does no harm."""

    def __init__(
        self,
        *,
        caller: str,
        service: str,
        scopes: Iterable[str],
        key: SigningKey,
        url: str,
        timeout_seconds: float,
    ) -> None:
        self._caller = caller
        self._service = service
        self._scopes = tuple(scopes)
        self._key = key
        self._url = url
        self._timeout_seconds = timeout_seconds
        self._http: httpx.AsyncClient | None = None

    @asynccontextmanager
    async def connected(self, siblings: Siblings) -> AsyncIterator[None]:
        """Calls work inside this block; connections are opened by the first one."""
        sibling = siblings.get(self._service)
        transport: httpx.AsyncBaseTransport = (
            httpx.AsyncHTTPTransport()
            if sibling is None
            else httpx.ASGITransport(sibling, raise_app_exceptions=False)
        )
        # the limit is kept below, for the sibling in this process too
        async with httpx.AsyncClient(transport=transport, timeout=None) as self._http:  # noqa: S113
            yield

    async def execute(self, operation: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The answer's data. Tries twice before ServiceUnavailableError; see above for the rest."""
        body = {"query": operation, "variables": dict(variables)}
        for _ in range(_TRIES - 1):
            try:
                return await self._ask(body)
            except ServiceUnavailableError:
                continue
        return await self._ask(body)

    async def _ask(self, body: dict[str, Any]) -> dict[str, Any]:
        assert self._http is not None, "A client is connected when the application starts."
        token = service_token(
            self._key, caller=self._caller, audience=self._service, scopes=self._scopes
        )
        headers = {"Authorization": f"Bearer {token}"}
        try:
            async with asyncio.timeout(self._timeout_seconds):
                response = await self._http.post(self._url, json=body, headers=headers)
        except (TimeoutError, httpx.TransportError) as error:
            reason = str(error) or type(error).__name__
            raise ServiceUnavailableError(f"{self._service} does not answer: {reason}") from error
        return self._data_of(response)

    def _data_of(self, response: httpx.Response) -> dict[str, Any]:
        status = response.status_code
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
            raise ServiceUnavailableError(f"{self._service} answers with status {status}.")
        try:
            answer = response.json()
        except ValueError as error:
            raise ServiceUnavailableError(f"{self._service} does not answer in JSON.") from error
        errors = answer.get("errors") if isinstance(answer, dict) else None
        if errors:
            codes = [str((each.get("extensions") or {}).get("code")) for each in errors]
            reason = f"{self._service} answers {', '.join(codes)}: {errors[0].get('message')}"
            # a fault inside the service may be gone at the next try; a refusal stays one
            kind = ServiceUnavailableError if INTERNAL in codes else ServiceRefusedError
            raise kind(reason)
        data = answer.get("data") if isinstance(answer, dict) else None
        if not isinstance(data, dict):
            raise ServiceUnavailableError(f"{self._service} answers without data.")
        return data
