"""The graph's own scalars: a value that does not fit is refused where it enters, never rounded."""

from datetime import UTC, datetime
from typing import NewType

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

from .countries import COUNTRY_CODES
from .email_address import email_address
from .errors import InvalidInputError
from .isbn import isbn13

MinorUnits = NewType("MinorUnits", int)
CurrencyCode = NewType("CurrencyCode", str)
Isbn = NewType("Isbn", str)
Cursor = NewType("Cursor", str)
EmailAddress = NewType("EmailAddress", str)
CountryCode = NewType("CountryCode", str)

# What a JSON number carries through every client without loss.
_MAX_SAFE_INTEGER = 2**53 - 1


def _minor_units(value: object) -> int:
    # bool is an int to Python; a whole float is refused too, for the next one will not be whole
    if type(value) is not int or abs(value) > _MAX_SAFE_INTEGER:
        raise GraphQLError("MinorUnits is a whole number between -(2^53-1) and 2^53-1.")
    return value


def _currency_code(value: object) -> str:
    if not (isinstance(value, str) and len(value) == 3 and value.isascii() and value.isupper()):
        raise GraphQLError("CurrencyCode is three capital letters, as in EUR.")
    return value


def _isbn(value: object) -> str:
    if not isinstance(value, str):
        raise GraphQLError("ISBN is a string of ten or thirteen digits.")
    try:
        return isbn13(value)
    except InvalidInputError as error:
        raise GraphQLError(error.message) from error


def _cursor(value: object) -> str:
    if not isinstance(value, str):
        raise GraphQLError("Cursor is a string that an earlier page gave.")
    return value


def _email_address(value: object) -> str:
    if not isinstance(value, str):
        raise GraphQLError("EmailAddress is a string.")
    try:
        return email_address(value)
    except InvalidInputError as error:
        raise GraphQLError(error.message) from error


def _country_code(value: object) -> str:
    if not isinstance(value, str) or value not in COUNTRY_CODES:
        raise GraphQLError("CountryCode is two capital letters of ISO 3166-1, as in DE.")
    return value


def format_datetime(value: datetime) -> str:
    """RFC 3339 in UTC with milliseconds, as in 2026-01-31T09:30:00.000Z."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _datetime(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise GraphQLError("DateTime is RFC 3339 with an offset, as in 2026-01-31T09:30:00.000Z.")
    return moment.astimezone(UTC)


SCALARS: dict[object, ScalarDefinition] = {
    MinorUnits: strawberry.scalar(
        name="MinorUnits",
        description="Whole number of the currency's smallest unit. JSON number, |n| <= 2^53-1; "
        "a float or a boolean is refused.",
        serialize=_minor_units,
        parse_value=_minor_units,
    ),
    CurrencyCode: strawberry.scalar(
        name="CurrencyCode",
        description="ISO 4217 alphabetic code, validated against the store's allow-list on input.",
        serialize=_currency_code,
        parse_value=_currency_code,
    ),
    Isbn: strawberry.scalar(
        name="ISBN",
        description="ISBN-13 digits only on output; input accepts ISBN-10/13 with hyphens and "
        "verifies the check digit.",
        serialize=str,
        parse_value=_isbn,
    ),
    Cursor: strawberry.scalar(
        name="Cursor",
        description="Opaque place in a list: hand it back as it came, to the list it came from.",
        serialize=str,
        parse_value=_cursor,
    ),
    EmailAddress: strawberry.scalar(
        name="EmailAddress",
        description="E-mail address, in lower case on output.",
        serialize=str,
        parse_value=_email_address,
    ),
    CountryCode: strawberry.scalar(
        name="CountryCode",
        description="ISO 3166-1 alpha-2.",
        serialize=str,
        parse_value=_country_code,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="RFC 3339 in UTC with milliseconds.",
        serialize=format_datetime,
        parse_value=_datetime,
    ),
}
