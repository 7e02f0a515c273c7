"""The harness is run by itself (see README.md): it needs atheris, which the tests do not."""

from __future__ import annotations

collect_ignore = ["fuzz_readers.py"]
