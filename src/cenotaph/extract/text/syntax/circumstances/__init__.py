"""Where a fact holds, when its own clause does not say so."""
