"""Which words name a place, and which of these locates what a sentence speaks of."""
