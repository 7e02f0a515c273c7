"""Annotated excerpts of real news, whose text is not part of the project: spans over articles that lie beside it.

A line of `news/*.jsonl` names an article, the stretch of it that was annotated, and the spans of what it says within that
stretch; names, values and voices are spans, too. `read_excerpts` puts both together in the form of the annotation guide.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scoring import Document, read_documents

ARTICLES = Path("data", "news", "articles_full.jsonl.gz")
"""Within the folder of shared data."""
_DAY = len("2020-05-07")


def read_excerpts(paths: Iterable[Path], articles: Path) -> list[Document]:
    """Read annotated excerpts, with their text from the articles.

    Args:
        paths: files of spans, one excerpt a line.
        articles: gzip, one article a line with `id`, `text` and `date`.
    """
    excerpts = read_documents(paths)
    wanted = {one["article"] for one in excerpts}
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        known = {one["id"]: one for one in map(json.loads, lines) if one["id"] in wanted}
    return [_document(one, known[one["article"]]) for one in excerpts]


def _document(excerpt: dict[str, Any], article: dict[str, Any]) -> Document:
    text: str = article["text"][excerpt["start"] : excerpt["end"]]

    def words(span: list[int] | None) -> str | None:
        return text[slice(*span)] if span else None

    return {
        "doc": excerpt["doc"],
        "lang": excerpt["lang"],
        "date": article["date"][:_DAY] if article["date"] else None,
        "text": text,
        "quotes": [
            {**one, "speaker": words(one["speaker"]), "speaker_span": one["speaker"]}
            for one in excerpt["quotes"]
        ],
        "statements": [
            {
                **one,
                "value": words(one["value"]),
                "voice": one["voice"] if one["voice"] == "author" else words(one["voice"]),
            }
            for one in excerpt["statements"]
        ],
    }
