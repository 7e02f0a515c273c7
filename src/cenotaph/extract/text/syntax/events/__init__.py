"""What happened to memorials: by verbs, by nouns, by turns of phrase."""
