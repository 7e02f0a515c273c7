"""Many documents at once: corpora in, one line each out, in any number of processes, and the same lines whatever the number.

Every document is read by itself, by `reading.read_document`, here and on Spark alike.
"""
