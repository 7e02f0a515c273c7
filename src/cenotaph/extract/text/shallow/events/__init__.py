"""What happened to memorials, by verbs and nouns."""
