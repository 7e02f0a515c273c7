"""The register for people with a browser: pages, a map, and the same answers as JSON. It reads and never writes."""
