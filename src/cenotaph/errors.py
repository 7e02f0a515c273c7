"""Every exception that a caller of Cenotaph can meet.

One root, `CenotaphError`; each leaf carries its data as attributes, so that a caller can act on it without
reading the message. What is wrong with the *world's* data (a bad row, an unreadable cell) is a value
(`sources.item.Rejected`), not an exception: exceptions are for what stops the work.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class CenotaphError(Exception):
    """The root of every exception raised on purpose.

    Attributes:
        exit_code: what the command line ends with: 1 checked and found wrong, 2 usage, 3 could not read or write.
    """

    exit_code = 3


class UsageError(CenotaphError):
    """The caller asked for something that does not exist or cannot be combined."""

    exit_code = 2


# --- model


class MalformedEntryError(CenotaphError):
    """Bytes that are no entry or payload in the canonical encoding.

    Attributes:
        reason: what is wrong, in words.
    """

    exit_code = 1

    def __init__(self, reason: str) -> None:
        super().__init__(f"malformed entry: {reason}")
        self.reason = reason


class MalformedAddressError(UsageError):
    """A text that is no address of an entry or statement (`12`, `12#3`)."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not an address of an entry or statement: {text!r} (expected 12 or 12#3)")
        self.text = text


class MalformedSubjectError(UsageError):
    """A text that is no subject id (`<namespace>:<key>`)."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a subject id: {text!r} (expected namespace:key)")
        self.text = text


# --- merkle


class MalformedProofError(CenotaphError):
    """Bytes that are no note, checkpoint, tile path, bundle or proof."""

    exit_code = 1

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(f"malformed {what}: {reason}")
        self.what, self.reason = what, reason


class ProofError(CenotaphError):
    """A well-formed proof or signature that does not hold."""

    exit_code = 1

    def __init__(self, reason: str) -> None:
        super().__init__(f"the proof does not hold: {reason}")
        self.reason = reason


class EntryTooLargeError(CenotaphError):
    """An entry longer than the 65 534 bytes that the log format holds."""

    def __init__(self, size_bytes: int) -> None:
        super().__init__(f"an entry of {size_bytes} bytes does not fit the log format (at most 65534)")
        self.size_bytes = size_bytes


# --- ledger


class LedgerError(CenotaphError):
    """The log cannot be read or written as asked."""


class NoRegisterError(UsageError):
    """The folder is not a register."""

    def __init__(self, folder: Path, reason: str = "it holds no cenotaph.toml") -> None:
        super().__init__(f"{folder} is not a register: {reason} (make one with: cenotaph init {folder})")
        self.folder, self.reason = folder, reason


class RegisterExistsError(UsageError):
    """There is a register in the folder already."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} holds a register already; nothing was changed")
        self.folder = folder


class TamperedLogError(LedgerError):
    """The stored log is not what was written.

    Attributes:
        place: file and position.
        reason: what does not hold, in words.
    """

    exit_code = 1

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place, self.reason = place, reason


class RollbackError(TamperedLogError):
    """The log is shorter than what was signed before: a restored old copy or lost data."""


class ForkError(TamperedLogError):
    """The log differs from what was signed before at the same size: its history was rewritten."""


class PoisonedLogError(LedgerError):
    """Writing failed in a way that leaves the state on disk unknown; only a fresh start may continue."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"writing to the log failed and was stopped ({reason}); start again to recover")
        self.reason = reason


class LockedError(LedgerError):
    """Another process writes to this register."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"another process is writing to {folder}; try again when it has finished")
        self.folder = folder


