"""Making a new ledger: a key outside the folder, and a log whose first entry states it; and reading it back."""

from __future__ import annotations

import secrets
from pathlib import Path

from anyascii import anyascii

from cenotaph.errors import LedgerError, RegisterExistsError, TamperedLogError, UsageError
from cenotaph.ledger.commitment import SALT_BYTES
from cenotaph.ledger.disk import create_file, sync_folder
from cenotaph.ledger.drafting import encode_draft
from cenotaph.ledger.log import Log
from cenotaph.ledger.signer import Signer
from cenotaph.ledger.vault import Vault
from cenotaph.merkle.checkpoint import Checkpoint
from cenotaph.merkle.note import VerifierKey, format_vkey, parse_vkey
from cenotaph.model.entry import Draft, Key

FORMAT = b"ledger/1\n"
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def found_ledger(
    folder: Path, *, name: str, key_file: Path | None, config_folder: Path | None, at: int
) -> None:
    """Write the files of an empty ledger; `Ledger.create` is the way to call it.

    Raises:
        RegisterExistsError: there is a log in the folder, or a key in the key file.
        UsageError: no place for the key is given.
    """
    log_folder = folder / "log"
    if log_folder.exists() or (folder / "vault.sqlite").exists():
        raise RegisterExistsError(folder)
    origin = make_origin(name)
    signer = Signer.create(place_of_key(origin, key_file, config_folder), origin=origin)
    log_folder.mkdir(parents=True)
    create_file(log_folder / "lock", b"")
    vkey, salt = format_vkey(signer.verifier), secrets.token_bytes(SALT_BYTES)
    draft = Draft(Key(vkey=vkey), f"a:{secrets.token_hex(8)}")
    data, payload = encode_draft(draft, at, salt=salt, index=0)
    vault, log = Vault.create(folder / "vault.sqlite"), Log(log_folder)
    vault.add([(0, salt, payload, None)])
    log.append([data], at=at)
    log.hashes.sync()
    note = signer.sign(Checkpoint(origin, log.size, log.root()), read=None)
    vault.close()
    log.close()
    create_file(log_folder / "checkpoint", note)
    create_file(log_folder / "vkey", f"{vkey}\n".encode())
    create_file(log_folder / "format", FORMAT)  # last: a folder without it is no ledger
    sync_folder(folder)


def read_key(log_folder: Path) -> VerifierKey:
    """Read the verifier key that the folder of a log states, after looking at its format.

    Raises:
        LedgerError: the log is in a later format.
        TamperedLogError: the files cannot be read.
    """
    texts = {}
    for name in ("format", "vkey"):
        try:
            texts[name] = (log_folder / name).read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError) as error:
            raise TamperedLogError(f"log/{name}", f"it cannot be read ({type(error).__name__})") from None
    if texts["format"].encode() != FORMAT:
        raise LedgerError(f"{log_folder} is in the format {texts['format'][:40]!r}, which is not known here")
    return parse_vkey(texts["vkey"].removesuffix("\n"))


def make_origin(name: str) -> str:
    """Make an origin out of a name and random letters, so that no two logs share one.

    >>> make_origin("Memorials of Anytown")[:20]
    'memorials-of-anytown'
    """
    letters = "".join(char if char.isalnum() else "-" for char in anyascii(name).lower())
    slug = "-".join(filter(None, letters.split("-")))[:40].strip("-") or "register"
    return f"{slug}-{''.join(secrets.choice(_LETTERS) for _ in range(6))}.cenotaph"


def place_of_key(origin: str, key_file: Path | None, config_folder: Path | None) -> Path:
    """Say where the key of a log lies.

    Raises:
        UsageError: neither a key file nor a folder is given.
    """
    if key_file is not None:
        return key_file
    if config_folder is None:
        raise UsageError("a place for the signing key must be given: a key file or a configuration folder")
    safe = "".join(char if char.isalnum() or char in "-." else "_" for char in origin)
    return config_folder / "keys" / f"{safe}.key"
