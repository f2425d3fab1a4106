"""Which keys a service signs with and which it believes, as its settings say.

Two sets, one for each issuer: users' keys verify access tokens, the services' keys what services
show each other, each for the service it belongs to. So whoever steals the key of orders can call
books in orders' name, and can be neither a reader nor a clerk. In dev mode one key pair, made up,
is all of them.
"""

from .identity import SERVICE_ISSUER, TrustedIssuer, Verifier
from .keys import (
    PublicKeys,
    SigningKey,
    dev_signing_key,
    read_jwks,
    read_signing_key,
    read_subjects,
)
from .settings import ServiceSettings


def signing_key(settings: ServiceSettings) -> SigningKey:
    """The key this service signs with. Raises ValueError when outside dev mode it has none."""
    if settings.signing_key_file is not None:
        return read_signing_key(settings.signing_key_file)
    if not settings.dev:
        raise ValueError("signing_key_file must be set outside dev mode: this service signs tokens")
    return dev_signing_key(settings.data_dir)


def verifier(settings: ServiceSettings, keys: PublicKeys | None = None) -> Verifier:
    """Reads the callers of this service. `keys` verify all tokens in place of the settings' sets.

    Raises ValueError when a service's key does not say whose it is.
    """
    issuers = (_people(settings, keys), _services(settings, keys))
    return Verifier(issuer for issuer in issuers if issuer is not None)


def _people(settings: ServiceSettings, keys: PublicKeys | None) -> TrustedIssuer:
    identity = settings.identity
    if keys is None and identity.jwks_file is not None:
        keys = read_jwks(identity.jwks_file.read_text())
    if keys is None:
        keys = signing_key(settings).public_keys
    return TrustedIssuer(identity.issuer, identity.audience, keys)


def _services(settings: ServiceSettings, keys: PublicKeys | None) -> TrustedIssuer | None:
    """None for a service that no other one calls: it knows no keys of theirs."""
    file = settings.identity.service_jwks_file
    if keys is None and file is not None:
        text = file.read_text()
        return TrustedIssuer(SERVICE_ISSUER, settings.service, read_jwks(text), read_subjects(text))
    if keys is None and not settings.dev:
        return None
    if keys is None:
        keys = signing_key(settings).public_keys
    return TrustedIssuer(SERVICE_ISSUER, settings.service, keys)
