"""What can be said: values, evidence, entries, their canonical bytes, and the schema as data."""
