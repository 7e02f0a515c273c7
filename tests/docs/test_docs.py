"""The documents say what is there: every command, every decision, every dependency, no dead link."""

from __future__ import annotations

import ast
import re
import runpy
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
DOCS = CHECKOUT / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
PAGES = sorted([*CHECKOUT.glob("*.md"), *DOCS.rglob("*.md"), *(CHECKOUT / "src").rglob("*.md")])

LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def test_decisions_are_numbered_densely() -> None:
    assert [page.name[:4] for page in DECISIONS] == [
        f"{number:04}" for number in range(1, len(DECISIONS) + 1)
    ]


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.name)
def test_a_decision_has_its_parts_and_fits_a_page(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {int(page.name[:4])}. ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Rejected", "Consequences"]
    assert len(text.splitlines()) <= 60


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
    local = [
        target.split("#")[0]
        for target in targets
        if "://" not in target and not target.startswith(("#", "mailto:"))
    ]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_every_page_can_be_reached_from_the_readme(page: Path) -> None:
    seen: set[Path] = set()
    queue = [CHECKOUT / "README.md"]
    while queue:
        current = queue.pop()
        if current in seen or not current.is_file():
            continue
        seen.add(current)
        if current.suffix == ".md":
            targets = LINK.findall(current.read_text(encoding="utf-8"))
            queue += [
                (current.parent / target.split("#")[0]).resolve() for target in targets if "://" not in target
            ]
    assert page in seen or page.parent == DOCS / "decisions"


def test_commands_are_documented_as_they_are() -> None:
    render = runpy.run_path(str(CHECKOUT / "scripts" / "write_commands.py"))["render"]
    assert (DOCS / "guide" / "commands.md").read_text(encoding="utf-8") == render(), (
        "run scripts/write_commands.py"
    )


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[^\w.-]", requirement)[0] for requirement in wanted}
    text = (DOCS / "decisions" / "dependencies.md").read_text(encoding="utf-8").split("## Data that ships")[0]
    assert set(re.findall(r"^\| ([\w.-]+) \|", text, re.MULTILINE)) - {"package"} == names


def test_the_readme_sets_up_with_two_commands() -> None:
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    section = text.split("## Set up")[1].split("\n## ")[0]
    blocks = re.findall(r"^```sh\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    commands = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    assert commands == ["make demo", "make test"]


@pytest.mark.slow
def test_the_tour_is_what_happens() -> None:
    render = runpy.run_path(str(CHECKOUT / "scripts" / "write_tour.py"))["render"]
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    assert "```console" in text
    assert text == render(text), "run scripts/write_tour.py, and read what it wrote"


def test_every_code_of_bad_input_is_explained() -> None:
    """Codes are the lower-case words that a reader or mapper gives with a reason."""
    text = (DOCS / "guide" / "bad-input.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`([a-z_]+)`", text))
    for room in ("sources", "extract/rows"):
        for path in (CHECKOUT / "src" / "cenotaph" / room).glob("*.py"):
            assert codes_of(path) <= explained, path


def codes_of(path: Path) -> set[str]:
    """Find the codes in the calls of `Rejected(code, ...)` and `UnreadableSourceError(path, code, ...)`."""
    place = {"Rejected": 0, "GeometryError": 0, "UnreadableSourceError": 1}
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in place:
            arguments = node.args[place[node.func.id] :][:1]
            found |= {
                one.value for one in arguments if isinstance(one, ast.Constant) and isinstance(one.value, str)
            }
    return found
