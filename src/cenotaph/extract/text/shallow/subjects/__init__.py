"""What a word is said of where that is not the memorial beside it: pronouns, lists, other nouns, what is left out."""
