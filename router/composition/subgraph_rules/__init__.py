"""The rules on one subgraph, one a file, named by its code; check_subgraph.py runs them.

In:  a SubgraphSchema and its SubgraphFacts. Out: issues, in schema order.
A family of codes that one walk finds shares a file: field_sets.py, list_size.py, from_context.py.
"""
