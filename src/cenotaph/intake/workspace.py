"""One register, opened: its log, its read side, its gazetteer.

Invariant: the register that `Workspace.register` shows has applied every entry that the log held when
`fold_forward` was last called; every writing call in this room calls it before it looks and after it wrote.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from cenotaph.errors import NoRegisterError, RegisterExistsError
from cenotaph.gazetteer import Gazetteer
from cenotaph.ledger.ledger import Ledger
from cenotaph.model.entry import Agent, Draft
from cenotaph.register.in_sqlite import Register
from cenotaph.settings import FILE_NAME, Settings, load_settings, write_settings

REGISTER_FILE = "register.sqlite"

Progress = Callable[[int, int | None], None]
"""Called with what is done and, where known, how much there is."""


def silent(_done: int, _total: int | None) -> None:
    """Report progress to nobody."""


def create_register(
    folder: Path, *, name: str, config_folder: Path, key_file: Path | None = None
) -> Settings:
    """Make an empty register: a log with its key, and `cenotaph.toml` (written last, so that half a register is none).

    Raises:
        RegisterExistsError: there is one in the folder already.
    """
    if (folder / FILE_NAME).exists() or (folder / "log").exists():
        raise RegisterExistsError(folder)
    folder.mkdir(parents=True, exist_ok=True)
    ledger = Ledger.create(folder, name=name, key_file=key_file, config_folder=config_folder)
    ledger.close()
    write_settings(folder, name=name, origin=ledger.origin, key_file=key_file)
    return load_settings(folder)


class Workspace:
    """An open register. Use it as a context manager, or call `close`."""

    def __init__(self, settings: Settings) -> None:
        """Open the log and the read side of a register.

        Raises:
            NoRegisterError: the folder holds no log.
        """
        if not (settings.folder / "log").is_dir():
            raise NoRegisterError(settings.folder, "it holds no log")
        self.settings = settings
        self.ledger = Ledger.open(
            settings.folder, key_file=settings.key_file, config_folder=settings.config_folder
        )
        self.register = Register.open(settings.folder / REGISTER_FILE, create=True, prefer=settings.prefer)

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close files; nothing is pending."""
        self.register.close()
        self.ledger.close()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Place names; compiled on first use (some seconds, once a user)."""
        return Gazetteer.open(self.settings.cache_folder)

    def fold_forward(self, progress: Progress = silent) -> int:
        """Apply the entries that the register has not seen; returns how many."""
        self.ledger.refresh()
        start, size = self.register.applied, self.ledger.size
        if start > size:  # the register was folded from another log, or from one that was cut back
            self.rebuild(progress)
            return size
        published = self.ledger.checkpoint()
        note = self.ledger.checkpoint_note().decode() if published.size == size else None
        if start < size or note != self.register.checkpoint:
            self.register.fold(
                self.ledger.entries(start, size),
                checkpoint=note,
                progress=lambda done: progress(done, size - start),
            )
        return size - start

    def rebuild(self, progress: Progress = silent) -> int:
        """Delete the register and fold the whole log again; returns the number of entries."""
        path = self.settings.folder / REGISTER_FILE
        self.register.close()
        for file in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
            file.unlink(missing_ok=True)
        self.register = Register.open(path, create=True, prefer=self.settings.prefer)
        return self.fold_forward(progress)

    def program(self, name: str, version: str) -> tuple[str, Draft | None]:
        """Return the recorder id of a program, with the entry that introduces it if it is new here."""
        return self._agent("program", name, version)

    def person(self, name: str) -> tuple[str, Draft | None]:
        """Return the recorder id of a person, with the entry that introduces them if they are new here."""
        return self._agent("person", name, None)

    def _agent(self, kind: str, name: str, version: str | None) -> tuple[str, Draft | None]:
        known = self.register.agent_id(kind, name, version)
        if known:
            return known, None
        new = f"a:{secrets.token_hex(8)}"
        agent = Agent(id=new, kind="person" if kind == "person" else "program", name=name, version=version)
        return new, Draft(agent, new)
