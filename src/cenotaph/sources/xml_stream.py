"""An XML file that may be broken -> its elements, one after the other as they are closed.

Invariant: what is closed in the file comes out; what the file's end closed does not, and is said in a
`BrokenXmlError` at the end. Entities are refused, nothing is fetched, no document type is loaded.

Files of this kind are written by hand and by map programs, so the ordinary damage is mended: prefixes that nobody
declared, ampersands that stand alone, names of HTML's characters (`&nbsp;`), bytes that are not in the encoding that
is declared. Any other fault is passed over by the parser and listed in `faults`.

Source: XML 1.0, fifth edition.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from cenotaph.sources.code_pages import is_known
from cenotaph.sources.detect import read_head
from cenotaph.sources.encoding import Encoding, find_encoding
from cenotaph.sources.item import Rejected
from cenotaph.sources.osm_elements import BrokenXmlError

CHUNK_CHARS = 1 << 16
FAULTS = 20
"""So many faults are listed one by one."""

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z][\w.:-]*)[\"']")
_TOKEN = re.compile(
    r"<!\[CDATA\[|\]\]>|<!--|-->|<!ENTITY\b|&(?:#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z]\w{0,31};)?"
)
_TOKEN_CHARS = 48
_TOO_DEEP = "Excessive depth"
_QUIET = frozenset(
    {"NS_ERR_UNDEFINED_NAMESPACE", "ERR_TAG_NOT_FINISHED", "WAR_NS_URI_RELATIVE", "WAR_NS_URI"}
)


def find_xml_encoding(path: Path, declared: str | None = None) -> Encoding:
    """Find the encoding of an XML file: what it declares, unless its bytes are plainly something else.

    Raises:
        OSError: the file cannot be read.
    """
    if declared:
        return find_encoding(path, declared=declared)
    found = _DECLARED.search(read_head(path)[:1024])
    name = found[1].decode("ascii") if found else "utf-8"
    # A declaration in letters of one byte cannot be true of a file with two.
    if not is_known(name) or codecs.lookup(name).name.startswith(("utf-8", "utf-16", "utf-32")):
        return find_encoding(path)
    said = find_encoding(path, declared=name)
    return find_encoding(path) if said.damaged else said


class XmlStream:
    """The elements of one file.

    Attributes:
        faults: what was wrong and passed over: line and words.
    """

    def __init__(self, path: Path, encoding: Encoding) -> None:
        self.faults: list[tuple[int, str]] = []
        self._path, self._encoding = path, encoding
        self._in_cdata = self._in_comment = False
        self._depth = 0
        self._has_root = False

    def events(self) -> Iterator[tuple[str, etree._Element]]:
        """Yield "start" and "end" of each element.

        Raises:
            BrokenXmlError: the file holds entities, has no end, or is no XML.
        """
        parser = etree.XMLPullParser(
            ("start", "end"),
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
            encoding="utf-8",
        )
        line = 1
        try:
            for text in self._mended():
                parser.feed(text.encode("utf-8", errors="replace"))
                line += text.count("\n")
                for event, element in parser.read_events():
                    self._depth += 1 if event == "start" else -1
                    self._has_root = True
                    yield event, element
        except etree.XMLSyntaxError as error:
            raise BrokenXmlError(str(error.msg or "no XML"), f"line {error.lineno or line}") from error
        finally:
            self._list_faults(parser)
        if not self._has_root:
            raise BrokenXmlError("no element stands in it", "line 1")
        if deep := next((at for at, words in self.faults if _TOO_DEEP in words), None):
            self.faults = [fault for fault in self.faults if _TOO_DEEP not in fault[1]]
            raise BrokenXmlError("its elements are nested too deeply", f"line {deep}")
        if self._depth:
            raise BrokenXmlError("the file breaks off in the middle", f"line {line}")

    def _list_faults(self, parser: etree.XMLPullParser) -> None:
        log = parser.feed_error_log
        self.faults = [(entry.line, entry.message) for entry in log if entry.type_name not in _QUIET]

    def _mended(self) -> Iterator[str]:
        """Yield the text in pieces that do not cut a token, mended."""
        pending = ""
        with self._path.open(encoding=self._encoding.name, errors="replace", newline="") as stream:
            while chunk := stream.read(CHUNK_CHARS):
                pending += chunk
                done, text = self._mend(pending, max(0, len(pending) - _TOKEN_CHARS))
                yield text
                pending = pending[done:]
        yield self._mend(pending, len(pending))[1]

    def _mend(self, text: str, limit: int) -> tuple[int, str]:
        """Mend what begins before a limit; return up to where that is, and the text."""
        out: list[str] = []
        position = 0
        for found in _TOKEN.finditer(text):
            if found.start() >= limit:
                break
            out += [text[position : found.start()], self._mended_token(found[0])]
            position = found.end()
        end = max(limit, position)
        out.append(text[position:end])
        return end, "".join(out)

    def _mended_token(self, mark: str) -> str:
        if self._in_cdata or self._in_comment:
            self._in_cdata = self._in_cdata and mark != "]]>"
            self._in_comment = self._in_comment and mark != "-->"
            return mark
        if mark == "<!ENTITY":
            raise BrokenXmlError("XML entities are not supported", "in its document type")
        self._in_cdata, self._in_comment = mark == "<![CDATA[", mark == "<!--"
        if not mark.startswith("&") or mark.startswith("&#"):
            return mark
        # Also XML's own names (`&amp;`) are written as numbers: after a fault the parser drops all names.
        sign = html.unescape(mark) if mark.endswith(";") else mark
        return "".join(f"&#{ord(one)};" for one in sign) if sign != mark else f"&#38;{mark[1:]}"


def local_name(element: etree._Element | None) -> str:
    """Return an element's name without namespace or prefix; empty for what is no element."""
    tag = element.tag if element is not None else None
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2].rpartition(":")[2]


