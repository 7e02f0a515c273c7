"""When and where a fact holds."""
