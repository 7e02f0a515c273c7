"""Captures and renditions: bytes under their SHA-256, in `captures/sha256/ab/cd/`.

They are on disk before the entry that cites them. A capture that was erased leaves a note of which entry of the
log says so, and nothing else.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from cenotaph.errors import CaptureMissingError
from cenotaph.ledger.disk import create_file, sync_folder

_NAME = re.compile(r"[0-9a-f]{64}")
_CHUNK_BYTES = 1 << 20
_WITHHELD = ".withheld"


class Captures:
    """The folder `captures` of a register."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes | BinaryIO) -> str:
        """Store bytes; they are on disk when it returns. What is there already is not written again.

        Args:
            content: the bytes, or a file to read them from.

        Returns:
            their SHA-256 in hex.

        Raises:
            CaptureMissingError: it was erased, and does not come back.
        """
        if isinstance(content, bytes) and self._holds(sha256(content).hexdigest()):
            return sha256(content).hexdigest()
        _make_folders(self._folder)
        new = self._folder / f".new.{secrets.token_hex(8)}"
        try:
            name = _write_hashed(new, content)
            if not self._holds(name):
                path = self.path(name)
                _make_folders(path.parent)
                new.replace(path)
                sync_folder(path.parent)
        finally:
            new.unlink(missing_ok=True)
        return name

    def path(self, name: str) -> Path:
        """Return where a capture lies, or would lie.

        Raises:
            CaptureMissingError: the name is not a SHA-256 in hex.
        """
        if not _NAME.fullmatch(name):
            raise CaptureMissingError(name[:80], "not a SHA-256 in lower-case hex")
        return self._folder / "sha256" / name[:2] / name[2:4] / name

    def open(self, name: str) -> BinaryIO:
        """Open a capture for reading, without checking its bytes.

        Raises:
            CaptureMissingError: it is not there.
        """
        path = self.path(name)
        try:
            return path.open("rb")
        except FileNotFoundError:
            reason = "withheld" if self.withheld_by(name) is not None else "not there"
            raise CaptureMissingError(name, reason) from None

    def read(self, name: str) -> bytes:
        """Read a capture, and make sure that its bytes are those of its name.

        Raises:
            CaptureMissingError: it is not there, or its bytes have changed.
        """
        with self.open(name) as file:
            content = file.read()
        if sha256(content).hexdigest() != name:
            raise CaptureMissingError(name, "its bytes have changed")
        return content

    def check(self, name: str) -> None:
        """Make sure that a capture of any size is there, unchanged.

        Raises:
            CaptureMissingError: it is not there, or its bytes have changed.
        """
        with self.open(name) as file:
            if _hash_file(file) != name:
                raise CaptureMissingError(name, "its bytes have changed")

    def names(self) -> Iterator[str]:
        """List what is there, in order; withheld ones are not."""
        for path in sorted(self._folder.glob("sha256/??/??/*")):
            if _NAME.fullmatch(path.name):
                yield path.name

    def erase(self, name: str, *, entry: int) -> None:
        """Overwrite and remove a capture, and note which entry of the log erased it.

        Args:
            name: its SHA-256.
            entry: index of the `erase` entry.
        """
        path = self.path(name)
        note = path.with_name(name + _WITHHELD)
        _make_folders(path.parent)
        if not note.exists():
            create_file(note, b"%d\n" % entry)
        if path.exists():
            path.chmod(0o644)
            with path.open("r+b") as file:
                for _ in range(0, path.stat().st_size, _CHUNK_BYTES):
                    file.write(bytes(min(_CHUNK_BYTES, path.stat().st_size - file.tell())))
                os.fsync(file.fileno())
            path.unlink()
            sync_folder(path.parent)

    def withheld_by(self, name: str) -> int | None:
        """Return the entry that erased a capture; None where none did."""
        try:
            text = self.path(name).with_name(name + _WITHHELD).read_bytes()
        except FileNotFoundError:
            return None
        return int(text) if re.fullmatch(rb"[0-9]{1,18}\n", text) else None

    def _holds(self, name: str) -> bool:
        if self.withheld_by(name) is not None:
            raise CaptureMissingError(name, "it was erased and is withheld")
        try:
            self.check(name)
        except CaptureMissingError:
            return False
        return True


def _write_hashed(path: Path, content: bytes | BinaryIO) -> str:
    digest = sha256()
    with path.open("xb") as file:
        if isinstance(content, bytes):
            digest.update(content)
            file.write(content)
        else:
            while chunk := content.read(_CHUNK_BYTES):
                digest.update(chunk)
                file.write(chunk)
        file.flush()
        os.fchmod(file.fileno(), 0o444)
        os.fsync(file.fileno())
    return digest.hexdigest()


def _hash_file(file: BinaryIO) -> str:
    digest = sha256()
    while chunk := file.read(_CHUNK_BYTES):
        digest.update(chunk)
    return digest.hexdigest()


def _make_folders(folder: Path) -> None:
    """Make a folder and its parents, each name durable."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        sync_folder(each.parent)
