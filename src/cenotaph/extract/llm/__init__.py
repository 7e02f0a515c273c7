"""Texts read by a language model behind an OpenAI-compatible endpoint; every fact it gives is checked against the text.

What is sent where: the text of the document, its language and date, and the instructions of `data/prompt.md`, to the
address that the caller gives, and to no other. Nothing is sent unless an address is given.
"""

from cenotaph.extract.llm.extractor import LlmExtractor

__all__ = ["LlmExtractor"]
