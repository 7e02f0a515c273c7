"""Settings: read once, checked, overridden by the environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import NoRegisterError, UsageError
from cenotaph.settings import (
    FILE_NAME,
    cache_folder,
    config_folder,
    find_register,
    load_settings,
    write_settings,
)

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(name=words)
def test_settings_are_read_as_written(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("register")
    write_settings(folder, name=name, origin="o-abc.cenotaph", key_file=None)
    settings = load_settings(folder, {"HOME": "/home/x"})
    assert (settings.name, settings.origin, settings.key_file) == (name, "o-abc.cenotaph", None)


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    write_settings(tmp_path, name="x", origin="o", key_file=Path("/keys/a"))
    settings = load_settings(tmp_path, {"HOME": "/home/x", "CENOTAPH_KEY": "/keys/b", "CENOTAPH_CACHE": "/c"})
    assert (settings.key_file, settings.cache_folder) == (Path("/keys/b"), Path("/c"))


@pytest.mark.parametrize(
    "text", ["", "name = 1\norigin = 'o'", "name = 'x'\norigin = 'o'\nshoe = 43", "\x00", "name"]
)
def test_a_bad_file_is_named_with_the_reason(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=FILE_NAME):
        load_settings(tmp_path, {"HOME": "/home/x"})


def test_a_folder_without_settings_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(NoRegisterError, match="cenotaph init"):
        find_register(tmp_path, {})
    with pytest.raises(NoRegisterError):
        load_settings(tmp_path, {"HOME": "/home/x"})


def test_the_register_is_the_given_one_then_the_environments(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        write_settings(tmp_path / name, name=name, origin="o", key_file=None)
    environ = {"CENOTAPH_REGISTER": str(tmp_path / "b")}
    assert find_register(tmp_path / "a", environ).name == "a"
    assert find_register(None, environ).name == "b"


def test_user_folders_follow_xdg() -> None:
    assert config_folder({"HOME": "/h"}) == Path("/h/.config/cenotaph")
    assert config_folder({"HOME": "/h", "XDG_CONFIG_HOME": "/x"}) == Path("/x/cenotaph")
    assert cache_folder({"HOME": "/h", "CENOTAPH_CACHE": "/c"}) == Path("/c")
