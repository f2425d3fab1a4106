"""The url of a feature, "https://specs.apollo.dev/federation/v2.9", taken apart (link v1.0)."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from .link import Version

_VERSION = re.compile(r"v(\d+)\.(\d+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class FeatureUrl:
    """identity: the url without its version. name: the last part of the identity."""

    text: str
    identity: str
    name: str
    version: Version


class MalformedFeatureUrl(ValueError):
    """The url names no feature or no version of it."""


def parse_feature_url(text: object) -> FeatureUrl:
    """Read a feature's url. Raises MalformedFeatureUrl."""
    if not isinstance(text, str):
        raise MalformedFeatureUrl("The url of a feature must be a string")
    try:
        parts = urlsplit(text)
        host = f"{parts.hostname or ''}:{parts.port}" if parts.port else parts.hostname or ""
    except ValueError as error:
        raise MalformedFeatureUrl(f"Invalid feature url '{text}'") from error
    if not parts.scheme:
        raise MalformedFeatureUrl(f"Invalid feature url '{text}'")
    segments = parts.path.split("/")
    if parts.path in ("", "/"):
        raise MalformedFeatureUrl(f"Missing path in feature url '{text}'")
    if not segments[-1]:
        raise MalformedFeatureUrl(f"Missing version component in feature url '{text}'")
    match = _VERSION.fullmatch(segments[-1])
    if match is None:
        found = segments[-1]
        raise MalformedFeatureUrl(f"Expected a version string (of the form v1.2), got {found}")
    if len(segments) < 2 or not segments[-2]:
        raise MalformedFeatureUrl(f"Missing feature name component in feature url '{text}'")
    return FeatureUrl(
        text,
        f"{parts.scheme}://{host}{'/'.join(segments[:-1])}",
        segments[-2],
        Version(int(match[1]), int(match[2])),
    )
