"""Shapefile, GeoPackage, FlatGeobuf and MapInfo -> rows, one a feature, in batches.

Invariant: every feature of the layer comes out once, as a `Row` or as a `Rejected`; the layers that are not read are
named in a note. Memory is bounded by one batch.

Coordinates are turned into degrees of WGS 84 from the system that the layer names; what the file has stands in "@x"
and "@y". A cell that holds nothing is left out; dates are ISO 8601; a number has the digits that its column keeps.

Source: GDAL's vector model.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import shapely

from cenotaph.errors import UnreadableSourceError
from cenotaph.model.evidence import Row as RowSelector
from cenotaph.sources.geometry import GeometryError, point_of
from cenotaph.sources.item import DEFAULT_LIMITS, Limits, Reading, Rejected, Row
from cenotaph.sources.projection import (
    WEB_MERCATOR,
    Projection,
    ProjectionError,
    degrees_of,
    find_projection,
    looks_like_web_mercator,
)
from cenotaph.sources.vector_layers import BYTES, BrokenLayerError, Layer, ask, open_layer, recoded

BATCH = 4_000
_FAULTS = 20
"""After so many features in a row that cannot be read, the rest is not tried."""


def read_vector(
    path: Path,
    *,
    encoding: str | None = None,
    table: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Reading:
    """Read a layer of a file.

    Args:
        path: the file; companions of the same name lie beside it.
        encoding: of the text, where the file does not say it.
        table: the layer's name, or its number from 1; else the one with most features.
        limits: not used: a batch is bounded by its number of features.

    Raises:
        UnreadableSourceError: no feature can be read (`damaged`, `unknown_format`, `unknown_crs`, `no_table`,
            `no_features`).
    """
    del limits
    layer = open_layer(path, encoding=encoding, table=table)
    projection, note = _find_projection(path, layer)
    maker = _Maker(layer, path.name, projection)
    return Reading(
        unit="feature",
        media_type="application/octet-stream",
        program=f"pyogrio {version('pyogrio')} (GDAL {pyogrio.__gdal_version_string__})",
        items=_read_rows(layer, path, maker),
        notes=(*layer.notes, *([note] if note else [])),
        total_hint=layer.features,
        afterwards=maker.notes,
    )


def _find_projection(path: Path, layer: Layer) -> tuple[Projection | None, str | None]:
    if layer.crs is None:
        corners = (
            [(layer.bounds[0], layer.bounds[1]), (layer.bounds[2], layer.bounds[3])] if layer.bounds else []
        )
        if looks_like_web_mercator(corners):
            return find_projection(
                WEB_MERCATOR
            ), f"coordinates read as {WEB_MERCATOR} (metres), which is a guess"
        return None, None
    try:
        projection = find_projection(layer.crs)
    except ProjectionError as error:
        raise UnreadableSourceError(path, "unknown_crs", str(error), place=f"layer {layer.name!r}") from error
    return projection, f"coordinates turned into degrees from {projection.name}" if projection else None


def _read_rows(layer: Layer, path: Path, maker: _Maker) -> Iterator[Row | Rejected]:
    done = faults = 0
    size = BATCH
    last: int | None = None
    while done < layer.features:
        try:
            fids, shapes, columns, dtypes = _read_batch(layer, done, last, size)
        except BrokenLayerError as error:
            if size > 1:  # a smaller batch, until the feature that cannot be read stands alone
                size //= 2
                continue
            faults += 1
            if faults == done + 1 == _FAULTS:
                raise UnreadableSourceError(path, "damaged", f"it cannot be read: {error}") from error
            done, last = done + 1, None
            yield Rejected("damaged", path.name, maker.place(done), f"it cannot be read: {error}")
            if faults >= _FAULTS:
                reason = f"{layer.features - done:,} features from here on are not read: {faults} before them could not be"
                yield Rejected("damaged", path.name, f"after feature {done}", reason)
                return
            continue
        if not len(fids):
            reason = f"the file speaks of {layer.features:,} features and holds {done:,}"
            yield Rejected("truncated", path.name, f"after feature {done}", reason)
            return
        for index, fid in enumerate(fids):
            values = [(column[index], kind) for column, kind in zip(columns, dtypes, strict=True)]
            yield maker.row_of(done + index + 1, int(fid), values, shapes[index])
        done, last, faults = done + len(fids), int(fids[-1]), 0
        size = min(BATCH, size * 2)


def _read_batch(layer: Layer, done: int, last: int | None, size: int) -> tuple[Any, Any, Any, Any]:
    """Read some features: by their ids where the layer has an index of them, else by their position."""
    options: dict[str, Any] = {"skip_features": done}
    if layer.key and last is not None:
        quoted = layer.key.replace('"', '""')
        options = {"where": f'"{quoted}" > {last}'}
    meta, fids, wkb, columns = ask(
        pyogrio.raw.read,
        layer.path,
        layer=layer.name,
        encoding=BYTES,
        max_features=size,
        return_fids=True,
        datetime_as_string=True,
        **options,
    )
    shapes = [None] * len(fids) if wkb is None else wkb
    return fids, shapes, columns, [str(kind) for kind in meta["dtypes"]]


class _Maker:
    """Makes rows of the features of one layer."""

    def __init__(self, layer: Layer, file: str, projection: Projection | None) -> None:
        self._layer, self._file, self._projection = layer, file, projection
        self._without = 0

    def notes(self) -> tuple[str, ...]:
        """Say how many features came without a geometry: GDAL gives none for one that it cannot read, too."""
        if not self._without:
            return ()
        return (f"features without a geometry, or with one that cannot be read: {self._without:,}",)

    def place(self, number: int) -> str:
        return f"feature {number} of layer {self._layer.name!r}"

    def row_of(
        self, number: int, fid: int, values: list[tuple[Any, str]], wkb: bytes | None
    ) -> Row | Rejected:
        place = self.place(number)
        cells: dict[str, str] = {}
        for field, (value, kind) in zip(self._layer.fields, values, strict=False):
            text = _written(value, kind, self._layer.encoding)
            if text is not None:
                cells[field] = text
        key = str(fid) if self._layer.key else None
        if key:
            cells["@id"] = key
        try:
            lon, lat = self._place(wkb, cells) or (None, None)
        except GeometryError as error:
            return Rejected(error.code, self._file, place, error.reason)
        selector = RowSelector(number, key, self._layer.name)
        return Row(number, place, cells, selector, lon, lat, self._file)

    def _place(self, wkb: bytes | None, cells: dict[str, str]) -> tuple[float, float] | None:
        if wkb is None:
            self._without += self._layer.has_shapes
            return None
        shape = shapely.from_wkb(wkb, on_invalid="ignore")
        if shape is None:
            raise GeometryError("bad_geometry", "its geometry cannot be read")
        if shape.is_empty:
            return None
        cells["@type"] = shape.geom_type
        point = _point_on(shape)
        if point is None:
            raise GeometryError("bad_geometry", "its coordinates are no finite numbers")
        if self._projection is None:
            return point_of({"type": "Point", "coordinates": list(point)})
        cells["@x"], cells["@y"] = (_plain(part) for part in point)
        return degrees_of(self._projection, point)


def _point_on(shape: Any) -> tuple[float, float] | None:
    """Return a point on a shape; None where its coordinates are no numbers."""
    if shape.geom_type == "Point":
        found = shape
    elif shape.geom_type == "LineString":
        found = shape.interpolate(0.5, normalized=True)
    else:
        try:
            found = shapely.point_on_surface(shape)
        except shapely.errors.ShapelyError:
            found = shapely.Point(shapely.get_coordinates(shape)[0])
    if found.is_empty or not (math.isfinite(found.x) and math.isfinite(found.y)):
        return None
    return float(found.x), float(found.y)


def _written(value: Any, kind: str, encoding: str) -> str | None:
    """Write a cell as a list would have it; None where it holds nothing."""
    if value is None:
        return None
    if isinstance(value, str):
        return recoded(value, encoding).strip("\0") or None
    if isinstance(value, bytes):
        return f"{len(value):,} bytes" if value else None
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else str(value)
    if isinstance(value, bool | np.bool_):
        return "true" if value else "false"
    if isinstance(value, np.ndarray | list):
        return "; ".join(str(part) for part in value) or None
    if isinstance(value, float | np.floating):
        if not math.isfinite(value):
            return None
        # A column of whole numbers with gaps comes as fractions; so do the counts of old tables.
        return str(int(value)) if kind.startswith(("int", "uint")) else _plain(value)
    return str(value)


def _plain(value: Any) -> str:
    text = np.format_float_positional(value, trim="-") if 1e-5 <= abs(value) < 1e16 else str(value)
    return "0" if value == 0 else text
