"""Floor 5: what a change of the graph means for those who use it.

In:   a composed graph, what it was before (from git or a file), and recorded operations.
Out:  changes of the API and of federation's rules, operations that would fail, and a report.
Uses: errors, schema, composition, config. Never the server.
Doors: diff() for changes, check_operations() for operations, read_base() for what was before; all
       but the last are pure.
"""
