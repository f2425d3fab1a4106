"""What somebody probably meant who applied a directive that the schema does not know."""

from collections.abc import Mapping

from .feature_spec import feature_spec
from .federation_spec import FEATURES
from .link import FEDERATION_IDENTITY
from .link_reader import LinkTable
from .subgraph_names import local_directive_name


def unknown_directive_hints(table: LinkTable) -> Mapping[str, str]:
    """What to add to the message, by name of the unknown directive."""
    newest = FEATURES[FEDERATION_IDENTITY][-1][0]
    spec = feature_spec(FEDERATION_IDENTITY, newest)
    assert spec is not None
    link = table.federation
    if link is None:
        return {
            name: f' "@{name}" is a directive of Federation 2, but this schema has no @link to the'
            " federation specification v2, and so is one of Federation 1."
            for name in spec.directives
        }
    if link.version is None or feature_spec(FEDERATION_IDENTITY, link.version) is None:
        return {}
    return {
        name: f' The federation directive "@{name}" is called'
        f' "@{local_directive_name(link, name)}" in this schema: use that name, or add "@{name}" to'
        " the imports of the @link to federation."
        for name in spec.directives
    }
