"""Prepared records <-> Arrow: one row a record, lists without the zeros behind them, names as lists of lists.

Invariant: what comes back is what went in, column by column, in the order of the rows, if the names lie in that order.
The columns follow from `Prepared`: a new one needs no line here.

It needs the extra `cenotaph[spark]`, which brings pyarrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from cenotaph.linkage.prepare import Ints, Names, Prepared, prepare

if TYPE_CHECKING:
    import pyarrow as pa

_OF_NAMES: Final = "name_"
_DERIVED: Final = ("first", "many", "names")


def to_arrow(prepared: Prepared) -> dict[str, pa.Array]:
    """Give the columns of records.

    Args:
        prepared: the records; their names lie in the order of the records, as `prepare` makes them.
    """
    import pyarrow as pa

    offsets = _offsets(prepared.many)
    own = {name: _array(values) for name, values in _kept(prepared)}
    named = {
        f"{_OF_NAMES}{name}": pa.ListArray.from_arrays(offsets, _array(values))
        for name, values in _kept(prepared.names)
    }
    return own | named


def from_arrow(columns: pa.RecordBatch | pa.Table) -> Prepared:
    """Give the records of some rows.

    Args:
        columns: those of `to_arrow`, and perhaps others.
    """
    empty = _empty()
    lists = {name: _whole(columns.column(f"{_OF_NAMES}{name}")) for name, _ in _kept(empty.names)}
    many = _lengths(next(iter(lists.values())))
    names = Names(**{name: _values(lists[name].flatten(), like) for name, like in _kept(empty.names)})
    own = {name: _values(_whole(columns.column(name)), like) for name, like in _kept(empty)}
    return Prepared(**own, first=np.cumsum(many) - many, many=many, names=names)


def columns_of_prepared() -> dict[str, pa.DataType]:
    """Give the names and the types of the columns of `to_arrow`."""
    return {name: column.type for name, column in to_arrow(_empty()).items()}


@cache
def _empty() -> Prepared:
    """Give no records at all: their columns show width and type."""
    return prepare(())


def _kept(columns: Prepared | Names) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    for name, values in columns._asdict().items():
        if name not in _DERIVED:
            yield name, values


def _array(values: npt.NDArray[Any]) -> pa.Array:
    import pyarrow as pa

    if values.dtype == np.object_:
        return pa.array(values.tolist(), type=pa.string())
    if values.dtype == np.uint64:
        values = values.view(np.int64)  # bits; Spark has no type without a sign
    if values.ndim == 1:
        return pa.array(values)
    used = values != 0
    return pa.ListArray.from_arrays(_offsets(used.sum(axis=1)), pa.array(values[used]))


def _values(array: pa.Array, like: npt.NDArray[Any]) -> npt.NDArray[Any]:
    if like.ndim == 1:
        values: npt.NDArray[Any] = array.to_numpy(zero_copy_only=False)
        return values.view(like.dtype) if like.dtype == np.uint64 else values.astype(like.dtype, copy=False)
    table = np.zeros((len(array), like.shape[1]), dtype=like.dtype)
    table[np.arange(like.shape[1]) < _lengths(array)[:, None]] = array.flatten().to_numpy(
        zero_copy_only=False
    )
    return table


def _offsets(lengths: npt.NDArray[np.integer[Any]]) -> pa.Array:
    import pyarrow as pa

    return pa.array(np.append(0, np.cumsum(lengths)), type=pa.int32())


def _lengths(array: pa.Array) -> Ints:
    lengths: Ints = array.value_lengths().to_numpy(zero_copy_only=False).astype(np.int64)
    return lengths


def _whole(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if hasattr(column, "combine_chunks") else column
