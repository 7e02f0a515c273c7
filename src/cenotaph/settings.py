"""The settings of one register: `cenotaph.toml`, then `CENOTAPH_*`, read once and passed as an argument.

No other module reads the environment.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from cenotaph.errors import NoRegisterError, UsageError

FILE_NAME = "cenotaph.toml"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a register is called and how it is kept.

    Attributes:
        name: what people call it.
        origin: the log's origin; never changes.
        key_file: the signing key, if not at its usual place outside the folder.
        prefer: ids of sources, best first: which value a page shows first.
        map_style: URL of an online map style; None draws the map that ships with the package.
        folder: where the register lies.
        config_folder: where signing keys lie unless told otherwise.
        cache_folder: where the compiled gazetteer lies.
    """

    folder: Path
    config_folder: Path
    cache_folder: Path
    name: str
    origin: str
    key_file: Path | None = None
    prefer: tuple[str, ...] = ()
    map_style: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    origin: str
    prefer: tuple[str, ...] = ()
    map_style: str | None = None
    key_file: str | None = None


def config_folder(environ: Mapping[str, str]) -> Path:
    """Return where the user's keys lie: `$CENOTAPH_CONFIG`, `$XDG_CONFIG_HOME/cenotaph` or `~/.config/cenotaph`."""
    return _user_folder(environ, "CENOTAPH_CONFIG", "XDG_CONFIG_HOME", ".config")


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Return where derived data lies: `$CENOTAPH_CACHE`, `$XDG_CACHE_HOME/cenotaph` or `~/.cache/cenotaph`."""
    return _user_folder(environ, "CENOTAPH_CACHE", "XDG_CACHE_HOME", ".cache")


def _user_folder(environ: Mapping[str, str], own: str, xdg: str, fallback: str) -> Path:
    if own in environ:
        return Path(environ[own]).expanduser()
    home = Path(environ["HOME"]) if "HOME" in environ else Path.home()
    return Path(environ.get(xdg) or home / fallback) / "cenotaph"


def model_key(environ: Mapping[str, str]) -> str | None:
    """Return what an endpoint of a language model asks to be shown: `$CENOTAPH_LLM_KEY`."""
    return environ.get("CENOTAPH_LLM_KEY") or None


def find_register(given: Path | None, environ: Mapping[str, str]) -> Path:
    """Return the folder of the register: the given one, else `$CENOTAPH_REGISTER`, else the current folder.

    Raises:
        NoRegisterError: the folder holds no `cenotaph.toml`.
    """
    folder = given or Path(environ.get("CENOTAPH_REGISTER") or Path.cwd())
    if not (folder / FILE_NAME).is_file():
        raise NoRegisterError(folder)
    return folder.resolve()


def load_settings(folder: Path, environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings of the register in a folder.

    Raises:
        NoRegisterError: there is no `cenotaph.toml`.
        UsageError: it is not TOML, lacks a name or origin, or says something unknown.
    """
    environ = os.environ if environ is None else environ
    path = folder / FILE_NAME
    try:
        said = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except FileNotFoundError as error:
        raise NoRegisterError(folder) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise UsageError(f"{path}: {error}") from error
    key_file = environ.get("CENOTAPH_KEY") or said.key_file
    return Settings(
        folder=folder.resolve(),
        config_folder=config_folder(environ),
        cache_folder=cache_folder(environ),
        name=said.name,
        origin=said.origin,
        key_file=Path(key_file).expanduser() if key_file else None,
        prefer=said.prefer,
        map_style=environ.get("CENOTAPH_MAP_STYLE") or said.map_style,
    )


def write_settings(folder: Path, *, name: str, origin: str, key_file: Path | None) -> None:
    """Write the first `cenotaph.toml` of a register."""
    lines = [
        "# A register of Cenotaph. See docs/guide/getting-started.md.",
        f"name = {_quote(name)}",
        f"origin = {_quote(origin)}   # never change this: the log is signed under it",
        *([f"key_file = {_quote(str(key_file))}"] if key_file else []),
        "prefer = []   # ids of sources, best first: which value a page shows first",
        "",
    ]
    (folder / FILE_NAME).write_text("\n".join(lines), encoding="utf-8")


def _quote(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")
