"""A text taken apart by a word list: words, numbers, small words, noun phrases."""
