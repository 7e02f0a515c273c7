"""Count how many ways of telling something the extractor knows, language by language.

    python evaluation/sentences.py [LANG ...] [--errors]

`sentences/<lang>.jsonl` holds short passages of the project's own, one construction each, with what they say: every deed
in every form that a language has for it (passive, relative clause, noun of doing, headline, pronoun ...). They are what
the word lists were widened with: a figure here tells what is covered, not how well unseen texts are read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from scoring import read_documents

from cenotaph.extract.text import read_text
from cenotaph.gazetteer import Gazetteer

FOLDER = Path(__file__).resolve().parent / "sentences"
DATE = "2021-05-01"
"""The day on which all passages are read."""


def compare(lang: str, passage: dict[str, Any], gazetteer: Gazetteer) -> tuple[list[str], list[str], int]:
    """Read one passage; return what was missed, what was found that it does not say, and how much was right."""
    text = passage["text"]
    found = [
        (one.property, one.status, text[slice(*one.about)].casefold())
        for one in read_text(text, lang=lang, date=DATE, gazetteer=gazetteer).findings
    ]
    missed = []
    for said in passage["says"]:
        about = said["about"].casefold()
        fits = [
            one
            for one in found
            if one[:2] == (said["property"], said["status"]) and (about in one[2] or one[2] in about)
        ]
        if fits:
            found.remove(fits[0])
        else:
            missed.append(f"{said['property']}.{said['status']} of {said['about']}")
    right = len(passage["says"]) - len(missed)
    return missed, [f"{one[0]}.{one[1]} of {one[2]}" for one in found], right


def main() -> int:
    """Print the figures of every language."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("lang", nargs="*", help="codes of languages; else all")
    arguments.add_argument("--errors", action="store_true", help="print what was missed and what is false")
    given = arguments.parse_args()
    gazetteer = Gazetteer.open()
    for lang in given.lang or sorted(path.stem for path in FOLDER.glob("*.jsonl")):
        path = FOLDER / f"{lang}.jsonl"
        if not path.is_file():
            print(f"{lang}: no such file: {path}", file=sys.stderr)
            return 2
        passages = read_documents([path])
        counts: Counter[str] = Counter()
        for passage in passages:
            missed, false, right = compare(lang, passage, gazetteer)
            counts += Counter(right=right, missed=len(missed), false=len(false))
            if given.errors and (missed or false):
                print(f"{lang}: {passage['text']}")
                print(
                    *(f"    missed {one}" for one in missed), *(f"    false {one}" for one in false), sep="\n"
                )
        said, told = counts["right"] + counts["missed"], counts["right"] + counts["false"]
        print(
            f"{lang}: {len(passages)} passages, {counts['right']} of {said} statements found,"
            f" {counts['false']} of {told} found are not said"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
