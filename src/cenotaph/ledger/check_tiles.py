"""The verification of an exported log: bundles give leaves, leaves give every byte of every tile, and the root."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from cenotaph.errors import CenotaphError, MalformedEntryError, MalformedProofError, UnreadableSourceError
from cenotaph.ledger.check_folder import Progress
from cenotaph.ledger.report import Findings, VerifyReport, counted, key_text, limits, signature_failure
from cenotaph.merkle.checkpoint import Checkpoint, open_checkpoint
from cenotaph.merkle.note import VerifierKey, parse_vkey
from cenotaph.merkle.tile import Tile, decode_bundle, format_tile_path
from cenotaph.merkle.tree import HASH_BYTES, TILE_WIDTH, TreeEdge, leaf_hashes
from cenotaph.model.canonical import decode_entry


class TilesCheck:
    """One verification of a directory of tiles. Call `run` once."""

    def __init__(self, folder: Path, *, vkey: str | None, progress: Progress) -> None:
        """Prepare.

        Raises:
            UnreadableSourceError: there is no checkpoint in the folder.
            MalformedProofError: the given key is none.
        """
        try:
            self._note = (folder / "checkpoint").read_bytes()
        except OSError:
            raise UnreadableSourceError(folder, "no_log", "it holds neither a log nor a checkpoint") from None
        self._folder, self._progress, self._findings = folder, progress, Findings()
        self._key_given = vkey is not None
        self._key = parse_vkey(vkey) if vkey is not None else self._folder_key()
        self._signed = self._open()
        self._operations: Counter[str] = Counter()
        self._edge = TreeEdge()
        self._levels: list[tuple[int, bytes]] = []  # next tile, and hashes towards it

    def run(self) -> VerifyReport:
        """Verify everything."""
        size = self._signed.size if self._signed else 0
        for bundle in range(-(-size // TILE_WIDTH)):
            width = min(TILE_WIDTH, size - bundle * TILE_WIDTH)
            entries = self._read_bundle(Tile(None, bundle, width))
            for index, data in enumerate(entries, bundle * TILE_WIDTH):
                self._look_at(index, data)
            for level, grown in enumerate(self._edge.extend(leaf_hashes(entries))):
                self._expect(level, b"".join(grown))
            self._progress(self._edge.size, size)
            if len(entries) != width:
                break
        for level, (index, pending) in enumerate(self._levels):
            if pending:
                self._check_tile(level, index, pending)
        if self._signed is not None and (self._edge.size, self._edge.root()) != (size, self._signed.root):
            self._findings.fail(
                "checkpoint", "its root is not that of the entries: they are not those that were signed"
            )
        return self._report()

    def _expect(self, level: int, hashes: bytes) -> None:
        """Collect hashes of a level, and compare each tile once it is full."""
        if level == len(self._levels):
            self._levels.append((0, b""))
        index, pending = self._levels[level]
        pending += hashes
        while len(pending) >= TILE_WIDTH * HASH_BYTES:
            self._check_tile(level, index, pending[: TILE_WIDTH * HASH_BYTES])
            index, pending = index + 1, pending[TILE_WIDTH * HASH_BYTES :]
        self._levels[level] = (index, pending)

    def _check_tile(self, level: int, index: int, expected: bytes) -> None:
        tile = Tile(level, index, len(expected) // HASH_BYTES)
        if self._read(tile) != expected:
            self._findings.fail(format_tile_path(tile), "it is not what the entries give")

    def _read_bundle(self, tile: Tile) -> list[bytes]:
        place = format_tile_path(tile)
        try:
            entries = decode_bundle(self._read(tile))
        except MalformedProofError as error:
            self._findings.fail(place, error.reason)
            return []
        if len(entries) != tile.width:
            self._findings.fail(place, f"it holds {counted(len(entries), 'entry')}, not {tile.width}")
        return entries

    def _look_at(self, index: int, data: bytes) -> None:
        try:
            self._operations[decode_entry(data).op] += 1
        except MalformedEntryError as error:
            self._findings.warn(f"entry {index}", error.reason)

    def _read(self, tile: Tile) -> bytes:
        try:
            return (self._folder / format_tile_path(tile)).read_bytes()
        except OSError:
            return b""

    def _folder_key(self) -> VerifierKey | None:
        try:
            return parse_vkey((self._folder / "vkey").read_text(encoding="ascii").removesuffix("\n"))
        except (OSError, UnicodeDecodeError, CenotaphError):
            self._findings.fail("vkey", "there is no key in the folder; give the log's key with --key")
            return None

    def _open(self) -> Checkpoint | None:
        if self._key is None:
            return None
        try:
            return open_checkpoint(self._note, [self._key])
        except CenotaphError as error:
            self._findings.fail("checkpoint", signature_failure(error))
            return None

    def _report(self) -> VerifyReport:
        ok, signed = self._findings.ok, self._signed
        proves = (
            (
                f"what was read ({counted(self._edge.size, 'entry')}) is what this key signed, in that order, and"
                " every tile fits it"
            ),
            "payloads are not part of an export: nothing is said about them",
        )
        return VerifyReport(
            kind="tiles",
            ok=ok,
            origin=signed.origin if signed else None,
            vkey=key_text(self._key),
            key_given=self._key_given,
            size=self._edge.size,
            signed_size=signed.size if signed else 0,
            root=signed.root.hex() if signed else None,
            operations=dict(self._operations),
            failures=self._findings.listed("failures"),
            warnings=self._findings.listed("warnings"),
            proves=proves if ok else (),
            does_not_prove=limits(key_given=self._key_given),
        )
