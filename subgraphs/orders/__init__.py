"""The orders subgraph: what readers have bought, for how much, and where it goes."""
