"""Broken and hostile files that are text: CSV, JSON, YAML, XML, HTML; see `broken_files`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Make = bytes | Callable[[Path], None]
"""The bytes of a file, or what writes it under a path."""

RUN = "/tmp/cenotaph-was-run"
"""A file that is there only if a hostile file was obeyed."""

PASSWORDS = "file:///etc/passwd"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = f'<!DOCTYPE x [<!ENTITY j SYSTEM "{PASSWORDS}">]>'
DEEP = 100_000


def placemark(name: str) -> str:
    return f"<Placemark><name>{name}</name><Point><coordinates>21.4,42.0</coordinates></Point></Placemark>"


def kml(inner: str, declared: str = "") -> bytes:
    space = "http://www.opengis.net/kml/2.2"
    return f'<?xml version="1.0"?>{declared}<kml xmlns="{space}"><Document>{inner}</Document></kml>'.encode()


def gpx(inner: str, declared: str = "") -> bytes:
    return f'<?xml version="1.0"?>{declared}<gpx xmlns="http://www.topografix.com/GPX/1/1">{inner}</gpx>'.encode()


def point(name: str) -> str:
    return f'<wpt lat="42.0" lon="21.4"><name>{name}</name></wpt>'


def osm(inner: str, declared: str = "") -> bytes:
    return f'<?xml version="1.0"?>{declared}<osm version="0.6">{inner}</osm>'.encode()


def node(number: int, name: str) -> str:
    tags = f'<tag k="historic" v="memorial"/><tag k="name" v="{name}"/>'
    return f'<node id="{number}" lat="42" lon="21">{tags}</node>'


def rss(inner: str, declared: str = "") -> bytes:
    return f'<?xml version="1.0"?>{declared}<rss version="2.0"><channel><title>N</title>{inner}</channel></rss>'.encode()


def entry(words: str) -> str:
    return f"<item><title>A stone</title><description>{words}</description></item>"


def features(*names: str, extra: str = "") -> bytes:
    made = ",".join(
        f'{{"type":"Feature","properties":{{"name":"{name}"{extra}}},'
        '"geometry":{"type":"Point","coordinates":[21.4,42.0]}}'
        for name in names
    )
    return f'{{"type":"FeatureCollection","features":[{made}]}}'.encode()


def records(count: int = 3) -> bytes:
    return json.dumps([{"name": f"Stone {n}", "city": f"Town {n}"} for n in range(1, count + 1)]).encode()


def page(inner: str, declared: str = "<!doctype html>") -> bytes:
    return f"{declared}<html><head><title>T</title></head><body>{inner}</body></html>".encode()


ROWS = "name,city\n" + "".join(f"Stone {n},Town {n}\n" for n in range(1, 6))
PROSE = "The stone in the square was taken down on Monday, the council said in its weekly report. " * 6
ALIASES = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(9)
)

CSV: dict[str, Make] = {
    "formula.csv": b'name,link\n"=HYPERLINK(""http://x.example"",""A"")",+1+1\n@SUM(A1),-2\n',
    "zero-bytes.csv": ROWS.replace("Stone 2", "Sto\0ne 2").encode(),
    "long-line.csv": ROWS.replace("Stone 2", "S" * 10_000_000).encode(),
    "longest-line.csv": ROWS.replace("Stone 2", "S" * 33_000_000).encode(),
    "open-quote.csv": ROWS.replace("Stone 2", '"Stone 2').encode(),
    "mixed-encodings.csv": "".join(["name,city\n", *(f"Stone {n},Köln {n}\n" for n in range(60))]).encode()
    + "Höhe,Jülich\n".encode("latin-1"),
    "half-utf16.csv": ROWS.encode("utf-16")[:-3],
    "wide.csv": b",".join(b"c%d" % n for n in range(50_000)) + b"\n" + b"," * 49_999 + b"\n" + b"x" + b"," * 49_999 + b"\n",
    "same-names.csv": b"x," * 999 + b"x\n" + b"1," * 999 + b"2\n",
    "ragged.csv": (ROWS + "Stone 6,Town 6,too,many\nStone 7\n").encode(),
    "only-header.csv": b"name,city\n",
    "line-ends.csv": ROWS.replace("\n", "\r").encode(),
}  # fmt: skip

JSON: dict[str, Make] = {
    "cut.json": records()[:-12],
    "cut.geojson": features("A", "B", "C")[:-40],
    "cut-at-once.geojson": b'{"type": "FeatureCollection", "features": [{"type": "Fea',
    "deep.json": b"[" * DEEP + b"]" * DEEP,
    "deep-objects.json": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "deep-record.json": records()[:-1] + b',{"name":' + b"[" * DEEP + b"]" * DEEP + b"}]",
    "deep.geojson": features("A", "B", extra=',"x":' + "[" * DEEP + "]" * DEEP),
    "deep.jsonl": b'{"name":"A","city":"B"}\n' + b'{"name":' + b"[" * DEEP + b"\n" + b'{"name":"C","city":"D"}\n',
    "digits.json": records()[:-1] + b',{"name":' + b"9" * 5000 + b',"city":"X"},{"name":"A","city":"B"}]',
    "digits.geojson": features("A", "B", extra=',"n":' + "9" * 5000),
    "digits-cut.geojson": features("A", "B", extra=',"n":' + "9" * 5000)[:-3],
    "digits-bare.geojson": b'{"type":"Feature","properties":{"n":' + b"9" * 5000 + b'},"geometry":null},{"type":"Feature"',
    "digits.jsonl": b'{"name":"A","city":"B"}\n{"name":' + b"9" * 5000 + b'}\n{"name":"C","city":"D"}\n',
    "exponent.json": b'[{"name":"A","n":1e999999999},{"name":"B","n":-1E-999999999},{"name":"C","n":1}]',
    "exponent.geojson": features("A").replace(b"21.4", b"1e999999999"),
    "twice.json": b'[{"name":"A","name":"B","city":"C"},{"name":"D","city":"E"}]',
    "not-a-number.json": b'[{"name":"A","n":NaN},{"name":"B","n":-Infinity}]',
    "not-a-number.geojson": features("A").replace(b"21.4", b"NaN"),
    "half-pair.json": b'[{"name":"A \\ud800 B","city":"C"},{"name":"D","city":"\\udc00"}]',
    "half-pair.geojson": features("A \\ud800 B"),
    "no-list.json": b'{"name": "A", "city": "B"}',
    "no-records.json": b'[1, 2, "x", null]',
    "wrong-geometry.geojson": features("A", "B").replace(b"[21.4,42.0]", b'["x",{}]', 1),
    "script.js": b"var places = [{name: 'A', at: new Date(0), run: function () { steal() }}, {name: 'B'}];",
    "deep-script.js": b"var places = " + b"[" * DEEP + b"{name: 'A'}" + b"]" * DEEP,
    "no-entities.json": b'{"entities": {"Q1": 1, "Q2": {"id": "Q2", "labels": 3, "claims": {"P31": [null, 5]}}}}',
    "no-elements.json": b'{"osm3s": {}, "elements": [1, {"type": "node"}, {"type": "way", "id": "x", "tags": []}]}',
    "no-bindings.json": b'{"head": {"vars": ["a"]}, "results": {"bindings": [1, {"a": 2}]}}',
}  # fmt: skip

YAML: dict[str, Make] = {
    "aliases.yaml": ALIASES.encode(),
    "alias-of-itself.yaml": b"- &a\n  name: A\n  inner: *a\n- name: B\n",
    "deep.yaml": b"[" * 20_000,
    "objects.yaml": f"- name: !!python/object/apply:os.system ['touch {RUN}']\n  city: A\n- {{name: B, city: C}}\n".encode(),
    "cut.yaml": b"- name: A\n  city: B\n- name: [C\n  city: D\n",
}  # fmt: skip

XML: dict[str, Make] = {
    "laughs.kml": kml(placemark("&j;") + placemark("B"), LAUGHS),
    "laughs.gpx": gpx(point("&j;") + point("B"), LAUGHS),
    "laughs.osm": osm(node(1, "&j;") + node(2, "B"), LAUGHS),
    "laughs.rss": rss(entry("&j;") + entry(PROSE), LAUGHS),
    "laughs.html": page(f"<article><p>&j; {PROSE}</p></article>", LAUGHS.replace("DOCTYPE x", "DOCTYPE html")),
    "outside.kml": kml(placemark("&j;") + placemark("B"), OUTSIDE),
    "outside.gpx": gpx(point("&j;") + point("B"), OUTSIDE),
    "outside.osm": osm(node(1, "&j;") + node(2, "B"), OUTSIDE),
    "outside.rss": rss(entry("&j;") + entry(PROSE), OUTSIDE),
    "outside.html": page(f"<article><p>&j; {PROSE}</p></article>", OUTSIDE.replace("DOCTYPE x", "DOCTYPE html")),
    "outside-dtd.kml": kml(placemark("A"), f'<!DOCTYPE kml SYSTEM "{PASSWORDS}">'),
    "included.kml": kml(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{PASSWORDS}" parse="text"/>'
                        + placemark("A")),
    "cut.kml": kml(placemark("A") + placemark("B"))[:-60],
    "cut.gpx": gpx(point("A") + point("B"))[:-20],
    "cut.osm": osm(node(1, "A") + node(2, "B"))[:-40],
    "cut.rss": rss(entry(PROSE) + entry(PROSE))[:-60],
    "deep.kml": kml("<Folder>" * DEEP + placemark("A") + "</Folder>" * DEEP),
    "deep.osm": osm(node(1, "A") + "<x>" * DEEP + "</x>" * DEEP + node(2, "B")),
    "other-bytes.kml": kml(placemark("A") + placemark("K\xf6ln")).decode().encode("latin-1"),
    "far-away.kml": kml(placemark("A") + placemark("B").replace("21.4,42.0", "2140,x")),
    "numbers.osm": osm('<node id="x" lat="1" lon="2"><tag k="a" v="b"/></node>' + node(2, "B")),
    "script.rss": rss(entry(f"&lt;p&gt;{PROSE}&lt;script&gt;steal()&lt;/script&gt;&lt;/p&gt;")),
    "script.html": page(f"<article><p>{PROSE}</p><script>steal()</script><p onclick='steal()'>{PROSE}</p></article>"),
    "deep.html": page("<div>" * 1_000_000 + PROSE),
    "wide-table.html": page("<table>" + "<tr>" + f'<td rowspan="65000" colspan="65000">{"A"}</td><td>B</td></tr>' * 3
                            + "</table>"),
    "cut.html": page(f"<article><p>{PROSE}</p><p>{PROSE}</p></article>")[:-400],
}  # fmt: skip

OTHER: dict[str, Make] = {
    "long.txt": b"The monument stands. " * 120_000,
    "bytes.txt": bytes(range(256)) * 40,
    "page.csv": page(f"<article><p>{PROSE}</p></article>"),
    "list.geojson": ROWS.encode(),
    "list.html": ROWS.encode(),
    "list.json": b"<osm version='0.6'>" + node(1, "A").encode() + b"</osm>",
    "list.xlsx": ROWS.encode(),
    "list.kmz": ROWS.encode(),
    "list.pdf": ROWS.encode(),
    "program.csv": b"\x7fELF" + bytes(60) + ROWS.encode(),
}
