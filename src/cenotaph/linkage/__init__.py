"""Same stone or not: records, candidate pairs, comparisons, a score with its reasons, clusters."""