class NoKeyError(LedgerError):
    """There is no signing key, so that nothing can be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"no signing key at {path}: this copy can be read and verified, but not written to")
        self.path = path


class CaptureMissingError(LedgerError):
    """A capture or rendition is not there, or its bytes are not those of its name."""

    def __init__(self, sha256: str, reason: str) -> None:
        super().__init__(f"capture {sha256}: {reason}")
        self.sha256, self.reason = sha256, reason


# --- sources and extract


class UnreadableSourceError(CenotaphError):
    """A file that cannot be read at all.

    Attributes:
        path: the file.
        code: a short code, the same as in rejected lists (`empty`, `encoding`, `not_xml` ...).
        place: where in the file, in words (`line 3, column 12`), or None.
        reason: what is wrong, in words.
    """

    def __init__(self, path: Path | str, code: str, reason: str, *, place: str | None = None) -> None:
        super().__init__(f"{path}{f', {place}' if place else ''}: {reason} [{code}]")
        self.path, self.code, self.place, self.reason = path, code, place, reason


class ProfileError(UsageError):
    """A mapping profile that says something impossible.

    Attributes:
        path: the profile's file or name.
        line: the line, counted from 1, or None.
        reason: what is wrong, in words.
    """

    def __init__(self, path: Path | str, reason: str, *, line: int | None = None) -> None:
        super().__init__(f"{path}{f', line {line}' if line else ''}: {reason}")
        self.path, self.line, self.reason = path, line, reason


class DocumentTooLongError(CenotaphError):
    """A text too long to be one document.

    Attributes:
        code: `document_too_long`, the same as in rejected lists.
        length: characters; limit: the most that is read.
    """

    code = "document_too_long"

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"a text of {length} characters is too long for one document (at most {limit}) [{self.code}]"
        )
        self.length, self.limit = length, limit


class NoProfileError(UsageError):
    """No mapping profile was named, and not exactly one fits the columns of a list.

    Attributes:
        path: the list.
        fitting: names of the profiles that fit, where there are several.
        nearly: profiles that nearly fit, each with what keeps it from fitting, in words.
    """

    def __init__(self, path: Path | str, fitting: Sequence[str], *, nearly: Sequence[str] = ()) -> None:
        found = f"several fit: {', '.join(fitting)}" if fitting else "none fits its columns"
        close = "".join(f"; {one}" for one in nearly)
        super().__init__(
            f"{path}: name a mapping profile with --profile, or take a drafted one with --draft ({found}{close})"
        )
        self.path, self.fitting, self.nearly = path, tuple(fitting), tuple(nearly)


class NoDraftError(UsageError):
    """Nothing in the columns of a list can be made a statement of."""

    def __init__(self, title: str, columns: Sequence[str]) -> None:
        shown = ", ".join(columns[:12]) + (" ..." if len(columns) > 12 else "")
        super().__init__(
            f"{title}: no column is understood, so that no profile can be drafted; write one (columns: {shown})"
        )
        self.title, self.columns = title, tuple(columns)


class ModelMismatchError(CenotaphError):
    """A language model whose files are not those that were measured."""

    def __init__(self, model: str, reason: str) -> None:
        super().__init__(f"language model {model}: {reason}")
        self.model, self.reason = model, reason


class LexiconError(CenotaphError):
    """A word list of a language that cannot be used.

    Attributes:
        path: the file, or None for one that is shipped.
        entry: the section or list.
        reason: what is wrong, in words.
    """

    def __init__(self, path: Path | None, entry: str, reason: str) -> None:
        super().__init__(f"{path or 'word list'}: {entry}: {reason}")
        self.path, self.entry, self.reason = path, entry, reason


class EndpointError(CenotaphError):
    """An endpoint of a language model that cannot be used at all: nothing more is asked of it.

    Attributes:
        endpoint: the address that was asked.
        reason: what is wrong, in words.
    """

    code = "endpoint"

    def __init__(self, endpoint: str, reason: str) -> None:
        super().__init__(f"{endpoint}: {reason} [{self.code}]")
        self.endpoint, self.reason = endpoint, reason


class WorkerError(CenotaphError):
    """A process that shares the work cannot start, or cannot go on.

    Attributes:
        reason: what it says.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"a process that shares the work stopped: {reason}")
        self.reason = reason


class SparkUnavailableError(CenotaphError):
    """Spark is not installed, or cannot be started.

    Attributes:
        reason: what is missing, or what it says.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"Spark is not to be had: {reason}")
        self.reason = reason


class UnusableReplyError(EndpointError):
    """What an endpoint answered for one text is no reading of it, or did not come in time; the next text may fare better."""

    code = "unusable_reply"


# --- register


class UnknownIdError(UsageError):
    """No entity, subject or entry of this id is in the register."""

    def __init__(self, id_: str) -> None:
        super().__init__(f"nothing in this register has the id {id_!r}")
        self.id = id_


# --- gazetteer


class GazetteerUnavailableError(CenotaphError):
    """The compiled gazetteer can be neither read nor written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the gazetteer at {path} is not to be had: {reason}")
        self.path, self.reason = path, reason


class UnknownPackError(UsageError):
    """No pack of this name was added to the gazetteer."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        has = f"it has: {', '.join(known)}" if known else "it has none"
        super().__init__(f"the gazetteer has no pack {name!r} ({has})")
        self.name, self.known = name, tuple(known)
