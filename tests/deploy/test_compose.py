"""compose.yaml: what it refers to exists, and nothing has more than it needs."""

import importlib
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, SUBGRAPHS

SERVICES = ("router", *SUBGRAPHS, "postgres")
JOBS = tuple(f"migrate-{name}" for name in SUBGRAPHS)
ALL = (*SERVICES, *JOBS)

Compose = dict[str, Any]


def test_these_are_all_services(compose: Compose) -> None:
    """The lists of this file are whole: a new service has to be put on one."""
    assert set(compose["services"]) == set(ALL)


@pytest.mark.parametrize("kind", ["secrets", "networks", "volumes"])
def test_what_services_use_is_what_there_is(kind: str, compose: Compose) -> None:
    """Nothing is missing, and nothing is declared for nobody."""
    used = {
        item.partition(":")[0]
        for service in compose["services"].values()
        for item in service.get(kind, ())
        if not item.startswith("./")
    }

    assert used == set(compose[kind])


def test_mounted_files_exist(compose: Compose) -> None:
    """A folder that is not there would be made, empty, and owned by root."""
    mounts = [
        volume.partition(":")[0]
        for service in compose["services"].values()
        for volume in service.get("volumes", ())
        if volume.startswith("./")
    ]

    assert mounts == ["./deploy/postgres"]
    assert [file.name for file in (ROOT / mounts[0]).iterdir()] == ["create-databases.sh"]


def test_dependencies_are_waited_for_until_they_work(compose: Compose) -> None:
    """A service is healthy before another needs it; a job has ended well."""
    for name, service in compose["services"].items():
        for needed, how in service.get("depends_on", {}).items():
            job = needed in JOBS
            expected = "service_completed_successfully" if job else "service_healthy"
            assert how == {"condition": expected}, (name, needed)
            assert needed in ALL, (name, needed)


@pytest.mark.parametrize("name", ALL)
def test_container_is_confined(name: str, compose: Compose) -> None:
    """Not root, no capability, nothing to gain, nothing to write to."""
    service = compose["services"][name]

    assert not service["user"].startswith(("0", "root"))
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "cap_add", "pid", "ipc", "network_mode", "devices"} & set(service)


@pytest.mark.parametrize("name", SERVICES)
def test_service_says_how_it_is(name: str, compose: Compose) -> None:
    """Compose waits for it, and `docker compose ps` shows it."""
    assert compose["services"][name]["healthcheck"]["test"][0] == "CMD"


@pytest.mark.parametrize("name", ["router", *SUBGRAPHS])
def test_health_is_asked_of_the_port_that_the_command_opens(name: str, compose: Compose) -> None:
    """And of readiness: the database has answered, the graph is loaded."""
    service = compose["services"][name]
    port = service["command"][-1].rpartition(":")[2] if name == "router" else _port(service)

    assert f"http://127.0.0.1:{port}/health/ready" in service["healthcheck"]["test"][-1]


@pytest.mark.parametrize("name", JOBS)
def test_job_runs_once(name: str, compose: Compose) -> None:
    """A migration that fails is looked at, not repeated."""
    assert compose["services"][name]["restart"] == "no"


def test_only_the_router_can_be_reached_from_outside(compose: Compose) -> None:
    """It alone publishes a port, on this machine only, and has a network with a way out."""
    services = compose["services"]

    assert [name for name in services if "ports" in services[name]] == ["router"]
    assert services["router"]["ports"] == ["127.0.0.1:4000:4000"]
    assert [name for name in services if "edge" in services[name]["networks"]] == ["router"]
    assert compose["networks"] == {
        "edge": {},
        "mesh": {"internal": True},
        "data": {"internal": True},
    }


def test_the_router_cannot_reach_the_database(compose: Compose) -> None:
    """They share no network."""
    services = compose["services"]

    assert not set(services["router"]["networks"]) & set(services["postgres"]["networks"])


def test_each_subgraph_has_its_own_secrets_and_no_others(compose: Compose) -> None:
    """Its database, its cursors, its key if it signs; and the public keys of who calls it."""
    services = compose["services"]
    own = {name: {f"{name}_database_url", f"{name}_cursor_secret"} for name in SUBGRAPHS}
    for signer in ("orders", "users"):
        own[signer].add(f"{signer}_signing_key")
    own["books"].add("identity_service_jwks")

    for name in SUBGRAPHS:
        assert set(services[name]["secrets"]) == own[name] | {"identity_jwks"}
        assert services[f"migrate-{name}"]["secrets"] == [f"{name}_database_url"]
    assert "secrets" not in services["router"]


def test_no_secret_stands_in_the_file(compose: Compose) -> None:
    """Secrets are files that git ignores; variables only name them, and the demo is off."""
    for service in compose["services"].values():
        for variable, value in service.get("environment", {}).items():
            if any(word in variable for word in ("PASSWORD", "SECRET", "KEY", "JWKS")):
                assert str(value).startswith("/run/secrets"), variable
            assert not variable.endswith("_DEV") or value == "false"
    for name, secret in compose["secrets"].items():
        assert secret == {"file": f"deploy/secrets/{name}"}


@pytest.mark.parametrize("name", SUBGRAPHS)
def test_command_names_a_factory(name: str, compose: Compose) -> None:
    """uvicorn is told to call `create_app`, which is there; the port is the subgraph's."""
    command = compose["services"][name]["command"]
    module, _, factory = command[1].partition(":")

    assert command[0] == "uvicorn"
    assert "--factory" in command
    assert module == f"subgraphs.{name}.app"
    assert callable(getattr(importlib.import_module(module), factory))


@pytest.mark.parametrize("name", SUBGRAPHS)
def test_the_router_is_told_where_the_subgraph_listens(name: str, compose: Compose) -> None:
    """By the variable of supergraph.yaml, at the port of its command."""
    variable = f"{name.upper()}_URL"
    port = _port(compose["services"][name])

    assert f"${{env.{variable}:-" in (ROOT / "supergraph.yaml").read_text()
    url = compose["services"]["router"]["environment"][variable]
    assert url == f"http://{name}:{port}/graphql"


def test_one_image_for_all(compose: Compose) -> None:
    """It is built once, by the router's entry, and asked of no registry."""
    services = compose["services"]
    own = [services[name] for name in ALL if name != "postgres"]

    assert {(service["image"], service["pull_policy"]) for service in own} == {
        ("bookstore-supergraph:local", "never")
    }
    assert [name for name in services if "build" in services[name]] == ["router"]
    assert Path(ROOT, services["router"]["build"]["dockerfile"]).is_file()


def _port(service: dict[str, Any]) -> str:
    command = service["command"]
    return str(command[command.index("--port") + 1])
