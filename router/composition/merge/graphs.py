"""The names of subgraphs as enum values of `join__Graph`."""

import re
from collections import Counter
from collections.abc import Sequence

from router.schema.subgraph import SubgraphSchema
from router.schema.supergraph import Graph


def graphs_of(schemas: Sequence[SubgraphSchema]) -> tuple[Graph, ...]:
    """A graph for each subgraph, in the order given. Names that come out alike are numbered."""
    ids = [_graph_id(schema.name) for schema in schemas]
    clashing = {found for found, count in Counter(ids).items() if count > 1}
    seen: Counter[str] = Counter()
    graphs = []
    for schema, graph_id in zip(schemas, ids, strict=True):
        seen[graph_id] += 1
        unique = f"{graph_id}_{seen[graph_id]}" if graph_id in clashing else graph_id
        graphs.append(Graph(unique, schema.name, schema.url))
    return tuple(graphs)


def _graph_id(name: str) -> str:
    text = re.sub(r"[^A-Za-z0-9_]", "_", name).upper()
    if text[:1].isdigit():
        text = f"_{text}"
    # A number at the end is ours, for names that clash.
    return f"{text}_" if re.search(r"_\d+$", text) else text
