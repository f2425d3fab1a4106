"""Which keys are believed: people's and services' apart, and each service for itself."""

from pathlib import Path
from typing import Any, ClassVar

import pytest
from pydantic import SecretStr, ValidationError

from subgraphs.chassis.errors import UnauthenticatedError
from subgraphs.chassis.identity import (
    SERVICE_ISSUER,
    TrustedIssuer,
    Verifier,
    service_subject,
    service_token,
)
from subgraphs.chassis.ids import USER, demo_id
from subgraphs.chassis.keys import SigningKey, read_subjects, write_jwks, write_pem
from subgraphs.chassis.settings import IdentitySettings, ServiceSettings
from subgraphs.chassis.trust import verifier

SCOPES = ["stock:reserve"]


class CalledSettings(ServiceSettings):
    service: ClassVar[str] = "demo"
    called_by_services: ClassVar[bool] = True


class AloneSettings(ServiceSettings):
    service: ClassVar[str] = "demo"


@pytest.fixture
def orders() -> SigningKey:
    """What orders signs with."""
    return SigningKey.generate()


@pytest.fixture
def settings(tokens: Any, orders: SigningKey, tmp_path: Path) -> dict[str, Any]:
    """As outside dev mode: two sets."""
    people, services = tmp_path / "people.json", tmp_path / "services.json"
    people.write_text(write_jwks(tokens.public_keys))
    services.write_text(write_jwks(orders.public_keys, {orders.kid: service_subject("orders")}))
    identity = IdentitySettings(jwks_file=people, service_jwks_file=services)
    return {"cursor_secret": SecretStr("secret"), "identity": identity}


def signed_by(key: SigningKey, tokens: Any) -> Any:
    """`tokens`, with another key."""
    other = type(tokens)()
    other.key = key
    return other


def refused(callers: Verifier, token: str) -> None:
    with pytest.raises(UnauthenticatedError):
        callers.caller(f"Bearer {token}")


def test_each_issuer_is_believed_by_its_own_key(
    settings: dict[str, Any], tokens: Any, orders: SigningKey
) -> None:
    """A reader by users' key, orders by its own."""
    callers = verifier(CalledSettings(**settings))
    assert callers.caller(f"Bearer {tokens.user(1, 'customer')}").roles == {"customer"}
    shown = service_token(orders, caller="orders", audience="demo", scopes=SCOPES)
    assert callers.caller(f"Bearer {shown}").subject == "svc:orders"


def test_no_key_signs_for_the_other_issuer(
    settings: dict[str, Any], tokens: Any, orders: SigningKey
) -> None:
    """Who holds orders' key is no reader and no clerk; who holds users' key is no service."""
    callers = verifier(CalledSettings(**settings))
    refused(callers, signed_by(orders, tokens).user(2, "staff"))
    refused(callers, tokens.service("orders", "demo", *SCOPES))


def test_a_services_key_signs_for_that_service(
    settings: dict[str, Any], orders: SigningKey
) -> None:
    """And for no other, nor for more than that service may do."""
    callers = verifier(CalledSettings(**settings))
    refused(callers, service_token(orders, caller="billing", audience="demo", scopes=SCOPES))
    greedy = [*SCOPES, "catalog:write", "users:read"]
    shown = service_token(orders, caller="orders", audience="demo", scopes=greedy)
    assert callers.caller(f"Bearer {shown}").scopes == {"stock:reserve"}


def test_a_service_that_is_not_listed_may_do_nothing() -> None:
    """A key alone gives no scope."""
    key = SigningKey.generate()
    callers = Verifier([TrustedIssuer(SERVICE_ISSUER, "demo", key.public_keys)])
    shown = service_token(key, caller="billing", audience="demo", scopes=SCOPES)
    assert callers.caller(f"Bearer {shown}").scopes == frozenset()


def test_who_is_called_by_no_service_believes_none(
    settings: dict[str, Any], orders: SigningKey
) -> None:
    """Its settings need no keys of theirs."""
    identity = settings["identity"].model_copy(update={"service_jwks_file": None})
    callers = verifier(AloneSettings(**settings | {"identity": identity}))
    refused(callers, service_token(orders, caller="orders", audience="demo", scopes=SCOPES))


def test_who_is_called_needs_the_services_keys(settings: dict[str, Any]) -> None:
    """Or it would refuse them all, and nobody would know before the first order."""
    identity = settings["identity"].model_copy(update={"service_jwks_file": None})
    with pytest.raises(ValidationError, match="IDENTITY_SERVICE_JWKS_FILE"):
        CalledSettings(**settings | {"identity": identity})


def test_a_services_key_that_is_nobodys_stops_the_start(orders: SigningKey) -> None:
    """It could sign for all of them."""
    with pytest.raises(ValueError, match="svc:orders"):
        read_subjects(write_jwks(orders.public_keys))


def test_in_dev_mode_one_key_pair_is_all(tokens: Any, tmp_path: Path) -> None:
    """Services that start in one folder believe each other, and users."""
    file = tmp_path / "key.pem"
    file.write_bytes(write_pem(tokens.key))
    callers = verifier(CalledSettings(dev=True, signing_key_file=file))
    assert callers.caller(f"Bearer {tokens.user(1)}").subject == demo_id(USER, 1)
    shown = tokens.service("orders", "demo", *SCOPES)
    assert callers.caller(f"Bearer {shown}").scopes == {"stock:reserve"}
