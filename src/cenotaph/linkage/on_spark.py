"""Lists too large for one machine: the same reading, blocking, comparison and score on Spark.

Invariant: the links, their probabilities and what is capped are those of one process. Neither records nor pairs are
collected on the driver: only counts, what is capped, and the first rejected lines.

Each step is kept in a folder that all executors see, as Parquet, so that a lost executor does not change the numbers of
records. Records are numbered by list and id, so that equal scores are ordered as in one process. How rare words are comes
by a join, in chunks of records: a table of all words would not fit an executor.

It needs the extra `cenotaph[spark]` and Java; the executors need this package.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import unquote

from cenotaph.errors import UnreadableSourceError, UsageError
from cenotaph.linkage import spark_batches as on_batches
from cenotaph.linkage.blocking import RULES, are_small
from cenotaph.linkage.joining import ALL_PAIRS, CAPPED, PAIRS, RIVALS, SIZES
from cenotaph.linkage.link import Progress
from cenotaph.linkage.model import Model, shipped_model, within_one_list
from cenotaph.sources.item import Rejected

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

CHUNK: Final = 10_000
"""Rows that a Python worker is given at a time."""

TOLD: Final = 20
"""Rejected lines that are told one by one."""

_STEPS: Final = ("reading and preparing", "counting words", "finding pairs", "comparing", "weighing rivals")


class OnSpark(NamedTuple):
    """What linkage found.

    Attributes:
        judged: `a_id`, `b_id`, `probability` and `is_link`, of pairs at or above the doubt of the model; read from the
            folder of the steps, so that it is gone with it.
        records: of each list.
        rejected: lines that are no record.
        compared: pairs.
        capped: by rule of blocking, how many blocks were too large, and how many records the largest had.
    """

    judged: DataFrame
    records: tuple[int, ...]
    rejected: int
    compared: int
    capped: dict[str, tuple[int, int]]


def find_links(
    spark: SparkSession,
    paths: Sequence[str],
    work: str,
    *,
    model: Model | None = None,
    progress: Progress | None = None,
    tell: Callable[[Rejected], None] | None = None,
) -> OnSpark:
    """Link two lists, or find the duplicates within one.

    Args:
        spark: a session (not one of Spark Connect); what is set and named in it stays as it is.
        paths: one or two, of JSON lines as `record.read_records` reads them: a file, a folder or a pattern in any
            file system of Spark.
        work: a folder that all executors see and that is not there yet. The steps are kept in it; it is not removed.
        model: the weights; None is the shipped one.
        progress: is told how far it is.
        tell: is told of the first lines that are no record.

    Raises:
        UsageError: there are not one or two paths.
        UnreadableSourceError: a list cannot be read, or holds no record.
    """
    if not 1 <= len(paths) <= 2:
        raise UsageError(f"one or two lists can be linked, not {len(paths)}")
    model = model or shipped_model()
    steps = _Steps(spark, work, model if len(paths) > 1 else within_one_list(model), progress)
    records, rejected = steps.read(paths, tell)
    steps.weigh(sum(records))
    compared, capped = steps.find_pairs(records)
    steps.compare()
    return OnSpark(steps.judge(), records, rejected, compared, capped)


class _Steps:
    """The tables of one linkage, each made from those before it."""

    def __init__(self, spark: SparkSession, work: str, model: Model, progress: Progress | None) -> None:
        self._spark = spark.newSession()
        self._spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(CHUNK))
        self._work, self._model, self._progress = work, model, progress

    def read(
        self, paths: Sequence[str], tell: Callable[[Rejected], None] | None
    ) -> tuple[tuple[int, ...], int]:
        """Read, number and prepare the records; returns how many each list has, and how many lines are none."""
        self._say("reading and preparing")
        lines = self._lines(paths, 0)
        for side, _ in enumerate(paths[1:], 1):
            lines = lines.unionAll(self._lines(paths, side))
        order = ("side", "id", "file", "start", "place")
        numbered = (
            lines.mapInArrow(on_batches.read_lines, on_batches.READ)
            .repartitionByRange("side", "id")
            .sortWithinPartitions(*order)
            .selectExpr("monotonically_increasing_id() AS record", "*")
        )
        self._keep("read", numbered.mapInArrow(on_batches.prepare_lines, on_batches.prepared_schema()))
        found = Counter(
            {
                (row["side"], row["good"]): row["rows"]
                for row in self._collect(
                    "SELECT side, code IS NULL AS good, COUNT(*) AS rows FROM read GROUP BY 1, 2"
                )
            }
        )
        records = tuple(found[side, True] for side in range(len(paths)))
        rejected = sum(found[side, False] for side in range(len(paths)))
        if rejected and tell:
            self._tell(lines, tell)
        for path, count in zip(paths, records, strict=True):
            if not count:
                raise UnreadableSourceError(
                    path, "no_records", "it holds no record: one JSON object a line, with an id"
                )
        return records, rejected

    def weigh(self, total: int) -> None:
        """Say how rare the words of the records are."""
        self._say("counting words")
        prepared = self._sql("SELECT * FROM read WHERE code IS NULL")
        self._name("words", prepared.mapInArrow(on_batches.count_by_chunk, on_batches.WORDS))
        shared = self._sql(
            """SELECT DISTINCT chunk, word, records FROM
            (SELECT chunk, word, SUM(records) OVER (PARTITION BY word) AS records FROM words) WHERE records > 1"""
        )
        together = prepared.groupBy("chunk").cogroup(shared.groupBy("chunk"))
        weigh = partial(on_batches.weigh, total=total)
        self._keep("records", together.applyInArrow(weigh, on_batches.weighed_schema()))

    def find_pairs(self, records: tuple[int, ...]) -> tuple[int, dict[str, tuple[int, int]]]:
        """Find the candidate pairs; returns how many they are, and what is capped."""
        self._say("finding pairs")
        two = int(len(records) == 2)
        rules = [(number, rule.cap, two) for number, rule in enumerate(RULES)]
        self._name("rules", self._spark.createDataFrame(rules, "rule int, cap bigint, two int"))
        capped = {}
        if are_small(*records):
            self._keep("pairs", self._sql(ALL_PAIRS))
        else:
            keys = self._sql("SELECT record, side, prepared FROM records")
            self._keep("all_keys", keys.mapInArrow(on_batches.list_keys, on_batches.KEYS))
            self._name("own", self._sql("SELECT rule, key, record, side FROM all_keys WHERE NOT seek"))
            self._name("seek", self._sql("SELECT rule, key, record, side FROM all_keys WHERE seek"))
            self._keep("sizes", self._sql(SIZES))
            self._keep("pairs", self._sql(PAIRS))
            capped = {
                RULES[row["rule"]].name: (row["blocks"], row["largest"]) for row in self._collect(CAPPED)
            }
        return self._collect("SELECT COUNT(*) AS pairs FROM pairs")[0]["pairs"], capped

    def compare(self) -> None:
        """Score the pairs by themselves."""
        self._say("comparing")
        both = self._sql(
            """SELECT p.a, p.b, l.prepared AS left, r.prepared AS right
            FROM pairs p JOIN records l ON l.record = p.a JOIN records r ON r.record = p.b"""
        )
        compare = partial(on_batches.compare_pairs, model=self._model)
        self._keep("scored", both.mapInArrow(compare, on_batches.SCORED))

    def judge(self) -> DataFrame:
        """Score the pairs beside their rivals."""
        self._say("weighing rivals")
        judge = partial(on_batches.judge_pairs, model=self._model)
        self._keep("judged", self._sql(RIVALS).mapInArrow(judge, on_batches.JUDGED))
        return self._sql(
            f"""SELECT l.id AS a_id, r.id AS b_id, j.probability, j.probability >= {self._model.threshold!r}D AS is_link
            FROM judged j JOIN records l ON l.record = j.a JOIN records r ON r.record = j.b"""  # noqa: S608 - a number
        )

    def _lines(self, paths: Sequence[str], side: int) -> DataFrame:
        from pyspark.errors import AnalysisException

        try:
            text = self._spark.read.option("lineSep", "\n").text(paths[side])
        except AnalysisException as error:
            reason = str(error).splitlines()[0]
            raise UnreadableSourceError(paths[side], "unreadable", reason) from error
        return text.selectExpr(
            f"{side} AS side",
            "_metadata.file_path AS file",
            "_metadata.file_block_start AS start",
            "CAST(value AS BINARY) AS line",
        )

    def _tell(self, lines: DataFrame, tell: Callable[[Rejected], None]) -> None:
        """Tell the first rejected lines; their numbers come from how many lines the parts of the files have."""
        sizes = {
            (row["side"], row["file"], row["start"]): row["count"]
            for row in lines.groupBy("side", "file", "start").count().collect()
        }
        first = f"""SELECT side, file, start, place, code, reason FROM read WHERE code IS NOT NULL
            ORDER BY side, file, start, place LIMIT {TOLD}"""  # noqa: S608 - a number
        for row in self._collect(first):
            before = sum(
                count
                for (side, file, start), count in sizes.items()
                if (side, file) == (row["side"], row["file"]) and start < row["start"]
            )
            name = unquote(row["file"].rsplit("/", 1)[-1])
            tell(Rejected(row["code"], name, f"line {before + row['place']}", row["reason"]))

    def _say(self, step: str) -> None:
        if self._progress:
            self._progress(step, _STEPS.index(step), len(_STEPS))

    def _sql(self, statement: str) -> DataFrame:
        return self._spark.sql(statement)

    def _collect(self, statement: str) -> list[Any]:
        return self._sql(statement).collect()

    def _name(self, name: str, frame: DataFrame) -> None:
        frame.createOrReplaceTempView(name)

    def _keep(self, name: str, frame: DataFrame) -> None:
        frame.write.parquet(f"{self._work}/{name}")
        self._name(name, self._spark.read.parquet(escape(f"{self._work}/{name}")))


def escape(path: str) -> str:
    """Write the name of a file so that Spark does not take it for a pattern."""
    return re.sub(r"([\\*?\[\]{}])", r"\\\1", path)
