"""A text taken apart: sentences with their syntax, mended where the parser errs, and the clauses and phrases in them."""
