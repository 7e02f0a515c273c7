"""A fact as a rule finds it: the thing, the word that tells it, and whether it happened, goes on, is planned or denied."""
