"""Floor 2: what can be reached from where.

In:   a Supergraph.
Out:  a QueryGraph: per subgraph and type the fields it resolves, and the keys that lead into it.
Uses: errors, schema.
Door: build_query_graph().
"""
