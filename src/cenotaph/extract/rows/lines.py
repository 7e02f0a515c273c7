"""On which line of a TOML text each value stands.

Invariant: for a text that `tomllib` accepts, every table, key and array element has a line. It does not judge the
text: `tomllib` has done that before.

Source: TOML v1.0.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_SCALAR = re.compile(r"[^,\]}#\n]*")
_STRINGS = (
    re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}', re.S),
    re.compile(r"'''.*?'{3,5}", re.S),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)


def find_lines(text: str) -> dict[Path, int]:
    r"""Map the path of each value to its line, counted from 1.

    >>> find_lines('a = 1\n[[b]]\nc = [2,\n 3]\n')[("b", 0, "c", 1)]
    4
    """
    return _Scanner(text).scan()


def line_of(lines: dict[Path, int], path: Path) -> int | None:
    """Return the line of a path, or of the nearest table around it that has one."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines: dict[Path, int] = {}
        self._tables: dict[Path, int] = {}

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        while self._skip(_BLANK) < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
        return self._lines

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _note(self, path: Path) -> None:
        self._lines.setdefault(path, self._text.count("\n", 0, self._at) + 1)

    def _header(self) -> Path:
        many = self._text.startswith("[[", self._at)
        start = self._at
        self._at += 2 if many else 1
        path = self._inside(self._key())
        if many:
            index = self._tables.get(path, -1) + 1
            self._tables[path] = index
            path = (*path, index)
        self._at, end = start, self._text.find("\n", self._at)
        self._note(path[:1])
        self._note(path)
        self._at = len(self._text) if end < 0 else end
        return path

    def _inside(self, keys: Path) -> Path:
        """Follow a header into the last table of each array on its way."""
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            if path in self._tables:
                path = (*path, self._tables[path])
        return (*path, *keys[-1:])

    def _key(self) -> Path:
        parts: list[str] = []
        while True:
            self._skip(_SPACE)
            start = self._at
            if self._text[start : start + 1] in ("'", '"'):
                self._string()
                parts.append(self._text[start + 1 : self._at - 1])
            else:
                self._skip(_BARE)
                parts.append(self._text[start : self._at])
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return tuple(parts)
            self._at += 1

    def _pair(self, table: Path) -> None:
        start = self._at
        path = (*table, *self._key())
        equals = self._at
        self._at = start
        self._note(path)
        self._at = max(equals + 1, start + 1)
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Path) -> None:
        self._note(path)
        opening = self._text[self._at : self._at + 1]
        if opening == "[":
            for index in self._members("]"):
                self._value((*path, index))
        elif opening == "{":
            for _ in self._members("}"):
                self._pair(path)
        elif opening in ('"', "'"):
            self._string()
        else:
            self._skip(_SCALAR)

    def _members(self, closing: str) -> Iterator[int]:
        self._at += 1
        index = 0
        while self._skip(_BLANK) < len(self._text) and not self._text.startswith(closing, self._at):
            before = self._at
            yield index
            index += 1
            self._skip(_BLANK)
            if self._text.startswith(",", self._at) or self._at == before:
                self._at += 1
        self._at += 1

    def _string(self) -> None:
        for pattern in _STRINGS:
            if found := pattern.match(self._text, self._at):
                self._at = found.end()
                return
        self._at += 1
