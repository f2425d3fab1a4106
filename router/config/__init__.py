"""Floor 5: supergraph.yaml in, subgraphs to compose out.

In:   a supergraph.yaml, the environment, and what it points to: files, URLs, Python objects.
Out:  a SupergraphConfig, and from it the Subgraph values with their SDL.
Uses: errors, schema, executor (to introspect). Not the server: composing needs none.
Doors: read_supergraph_yaml(), load_subgraphs().

It stands apart from the command line because tests and programs that embed the router read the same
file; and apart from the server's settings (router.yaml), which say how to serve, not what.
"""
