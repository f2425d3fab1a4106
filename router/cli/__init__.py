"""Floor 6: the command `supergraph`, one file a verb.

In:   arguments, files, standard input.
Out:  results on standard output, everything else on standard error, an exit code (exit_code.py).
Uses: every floor below; nothing uses it.
Door: main().
"""
