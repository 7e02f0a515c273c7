"""Fixtures for every room."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cenotaph.intake.workspace import Workspace, create_register
from cenotaph.settings import Settings
from llm_server import Server

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of data for measurement beside the checkout; a test that needs it is skipped where it is absent."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no data for measurement beside the checkout")
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An empty register of its own, with its key beside it; the gazetteer is the user's compiled one."""
    register = tmp_path / "register"
    return create_register(
        register, name="Test", config_folder=tmp_path / "config", key_file=tmp_path / "register.key"
    )


@pytest.fixture
def workspace(settings: Settings) -> Iterator[Workspace]:
    """The same register, opened."""
    with Workspace(settings) as opened:
        yield opened


@pytest.fixture
def llm_server() -> Iterator[Server]:
    """A server on this machine that answers as an endpoint of a language model does."""
    server = Server()
    yield server
    server.close()


@pytest.fixture(scope="session")
def java() -> None:
    """What Spark needs; a test that needs it is skipped where there is none, except in CI."""
    if shutil.which("java") is None:
        if os.environ.get("CI"):
            pytest.fail("Java must be installed in CI (make java)")
        pytest.skip("no Java on this machine: Spark cannot run (make java installs it)")


@pytest.fixture(scope="session")
def spark(java: None) -> Iterator[Any]:
    """A session of Spark on two cores."""
    # What Spark takes else is the system's, without this package.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: pip install cenotaph[spark]")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "3")
        .getOrCreate()
    )
    yield session
    session.stop()
    del os.environ["PYSPARK_PYTHON"]
