"""Reading where no parser is at hand: rules over words and their order, and word lists that a speaker can extend.

One engine for all languages of this kind; what a language owns stands in `data/words/<lang>.toml` and nowhere else.
"""

from cenotaph.extract.text.shallow.read import read_part
from cenotaph.extract.text.shallow.words.lexicon import Lexicon, open_lexicon, read_lexicon, shallow_languages

__all__ = ["Lexicon", "open_lexicon", "read_lexicon", "read_part", "shallow_languages"]
