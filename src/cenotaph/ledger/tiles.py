"""The log as others read it: C2SP tiles, bundles of entries and the checkpoint, as static files.

Payloads are not in it. Tiles never change once they are full, so exporting again writes only what is new.

Source: C2SP tlog-tiles v0.1.0.
"""

from __future__ import annotations

from pathlib import Path

from cenotaph.errors import LedgerError
from cenotaph.ledger.disk import replace_file
from cenotaph.ledger.ledger import Ledger
from cenotaph.merkle.checkpoint import parse_checkpoint
from cenotaph.merkle.note import parse_note
from cenotaph.merkle.tile import Tile, encode_bundle, format_tile_path, list_tiles
from cenotaph.merkle.tree import HASH_BYTES, TILE_WIDTH


def export_tiles(folder: Path, target: Path) -> int:
    """Write the published log as a directory of tiles.

    Args:
        folder: the register.
        target: where to; made if it is not there. What an earlier export of the same log wrote is kept.

    Returns:
        how many tiles and bundles were written.

    Raises:
        LedgerError: the target holds another log, or a larger one.
        OSError: it cannot be written.
    """
    with Ledger.open(folder) as ledger:
        note, size = ledger.checkpoint_note(), ledger.checkpoint().size
        since = _exported_size(target, ledger.origin, size)
        written = 0
        for tile in list_tiles(size, since=since):
            path = target / format_tile_path(tile)
            path.parent.mkdir(parents=True, exist_ok=True)
            data = _tile_bytes(ledger, tile)
            new = path.with_name(f".{path.name}.new")
            new.write_bytes(data)
            new.replace(path)
            written += 1
        target.mkdir(parents=True, exist_ok=True)
        replace_file(target / "vkey", f"{ledger.vkey}\n".encode())
        replace_file(target / "checkpoint", note)  # last: it speaks of tiles that are there
    return written


def _tile_bytes(ledger: Ledger, tile: Tile) -> bytes:
    start = tile.index * TILE_WIDTH
    if tile.level is None:
        return encode_bundle(ledger.entry_bytes(start, start + tile.width))
    data = ledger.read_hashes(tile.level, start, start + tile.width)
    if len(data) != tile.width * HASH_BYTES:
        raise LedgerError(f"stored hashes are missing for {format_tile_path(tile)}")
    return data


def _exported_size(target: Path, origin: str, size: int) -> int:
    """Return how many entries an earlier export covers."""
    try:
        before = parse_checkpoint(parse_note((target / "checkpoint").read_bytes()).text)
    except FileNotFoundError:
        return 0
    if before.origin != origin or before.size > size:
        raise LedgerError(
            f"{target} holds {before.size} entries of {before.origin}, which is not the same log"
        )
    return before.size
