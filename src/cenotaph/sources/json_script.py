"""JSON as people and map pages write it -> events: JavaScript literals, with the program around them passed over.

It reads what is data in a script (`var x = [...]`, `callback({...})`, `export default [...]`, JSON in a string, also
one put together with `+`) and JSON with comments, single quotes, names without quotes, trailing commas, NaN.

Invariant: time and memory are linear in the text, no depth of nesting ends in an exception, and nothing is run: a
value that would have to be worked out (`new Date(0)`, `redIcon`) comes out as the words that stand there.

`json5` from the registry reads 0.08 MB a second, no script and no strings put together; hence this.

Source: ECMA-262, lexical grammar; JSON5.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from cenotaph.sources.json_events import Broken, Event, events_of

_BLANK = re.compile(r"(?:[\s\ufeff\x00]+|//[^\n\r]*|/\*.*?(?:\*/|\Z)|<!--[^\n\r]*)+", re.S)
_STRINGS = r""""[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|'[^'\\]*(?:\\.[^'\\]*)*(?:'|\\?\Z)|`[^`\\]*(?:\\.[^`\\]*)*(?:`|\\?\Z)"""
_COMMENTS = r"//[^\n\r]*|/\*.*?(?:\*/|\Z)"
_STRING = re.compile(_STRINGS, re.S)
"""Also one that nobody closed, to the end of the text: looking for its end again and again would take for ever."""
_CLOSED = re.compile(r"""(["'`])(?:(?!\1)[^\\]|\\.)*\1""", re.S)
_NUMBER = re.compile(r"[+-]?(?:0[xX][0-9a-fA-F]++|(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d++)?+)(?![\w$.])")
_NAME = re.compile(r"[^\W\d][\w$]*|\$[\w$]*")
_END_OF_VALUE = re.compile(r"(?:[^\S\n]|[\ufeff\x00])*+(?:/[/*]|[,\]};)]|\Z|\n)")
_REGEX = re.compile(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.){0,200}\]){1,500}/[a-z]*")
_MARK = re.compile(rf"[\[\]{{}}]|{_STRINGS}|{_COMMENTS}", re.S)
_EXPRESSION = re.compile(rf"[,()\[\]{{}}]|{_STRINGS}|{_COMMENTS}", re.S)
_KEY = re.compile(r"[^\s:,{}\[\]\"'`()]+")
_PARSE = re.compile(r"JSON\s*\.\s*parse\s*\(\s*")
_ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r\n|.)", re.S)
_ESCAPED = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "b": "\b",
    "f": "\f",
    "v": "\v",
    "0": "\0",
    "\n": "",
    "\r": "",
    "\r\n": "",
}
_WORDS: dict[str, Event] = {
    "true": ("boolean", True), "false": ("boolean", False), "null": ("null", None), "undefined": ("null", None),
}  # fmt: skip
_BEFORE_DATA = frozenset({"", "=", "(", ",", "|", "default", "return", "data"})
_BEFORE_REGEX = frozenset("(,=:[!&|?{};+")
_OPEN, _CLOSE = "[{", "]}"


class Literal(msgspec.Struct, frozen=True):
    """A piece of data in a script.

    Attributes:
        name: the variable it is given to, or the function it is handed to; "" where it stands alone.
        start: where in the text it begins.
        end: where it ends; None where the text breaks off before that.
    """

    name: str
    start: int
    end: int | None


