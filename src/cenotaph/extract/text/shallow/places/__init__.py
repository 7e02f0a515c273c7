"""Which words name a place, in the forms in which a language bends names."""
