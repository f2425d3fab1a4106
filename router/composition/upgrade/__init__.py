"""Federation 1 subgraphs, made into what they would have been in Federation 2.

In:  all schemas, of both kinds. Out: the same schemas, none of Federation 1 any more, or issues.
Door: upgrade_subgraphs().
"""
