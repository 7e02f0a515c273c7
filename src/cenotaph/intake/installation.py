"""Is everything there that this installation needs, and is it what was measured? One line a thing.

Invariant: nothing is changed, compiled or fetched by looking. What is optional and not there is no fault; what is
there and differs always is.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path
from typing import Literal

import msgspec

from cenotaph import __version__
from cenotaph.errors import GazetteerUnavailableError, LexiconError, ModelMismatchError
from cenotaph.extract.text.models import Model, check_model, find_model, read_models
from cenotaph.extract.text.shallow.words import lexicon as shallow
from cenotaph.extract.text.syntax.parse import lexicon as parsed
from cenotaph.gazetteer.compiled import compiled_path
from cenotaph.gazetteer.pack import list_packs

State = Literal["ok", "missing", "differs"]
OLDEST_PYTHON = (3, 11)
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_SECONDS = 20


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at.

    Attributes:
        what: the thing.
        state: there and right, not there, or there and another than it should be.
        says: what was found, in words.
        remedy: what to do, or empty.
        optional: the rest works without it.
    """

    what: str
    state: State
    says: str
    remedy: str = ""
    optional: bool = False

    @property
    def is_fault(self) -> bool:
        """Tell whether the installation is at fault."""
        return self.state == "differs" or (self.state == "missing" and not self.optional)


def check_installation(cache_folder: Path) -> Iterator[Checked]:
    """Look at everything in turn.

    Args:
        cache_folder: where the compiled gazetteer lies.
    """
    yield _python()
    yield _packages()
    for lang, model in sorted(read_models().items()):
        yield _model(lang, model)
    yield from _word_lists()
    yield _gazetteer(cache_folder)
    yield _packs(cache_folder)
    yield _tesseract()


def _python() -> Checked:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return Checked(what="Python", state="ok", says=version)
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return Checked(what="Python", state="differs", says=version, remedy=f"install Python {oldest} or later")


def _needed() -> set[str]:
    """Name the packages that every installation has, in the registry's spelling."""
    with contextlib.suppress(metadata.PackageNotFoundError):
        lines = metadata.requires("cenotaph") or []
        names = (_NAME.match(line) for line in lines if "extra ==" not in line)
        return {_normal(name[0]) for name in names if name}
    return set()


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _packages() -> Checked:
    needed = sorted(_needed())
    lacking = []
    for name in needed:
        try:
            metadata.version(name)
        except metadata.PackageNotFoundError:
            lacking.append(name)
    if lacking:
        return Checked(
            what="packages", state="missing", says=", ".join(lacking), remedy="pip install --upgrade cenotaph"
        )
    return Checked(what="packages", state="ok", says=f"cenotaph {__version__} and the {len(needed)} it needs")


def _model(lang: str, model: Model) -> Checked:
    what = f"language model {lang}"
    package = _normal(model.package)
    install = f"pip install --force-reinstall {package}=={model.version}"
    optional = package not in _needed()
    try:
        folder = find_model(model)
    except ModelMismatchError as error:
        return Checked(what=what, state="missing", says=str(error), remedy=install, optional=optional)
    try:
        check_model(model, folder)
    except ModelMismatchError as error:
        return Checked(what=what, state="differs", says=str(error), remedy=install)
    said = f"{package} {model.version}, {len(model.files)} files by their hashes"
    return Checked(what=what, state="ok", says=said)


def _word_lists() -> Iterator[Checked]:
    """Read the words of every language, those for a parser too; those that cannot be read get a line each, the others one together."""
    folder = resources.files("cenotaph.extract.text").joinpath("data/words")
    named = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    good = set()
    for lang, read in [
        ("en", parsed.read_lexicon),
        *((name.removesuffix(".toml"), shallow.read_lexicon) for name in named),
    ]:
        try:
            read(lang)
        except (LexiconError, tomllib.TOMLDecodeError, OSError, ValueError, KeyError) as error:
            yield Checked(
                what=f"word list {lang}",
                state="differs",
                says=" ".join(str(error).split()),
                remedy="mend the file, or pip install --force-reinstall --no-deps cenotaph",
            )
        else:
            good.add(lang)
    yield Checked(what="word lists", state="ok", says=f"{len(good)} languages: {' '.join(sorted(good))}")


def _gazetteer(cache_folder: Path) -> Checked:
    path = compiled_path(cache_folder)
    if not path.is_file():
        return Checked(
            what="gazetteer",
            state="missing",
            says=f"not compiled in {cache_folder}",
            remedy="nothing: it is compiled when it is first needed, in some fifteen seconds",
            optional=True,
        )
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as database:
            complete = database.execute("SELECT places FROM complete").fetchone()
            places = database.execute("SELECT count(*) FROM place").fetchone()[0]
            sound = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        complete, places, sound = None, 0, (str(error),)
    if complete is None or sound != ("ok",):
        return Checked(
            what="gazetteer",
            state="differs",
            says=f"{path} is damaged",
            remedy=f"delete {path}; it is compiled anew when it is next needed",
        )
    return Checked(what="gazetteer", state="ok", says=f"{places:,} places in {path}{_older(path)}")


def _older(path: Path) -> str:
    """Say what lies there of other versions: nothing reads it, and another installation may."""
    others = [one for one in path.parent.glob("gazetteer-*.sqlite") if one != path]
    if not others:
        return ""
    size_mb = sum(one.stat().st_size for one in others) / 1_000_000
    files = "file" if len(others) == 1 else "files"
    return f"; of other versions {len(others):,} {files}, {size_mb:,.0f} MB, which may be deleted"


def _packs(cache_folder: Path) -> Checked:
    """List the packs of villages that the user added; none is no fault."""
    try:
        packs = list_packs(cache_folder)
    except GazetteerUnavailableError as error:
        return Checked(what="gazetteer packs", state="differs", says=str(error))
    said = ", ".join(f"{pack.name} ({pack.places:,} places)" for pack in packs)
    return Checked(what="gazetteer packs", state="ok", says=said or "none was added")


def _tesseract() -> Checked:
    """Ask Debian's Tesseract which languages it has; scans are read only where it is installed."""
    remedy = "for scans: apt-get install tesseract-ocr tesseract-ocr-all; pip install 'cenotaph[ocr]'"
    program = shutil.which("tesseract")
    try:
        driver = metadata.version("pytesseract")
    except metadata.PackageNotFoundError:
        driver = ""
    if program is None or not driver:
        lacking = " and ".join(
            name for name, there in (("tesseract", program), ("pytesseract", driver)) if not there
        )
        return Checked(what="Tesseract", state="missing", says=f"no {lacking}", remedy=remedy, optional=True)
    try:
        done = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError, UnicodeError) as error:
        return Checked(what="Tesseract", state="differs", says=f"{program} does not run: {error}", remedy=remedy)  # fmt: skip
    languages = sorted(line.strip() for line in done.stdout.splitlines()[1:] if line.strip() != "osd")
    if not languages:
        return Checked(what="Tesseract", state="missing", says="no languages", remedy=remedy, optional=True)
    return Checked(what="Tesseract", state="ok", says=f"{len(languages)} languages: {' '.join(languages)}")
