"""The merged tree: what has been fetched so far, addressed by storage keys.

It is plain JSON as decoded (dicts, lists, scalars), because `dict.update` and comprehensions run in
C and any wrapper would cost an order of magnitude. Answers of subgraphs are adopted, not copied:
the decoded objects become the tree. So a tree belongs to one execution and is never shared.
"""

from typing import Any, TypeAlias

TreeObject: TypeAlias = dict[str, Any]
"""One object of the tree, by storage keys; `__typename` is stored under its own name."""


def runtime_type(tree_object: TreeObject) -> str | None:
    """The `__typename` a subgraph gave this object; None if it gave none, or no string."""
    typename = tree_object.get("__typename")
    return typename if isinstance(typename, str) else None
