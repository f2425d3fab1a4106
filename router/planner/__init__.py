"""Floor 3b: one client operation in, the fetches that answer it out.

In:   a QueryGraph, and an operation already valid against the API schema.
Out:  a QueryPlan (plan.py): data only; print it, hash it, cache it.
Uses: errors, schema, query_graph. Never composition, never anything async.
Door: Planner.plan().
"""
