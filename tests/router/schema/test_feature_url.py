"""Feature urls: what they name, and how they are refused."""

import pytest

from router.schema.feature_url import MalformedFeatureUrl, parse_feature_url
from router.schema.link import Version


def test_a_url_is_identity_name_and_version():
    """The last part is the version, the one before it the name."""
    url = parse_feature_url("https://specs.example:8080/a/shelf/v1.12")

    assert url.identity == "https://specs.example:8080/a/shelf"
    assert url.name == "shelf"
    assert url.version == Version(1, 12)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("https://specs.example", "Missing path"),
        ("https://specs.example/", "Missing path"),
        ("https://specs.example/shelf/", "Missing version"),
        ("https://specs.example/shelf/1.0", "Expected a version"),
        ("https://specs.example/v1.0", "Missing feature name"),
        ("shelf/v1.0", "Invalid feature url"),
        ("https://specs.example:port/shelf/v1.0", "Invalid feature url"),
        (7, "must be a string"),
    ],
)
def test_what_names_no_version_of_a_feature_is_refused(text: object, complaint: str):
    """The message says which part is missing."""
    with pytest.raises(MalformedFeatureUrl, match=complaint):
        parse_feature_url(text)
