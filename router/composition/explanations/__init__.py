"""What people are told about a code: a small example that causes it, and how to mend that.

The examples are data, one file for each family of codes. All of them are composed by tests, so an
explanation cannot be wrong about its own code. `supergraph explain` shows them, and docs/errors.md
is printed from them.
Door: explanations_of() in catalog.py.
"""
