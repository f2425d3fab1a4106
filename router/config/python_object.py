"""Objects named "module:attribute" in supergraph.yaml: apps to run and schemas to print."""

import importlib
import sys
from pathlib import Path
from typing import Any

from router.errors import ConfigurationError


def load_object(reference: str, folder: Path, place: str) -> Any:
    """Import what a reference names.

    folder: searched for modules before everything else, as with `python -m`.
    place: where the reference is written, for messages.
    Raises ConfigurationError when module or attribute are not there; what the module itself raises
    is reported with its type, because it is somebody's code that went wrong.
    """
    module_name, _, attribute = reference.partition(":")
    search = str(folder.resolve())
    if search not in sys.path:
        sys.path.insert(0, search)
    try:
        found: Any = importlib.import_module(module_name)
    except Exception as error:
        # Importing runs a caller's code, which may raise anything.
        raise ConfigurationError(
            f'{place}: "{module_name}" cannot be imported: {type(error).__name__}: {error}'
        ) from error
    for name in attribute.split("."):
        try:
            found = getattr(found, name)
        except AttributeError as error:
            raise ConfigurationError(
                f'{place}: module "{module_name}" has no "{attribute}"'
            ) from error
    return found


def sdl_of_object(schema: Any, place: str) -> str:
    """The SDL of a schema object: a text, or anything that prints itself with `as_str()`.

    Strawberry's federation schema is one; its SDL contains the federation directives, which those
    of a plain GraphQLSchema would lack. Raises ConfigurationError for other objects.
    """
    if isinstance(schema, str):
        return schema
    if callable(as_str := getattr(schema, "as_str", None)):
        return str(as_str())
    raise ConfigurationError(
        f"{place}: a {type(schema).__name__} is no schema: SDL as text, or an object with as_str(),"
        " is needed"
    )
