"""Mapping profiles: TOML that says what the columns of a list state.

Invariant: a `Profile` that exists can be used: everything that can be wrong in one is a `ProfileError` with its line
when it is read. Its digest is that of the file's bytes, so that a corrected profile is another one.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

import msgspec

from cenotaph.errors import ProfileError
from cenotaph.extract.rows.also import Also, SpeakersOf, compile_also, compile_speakers
from cenotaph.extract.rows.cells import Cells, LinePath, ReadCell, SpecError, as_list, cell_reader
from cenotaph.extract.rows.conditions import Holds, compile_if, compile_pattern
from cenotaph.extract.rows.file_columns import FileColumns, rename_columns
from cenotaph.extract.rows.kinds import KindOf, compile_kind
from cenotaph.extract.rows.known import keys_and_words, meant
from cenotaph.extract.rows.lines import find_lines, line_of
from cenotaph.extract.rows.spec import If, ProfileSpec, SourceSpec
from cenotaph.extract.rows.statements import StateAll, compile_statements
from cenotaph.extract.rows.survey import NOTHING, Survey, survey_rows
from cenotaph.model.evidence import Covers, Source
from cenotaph.normalize.edtf import is_edtf

_FOLDER = "profiles"
_NAMESPACE = re.compile(r"[a-z][a-z0-9_.-]{0,63}")
_SUFFIX = re.compile(r"\.(?:bz2|gz|csv|tsv|txt|xlsx|geojson|json|jsonl|osm|xml|pbf|kml|kmz)$", re.I)
_PATH_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[\.\.\.\]")
_UNKNOWN_FIELD = re.compile(r"unknown field `([^`]*)`")
_NOT_LISTED = re.compile(r"Invalid enum value '(.*)'$", re.S)


@dataclass(frozen=True, slots=True)
class Plan:
    """A profile compiled into functions; see `mapping` for how they are used."""

    read_cell: ReadCell
    key_columns: tuple[str, ...]
    other_key: tuple[str, ...]
    key_pattern: re.Pattern[str] | None
    takes: Holds | None
    leaves_out: tuple[tuple[Holds, str], ...]
    kind_of: KindOf
    state_all: StateAll
    also: tuple[Also, ...]
    speaks: SpeakersOf | None


@dataclass(frozen=True, slots=True)
class Profile:
    """A mapping profile.

    Attributes:
        name: what it is called on the command line.
        title: what it maps, in words.
        namespace: of the subjects.
        key: columns of the key.
        requires: columns that a file must have; of a list among them, the first is named here.
        digest: SHA-256 of the TOML file, in hex.
        spec: as written.
        plan: as compiled.
        notes: what `prepare` found out about a file, for its balance.
        decided: what of it changes how its cells are read.
    """

    name: str
    title: str
    namespace: str
    key: tuple[str, ...]
    requires: tuple[str, ...]
    digest: str
    spec: ProfileSpec
    plan: Plan
    notes: tuple[str, ...] = ()
    decided: str = ""

    @property
    def table(self) -> str | None:
        """The sheet, table, list or layer that is read of a file."""
        return self.spec.table

    def prepare(self, rows: Sequence[Cells]) -> Profile:
        """Return the profile for one file, after a look at its first rows.

        The columns get the names that the file has for them, dates the order that their column shows, and mangled
        positions the pattern of the clean ones. The notes say what was decided.

        Args:
            rows: the cells of the first rows, in the order of the file; a few thousand are enough.
        """
        header = FileColumns(dict.fromkeys(column for row in rows for column in row), groups=self.spec.groups)
        spec = rename_columns(self.spec, header)
        survey = survey_rows(spec, rows, cell_reader(spec.null))
        plan = _compile(spec, survey)
        return replace(
            self,
            spec=spec,
            plan=plan,
            key=plan.key_columns,
            notes=survey.notes,
            decided=survey.decided,
        )

    def source_of(self, path: Path) -> Source:
        """Return the source that a file of this profile is.

        Args:
            path: the file; `{stem}` in the profile stands for its name without suffixes.
        """
        source, stem = self.spec.source, stem_of(path)
        covers = source.covers
        return Source(
            id=source.id.replace("{stem}", stem),
            title=source.title.replace("{stem}", stem) if source.title else None,
            publisher=source.publisher,
            url=source.url,
            licence=source.licence,
            published=source.published,
            lang=source.lang,
            covers=Covers(covers.area, tuple(covers.kinds), covers.period, covers.leaves_out)
            if covers
            else None,
            visibility=None if source.visibility == "public" else source.visibility,
        )

    def fits(self, columns: Iterable[str]) -> bool:
        """Tell whether a file with these columns can be read with this profile.

        Args:
            columns: their names, or the cells of the first row by name.
        """
        known = columns if isinstance(columns, Mapping) else frozenset(columns)
        if self.lacks(known):
            return False
        header = FileColumns(known, groups=self.spec.groups)
        if self.spec.fits is None or not isinstance(known, Mapping):
            return True
        return _fits(rename_columns(self.spec, header))(known, "")

    def lacks(self, columns: Iterable[str]) -> tuple[str, ...]:
        """Return the columns that the profile requires and a file does not have; "A or B" where one of two would do.

        Args:
            columns: the names of those that the file has.
        """
        header = FileColumns(columns, groups=self.spec.groups)
        return tuple(" or ".join(as_list(column)) for column in self.spec.requires if not header.has(column))


def stem_of(path: Path) -> str:
    """Return a file's name without its suffixes, as part of an id.

    >>> stem_of(Path("my list.osm.bz2"))
    'my-list'
    """
    stem = path.name
    while (shorter := _SUFFIX.sub("", stem)) not in ("", stem):
        stem = shorter
    return re.sub(r"[^\w.~-]+", "-", stem).strip("-") or "list"


def shipped_profiles() -> tuple[str, ...]:
    """Return the names of the profiles that come with the package, sorted."""
    folder = resources.files("cenotaph.extract.rows").joinpath(_FOLDER)
    return tuple(
        sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
    )


def read_profile(name_or_path: str | Path) -> Profile:
    """Read a shipped profile by its name, or one from a TOML file.

    Raises:
        ProfileError: there is none, or it says something impossible; with the line where that is known.
    """
    if str(name_or_path) in shipped_profiles():
        return _shipped(str(name_or_path))
    path = Path(name_or_path)
    try:
        data = path.read_bytes()
    except OSError as error:
        known = ", ".join(shipped_profiles())
        reason = f"there is no such profile ({error.strerror or error}); shipped ones: {known}"
        raise ProfileError(name_or_path, reason) from error
    return parse_profile(data, path)


@cache
def _shipped(name: str) -> Profile:
    file = resources.files("cenotaph.extract.rows").joinpath(_FOLDER, f"{name}.toml")
    return parse_profile(file.read_bytes(), f"{name}.toml")


def fitting_profiles(columns: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the shipped profiles that fit a file, those that ask for most columns first.

    Args:
        columns: their names, or the cells of the first row by name (then what is in them can decide, too).
    """
    known = columns if isinstance(columns, Mapping) else frozenset(columns)
    profiles = [profile for name in shipped_profiles() if (profile := _shipped(name)).fits(known)]
    return tuple(profile.name for profile in sorted(profiles, key=lambda one: (-len(one.requires), one.name)))


