"""Settings read from files, as container engines mount secrets."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from subgraphs.books.settings import BooksSettings

URL = "postgresql+asyncpg://books:hunter2@postgres/books"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that SECRETS_DIR names, with all that books needs in it."""
    (tmp_path / "books_database_url").write_text(URL)
    (tmp_path / "books_cursor_secret").write_text("seal\n")
    monkeypatch.setenv("SECRETS_DIR", str(tmp_path))
    monkeypatch.setenv("IDENTITY_JWKS_FILE", str(tmp_path / "jwks"))
    monkeypatch.setenv("IDENTITY_SERVICE_JWKS_FILE", str(tmp_path / "service_jwks"))
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_setting_is_read_from_the_file_of_its_name() -> None:
    """The name is the variable's in lower case; white space around the value does not count."""
    settings = BooksSettings()

    assert settings.database_url == URL
    assert settings.cursor_secret.get_secret_value() == "seal"


@pytest.mark.usefixtures("folder")
def test_the_environment_goes_before_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said at the start of one process is meant."""
    monkeypatch.setenv("BOOKS_CURSOR_SECRET", "other")

    assert BooksSettings().cursor_secret.get_secret_value() == "other"


def test_a_folder_that_is_not_there_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """It must not pass for a service without secrets, which would open an embedded database."""
    monkeypatch.setenv("SECRETS_DIR", "/nonexistent")

    with pytest.raises(ValueError, match="SECRETS_DIR must name a folder"):
        BooksSettings(dev=True)


def test_a_refusal_does_not_show_the_secrets_that_are_there(folder: Path) -> None:
    """The message goes to a log; it says what is missing, and nothing of the password."""
    (folder / "books_cursor_secret").unlink()

    with pytest.raises(ValidationError, match="cursor_secret must be set") as refusal:
        BooksSettings()

    assert "hunter2" not in str(refusal.value)
