"""What the executors of Spark do with batches of rows: read lines, prepare, weigh, block, compare, judge.

Invariant: every function calls the one that works in one process; none restates it. A row comes out the same whatever
batch it comes in.

It needs the extra `cenotaph[spark]`, which brings pyarrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cenotaph.linkage.alike import Flags
from cenotaph.linkage.blocking import block
from cenotaph.linkage.compare import compare
from cenotaph.linkage.compete import MOST_LEAD, NO_RIVAL, lead_over
from cenotaph.linkage.model import Model, score_competition, score_pairs
from cenotaph.linkage.prepare import Floats, Prepared, prepare
from cenotaph.linkage.prepared_arrow import columns_of_prepared, from_arrow, to_arrow
from cenotaph.linkage.rarity import Rarity, list_words, weigh_words
from cenotaph.linkage.record import Record, read_line, reject_duplicate
from cenotaph.sources.item import Rejected

if TYPE_CHECKING:
    import pyarrow as pa

    Batches = Iterator[pa.RecordBatch]

_PLACE: Final = "side int, file string, start bigint, place bigint, id string"
READ: Final = f"{_PLACE}, line binary, code string, reason string"
"""A line: of which list (0 or 1), file and part of the file, and the how manyth there; its id, or why it is rejected."""

WORDS: Final = "chunk bigint, word bigint, records bigint"
KEYS: Final = "seek boolean, rule tinyint, key bigint, record bigint, side tinyint"
SCORED: Final = "a bigint, b bigint, score double, person boolean, matters boolean"
JUDGED: Final = "a bigint, b bigint, probability double"

_TYPES: Final = {"double": "double", "int64": "bigint", "bool": "boolean", "string": "string"}
_ROUNDING: Final = 1e-9


def prepared_schema() -> str:
    """Give the schema of `prepare_lines`: a row is a prepared record, or a rejected line with its code."""
    return f"record bigint, chunk bigint, {_PLACE}, code string, reason string, prepared {_struct()}"


def weighed_schema() -> str:
    """Give the schema of `weigh`."""
    return f"record bigint, side int, id string, prepared {_struct()}"


def _struct() -> str:
    return f"struct<{', '.join(f'{name}: {_ddl(type_)}' for name, type_ in columns_of_prepared().items())}>"


def read_lines(batches: Batches) -> Batches:
    """Number the lines of each part of a file, and read their ids.

    Args:
        batches: of `side`, `file`, `start` and `line`, in the order of the file within each part.

    Yields:
        Rows of `READ`; none for a blank line.
    """
    lines: dict[tuple[str, int], int] = {}
    for batch in batches:
        rows: list[tuple[Any, ...]] = []
        for side, file, start, line in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            place = lines[file, start] = lines.get((file, start), 0) + 1
            item = _read(file, start, place, line)
            if isinstance(item, Record):
                rows.append((side, file, start, place, item.id, line, None, None))
            elif item is not None:
                rows.append((side, file, start, place, None, None, item.code, item.reason))
        yield _batch(READ, zip(*rows, strict=True))


def prepare_lines(batches: Batches) -> Batches:
    """Prepare records; of several with one id the first one.

    Args:
        batches: of `READ` and `record`, their number, in ascending order of list, id, file and place; all rows of an id
            lie in one partition.
    """
    import pyarrow as pa

    last = None
    for batch in batches:
        columns = {name: batch.column(name).to_pylist() for name in batch.schema.names}
        records, fresh, codes, reasons, rejected = [], [], [], [], []
        for row, key in enumerate(zip(columns["side"], columns["id"], strict=True)):
            start, place = columns["start"][row], columns["place"][row]
            if key[1] is None or key == last:
                again: Rejected | None = None if key[1] is None else reject_duplicate("", place, key[1])
                codes.append(again.code if again else columns["code"][row])
                reasons.append(again.reason if again else columns["reason"][row])
                rejected.append(row)
            elif isinstance(item := _read(columns["file"][row], start, place, columns["line"][row]), Record):
                records.append(item)
                fresh.append(row)
            last = key
        prepared = _as_one(prepare(records))
        yield _prepared(batch, fresh, [None] * len(fresh), [None] * len(fresh), prepared)
        yield _prepared(batch, rejected, codes, reasons, pa.nulls(len(rejected), prepared.type))


def _read(file: str, start: int, place: int, line: bytes) -> Any:
    """Read a line; only the first one of a file can begin with a mark of its encoding."""
    return read_line(file, place if start == 0 else place + 1, line + b"\n")


def _prepared(
    batch: pa.RecordBatch,
    rows: Sequence[int],
    codes: Sequence[str | None],
    reasons: Sequence[str | None],
    prepared: pa.Array,
) -> pa.RecordBatch:
    import pyarrow as pa

    own = batch.take(pa.array(rows, pa.int64()))
    arrays = {
        "record": own.column("record"),
        "chunk": pa.array([batch.column("record")[0].as_py()] * len(rows), pa.int64()),
        **{name: own.column(name) for name in ("side", "file", "start", "place", "id")},
        "code": pa.array(codes, pa.string()),
        "reason": pa.array(reasons, pa.string()),
        "prepared": prepared,
    }
    return pa.RecordBatch.from_pydict(arrays)


def count_by_chunk(batches: Batches) -> Batches:
    """Count in how many records of a chunk each word occurs.

    Args:
        batches: prepared records with their `chunk`.

    Yields:
        Rows of `WORDS`; a chunk that comes in two batches is counted twice, in parts.
    """
    for batch in batches:
        chunk = batch.column("chunk").to_numpy()
        listed = list_words(_of(batch, "prepared"))
        pairs, counts = np.unique(
            np.stack([chunk[listed[:, 1]], listed[:, 0]], axis=1), axis=0, return_counts=True
        )
        yield _batch(WORDS, (pairs[:, 0], pairs[:, 1], counts))


def weigh(records: pa.Table, words: pa.Table, *, total: int) -> pa.Table:
    """Weigh the words of the records of a chunk.

    Args:
        records: prepared ones.
        words: hashes that more than one of all records has, and how many have them.
        total: how many records there are.
    """
    import pyarrow as pa

    order = words.sort_by("word")
    rarity = Rarity(total, order.column("word").to_numpy(), order.column("records").to_numpy())
    batch = records.combine_chunks().to_batches()[0]
    prepared = _as_one(weigh_words(_of(batch, "prepared"), rarity))
    return pa.table({name: batch.column(name) for name in ("record", "side", "id")} | {"prepared": prepared})


def list_keys(batches: Batches) -> Batches:
    """Give the keys of weighed records: rows of `KEYS`."""
    for batch in batches:
        blocks = block(_of(batch, "prepared"))
        record, side = batch.column("record").to_numpy(), batch.column("side").to_numpy()
        for seek, keys in enumerate(blocks):
            yield _batch(
                KEYS,
                (np.full(keys.key.size, bool(seek)), keys.rule, keys.key, record[keys.record],
                 side[keys.record].astype(np.int8)),
            )  # fmt: skip


def compare_pairs(batches: Batches, *, model: Model) -> Batches:
    """Compare and score pairs by themselves.

    Args:
        batches: of `a`, `b`, and `left` and `right`, the two prepared records.
        model: the weights.

    Yields:
        Rows of `SCORED`: pairs with a chance.
    """
    for batch in batches:
        left, right = _of(batch, "left"), _of(batch, "right")
        person = left.person & right.person
        score = score_pairs(model, compare(left, right), person)
        kept = np.flatnonzero(score > NO_RIVAL)
        a, b = batch.column("a").to_numpy()[kept], batch.column("b").to_numpy()[kept]
        score, person = score[kept], person[kept]
        yield _batch(SCORED, (a, b, score, person, can_be_judged(model, score, person)))


def can_be_judged(model: Model, score: Floats, person: Flags) -> Flags:
    """Tell which pairs reach the doubt of the model beside some rivals at least; the others are rivals only.

    The score of a rival counts by straight lines that bend where it is ahead, level or behind, so that the greatest
    probability lies at one of these.
    """
    ends = (-MOST_LEAD, 0.0, MOST_LEAD)
    best = [
        score_competition(model, lead_over(score, score - a, score - b), person)
        for a, b in product(ends, ends)
    ]
    reached: Flags = np.max(best, axis=0) >= model.doubt - _ROUNDING
    return reached


def judge_pairs(batches: Batches, *, model: Model) -> Batches:
    """Give the probability of pairs beside their rivals.

    Args:
        batches: of `a`, `b`, `score`, `person` and the scores of the best rivals, null where there is none.
        model: the weights.

    Yields:
        Rows of `JUDGED`: pairs at or above the doubt of the model.
    """
    for batch in batches:
        score, person, *rivals = (
            batch.column(name).to_numpy(zero_copy_only=False)
            for name in ("score", "person", "rival_of_a", "rival_of_b")
        )
        best = [np.where(np.isnan(rival), NO_RIVAL, rival) for rival in rivals]
        probability = score_competition(model, lead_over(score, *best), person)
        kept = probability >= model.doubt
        yield _batch(
            JUDGED, (*(batch.column(name).to_numpy()[kept] for name in ("a", "b")), probability[kept])
        )


def _of(batch: pa.RecordBatch, name: str) -> Prepared:
    import pyarrow as pa

    return from_arrow(pa.RecordBatch.from_struct_array(batch.column(name)))


def _as_one(prepared: Prepared) -> pa.StructArray:
    import pyarrow as pa

    columns = to_arrow(prepared)
    return pa.StructArray.from_arrays(list(columns.values()), names=list(columns))


def _batch(schema: str, columns: Any) -> pa.RecordBatch:
    """Make a batch of columns in the order of a schema; no columns are columns without rows."""
    import pyarrow as pa

    types = {"int": pa.int32(), "tinyint": pa.int8(), "bigint": pa.int64(), "double": pa.float64(),
             "boolean": pa.bool_(), "string": pa.string(), "binary": pa.binary()}  # fmt: skip
    fields = [(name, types[type_]) for name, type_ in (one.split() for one in schema.split(", "))]
    given = list(columns) or [[]] * len(fields)
    arrays = [pa.array(values, type=type_) for values, (_, type_) in zip(given, fields, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(fields))


def _ddl(type_: pa.DataType) -> str:
    import pyarrow as pa

    return f"array<{_ddl(type_.value_type)}>" if pa.types.is_list(type_) else _TYPES[str(type_)]
