"""What must hold across subgraphs, and of the supergraph they make; one rule a file.

Rules that look at the declarations take the Merging; the merge asks them as it goes along. Rules
that look at the result take the Supergraph; check_supergraph.py asks them afterwards.
"""
