"""Where a service's signing key comes from."""

from pathlib import Path
from typing import Any, ClassVar

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pydantic import SecretStr

from subgraphs.chassis.keys import SigningKey, read_signing_key, write_jwks, write_pem
from subgraphs.chassis.settings import IdentitySettings, ServiceSettings
from subgraphs.chassis.trust import signing_key


class DemoSettings(ServiceSettings):
    service: ClassVar[str] = "demo"


def settings(folder: Path, **given: Any) -> DemoSettings:
    """Settings as outside dev mode."""
    jwks = folder / "jwks.json"
    jwks.write_text(write_jwks({}))
    identity = IdentitySettings(jwks_file=jwks)
    return DemoSettings(cursor_secret=SecretStr("secret"), identity=identity, **given)


def test_the_key_of_the_settings_signs(tmp_path: Path) -> None:
    """In production it is a file, under the same `kid` everywhere."""
    key, file = SigningKey.generate(), tmp_path / "key.pem"
    file.write_bytes(write_pem(key))
    assert signing_key(settings(tmp_path, signing_key_file=file)).kid == key.kid
    assert signing_key(DemoSettings(dev=True, signing_key_file=file)).kid == key.kid


def test_outside_dev_mode_no_key_is_made_up(tmp_path: Path) -> None:
    """A service that signs does not start without its key."""
    with pytest.raises(ValueError, match="signing_key_file"):
        signing_key(settings(tmp_path))


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    """One algorithm; the message names the file."""
    file = tmp_path / "key.pem"
    pem = X25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    file.write_bytes(pem)
    with pytest.raises(TypeError, match=r"key\.pem"):
        read_signing_key(file)
