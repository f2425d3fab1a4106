"""deploy/make-secrets: what it makes is what compose.yaml mounts and the services read."""

from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from subgraphs.chassis.keys import read_jwks, read_signing_key, read_subjects

from .conftest import ROOT, SUBGRAPHS, Run

SIGNERS = ("users", "orders")


def test_it_makes_what_compose_mounts(secrets: Path, compose: dict[str, Any]) -> None:
    """No secret is missing, none is made for nobody."""
    assert {file.name for file in secrets.iterdir()} == set(compose["secrets"])


def test_only_the_owner_can_enter_the_folder(secrets: Path) -> None:
    """The files are readable, as the users in the containers are not their owner."""
    assert secrets.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in secrets.iterdir()} == {0o444}


def test_what_is_there_stays(secrets: Path, run: Run) -> None:
    """Running it again changes nothing, so it may be run at every start."""
    before = {file.name: file.read_bytes() for file in secrets.iterdir()}

    assert run(ROOT / "deploy/make-secrets", secrets).returncode == 0
    assert {file.name: file.read_bytes() for file in secrets.iterdir()} == before


def test_a_deleted_key_is_replaced_and_published(tmp_path: Path, run: Run) -> None:
    """The public set follows the private keys."""
    run(ROOT / "deploy/make-secrets", tmp_path)
    of_services = (tmp_path / "identity_service_jwks").read_text()
    old = read_jwks((tmp_path / "identity_jwks").read_text())
    (tmp_path / "users_signing_key").unlink()

    run(ROOT / "deploy/make-secrets", tmp_path)

    new = read_jwks((tmp_path / "identity_jwks").read_text())
    assert set(new) == {read_signing_key(tmp_path / "users_signing_key").kid}
    assert not set(new) & set(old)
    assert (tmp_path / "identity_service_jwks").read_text() == of_services


def test_each_issuer_has_a_set_of_its_own(secrets: Path) -> None:
    """Under the names that tokens carry; a service's key says whose it is."""
    people = (secrets / "identity_jwks").read_text()
    services = (secrets / "identity_service_jwks").read_text()
    users, orders = (read_signing_key(secrets / f"{name}_signing_key") for name in SIGNERS)

    assert read_jwks(people) == users.public_keys
    assert read_jwks(services) == orders.public_keys
    assert read_subjects(services) == {orders.kid: "svc:orders"}


def test_a_subgraph_and_its_database_know_one_password(secrets: Path) -> None:
    """And no two have the same."""
    passwords = [(secrets / f"{name}_database_password").read_text().strip() for name in SUBGRAPHS]
    urls = [make_url((secrets / f"{name}_database_url").read_text()) for name in SUBGRAPHS]

    assert [url.password for url in urls] == passwords
    assert [(url.username, url.database, url.host) for url in urls] == [
        (name, name, "postgres") for name in SUBGRAPHS
    ]
    assert len(set(passwords)) == len(SUBGRAPHS)
