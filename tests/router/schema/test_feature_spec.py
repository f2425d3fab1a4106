"""What each version of federation, and of the other features, defines."""

import pytest

from router.schema.feature_spec import feature_spec
from router.schema.federation_spec import FEATURES
from router.schema.link import FEDERATION_IDENTITY, Version


@pytest.mark.parametrize(
    ("minor", "added"),
    [
        (1, "@composeDirective"),
        (3, "@interfaceObject"),
        (5, "@authenticated"),
        (5, "@requiresScopes"),
        (6, "@policy"),
        (8, "@context"),
        (8, "@fromContext"),
        (9, "@cost"),
        (9, "@listSize"),
        (12, "@cacheTag"),
    ],
)
def test_a_directive_is_there_from_its_version_on(minor: int, added: str):
    """The version before does not have it, the last one still does."""
    before = feature_spec(FEDERATION_IDENTITY, Version(2, minor - 1))
    since = feature_spec(FEDERATION_IDENTITY, Version(2, minor))
    last = feature_spec(FEDERATION_IDENTITY, Version(2, 14))

    assert before is not None
    assert since is not None
    assert last is not None
    assert added not in before.elements
    assert added in since.elements
    assert added in last.elements


def test_a_definition_can_change_with_a_version():
    """@override has a label since 2.7, @shareable can be repeated since 2.2."""
    old = feature_spec(FEDERATION_IDENTITY, Version(2, 1))
    new = feature_spec(FEDERATION_IDENTITY, Version(2, 7))

    assert old is not None
    assert new is not None
    assert list(old.directives["override"].arguments) == ["from"]
    assert list(new.directives["override"].arguments) == ["from", "label"]
    assert not old.directives["shareable"].is_repeatable
    assert new.directives["shareable"].is_repeatable


def test_every_listed_edition_can_be_read():
    """The texts are GraphQL."""
    for identity, editions in FEATURES.items():
        for version, _ in editions:
            assert feature_spec(identity, version) is not None


def test_versions_that_do_not_exist_are_not_known():
    """Nor are features that nobody has heard of."""
    assert feature_spec(FEDERATION_IDENTITY, Version(2, 99)) is None
    assert feature_spec(FEDERATION_IDENTITY, Version(3, 0)) is None
    assert feature_spec("https://specs.example/shelf", Version(1, 0)) is None