def parse_profile(data: bytes, path: Path | str) -> Profile:
    """Parse the TOML of a profile.

    Args:
        data: the bytes of the file.
        path: what error messages call it.

    Raises:
        ProfileError: with the line, where there is one.
    """
    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise ProfileError(path, "not UTF-8", line=data.count(b"\n", 0, error.start) + 1) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        raise ProfileError(path, f"not TOML: {error}", line=int(found[1]) if found else None) from error
    lines = find_lines(text.replace("\r\n", "\n"))
    try:
        spec = msgspec.convert(table, ProfileSpec)
        plan = _compile(spec)
    except msgspec.ValidationError as error:
        where, reason = _explain(str(error))
        raise ProfileError(path, reason, line=line_of(lines, where)) from error
    except SpecError as error:
        reason = f"{_in_words(error.path)}: {error.reason}"
        raise ProfileError(path, reason, line=line_of(lines, error.path)) from error
    return Profile(
        name=spec.name,
        title=spec.title,
        namespace=spec.subject.namespace,
        key=plan.key_columns,
        requires=tuple(as_list(column)[0] for column in spec.requires if column),
        digest=hashlib.sha256(data).hexdigest(),
        spec=spec,
        plan=plan,
    )


def _explain(message: str) -> tuple[LinePath, str]:
    """Take the place out of msgspec's message: "... - at `$.statement[3].when`"."""
    reason, _, place = message.partition(" - at `$")
    steps = [
        int(step[2]) if step[2] else step[1]
        for step in _PATH_STEP.finditer(place.rstrip("`"))
        if step[1] or step[2]
    ]
    known = keys_and_words(steps)
    if unknown := _UNKNOWN_FIELD.search(reason):
        steps.append(unknown[1])
        reason = f"there is no key {unknown[1]!r} here{meant(unknown[1], known.keys)}"
    elif wrong := _NOT_LISTED.search(reason):
        reason = f"{wrong[1]!r} is none of the words that can stand here{meant(wrong[1], known.words)}"
    reason = reason.removeprefix("Object ").replace("`", "'")
    return tuple(steps), f"{_in_words(tuple(steps))}: {reason}" if steps else reason