def text_of(element: etree._Element) -> str:
    """Return all the text in an element, without blanks around it."""
    return "".join(element.itertext()).strip()


def forget(element: etree._Element) -> None:
    """Free the memory of an element that was read; its empty shell stays until its parent goes, which is small."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def put_cell(cells: dict[str, str], name: str, value: str) -> None:
    """Add a cell; a second one of a name is called `name_2`, an empty one is left out."""
    if not name or not value:
        return
    key, count = name, 1
    while key in cells:
        count += 1
        key = f"{name}_{count}"
    cells[key] = value


def count_tags(path: Path, names: tuple[str, ...]) -> dict[str, int]:
    """Count the tags of some names in a file, before anything is read of it; in a comment they count, too.

    Raises:
        OSError: the file cannot be read.
    """
    pattern = re.compile(rf"<(?:\w+:)?({'|'.join(names)})[\s/>]".encode())
    counts: dict[str, int] = {}
    rest = b""
    with path.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            chunk = rest + chunk.replace(b"\0", b"")
            end = 0
            for found in pattern.finditer(chunk):
                name, end = found[1].decode(), found.end()
                counts[name] = counts.get(name, 0) + 1
            rest = chunk[max(end, len(chunk) - _TOKEN_CHARS) :]
    return counts


def rejected_of(
    stream: XmlStream, path: Path, broken: BrokenXmlError | None, last: str
) -> Iterator[Rejected]:
    """Yield what was passed over in a file, and where it broke off.

    Args:
        stream: what was read.
        path: of it.
        broken: what ended it before its end.
        last: what was read last, in words.
    """
    for line, words in stream.faults[:FAULTS]:
        yield Rejected("not_xml", path.name, f"line {line}", f"{words}; passed over")
    if len(stream.faults) > FAULTS:
        more = f"{len(stream.faults) - FAULTS} more faults like those before"
        yield Rejected("not_xml", path.name, f"line {stream.faults[FAULTS][0]} and below", more)
    if broken:
        yield Rejected(code_of(broken), path.name, f"after {last} ({broken.place})", broken.reason)


def code_of(broken: BrokenXmlError) -> str:
    """Return the code of a file's end: cut off, nested too deeply, or no XML."""
    return (
        "truncated"
        if "breaks off" in broken.reason
        else "too_deep"
        if "deeply" in broken.reason
        else "not_xml"
    )
