"""What a text speaks of: mentions of memorials and burial places, and which of them mean the same thing."""
