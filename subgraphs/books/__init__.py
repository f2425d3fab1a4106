"""The books subgraph: the catalogue, its stock, its prices, and what readers wrote about it."""
