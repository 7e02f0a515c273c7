"""Text -> quotations and findings about memorials and burial places, with exact spans; and from these assertions.

Rules over syntax and word lists; the word lists are data, one file a language. Nothing is downloaded, nothing is
written, the text is never changed.
"""

from cenotaph.extract.text.assertions import assertions_of
from cenotaph.extract.text.read import LONGEST_DOCUMENT, read_text
from cenotaph.extract.text.reading import Finding, Quotation, Reading, to_guide
from cenotaph.extract.text.shallow import Lexicon, open_lexicon

__all__ = [
    "LONGEST_DOCUMENT",
    "Finding",
    "Lexicon",
    "Quotation",
    "Reading",
    "assertions_of",
    "open_lexicon",
    "read_text",
    "to_guide",
]
