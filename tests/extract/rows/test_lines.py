from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.extract.rows.lines import find_lines, line_of
from cenotaph.extract.rows.profile import shipped_profiles

TEXT = '''# a comment with a = 1
a = 1
"quoted key" = 'x # no comment'
long = """
b = 2
[c]
"""  # after
[c.d]
e = [1, [2,
  3], { f = "]", g = 4 }]
[[h]]
i = 1
[[h]]
[h.j]
k.l = true
[[h.m]]
n = 1979-05-27
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a",), 2),
        (("quoted key",), 3),
        (("long",), 4),
        (("c", "d"), 8),
        (("c", "d", "e", 1, 1), 10),
        (("c", "d", "e", 2, "g"), 10),
        (("h", 0, "i"), 12),
        (("h", 1), 13),
        (("h", 1, "j", "k", "l"), 15),
        (("h", 1, "m", 0, "n"), 17),
    ],
)
def test_each_value_has_its_line(path: tuple[str | int, ...], line: int) -> None:
    tomllib.loads(TEXT)
    assert line_of(find_lines(TEXT), path) == line


def test_what_is_not_there_has_the_line_of_its_table() -> None:
    lines = find_lines(TEXT)
    assert line_of(lines, ("h", 0, "nothing")) == 11
    assert line_of(lines, ("nothing",)) is None


def paths_of(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        for key, member in value.items():
            yield (*path, key)
            yield from paths_of(member, (*path, key))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield (*path, index)
            yield from paths_of(member, (*path, index))


@pytest.mark.parametrize("name", shipped_profiles())
def test_every_value_of_a_shipped_profile_has_a_line(name: str) -> None:
    text = (
        resources.files("cenotaph.extract.rows")
        .joinpath("profiles", f"{name}.toml")
        .read_text(encoding="utf-8")
    )
    lines = find_lines(text)
    rows = text.splitlines()
    for path in paths_of(tomllib.loads(text)):
        line = line_of(lines, path)
        assert line is not None
        if path in lines and isinstance(path[-1], str):
            assert path[-1] in rows[line - 1]


@given(st.text(st.sampled_from("ab=[]{}\"'#\n.,1 "), max_size=60))
def test_it_ends_on_any_text(text: str) -> None:
    assert all(line >= 1 for line in find_lines(text).values())
