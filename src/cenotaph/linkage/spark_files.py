"""Lists of records on disk -> a list of links on disk, on a Spark that is started for it.

Invariant: the file of links is that of `link_files`. What Spark says of itself is kept from the user, and shown where it
cannot start. Only links and doubtful pairs are collected: they are few.

It needs the extra `cenotaph[spark]` and Java 17 or newer.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cenotaph.errors import SparkUnavailableError, UnreadableSourceError, WorkerError
from cenotaph.linkage.link import Link, Linked, Progress
from cenotaph.linkage.link_files import LinkedFiles, check_target, write_links
from cenotaph.linkage.model import Model
from cenotaph.linkage.on_spark import escape, find_links
from cenotaph.sources.item import Rejected

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_LONGEST_REASON: Final = 300


def link_files_on_spark(
    paths: Sequence[Path],
    out: Path,
    *,
    master: str = "local[*]",
    model: Model | None = None,
    progress: Progress | None = None,
    tell: Callable[[Rejected], None] | None = None,
) -> LinkedFiles:
    """Link two lists, or find the duplicates within one, and write `a_id,b_id,score`.

    Args:
        paths: one or two files of JSON lines; every executor must see them under their names.
        out: the CSV file; it is replaced once everything is known. The steps are kept in a folder beside it until then.
        master: of Spark, as `local[2]`, `yarn` or `spark://host:7077`.
        model: the weights; None is the shipped one.
        progress: is told how far it is.
        tell: is told of the first lines that are no record.

    Raises:
        SparkUnavailableError: Spark cannot be started.
        UnreadableSourceError: a file cannot be read, or holds no record.
        UsageError: the links would be written over a list, or over what is no file.
        WorkerError: Spark gave the work up.
        OSError: the links cannot be written.
    """
    check_installed()
    check_target(out, paths)
    for path in paths:
        check_name(path)
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    with (
        tempfile.TemporaryDirectory(dir=out.absolute().parent, prefix=f".{out.name}.") as folder,
        started(master) as spark,
    ):
        try:
            found = find_links(
                spark,
                [f"file://{escape(str(path.absolute()))}" for path in paths],
                f"file://{folder}/steps",
                model=model,
                progress=progress,
                tell=tell,
            )
            rows = found.judged.collect()
        except (Py4JError, PySparkException) as error:
            raise WorkerError(_first_line(str(error))) from error
    by_kind = {
        kind: sorted(
            Link(row["a_id"], row["b_id"], row["probability"]) for row in rows if row["is_link"] == kind
        )
        for kind in (True, False)
    }
    write_links(out, by_kind[True])
    return LinkedFiles(
        found.records, found.rejected, Linked(by_kind[True], by_kind[False], found.compared, found.capped)
    )


def check_installed() -> None:
    """Look for what Spark needs.

    Raises:
        SparkUnavailableError: pyspark or Java is not there.
    """
    if find_spec("pyspark") is None:
        raise SparkUnavailableError("pyspark is not installed: pip install 'cenotaph[spark]'")
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=f"{home}/bin" if home else None) is None:
        raise SparkUnavailableError(
            "no Java is found: install version 17 or newer (Debian: apt-get install default-jre-headless)"
        )


def check_name(path: Path) -> None:
    """Refuse a file that Spark would pass over, or could not open, because of its name.

    Raises:
        UnreadableSourceError: it has such a name.
    """
    if path.name.startswith(("_", ".")) or ":" in path.name:
        raise UnreadableSourceError(
            path,
            "name_for_spark",
            "Spark reads no file whose name begins with _ or . or has a colon: give it another name",
        )


@contextmanager
def started(master: str) -> Iterator[SparkSession]:
    """Start Spark, and stop it in the end; what it writes to stderr goes into a file that is forgotten.

    Raises:
        SparkUnavailableError: it cannot be started.
    """
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else the system's, which has not this package
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    with tempfile.TemporaryFile() as said, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        kept = os.dup(2)
        os.dup2(said.fileno(), 2)  # the JVM takes it over when it is started
        try:
            builder = SparkSession.builder.master(master).appName("cenotaph link")
            spark = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
        except Exception as error:
            said.seek(0)
            told = said.read().decode(errors="replace").strip().splitlines()
            raise SparkUnavailableError(_first_line(f"{error} {told[-1] if told else ''}")) from error
        finally:
            os.dup2(kept, 2)
            os.close(kept)
        try:
            yield spark
        finally:
            spark.stop()


def _first_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_REASON]
