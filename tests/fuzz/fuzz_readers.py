"""Fuzz one reader: bytes changed at random, guided by which branches of `cenotaph.sources` they reach.

    python tests/fuzz/fuzz_readers.py csv --seconds 600
    python tests/fuzz/fuzz_readers.py any            # format found out, archives unpacked
    python tests/fuzz/fuzz_readers.py csv --again build/fuzz/csv/error-1a2b3c

Whatever is raised and is no `UnreadableSourceError`, and whatever is yielded and is no item, is a finding; so is an
input that takes more than five seconds, or ends the process. Findings are written to a folder and counted once a
place in the code; the exit code says whether there are any.

Invariant: nothing is fetched, and nothing is written outside of temporary folders and the folder of findings.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import os
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS))

import atheris  # noqa: E402

with atheris.instrument_imports(include=["cenotaph.sources"]):
    from cenotaph.errors import UnreadableSourceError
    from cenotaph.sources.item import Document, Rejected, Row
    from cenotaph.sources.packed import unpacked
    from cenotaph.sources.reader import FORMATS, Format, detect_format, read_source, reader_of

from cenotaph.sources.item import DEFAULT_LIMITS  # noqa: E402

ANY = "any"
SLOW_SECONDS = 5
TIMEOUT_SECONDS = 60
MEMORY_MB = 6_000
SEED_BYTES = 60_000
SUFFIXES = {
    "text": ".txt",
    "pdf_tables": ".pdf",
    "html_tables": ".html",
    "osm_xml": ".osm",
    "spreadsheet": ".xlsx",
}


class Fuzzer:
    """Reads what it is given as one format, and keeps what must not have happened."""

    def __init__(self, form: str, found: Path) -> None:
        self._form: Format | None = None if form == ANY else next(known for known in FORMATS if known == form)
        self._found = found
        self._seen: set[str] = set()
        suffix = SUFFIXES.get(form, f".{form}")
        self._folder = tempfile.TemporaryDirectory(prefix="cenotaph-fuzz-")
        self._path = Path(self._folder.name) / f"input{suffix}"

    def read(self, data: bytes) -> None:
        """Read one input."""
        self._path.write_bytes(data)
        begun = time.monotonic()
        try:
            for item in read_source(self._path, format=self._form).items:
                if not isinstance(item, Row | Document | Rejected):
                    raise TypeError(f"yielded {type(item)}")
        except UnreadableSourceError as error:
            if not error.code or not error.reason:
                self._keep("error", data, "a refusal without code or reason")
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            frames = traceback.extract_tb(error.__traceback__)
            ours = [frame for frame in frames if "cenotaph" in frame.filename] or frames
            self._keep(
                "error",
                data,
                f"{type(error).__name__} at {Path(ours[-1].filename).name}:{ours[-1].lineno}: {error}",
            )
        taken = time.monotonic() - begun
        if taken > SLOW_SECONDS:
            self._keep("slow", data, f"takes {taken:.1f} seconds")

    def _keep(self, kind: str, data: bytes, words: str) -> None:
        place = f"{kind} {words.partition(': ')[0]}" if kind == "error" else kind
        if place in self._seen:
            return
        self._seen.add(place)
        target = self._found / f"{kind}-{hashlib.sha256(data).hexdigest()[:12]}"
        target.write_bytes(data)
        say(f"FOUND {target.name}: {words[:300]}")


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def write_seeds(form: str, folder: Path) -> int:
    """Write the small files among the good and broken ones that are of a format; return how many."""
    from broken_files import write_files

    with tempfile.TemporaryDirectory() as made:
        count = 0
        for path in write_files(Path(made), small=True):
            if path.is_file() and path.stat().st_size <= SEED_BYTES and form in (ANY, _format_of(path)):
                (folder / path.name).write_bytes(path.read_bytes())
                count += 1
    return count


def _format_of(path: Path) -> str | None:
    try:
        with unpacked(path, DEFAULT_LIMITS) as inner:
            return detect_format(inner) if inner == path else None
    except UnreadableSourceError:
        by_suffix = {
            ".xlsx": "spreadsheet",
            ".ods": "spreadsheet",
            ".pdf": "pdf",
            ".png": "scan",
            ".jpg": "photo",
        }
        return by_suffix.get(path.suffix)


def run(form: str, seconds: int, found: Path) -> int:
    """Fuzz in a process of its own, since a broken library may end it; return the exit code."""
    found.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="cenotaph-corpus-") as corpus:
        say(f"{form}: {write_seeds(form, Path(corpus))} seeds")
        options = [
            f"-max_total_time={seconds}", f"-timeout={TIMEOUT_SECONDS}", f"-rss_limit_mb={MEMORY_MB}",
            f"-max_len={SEED_BYTES}", f"-artifact_prefix={found}/", "-print_final_stats=1", "-verbosity=1",
            "-close_fd_mask=1",
        ]  # fmt: skip
        command = [sys.executable, __file__, form, "--found", str(found), "--child", corpus, *options]
        ended = subprocess.run(command, check=False).returncode
    kept = sorted(path.name for path in found.iterdir())
    say(f"{form}: {seconds} seconds asked for, exit {ended}, {len(kept)} findings {' '.join(kept)}")
    return 1 if kept or ended else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("format", choices=[*FORMATS, ANY])
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--found", type=Path, help="where findings are kept (default: build/fuzz/FORMAT)")
    parser.add_argument("--again", type=Path, help="read one finding again, and show what is raised")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options, rest = parser.parse_known_args()
    form = str(options.format)
    found = options.found or TESTS.parent / "build" / "fuzz" / form
    if options.again:
        say(
            f"{sum(1 for _ in read_source(options.again, format=None if form == ANY else options.format).items)} items"
        )
        return 0
    if not options.child:
        return run(form, options.seconds, found)
    logging.disable(logging.CRITICAL)
    if form != "scan":  # else every PDF that lost its text is given to Tesseract, for seconds
        os.environ["PATH"] = ""
    with atheris.instrument_imports(include=["cenotaph.sources"]):
        for known in FORMATS:
            reader_of(known)
    atheris.Setup([sys.argv[0], *rest, options.child], Fuzzer(form, found).read)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
