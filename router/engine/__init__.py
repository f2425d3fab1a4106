"""Floor 4, upper half: the engine, which puts the floors below together for one graph.

In:   a supergraph, or the subgraphs to compose one from, and transports.
Out:  answers to requests, and plans to look at.
Uses: everything below; the server and the command line stand on it.
Door: Router.
"""
