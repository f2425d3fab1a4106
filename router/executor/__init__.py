"""Floor 4: a plan and its variables in, a GraphQL response out.

In:   a QueryPlan, coerced variables, one Transport per subgraph, the API schema for introspection.
Out:  an ExecutionResult (result.py), which knows how to write itself as JSON.
Uses: errors, schema, planner.plan. All that waits for a network is here, and nothing else is.
Door: execution.execute().
"""
