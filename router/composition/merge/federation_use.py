"""Federation's directives on an element; a user's own directive of the same name is another one."""

from router.schema.definition import Directed, DirectiveUse


def federation_use(element: Directed, directive: str) -> DirectiveUse | None:
    """The first application of a federation directive."""
    for use in element.directives:
        if use.name == directive and use.feature is not None:
            return use
    return None
