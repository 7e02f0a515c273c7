"""An endpoint's answer -> what the model gives in it, item by item, before anything is looked up in the text.

Invariant: only `BrokenReply` is raised, on any bytes. What is wrong in one item refuses that item and is counted;
only an answer that holds no object of the form asked for is refused whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from cenotaph.extract.text.reading import CountOf, Status

Kind = Literal["monument", "statue", "plaque", "memorial_site", "cemetery", "mass_grave", "grave", "group"]
Property = Literal[
    "exists", "erected", "unveiled", "maintained", "restored", "damaged", "vandalised", "removed", "destroyed",
    "relocated", "exhumed", "burials", "commemorates", "inscription", "part_of", "condition", "custodian", "protected",
    "named",
]  # fmt: skip
Number = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]

NOT_OF_THE_FORM = "not of the form asked for"
_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"```[a-z]*\s*\n(.*?)```", re.DOTALL)


class BrokenReply(Exception):  # noqa: N818 - does not leave this room
    """An answer in which there is no reading; its text says why."""


class GivenThing(msgspec.Struct, frozen=True):
    """A thing as the model gives it."""

    number: int
    kind: Kind
    name: str | None = None


class GivenQuotation(msgspec.Struct, frozen=True):
    """A quotation as the model gives it."""

    number: int
    quote: str
    mode: Literal["direct", "indirect"]
    before: str | None = None
    speaker: str | None = None
    cue: str | None = None


class GivenCount(msgspec.Struct, frozen=True):
    """A closed interval; `max` None is open."""

    min: Number
    max: Number | None = None


class GivenStatement(msgspec.Struct, frozen=True):
    """A statement as the model gives it."""

    thing: int
    about: str
    property: Property
    quote: str
    before: str | None = None
    quotation: int | None = None
    value: str | None = None
    places: tuple[str, ...] = ()
    count: GivenCount | None = None
    count_of: CountOf | None = None
    when: str | None = None
    when_words: str | None = None
    actor: str | None = None
    status: Status = "happened"


class Given(msgspec.Struct, frozen=True):
    """Everything that an answer gives; `refused` counts its items that are not of the form."""

    things: tuple[GivenThing, ...]
    quotations: tuple[GivenQuotation, ...]
    statements: tuple[GivenStatement, ...]
    refused: Counter[str]


_Item = TypeVar("_Item", GivenThing, GivenQuotation, GivenStatement)


def parse_reply(body: bytes) -> Given:
    """Parse the answer of `/chat/completions`.

    Raises:
        BrokenReply: it is not JSON, not of that interface, cut off, a refusal, or holds no object of the form.
    """
    answer = _object(_decode(_content(body)))
    refused: Counter[str] = Counter()
    return Given(
        tuple(_items(answer, "things", GivenThing, refused)),
        tuple(_items(answer, "quotations", GivenQuotation, refused)),
        tuple(_items(answer, "statements", GivenStatement, refused)),
        refused,
    )


def _content(body: bytes) -> str:
    outer = _json(body)
    try:
        choice = outer["choices"][0]
        message, ended = choice["message"], choice.get("finish_reason")
        content = message.get("content")
    except (TypeError, KeyError, IndexError, AttributeError):
        raise BrokenReply("it answers in JSON, but not in that of a chat completion") from None
    if ended == "length":
        raise BrokenReply("the answer is cut off: the model may write no more (finish_reason length)")
    if message.get("refusal"):
        raise BrokenReply("the model declines to answer")
    if isinstance(content, list):
        content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    if not isinstance(content, str) or not content.strip():
        raise BrokenReply("the answer is empty")
    return content


def _decode(content: str) -> Any:
    words = _THOUGHTS.sub("", content).strip()
    fenced = _FENCE.search(words)
    candidates = [words, *([fenced[1]] if fenced else []), words[words.find("{") : words.rfind("}") + 1]]
    for candidate in candidates:
        try:
            return _json(candidate.encode())
        except (BrokenReply, UnicodeEncodeError):
            continue
    raise BrokenReply("the model's answer is not JSON, or breaks off")


def _json(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        what = "a web page" if body.lstrip()[:1] == b"<" else "not JSON"
        raise BrokenReply(f"the answer is {what} ({error})") from None


def _object(answer: Any) -> dict[str, Any]:
    if not isinstance(answer, dict) or not isinstance(answer.get("statements"), list):
        raise BrokenReply("the model's answer is JSON, but has no list of statements")
    return answer


def _items(answer: dict[str, Any], key: str, form: type[_Item], refused: Counter[str]) -> Iterator[_Item]:
    given = answer.get(key)
    if given is not None and not isinstance(given, list):
        refused[NOT_OF_THE_FORM] += 1
        return
    for one in given or ():
        try:
            yield msgspec.convert(one, form)
        except (msgspec.ValidationError, RecursionError):
            refused[NOT_OF_THE_FORM] += 1
