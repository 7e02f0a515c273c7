"""The verification of a register's folder: log, vault, captures and checkpoint against each other."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from cenotaph.errors import CaptureMissingError, CenotaphError, MalformedEntryError, NoRegisterError
from cenotaph.ledger.captures import Captures
from cenotaph.ledger.check_stream import StreamCheck
from cenotaph.ledger.commitment import commitment_text
from cenotaph.ledger.report import (
    Findings,
    VerifyReport,
    counted,
    folder_limits,
    key_text,
    signature_failure,
)
from cenotaph.merkle.checkpoint import Checkpoint, open_checkpoint
from cenotaph.merkle.note import VerifierKey, parse_vkey
from cenotaph.merkle.text import decode_base64
from cenotaph.model.canonical import decode_entry, decode_payload
from cenotaph.model.entry import PAYLOADS, Assertion, Erasure, Import, Key, OpenEntry, Payload
from cenotaph.model.evidence import Evidence

Progress = Callable[[int, int | None], None]

_OLDER = (
    "that this copy is the beginning of what was last signed on this computer: only the newer copy, or a proof made"
    " from it, can show that"
)

_VaultRow = tuple[int, bytes, bytes]


class _Version(msgspec.Struct):
    v: int = 0


class FolderCheck:
    """One verification. Call `run` once."""

    def __init__(
        self,
        folder: Path,
        *,
        vkey: str | None,
        earlier: Sequence[bytes],
        signed_before: bytes | None,
        progress: Progress,
    ) -> None:
        """Prepare.

        Args:
            folder: a register.
            vkey: the log's key; None trusts the one in the folder.
            earlier: signed checkpoints of the same log that were seen before.
            signed_before: the checkpoint that this computer signed last; None where it is not the signer's.
            progress: called now and then.

        Raises:
            NoRegisterError: the folder holds no log.
            MalformedProofError: the given key is none.
        """
        if not (folder / "log").is_dir():
            raise NoRegisterError(folder, "it holds no log")
        self._folder, self._progress, self._findings = folder, progress, Findings()
        self._key_given = vkey is not None
        self._key = parse_vkey(vkey) if vkey is not None else self._folder_key()
        self._signed = self._open("log/checkpoint", self._read("log/checkpoint"))
        self._earlier = [self._open("earlier checkpoint", note) for note in earlier]
        self._signed_before = (
            None
            if signed_before is None
            else self._open("the checkpoint that was last signed on this computer", signed_before)
        )
        self._captures = Captures(folder / "captures")
        self._operations: Counter[str] = Counter()
        self._erased: set[int] = set()
        self._absent: list[int] = []
        self._present_payloads = 0
        self._cited: set[str] = set()
        self._last_at = 0
        self._erased_captures: set[str] = set()
        self._stated_key = ""
        self._is_older = False

    def run(self) -> VerifyReport:
        """Verify everything."""
        known = (self._signed, self._signed_before, *self._earlier)
        asked = [each for each in known if each is not None]
        stream = StreamCheck(
            self._folder / "log", self._findings, sizes=frozenset(each.size for each in asked)
        )
        total = self._signed.size if self._signed else None
        rows = self._vault_rows()
        row = next(rows, None)
        index = 0
        for entries in stream.batches():
            for data in entries:
                while row is not None and row[0] < index:
                    row = next(rows, None)
                self._check_entry(index, data, row if row is not None and row[0] == index else None)
                index += 1
            self._progress(index, total)
        stream.finish()
        while row is not None and row[0] < index:
            row = next(rows, None)
        if row is not None:
            self._findings.warn("vault.sqlite", "payloads of entries that never came into the log")
        if self._signed is not None:
            self._check_root("log/checkpoint", self._signed, stream)
        for each in self._earlier:
            if each is not None:
                self._check_root(f"earlier checkpoint of {each.size}", each, stream)
        self._check_absent()
        counts = self._check_captures()
        self._check_signed_before(stream)
        return self._report(index, counts)

    def _check_entry(self, index: int, data: bytes, row: _VaultRow | None) -> None:
        place = f"entry {index}"
        try:
            entry = decode_entry(data)
        except MalformedEntryError as error:
            if _version(data) > 1:
                self._findings.warn(place, "its form is of a later version, and is not looked into")
                self._operations["(later version)"] += 1
            else:
                self._findings.fail(place, error.reason)
            return
        self._operations[entry.op] += 1
        if entry.at < self._last_at:
            self._findings.fail(place, "its time is before its predecessor's")
        self._last_at = max(self._last_at, entry.at)
        if any(int(target.partition("#")[0]) >= index for target in entry.t):
            self._findings.fail(place, "a target does not stand before it")
        if entry.op == "erase" and entry.v == 1:
            self._erased.update(int(target.partition("#")[0]) for target in entry.t)
        payload = self._check_payload(index, entry, row)
        if index == 0 or isinstance(payload, Key):
            self._check_key(index, payload)

    def _check_payload(self, index: int, entry: OpenEntry, row: _VaultRow | None) -> Payload | None:
        if row is None:
            self._absent.append(index)
            return None
        place = f"vault.sqlite, payload of entry {index}"
        self._present_payloads += 1
        if commitment_text(row[1], row[2]) != entry.c:
            self._findings.fail(place, "it is not what was committed to")
            return None
        if entry.v != 1 or entry.op not in PAYLOADS:
            return None
        try:
            payload = decode_payload(entry.op, row[2])
        except MalformedEntryError as error:
            self._findings.fail(place, error.reason)
            return None
        if isinstance(payload, Import):
            self._cited.update((payload.capture.sha256, *payload.replies))
            if payload.rendition is not None:
                self._cited.add(payload.rendition.sha256)
        elif isinstance(payload, Erasure):
            self._erased_captures.update(payload.captures)
        elif isinstance(payload, Assertion) and isinstance(payload.evidence, Evidence):
            self._cited.update(filter(None, (payload.evidence.capture, payload.evidence.rendition)))
        return payload

    def _check_key(self, index: int, payload: Payload | None) -> None:
        """Follow the keys that the log states: the first one, then each signed by the one before it."""
        place = f"entry {index}"
        if not isinstance(payload, Key):
            self._findings.fail(place, "the first entry does not state the log's key")
        elif index and not _is_handed_over(payload, self._stated_key):
            self._findings.fail(place, "the new key is not signed by the one before it")
        else:
            self._stated_key = payload.vkey

    def _check_root(self, name: str, checkpoint: Checkpoint, stream: StreamCheck) -> None:
        size = stream.edge.size
        if checkpoint.size > size:
            covered = counted(checkpoint.size, "entry")
            self._findings.fail(name, f"it covers {covered}, and only {size} {_are(size)} there")
        elif stream.roots[checkpoint.size] != checkpoint.root:
            self._findings.fail(
                name, "its root is not that of the entries: they are not those that were signed"
            )

    def _check_signed_before(self, stream: StreamCheck) -> None:
        """Hold the log against what this computer signed. Call it last: a shorter log may be an honest older copy."""
        before, size = self._signed_before, stream.edge.size
        if before is None:
            return
        if before.size > size and self._signed is not None and self._findings.ok:
            self._is_older = True
            self._findings.fail(
                "log",
                "this copy is older than the log that was last signed on this computer"
                f" ({size} of {counted(before.size, 'entry')}): entries are missing at its end",
            )
            return
        self._check_root("the checkpoint that was last signed on this computer", before, stream)

    def _check_absent(self) -> None:
        for index in self._absent:
            if index not in self._erased:
                self._findings.fail(
                    "vault.sqlite", f"the payload of entry {index} is missing, and no entry erases it"
                )
        withheld = self._erased.intersection(self._absent)
        if len(withheld) < len(self._erased):
            count = len(self._erased) - len(withheld)
            self._findings.warn(
                "vault.sqlite",
                f"{counted(count, 'payload')} {_are(count)} there that the log says {_were(count)} erased",
            )

    def _check_captures(self) -> tuple[int, int]:
        held, withheld = 0, 0
        for name in self._captures.names():
            held += 1
            try:
                self._captures.check(name)
            except CaptureMissingError as error:
                self._findings.fail(f"captures/{name}", error.reason)
            self._cited.discard(name)
        for name in sorted(self._cited):
            if name in self._erased_captures:
                withheld += 1
            else:
                self._findings.fail(
                    f"captures/{name}", "it is cited, and neither there nor erased by an entry"
                )
        return held, withheld

    def _vault_rows(self) -> Iterator[_VaultRow]:
        path = self._folder / "vault.sqlite"
        if not path.is_file():
            self._findings.fail("vault.sqlite", "it is missing")
            return
        mode = "mode=ro" if path.with_name("vault.sqlite-wal").exists() else "mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)
        except sqlite3.Error as error:
            self._findings.fail("vault.sqlite", str(error))
            return
        try:
            connection.execute("BEGIN")
            for (found,) in connection.execute("PRAGMA integrity_check(20)").fetchall():
                if found != "ok":
                    self._findings.fail("vault.sqlite", str(found))
            yield from connection.execute("SELECT entry, salt, payload FROM payload ORDER BY entry")
        except sqlite3.Error as error:
            self._findings.fail("vault.sqlite", str(error))
        finally:
            connection.close()

    def _folder_key(self) -> VerifierKey | None:
        try:
            return parse_vkey(self._read("log/vkey").decode("ascii").removesuffix("\n"))
        except (CenotaphError, UnicodeDecodeError) as error:
            self._findings.fail("log/vkey", str(error))
            return None

    def _open(self, place: str, note: bytes) -> Checkpoint | None:
        if self._key is None:
            return None
        try:
            return open_checkpoint(note, [self._key])
        except CenotaphError as error:
            self._findings.fail(place, signature_failure(error))
            return None

    def _read(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return b""

    def _report(self, size: int, captures: tuple[int, int]) -> VerifyReport:
        if self._read("log/format") != b"ledger/1\n":
            self._findings.fail("log/format", "not the format ledger/1")
        if self._key is not None and self._read("log/vkey").decode("latin-1") != f"{key_text(self._key)}\n":
            self._findings.fail("log/vkey", "it is not the key that signed the checkpoint")
        if self._key is not None and self._stated_key != key_text(self._key):
            self._findings.fail(
                "log/entries", "the key that they state is not the one that signed the checkpoint"
            )
        ok, signed = self._findings.ok, self._signed
        signed_size = signed.size if signed else 0
        withheld = len(self._erased.intersection(self._absent))
        return VerifyReport(
            kind="folder",
            ok=ok,
            origin=signed.origin if signed else None,
            vkey=key_text(self._key),
            key_given=self._key_given,
            size=size,
            signed_size=signed_size,
            root=signed.root.hex() if signed else None,
            operations=dict(self._operations),
            payloads=self._present_payloads,
            withheld=withheld,
            captures=captures[0],
            captures_withheld=captures[1],
            failures=self._findings.listed("failures"),
            warnings=self._findings.listed("warnings"),
            proves=self._proves(size, signed_size, withheld) if ok else (),
            does_not_prove=(
                *folder_limits(key_given=self._key_given),
                *([_OLDER] if self._is_older else []),
            ),
        )

    def _proves(self, size: int, signed_size: int, withheld: int) -> tuple[str, ...]:
        more = size - signed_size
        unsigned = f" ({more} more {_are(more)} not signed yet)" if more else ""
        found = [
            (
                f"{_the_signed(signed_size)} that this key signed, in that order: none was changed,"
                f" removed, inserted or moved since{unsigned}"
            ),
            (
                f"{counted(self._present_payloads, 'payload')} {_are(self._present_payloads)} byte for byte what was"
                " committed to when the entry was written"
            ),
            "every capture that is held has the bytes of its name",
        ]
        if withheld:
            found.append(f"{counted(withheld, 'payload')} {_were(withheld)} taken away, and the log says so")
        if self._signed_before is not None:
            last = counted(self._signed_before.size, "entry")
            found.append(f"the log goes on from what was last signed on this computer ({last})")
        if self._earlier:
            given = "checkpoint" if len(self._earlier) == 1 else f"{len(self._earlier)} checkpoints"
            found.append(f"the log goes on from the earlier {given} that you gave")
        return tuple(found)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _the_signed(count: int) -> str:
    return "the 1 signed entry is the one" if count == 1 else f"the {count} signed entries are those"


def _is_handed_over(new: Key, old_vkey: str) -> bool:
    try:
        old = parse_vkey(old_vkey)
        signature = decode_base64(new.signature or "", what="signature of a key")
        same_log = parse_vkey(new.vkey).name == old.name
    except CenotaphError:
        return False
    return same_log and new.previous == old_vkey and old.is_signature(new.vkey.encode(), signature)


def _version(data: bytes) -> int:
    try:
        return msgspec.json.decode(data, type=_Version).v
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return 0