def find_literals(text: str) -> list[Literal]:
    """Find the arrays, objects and strings with JSON that a script holds as data, outermost ones only."""
    found: list[Literal] = []
    position, before, name = 0, "", ""
    while position < len(text):
        if blank := _BLANK.match(text, position):
            position = blank.end()
            continue
        sign = text[position]
        is_data = before in _BEFORE_DATA
        if is_data and (sign in _OPEN or sign in "\"'`"):
            end = _end_of_literal(text, position)
            if sign in _OPEN or _looks_like_json(text, position):
                found.append(Literal(name, position, end))
            position, before = (len(text) if end is None else end), "data" if sign in _OPEN else "literal"
        elif sign in "\"'`":
            string = _STRING.match(text, position)
            position, before = (string.end() if string else position + 1), "literal"
        elif word := _NAME.match(text, position):
            before = word[0]
            position = word.end()
            if before not in ("JSON", "parse", "var", "let", "const", "default", "return", "export", "new"):
                name = before
        elif (
            sign == "/"
            and (not before or before[-1] in _BEFORE_REGEX)
            and (skip := _REGEX.match(text, position))
        ):
            position, before = skip.end(), "literal"
        else:
            before = "=>" if text.startswith("=>", position) else sign
            position += len(before)
            if sign in ";}":
                name = ""
    return found


def script_events(text: str, literals: list[Literal]) -> Iterator[Event]:
    """Yield one document of all literals: the one that stands alone, or an object of them by their names."""
    if len(literals) == 1 and not literals[0].name:
        yield from _literal_events(text, literals[0])
        return
    if all(not literal.name for literal in literals):
        yield "start_array", None
        for literal in literals:
            yield from _literal_events(text, literal)
        yield "end_array", None
        return
    yield "start_map", None
    seen: dict[str, int] = {}
    for literal in literals:
        name = literal.name or "data"
        seen[name] = seen.get(name, 0) + 1
        yield "map_key", name if seen[name] == 1 else f"{name}_{seen[name]}"
        yield from _literal_events(text, literal)
    yield "end_map", None


def break_of(text: str, literals: list[Literal]) -> Broken | None:
    """Say where the text breaks off, if a literal has no end."""
    if not literals or literals[-1].end is not None:
        return None
    reason = f"the file breaks off in the middle, after {len(text):,} characters"
    return Broken("truncated", reason, "at its end")


def _looks_like_json(text: str, position: int) -> bool:
    return text[position + 1 : position + 40].lstrip(" \t\r\n\\").startswith(("{", "["))


def _literal_events(text: str, literal: Literal) -> Iterator[Event]:
    if text[literal.start] in _OPEN:
        yield from _parse(text, literal.start)
        return
    words, _ = _string_at(text, literal.start)
    yield from _inner_events(words or "")


def _inner_events(words: str) -> Iterator[Event]:
    """Yield the events of JSON that stood in a string."""
    try:
        yield from events_of(json.loads(words, parse_float=Decimal, strict=False))
    except (ValueError, RecursionError, ArithmeticError):
        start = _BLANK.match(words)
        position = start.end() if start else 0
        if words[position : position + 1] and words[position] in _OPEN:
            yield from _parse(words, position)
        else:
            yield "string", words


def _end_of_literal(text: str, position: int) -> int | None:
    """Return where the brackets that open here are closed; None where they are not."""
    if text[position] not in _OPEN:
        _, end = _string_at(text, position)
        return end
    depth = 0
    for kind, at in _marks(text, position):
        depth += 1 if kind in _OPEN else -1
        if not depth:
            return at + 1
    return None


def _marks(text: str, position: int) -> Iterator[tuple[str, int]]:
    """Yield the brackets that stand outside of strings and comments."""
    for mark in _MARK.finditer(text, position):
        if mark[0] in "[]{}":
            yield mark[0], mark.start()


def _string_at(text: str, position: int) -> tuple[str | None, int | None]:
    """Read a string, also one put together with `+`; (None, None) if it has no end."""
    parts: list[str] = []
    while found := _STRING.match(text, position):
        parts.append(_unescaped(found[0][1:-1]))
        position = found.end()
        if position == len(text) and not _CLOSED.fullmatch(found[0]):
            return None, None
        after = _after_blanks(text, position)
        if text[after : after + 1] != "+":
            break
        following = _after_blanks(text, after + 1)
        if text[following : following + 1] not in ("'", '"', "`"):
            break
        position = following
    return ("".join(parts), position) if parts else (None, None)


