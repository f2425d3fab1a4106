"""Ways to reach a subgraph. All of them fit `Transport`; none of them knows what a plan is."""
