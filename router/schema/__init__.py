"""Floor 1: SDL in, values out.

In:   the SDL of a subgraph or of a supergraph.
Out:  SubgraphSchema (subgraph.py) or Supergraph (supergraph.py), the API schema, and SDL again.
Uses: errors, and graphql-core's parser. Below this floor nobody looks at raw directives.
Doors: read_subgraph(), read_supergraph(), build_api_schema(), print_supergraph().

type_ref.py    `[Book!]!` as a value          literal.py     constant values: defaults, arguments
field_set.py   the text of @key and friends   definition.py  types, fields, arguments, directives
"""
