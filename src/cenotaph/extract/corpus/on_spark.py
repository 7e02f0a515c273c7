"""Corpora too large for one machine: the same reading on Spark, in `mapInArrow`.

Invariant: the line of a document is, byte by byte, what `cenotaph extract` prints for it. Every row that comes in gives one
row; what cannot be read is rejected in its row, with its reason.

It needs the extra `cenotaph[spark]` and Java; the executors need this package with its models. The gazetteer is compiled
once on each executor, or read where `cache_folder` points to: a folder that all of them see.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from cenotaph.errors import UsageError
from cenotaph.extract.corpus.documents import NOT_A_DOCUMENT, Given
from cenotaph.extract.corpus.reading import Line, Spec, build_extractor, read_document, reject_document

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

SCHEMA = "doc string, line string, outcome string, why string"
_NEEDED, _OPTIONAL = ("doc", "text"), ("lang", "date", "publisher", "url")


def on_spark(documents: DataFrame, spec: Spec | None = None) -> DataFrame:
    """Read the documents of a data frame.

    Args:
        documents: has the columns `doc` and `text`, and perhaps `lang`, `date`, `publisher` and `url`, all of strings;
            others are passed over.
        spec: the extractor; None is the rules.

    Returns:
        `doc`, `line` (JSON in the form of the annotation guide, without a line feed), `outcome` (`said_something`,
        `said_nothing`, `not_covered` or `rejected`) and `why` (the language, or the code of the rejection).

    Raises:
        UsageError: a column is missing.
    """
    missing = [name for name in _NEEDED if name not in documents.columns]
    if missing:
        raise UsageError(f"the data frame has no column {' and none '.join(missing)}")
    present = [name for name in (*_NEEDED, *_OPTIONAL) if name in documents.columns]
    return documents.select(*present).mapInArrow(partial(_read_batches, spec=spec or Spec()), SCHEMA)


def _read_batches(batches: Iterator[pa.RecordBatch], spec: Spec) -> Iterator[pa.RecordBatch]:
    """Read the documents of one task; the extractor is made once."""
    import pyarrow as pa

    extractor = build_extractor(spec)
    for batch in batches:
        lines = [
            _rejected(row)
            if row["doc"] is None or row["text"] is None
            else read_document(extractor, Given(**row))
            for row in batch.to_pylist()
        ]
        columns: dict[str, list[Any]] = {
            "doc": [one.doc for one in lines],
            "line": [one.line.decode().removesuffix("\n") for one in lines],
            "outcome": [one.outcome for one in lines],
            "why": [one.why for one in lines],
        }
        yield pa.RecordBatch.from_pydict(columns, schema=pa.schema([(name, pa.string()) for name in columns]))


def _rejected(row: dict[str, str | None]) -> Line:
    given = Given(doc=row["doc"] or "", text=row["text"] or "")
    return reject_document(given, NOT_A_DOCUMENT, "it has no doc or no text")
