"""Rows of lists -> assertions, by a mapping profile: which column states what, written as data (TOML).

Invariant: a row becomes one assertion whose statements each point at the cell they come from, or is out of the
profile's scope, or is rejected with a reason. What a row says is taken as it stands: sums are not checked here,
dates not repaired, names not matched.
"""
