"""Ed25519 keys: one to sign with, and sets of public ones to verify with.

In dev mode all services share one key pair, kept in the data directory and made by whichever starts
first. In production whoever signs has its own private key in a PEM file, and the others read public
ones from two JSON Web Key Sets: that of users, and that of the services, whose members have a `sub`
(ours, RFC 7517 allows it): the one caller for whom the key signs.
"""

import base64
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

ALGORITHM = "EdDSA"

PublicKeys = Mapping[str, Ed25519PublicKey]
"""Keys by their `kid`."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key that signs tokens, under a name (`kid`) that follows from its public half."""

    private: Ed25519PrivateKey

    @classmethod
    def generate(cls) -> "SigningKey":
        return cls(Ed25519PrivateKey.generate())

    @property
    def kid(self) -> str:
        return hashlib.sha256(_raw(self.private.public_key())).hexdigest()[:16]

    @property
    def public_keys(self) -> PublicKeys:
        return {self.kid: self.private.public_key()}

    def sign(self, claims: Mapping[str, Any]) -> str:
        """A compact JWT of these claims."""
        return jwt.encode(
            dict(claims), self.private, algorithm=ALGORITHM, headers={"kid": self.kid}
        )


def dev_signing_key(data_dir: Path) -> SigningKey:
    """The key pair of this data directory, made on first use, readable by its owner only."""
    path = data_dir / "dev-identity-key.pem"
    if not path.exists():
        _create_once(path, SigningKey.generate())
    return read_signing_key(path)


def read_signing_key(path: Path) -> SigningKey:
    """The private key in a PEM file. Raises TypeError for a key of another kind."""
    private = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(private, Ed25519PrivateKey):
        raise TypeError(f"{path} does not hold an Ed25519 key.")
    return SigningKey(private)


def write_pem(key: SigningKey) -> bytes:
    """What `read_signing_key` reads; a secret."""
    return key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def write_jwks(keys: PublicKeys, subjects: Mapping[str, str] | None = None) -> str:
    """The JSON Web Key Set of these keys (RFC 8037). `subjects`: for whom each signs, by `kid`."""
    members = [
        {
            "kty": "OKP",
            "crv": "Ed25519",
            "alg": ALGORITHM,
            "use": "sig",
            "kid": kid,
            "x": _base64url(_raw(key)),
            **({"sub": subjects[kid]} if subjects else {}),
        }
        for kid, key in keys.items()
    ]
    return json.dumps({"keys": members})


def read_jwks(text: str) -> PublicKeys:
    """The Ed25519 keys of a set that have a `kid`; others are not for us."""
    return {
        member["kid"]: Ed25519PublicKey.from_public_bytes(_base64url_bytes(member["x"]))
        for member in _members(text)
    }


def read_subjects(text: str) -> Mapping[str, str]:
    """For whom each key of the services' set signs. Raises ValueError for a key of nobody."""
    members = _members(text)
    if not all(member.get("sub") for member in members):
        raise ValueError('Each key of the services has a "sub": whose it is, as in "svc:orders".')
    return {member["kid"]: member["sub"] for member in members}


def _create_once(path: Path, key: SigningKey) -> None:
    """Write the key unless another process was faster; nobody ever sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent)  # mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(write_pem(key))
        path.hardlink_to(temporary)
    except FileExistsError:
        pass
    finally:
        Path(temporary).unlink()


def _members(text: str) -> list[dict[str, Any]]:
    return [
        member
        for member in json.loads(text)["keys"]
        if member.get("kty") == "OKP" and member.get("crv") == "Ed25519" and "kid" in member
    ]


def _raw(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def _base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _base64url_bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
