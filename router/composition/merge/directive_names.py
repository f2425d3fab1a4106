"""What a subgraph calls a directive, and which of its links a name belongs to."""

from router.schema.link import Link
from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph_features import local_name


def name_in_subgraph(schema: SubgraphSchema, feature: str, directive: str) -> str:
    """The name under which a subgraph knows a directive of a feature.

    Federation 1 has no links: there the plain name is the only one.
    """
    for link in schema.links:
        if link.name == feature:
            return local_name(link, directive)
    return directive


def link_of_name(schema: SubgraphSchema, name: str) -> tuple[Link, str] | None:
    """The link that a directive's name comes from, with its name in that feature."""
    for link in schema.links:
        for element, local in link.imports.items():
            if local == f"@{name}":
                return link, element.removeprefix("@")
    for link in schema.links:
        if link.prefix is None:
            continue
        if name == link.prefix:
            return link, link.name or name
        if name.startswith(f"{link.prefix}__"):
            return link, name.removeprefix(f"{link.prefix}__")
    return None