def _in_words(path: LinePath) -> str:
    """Write a path for people, who count from 1.

    >>> _in_words(("statement", 1, "when"))
    'statement 2, when'
    """
    words = ""
    for step in path:
        words += f" {step + 1}" if isinstance(step, int) else f", {step}" if words else step
    return words


def _fits(spec: ProfileSpec) -> Holds:
    assert spec.fits is not None
    return compile_if(spec.fits, cell_reader(spec.null), ("fits",))


def _compile(spec: ProfileSpec, survey: Survey = NOTHING) -> Plan:
    _check_source(spec.source)
    subject = spec.subject
    if not _NAMESPACE.fullmatch(subject.namespace):
        raise SpecError(("subject", "namespace"), f"{subject.namespace!r} is not lower-case ASCII")
    key_columns = tuple(as_list(subject.key))
    if not key_columns:
        raise SpecError(("subject", "key"), "a key needs a column")
    if not spec.statement:
        raise SpecError(("statement",), "a profile without statements states nothing")
    read_cell = cell_reader(spec.null)
    scope = spec.scope
    _condition(spec.fits, read_cell, ("fits",))
    if spec.heading is not None:
        compile_if(spec.heading.if_, read_cell, ("heading", "if"))
    return Plan(
        read_cell=read_cell,
        key_columns=key_columns,
        other_key=tuple(as_list(subject.otherwise)),
        key_pattern=compile_pattern(subject.matches, ("subject", "matches")) if subject.matches else None,
        takes=_condition(scope.take, read_cell, ("scope", "take")),
        leaves_out=tuple(
            (compile_if(rule.if_, read_cell, ("scope", "leave_out", index, "if")), rule.reason)
            for index, rule in enumerate(scope.leave_out)
        ),
        kind_of=compile_kind(spec.kind, read_cell),
        state_all=compile_statements(spec.statement, read_cell, survey=survey),
        also=tuple(
            compile_also(also, read_cell, survey, ("also", index)) for index, also in enumerate(spec.also)
        ),
        speaks=compile_speakers(spec.attribution, read_cell, ("attribution",)) if spec.attribution else None,
    )


def _condition(spec: If | None, read_cell: ReadCell, path: LinePath) -> Holds | None:
    return None if spec is None else compile_if(spec, read_cell, path)


def _check_source(source: SourceSpec) -> None:
    if not source.id.strip():
        raise SpecError(("source", "id"), "a source needs an id")
    if source.published is not None and not is_edtf(source.published):
        raise SpecError(("source", "published"), f"{source.published!r} is no EDTF date")
