"""How many lie where, and who they are."""
