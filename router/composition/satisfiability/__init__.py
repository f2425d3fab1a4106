"""Can every operation of the API be planned?

In:   the merged supergraph and its query graph.
Out:  SATISFIABILITY_ERROR for each field that cannot be reached on some path, with a witness and
      the reasons; SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES, and the hint that belongs to it.
Door: check_satisfiability().
"""
