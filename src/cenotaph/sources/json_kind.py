"""Which kind of JSON a text is, by its first characters: by the names that stand in it, and at which depth.

Invariant: it needs the first 64 KiB only, takes any text, and says None of what does not look like JSON or a script
with data in it: prose may begin with a bracket, too.
"""

from __future__ import annotations

import re
from typing import Literal

JsonFormat = Literal["json", "geojson", "overpass", "wikidata", "sparql"]

_MARKS = "\ufeff\x1e \t\r\n"
_COMMENTS = re.compile(r"(?:\s+|//[^\n]*\n|/\*.*?\*/|;|(['\"])use strict\1)+", re.S)
_JSON_START = re.compile(
    r"""\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:|'(?:[^'\\\n]|\\.)*'\s*:|[\w$]+\s*:\s*[\[{"'\d-]|\}\s*$)"""
    r"""|\[\s*(?:\{|\]\s*$|"(?:[^"\\\n]|\\.)*"\s*[,\]]|-?\d[\d.]*\s*,|\[\s*(?:["'\d\[-]|\]))""",
    re.X,
)
_SCRIPT_START = re.compile(
    r"""(?:export\s+)?(?:var|let|const)\s++[\w$]++\s*+(?::[\w<>\[\]$.\s|]++)?=\s*+(?:JSON\.parse\s*+\(\s*+)?[\[{"'`]"""
    r"""|export\s+default\s*[\[{]"""
    r"""|[\w$]++\s*+(?:(?:\.\s*+[\w$]++|\[[^\]\n]{1,80}\])\s*+)*+=\s*+[\[{'"]"""
    r"""|[\w$]++(?:\.[\w$]++)*+\s*+\(\s*+(?:\{\s*+["'\w$]|\[\s*+[\[{"'\]])""",
    re.X,
)
_TOKEN = re.compile(r'"((?:[^"\\]|\\.){0,200})"\s*(:?)|[\[\]{}]', re.S)
_TOKENS = 20_000
_DEPTH = 4
_COLLECTION = re.compile(r'"type"\s*:\s*"Feature(?:Collection)?"')


def json_format(text: str, suffix: str) -> JsonFormat | None:
    """Say which kind of JSON a text is.

    Args:
        text: the first characters of a file.
        suffix: of its name, in small letters, with the full stop.
    """
    start = text.lstrip(_MARKS)
    after = start
    if blank := _COMMENTS.match(start):
        after = start[blank.end() :]
    if start.startswith(("{", "[")) and (
        suffix in (".json", ".jsonl", ".ndjson") or _JSON_START.match(start)
    ):
        return _by_names(start, suffix)
    if suffix == ".js" or _SCRIPT_START.match(after) or (after != start and _JSON_START.match(after)):
        return "json"
    return "geojson" if suffix == ".geojson" else None


def _by_names(start: str, suffix: str) -> JsonFormat:
    names = _names_by_depth(start)
    is_list = start.startswith("[")
    root, records = (set[str](), names[1]) if is_list else (names[0], names[2])
    if "osm3s" in root or ("elements" in root and {"type", "id"} <= records and not {"claims"} & records):
        return "overpass"
    if "head" in root and ("vars" in names[1] or "boolean" in root) and not {"features"} & root:
        return "sparql"
    if _is_wikidata(names, is_list=is_list):
        return "wikidata"
    if "attributes" in records and "properties" not in records and "features" in root:
        return "json"  # of ArcGIS
    single = records if is_list else root
    if "features" in single and is_list:
        return "json"  # several collections in one file
    has_word = bool(_COLLECTION.search(start))
    is_collection = has_word and (
        "features" in root or (not root - {"type", "crs", "name", "bbox", "metadata"})
    )
    is_feature = "geometry" in single and ("properties" in single or has_word)
    if is_collection or is_feature or ("features" in root and "geometry" in records):
        return "geojson"
    if has_word and "type" in single and not is_list:
        return "geojson"
    return "geojson" if suffix == ".geojson" else "json"


def _is_wikidata(names: list[set[str]], *, is_list: bool) -> bool:
    in_entity = {"claims", "labels", "descriptions", "sitelinks", "aliases"}
    if is_list:
        return len(in_entity & names[1]) > 1 and "id" in names[1]
    if "entities" in names[0]:
        return bool((in_entity | {"missing", "lastrevid"}) & names[2])
    return "claims" in names[0] and "id" in names[0] and len(in_entity & names[0]) > 1


def _names_by_depth(start: str) -> list[set[str]]:
    """Return the names of members at each of the uppermost depths."""
    names: list[set[str]] = [set() for _ in range(_DEPTH)]
    depth = 0
    for count, token in enumerate(_TOKEN.finditer(start)):
        if count > _TOKENS:
            break
        if token[0] in ("{", "["):
            depth += 1
        elif token[0] in ("}", "]"):
            depth -= 1
        elif token[2] and 0 < depth <= _DEPTH:
            names[depth - 1].add(token[1])
    return names
