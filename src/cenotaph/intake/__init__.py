"""One import from end to end, and what people decide: the same calls for the command line, the web and watchers."""
