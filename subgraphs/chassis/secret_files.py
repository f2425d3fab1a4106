"""Secrets as files: what BOOKS_DATABASE_URL would say may stand in a file `books_database_url`.

Container engines mount secrets that way, and a file, unlike the environment, is not inherited or
listed. SECRETS_DIR names the folder; the environment goes before what is in it.
"""

import os
from pathlib import Path

from pydantic_settings import BaseSettings, SecretsSettingsSource

VARIABLE = "SECRETS_DIR"


def secret_files(settings: type[BaseSettings]) -> SecretsSettingsSource:
    """Where these settings look for their secrets: nowhere unless SECRETS_DIR is set.

    Raises ValueError when it does not name a folder: without it a service would open the embedded
    database, as if none had been named.
    """
    folder = os.environ.get(VARIABLE)
    if folder is not None and not Path(folder).is_dir():
        raise ValueError(f"{VARIABLE} must name a folder, and {folder!r} is none.")
    return SecretsSettingsSource(settings, secrets_dir=folder)
