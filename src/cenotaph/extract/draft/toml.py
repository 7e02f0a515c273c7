"""Small pieces of TOML, written so that any words of a file can stand in them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from cenotaph.normalize.names import romanize_name


def quoted(text: str) -> str:
    """Write a basic string; JSON's escapes are a part of TOML's, but for the delete character.

    >>> print(quoted("the so-called 'Old' stone"))
    "the so-called 'Old' stone"
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def listed(words: Sequence[str]) -> str:
    """Write an array of strings.

    >>> listed(["a", "b"])
    '["a", "b"]'
    """
    return f"[{', '.join(map(quoted, words))}]"


def comment(text: str) -> str:
    """Write a comment of one line, whatever the text holds."""
    return "# " + " ".join(re.sub(r"[\x00-\x1f\x7f]+", " ", text).split())


def unique(words: Sequence[str]) -> list[str]:
    """Return each word once, whatever its case, in the spelling that comes first."""
    return list({word.strip().casefold(): word.strip() for word in reversed(words)}.values())[::-1]


def once(codes: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the pairs of a table of codes, each word once, whatever its case."""
    return list({cell.strip().casefold(): (cell, code) for cell, code in codes.items()}.values())


def slug(text: str) -> str:
    """Make a name of lower-case ASCII letters, digits and "-" out of any text.

    >>> slug("Kriegsgräber 2024 (neu)"), slug("Братские могилы"), slug("2024")
    ('kriegsgraeber-2024-neu', 'bratskie-mogily', 'list-2024')
    """
    german = text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    plain = re.sub(r"[^a-z0-9]+", "-", romanize_name(german).casefold()).strip("-")[:48].strip("-")
    return plain if re.match(r"[a-z]", plain) else f"list-{plain}".rstrip("-")
