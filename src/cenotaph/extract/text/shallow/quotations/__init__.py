"""Who says what: quotations, reports and their sources, by marks, cue words and order."""