def _unescaped(body: str) -> str:
    if "\\" not in body:
        return body
    whole = _ESCAPE.sub(_unescape, body)
    # A pair of surrogates is one sign; a single one is none.
    return whole.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")


def _unescape(found: re.Match[str]) -> str:
    code = found[1]
    if len(code) > 2 and code[0] in "ux":
        number = int(code.strip("ux{}"), 16)
        return chr(number) if number < 0x110000 else "\ufffd"
    return _ESCAPED.get(code, code)


def _after_blanks(text: str, position: int) -> int:
    blank = _BLANK.match(text, position)
    return blank.end() if blank else position


def _parse(text: str, position: int) -> Iterator[Event]:
    """Yield the events of the literal that begins here, as far as it goes."""
    stack: list[str] = []
    wants_key = False
    while position < len(text):
        position = _after_blanks(text, position)
        sign = text[position : position + 1]
        if not sign:
            return
        if sign in _CLOSE:
            yield ("end_map" if stack.pop() == "{" else "end_array"), None
            position += 1
            if not stack:
                return
            wants_key = stack[-1] == "{"
        elif sign == ",":
            wants_key = bool(stack) and stack[-1] == "{"
            position += 1
        elif wants_key:
            key, position = _key_at(text, position)
            if key is not None:
                yield "map_key", key
                wants_key = False
        elif sign in _OPEN:
            stack.append(sign)
            yield ("start_map" if sign == "{" else "start_array"), None
            wants_key = sign == "{"
            position += 1
        else:
            event, position = _scalar_at(text, position)
            if isinstance(event, str):
                yield from _inner_events(event)
            else:
                yield event


def _key_at(text: str, position: int) -> tuple[str | None, int]:
    """Read `name:`; (None, further on) for what is no member (`...rest`, a method)."""
    if found := _STRING.match(text, position):
        key, position = _unescaped(found[0][1:-1]), found.end()
    elif found := _KEY.match(text, position):
        key, position = found[0], found.end()
    elif text[position] == "[":  # a name that would have to be worked out
        end = _end_of_expression(text, position + 1)
        key, position = text[position : end + 1], end + 1
    else:
        return None, position + 1
    position = _after_blanks(text, position)
    if text[position : position + 1] == ":":
        return key, position + 1
    return None, _end_of_expression(text, position)


def _scalar_at(text: str, position: int) -> tuple[Event | str, int]:
    """Read a value that is no array and no object; a bare str stands for JSON in a string."""
    if parse := _PARSE.match(text, position):
        words, end = _string_at(text, parse.end())
        if words is not None and end is not None:
            return words, _end_of_expression(text, end)
    if text[position] in "\"'`":
        words, end = _string_at(text, position)
        if words is not None and end is not None and _END_OF_VALUE.match(text, end):
            return ("string", words), end
    elif (found := _NUMBER.match(text, position)) and _END_OF_VALUE.match(text, found.end()):
        return _number(found[0]), found.end()
    elif (
        (found := _NAME.match(text, position))
        and found[0] in _WORDS
        and _END_OF_VALUE.match(text, found.end())
    ):
        return _WORDS[found[0]], found.end()
    end = max(_end_of_expression(text, position), position + 1)
    return ("string", " ".join(text[position:end].split())), end


def _number(words: str) -> Event:
    try:
        value: Any = int(words, 16) if "x" in words.casefold() else Decimal(words)
        if isinstance(value, Decimal) and words.lstrip("+-").isdecimal() and len(words) < 4000:
            value = int(words)
    except (ValueError, InvalidOperation):
        return "string", words
    return "number", value


def _end_of_expression(text: str, position: int) -> int:
    """Return where an expression ends: before the comma or bracket that belongs to what is around it."""
    depth = 0
    for mark in _EXPRESSION.finditer(text, position):
        sign = mark[0]
        if sign in ("(", "[", "{"):
            depth += 1
        elif sign in (")", "]", "}"):
            if not depth:
                return mark.start()
            depth -= 1
        elif sign == "," and not depth:
            return mark.start()
    return len(text)
