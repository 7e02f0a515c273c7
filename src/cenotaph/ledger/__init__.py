"""The one door in: the log on disk, the vault of payloads, captures, the signer, recovery and verification."""
