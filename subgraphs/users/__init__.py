"""The users subgraph: accounts, signing in, and who everybody is to the other subgraphs."""
