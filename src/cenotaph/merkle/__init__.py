"""Hash trees, proofs, tiles, signed notes and checkpoints: bytes in, bytes out, no files."""
