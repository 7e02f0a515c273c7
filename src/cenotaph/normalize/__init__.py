"""Text to text and nothing else: names, scripts, places, dates and quantities.

Invariant: every function here is pure, reads no file and no clock, and gives the same answer for the same text.
A ``fold`` or ``normalize`` function is idempotent. What cannot be understood is ``None``, never a guess.
"""
