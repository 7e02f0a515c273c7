"""A comparison as files: a table (CSV) and a map (GeoJSON).

Invariant: several files are written whole or none of them; a cell that a spreadsheet would take for a formula has an
apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from cenotaph.errors import UsageError
from cenotaph.intake.compare import Comparison, Item
from cenotaph.ledger.disk import mode_of_new_files
from cenotaph.register.differing import APART_M

HEADER: Final = (
    "group", "a_id", "b_id", "a_name", "b_name", "probability", "because", "metres",
    "property", "outcome", "a_says", "b_says",
)  # fmt: skip

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def to_csv(found: Comparison) -> str:
    """Write one row a match, doubtful pair or what only one side has, and after it one a difference (with `property`)."""
    stream = io.StringIO()
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(HEADER)
    for item in found.items:
        probability = "" if item.probability is None else f"{item.probability:.4f}"
        texts = (item.group, item.a, item.b, item.a_name, item.b_name)
        head = [*map(_safe, texts), probability, _safe(item.because)]
        rows.writerow([*head, "" if item.metres is None else item.metres, "", "", "", ""])
        for one in item.differences:
            says = (one.label, one.outcome, "; ".join(one.a), "; ".join(one.b))
            rows.writerow([*head, "" if one.metres is None else one.metres, *map(_safe, says)])
    return stream.getvalue()


def to_geojson(found: Comparison) -> str:
    """Write a point each (of a pair the one of B, else of A), and a line between two that lie far apart."""
    features = [feature for item in found.items for feature in _features(item)]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features}).decode() + "\n"


def write_all(texts: Mapping[Path, str]) -> None:
    """Write files, all whole or none.

    Raises:
        UsageError: a folder is a file, or a file a folder.
        OSError: one cannot be written.
    """
    made: dict[Path, Path] = {}
    mode = mode_of_new_files()
    for path in texts:
        # Of several renamings the last one may fail: what is known to fail is refused before the first.
        if path.is_dir():
            raise UsageError(f"{path} is a folder: no file can be written there")
    try:
        for path, text in texts.items():
            if path.parent.exists() and not path.parent.is_dir():
                raise UsageError(f"{path.parent} is no folder")
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
            made[path] = Path(name)
            with open(handle, "w", encoding="utf-8", newline="") as stream:  # noqa: PTH123 - a descriptor
                stream.write(text)
            Path(name).chmod(mode)
        for path, whole in made.items():
            whole.replace(path)
    finally:
        for whole in made.values():
            whole.unlink(missing_ok=True)


def _safe(text: str | None) -> str:
    return f"'{text}" if text and text.startswith(_FORMULA) else text or ""


def _features(item: Item) -> Iterator[dict[str, Any]]:
    point = item.b_point or item.a_point
    told: dict[str, Any] = {
        "group": item.group,
        "a": item.a,
        "b": item.b,
        "name": item.b_name or item.a_name,
        "probability": item.probability,
        "because": item.because,
        "metres": item.metres,
        "differences": [msgspec.to_builtins(one) for one in item.differences],
    }
    if point:
        yield {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": point},
            "properties": told,
        }
    if item.a_point and item.b_point and item.metres is not None and item.metres > APART_M:
        yield {
            "type": "Feature",
            "geometry": {"type": "LineString", "coordinates": [item.a_point, item.b_point]},
            "properties": {"group": item.group, "a": item.a, "b": item.b, "metres": item.metres},
        }
