"""A list that nobody prepared a profile for -> a drafted profile, each guess with its reason.

Invariant: a draft is a profile like any other, written as TOML that a person can read and correct; nothing is stated
by a draft that its text does not say. A guess that is not good enough is left out, and said.
"""
