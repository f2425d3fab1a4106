"""Several subgraphs into one supergraph, coordinate by coordinate.

In:   SubgraphSchema values, upgraded and checked.
Out:  a Supergraph, or the errors that stand in its way; hints either way.
Door: merge_subgraphs(), in the module of that name.

row.py, findings.py, merging.py   what every merge below works with
object_type.py ... scalar.py      a policy for each kind of type; field.py, argument.py, default.py,
                                  description.py, applied_directives.py and type_reference.py are
                                  what they share
override.py, joins.py, ...        what a field has to say about its subgraphs
"""
