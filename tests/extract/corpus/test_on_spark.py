"""On Spark, the lines are those of one process."""

from __future__ import annotations

from typing import Any

import pytest

from cenotaph.errors import UsageError
from cenotaph.extract.corpus.documents import Given
from cenotaph.extract.corpus.on_spark import on_spark
from cenotaph.extract.corpus.reading import Spec, build_extractor, read_document

TEXTS = (
    "The monument to the fallen soldiers in Poltava was destroyed in May 2022, the council said.",
    "Das Denkmal für die Gefallenen in Jena wurde 1958 errichtet.",
    "Nothing is said here.",
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def small_batches(spark: Any) -> Any:
    session = spark.newSession()
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "4")
    return session


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::FutureWarning")
def test_the_lines_are_those_of_one_process(small_batches: Any) -> None:
    rows: list[tuple[str | None, str | None, str | None, int]] = [
        (f"d{number}", f"{TEXTS[number % 3]} Number {number}.", "2023-05-04", 7) for number in range(30)
    ]
    rows += [("hu", "A szobor áll.", None, 7), (None, "Nobody's.", None, 7), ("none", None, None, 7)]
    frame = small_batches.createDataFrame(
        rows, "doc string, text string, date string, other int"
    ).repartition(3)
    found = {row["doc"]: row for row in on_spark(frame).collect()}
    assert len(found) == len(rows)
    extractor = build_extractor(Spec())
    for doc, text, date, _ in rows:
        if doc is None or text is None:
            assert (found[doc or ""]["outcome"], found[doc or ""]["why"]) == ("rejected", "not_a_document")
            continue
        alone = read_document(extractor, Given(doc, text, date=date))
        assert found[doc]["line"] == alone.line.decode().rstrip("\n")
        assert (found[doc]["outcome"], found[doc]["why"]) == (alone.outcome, alone.why)


def test_a_column_that_is_missing(small_batches: Any) -> None:
    with pytest.raises(UsageError, match="text"):
        on_spark(small_batches.createDataFrame([("a",)], "doc string"))
