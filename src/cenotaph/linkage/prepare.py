"""Records -> arrays that can be compared by the million: words as hashes, concepts as bits, years, positions.

Invariant: the row of a record depends on the record alone, so that parts of a list can be prepared anywhere and in any
order. Equal words have equal hashes on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from cenotaph.linkage.name_words import name_words, skeleton
from cenotaph.linkage.record import PERSON, Record
from cenotaph.linkage.word_table import word_table
from cenotaph.normalize.names import romanize_name

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bits = npt.NDArray[np.uint64]

WORDS: Final = 6
"""Distinctive words of a name that are compared."""

SAID_WORDS: Final = 10
"""Of a name with its concepts."""

PLACE_WORDS: Final = 8
"""Of town, state and address."""

TEXT_WORDS: Final = 20
"""Of all that a record says beside its names."""

STREET_WORDS: Final = 3
YEARS: Final = 4

_LONGEST_TEXT = 1000
_LONGEST_NAME = 120
_LONGEST_INSCRIPTION = 400
_LIFE = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)\s*[-–—]\s*(?:\d\d?\.\d\d?\.)?(1[5-9]\d\d|20\d\d)(?!\d)")
_BORN = re.compile(
    r"(?i)(?:\bjg|jahrgang|\bgeb|\bborn|\bb|\bn[ée]e?|\bur|\bр|род|нар)\.?\s*(?:[^\W\d]+\s+)?(1[5-9]\d\d|20\d\d)"
)
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_NUMBER = re.compile(r"(?<![\w.])(\d{1,4})(?=\s?[a-zA-Z]?\b|[-–/])(?!\s*(?:st|nd|rd|th)\b)")
_SMALL_NUMBER = re.compile(r"(?<![\d.,/-])(\d{1,3})(?![\d.,/-])")
_INVERTED = re.compile(r"^([^,]{2,40}), ([^,]{1,60})$")
_STREET_KINDS = frozenset(
    [
        "street",
        "str",
        "strasse",
        "road",
        "rd",
        "avenue",
        "ave",
        "lane",
        "ln",
        "square",
        "sq",
        "place",
        "pl",
        "drive",
        "dr",
        "way",
        "court",
        "ct",
        "vulytsia",
        "vulitsa",
        "vulytsya",
        "ulitsa",
        "ulica",
        "ul",
        "rue",
        "via",
        "calle",
        "rua",
        "allee",
        "platz",
        "weg",
        "damm",
        "ufer",
        "prospekt",
        "prospect",
        "boulevard",
        "blvd",
    ]
)


class Names(NamedTuple):
    """Names of records, one a row; `k` is `WORDS`.

    Attributes:
        words: (m, k) hashes of the distinctive words, 0 where there is none.
        word_weights: (m, k) how rare they are; 1 until `rarity.weigh_words` has counted.
        keys: (m, k) of their phonetic keys.
        initials: (m, k) first letters as code points; negative where the word is an initial only.
        said: (m, 10) hashes of the distinctive words and of all concepts.
        said_weights: (m, 10) how rare they are.
        said_keys: (m, 10) of their phonetic keys; a concept is its own.
        objects: (m,) bits of the concepts that say what it is ("monument", "cemetery").
        whom: (m,) bits of whom it is for ("soldier").
        wars: (m,) bits of which war it is about ("ww2").
        traits: (m,) bits of the other concepts ("general", "regional").
        core: the distinctive words as text.
        full: the whole name, romanised.
    """

    words: Ints
    word_weights: Floats
    keys: Ints
    initials: Ints
    said: Ints
    said_weights: Floats
    said_keys: Ints
    objects: Bits
    whom: Bits
    wars: Bits
    traits: Bits
    core: npt.NDArray[np.object_]
    full: npt.NDArray[np.object_]

    def take(self, rows: Ints) -> Names:
        """Give some rows, in the order asked for."""
        return Names(**{name: getattr(self, name)[rows] for name in self._fields})


class Prepared(NamedTuple):
    """Records, one a row; names lie in `names`, those of record i from `first[i]` to `first[i] + many[i]`."""

    lat: Floats
    lon: Floats
    within_m: Floats
    year: Ints
    born: Ints
    died: Ints
    years: Ints
    kind: Bits
    classes: Bits
    person: npt.NDArray[np.bool_]
    text: Ints
    text_weights: Floats
    text_keys: Ints
    told: npt.NDArray[np.object_]
    place: Ints
    city: Ints
    digits: Ints
    street: Ints
    number: Ints
    register: Ints
    first: Ints
    many: Ints
    names: Names

    @property
    def size(self) -> int:
        """How many records there are."""
        return int(self.lat.shape[0])

    def take(self, rows: Ints) -> Self:
        """Give some records; their names stay where they are."""
        columns = {name: getattr(self, name)[rows] for name in self._fields if name != "names"}
        return self._replace(**columns)


def hash_word(word: str) -> int:
    """Hash a word to 63 bits, never 0: 0 stands for no word."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1 or 1


_hash = lru_cache(maxsize=500_000)(hash_word)
_MOST_BITS: Final = 63
_ALIKE: Final = (
    frozenset(
        [
            "monument",
            "memorial",
            "statue",
            "bust",
            "plaque",
            "marker",
            "stone",
            "stumbling_stone",
            "obelisk",
            "column",
            "stele",
            "cross",
            "cenotaph",
            "arch",
            "wall",
            "tower",
            "mound",
            "fountain",
            "tree",
            "gate",
            "window",
            "bell",
            "bench",
            "cannon",
            "tank",
            "aeroplane",
            "eternal_flame",
            "site",
        ]
    ),
    frozenset(["cemetery", "grave", "mass_grave", "tomb", "mausoleum", "ossuary"]),
    frozenset(["chapel", "church", "cathedral", "monastery", "temple"]),
    frozenset(["house", "building", "palace", "estate", "castle"]),
    frozenset(["culture_house", "theatre", "cinema", "philharmonic", "centre"]),
)
"""What things are alike enough to be one: sources do not part a statue from a monument."""


class _Bits(NamedTuple):
    """Which bit stands for a concept; should there be more concepts than bits, some share one."""

    objects: dict[str, int]
    whom: dict[str, int]
    wars: dict[str, int]
    traits: dict[str, int]
    classes: dict[str, int]


@lru_cache(maxsize=1)
def _bits() -> _Bits:
    groups = word_table().groups
    return _Bits(
        _numbered([concept for concept in sorted(groups) if groups[concept] == "object"]),
        _numbered([concept for concept in sorted(groups) if groups[concept] == "whom"]),
        _numbered([concept for concept in sorted(groups) if groups[concept] == "war"]),
        _numbered([concept for concept in sorted(groups) if groups[concept] in ("rank_title", "adjective")]),
        _classes([concept for concept in sorted(groups) if groups[concept] == "object"]),
    )


def _numbered(concepts: list[str]) -> dict[str, int]:
    return {concept: 1 << place % _MOST_BITS for place, concept in enumerate(concepts)}


def _classes(objects: list[str]) -> dict[str, int]:
    """Give things that one source calls this and another that the same bit."""
    bits: dict[str, int] = {}
    for place, members in enumerate(_ALIKE):
        bits |= dict.fromkeys(members, 1 << place)
    others = [concept for concept in objects if concept not in bits]
    return bits | {
        concept: 1 << len(_ALIKE) + place % (_MOST_BITS - len(_ALIKE)) for place, concept in enumerate(others)
    }


class _Name(NamedTuple):
    words: tuple[str, ...]
    concepts: tuple[str, ...]
    objects: int
    whom: int
    wars: int
    traits: int
    full: str


class _Row(NamedTuple):
    numbers: tuple[float, float, float]
    years: tuple[int, int, int]
    in_text: list[int]
    kind: int
    classes: int
    person: bool
    text: list[str]
    told: str
    place: list[str]
    city: list[str]
    digits: list[int]
    street: list[str]
    number: int
    register: int
    names: list[_Name]


def prepare(records: Iterable[Record]) -> Prepared:
    """Prepare records for comparison.

    Args:
        records: any number, in the order in which rows are wanted.
    """
    return _columns([_row(record) for record in records])


def _row(record: Record) -> _Row:
    told = " ".join(filter(None, (record.inscription, record.commemorates, record.person)))[:_LONGEST_TEXT]
    place = _words_of(*_place_texts(record))
    born, died = _life(record, f"{' '.join(record.names)} {told}")
    street, number = _street(record.address or "")
    is_thing = record.kind != PERSON  # somebody called Church is no church
    kind = name_words((record.kind or "")[:_LONGEST_NAME].replace("_", " ")).concepts if is_thing else ()
    names = [_name(name) for name in record.names or ((record.person,) if record.person else ())]
    called = {
        concept
        for name in (record.names if is_thing else ())
        for concept in name_words(_in_order(name[:_LONGEST_NAME])).concepts
    }
    return _Row(
        numbers=(_or_nan(record.lat), _or_nan(record.lon), record.within_m or 0.0),
        years=(record.year or 0, born, died),
        in_text=sorted({int(year) for year in _YEAR.findall(told)})[:YEARS],
        kind=_mask(kind, _bits().classes),
        classes=_mask(called.union(kind), _bits().classes),
        person=_is_of_person(record, born or died),
        text=list(dict.fromkeys([*_words_of(told), *place])),
        told=romanize_name((record.inscription or "")[:_LONGEST_INSCRIPTION]),
        place=place,
        city=_words_of((record.city or "")[:_LONGEST_NAME]),
        digits=_digits(record, names),
        street=street,
        number=number,
        register=_hash(record.register) if record.register else 0,
        names=names,
    )


def _name(name: str) -> _Name:
    said = _in_order(name[:_LONGEST_NAME])
    words, concepts = name_words(said)
    return _Name(
        words[:WORDS],
        tuple(f"#{concept}" for concept in sorted(concepts)),
        _mask(concepts, _bits().objects),
        _mask(concepts, _bits().whom),
        _mask(concepts, _bits().wars),
        _mask(concepts, _bits().traits),
        romanize_name(said),
    )


def _is_of_person(record: Record, life: int) -> bool:
    return bool(record.person or life or record.kind == PERSON) or any(
        _INVERTED.match(name[:_LONGEST_NAME]) for name in record.names
    )


def _digits(record: Record, names: list[_Name]) -> list[int]:
    """Give the numbers that tell one of a row from the next: regiments, schools, kilometres; no years."""
    words = [word for name in names for word in name.words if word.isdigit()]
    words += _SMALL_NUMBER.findall((record.inscription or "")[:_LONGEST_INSCRIPTION])
    return list(dict.fromkeys(int(word) + 1 for word in words if not 1000 <= int(word) <= 2100))[:YEARS]


def _place_texts(record: Record) -> tuple[str, ...]:
    return tuple((text or "")[:_LONGEST_NAME] for text in (record.city, record.state, record.address))


def _words_of(*texts: str) -> list[str]:
    return list(dict.fromkeys(word for text in texts for word in name_words(text).tokens))


def _in_order(name: str) -> str:
    """Turn "SURNAME, Given" round."""
    inverted = _INVERTED.match(name)
    return f"{inverted[2]} {inverted[1]}" if inverted else name


def _mask(concepts: Iterable[str], bits: dict[str, int]) -> int:
    mask = 0
    for concept in concepts:
        mask |= bits.get(concept, 0)
    return mask


def _life(record: Record, text: str) -> tuple[int, int]:
    born, died = record.born or 0, record.died or 0
    if not born and (life := _LIFE.search(text)):
        born, died = int(life[1]), died or int(life[2])
    if not born and (found := _BORN.search(text)):
        born = int(found[1])
    return born, died


def _street(address: str) -> tuple[list[str], int]:
    folded = romanize_name(address[:_LONGEST_NAME])
    words = [
        word for word in folded.split() if word.isalpha() and len(word) > 2 and word not in _STREET_KINDS
    ]
    number = _NUMBER.search(address[:_LONGEST_NAME])
    return words[:STREET_WORDS], int(number[1]) if number else 0


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value


def _columns(rows: Sequence[_Row]) -> Prepared:
    names = [name for row in rows for name in row.names]
    count = np.array([len(row.names) for row in rows], dtype=np.int64)
    numbers = np.array([row.numbers for row in rows], dtype=np.float64).reshape(-1, 3)
    years = np.array([row.years for row in rows], dtype=np.int64).reshape(-1, 3)
    words = [name.words for name in names]
    said = [(*name.words, *name.concepts)[:SAID_WORDS] for name in names]
    text = [row.text[:TEXT_WORDS] for row in rows]
    return Prepared(
        lat=numbers[:, 0],
        lon=numbers[:, 1],
        within_m=numbers[:, 2],
        year=years[:, 0],
        born=years[:, 1],
        died=years[:, 2],
        years=_padded([row.in_text for row in rows], YEARS),
        kind=np.array([row.kind for row in rows], dtype=np.uint64),
        classes=np.array([row.classes for row in rows], dtype=np.uint64),
        person=np.array([row.person for row in rows], dtype=np.bool_),
        text=(texts := _hashes(text, TEXT_WORDS)),
        text_weights=_ones(texts),
        text_keys=_key_hashes(text, TEXT_WORDS),
        told=_strings([row.told for row in rows]),
        place=_key_hashes([row.place[:PLACE_WORDS] for row in rows], PLACE_WORDS),
        city=_key_hashes([row.city[:STREET_WORDS] for row in rows], STREET_WORDS),
        digits=_padded([row.digits for row in rows], YEARS),
        street=_hashes([row.street for row in rows], STREET_WORDS),
        number=np.array([row.number for row in rows], dtype=np.int64),
        register=np.array([row.register for row in rows], dtype=np.int64),
        first=np.cumsum(count) - count,
        many=count,
        names=Names(
            worded := _hashes(words, WORDS),
            _ones(worded),
            _key_hashes(words, WORDS),
            _padded(
                [[ord(word[0]) if len(word) > 1 else -ord(word[0]) for word in row] for row in words], WORDS
            ),
            saying := _hashes(said, SAID_WORDS),
            _ones(saying),
            _key_hashes(said, SAID_WORDS),
            np.array([name.objects for name in names], dtype=np.uint64),
            np.array([name.whom for name in names], dtype=np.uint64),
            np.array([name.wars for name in names], dtype=np.uint64),
            np.array([name.traits for name in names], dtype=np.uint64),
            _strings([" ".join(name.words) for name in names]),
            _strings([name.full for name in names]),
        ),
    )


def _ones(words: Ints) -> Floats:
    return np.asarray(words != 0, dtype=np.float64)


def _padded(lists: Sequence[Sequence[int]], width: int) -> Ints:
    table = np.zeros((len(lists), width), dtype=np.int64)
    for place, values in enumerate(lists):
        table[place, : len(values)] = values
    return table


def _hashes(lists: Sequence[Sequence[str]], width: int) -> Ints:
    return _padded([[_hash(word) for word in row] for row in lists], width)


def _key_hashes(lists: Sequence[Sequence[str]], width: int) -> Ints:
    return _padded([[_hash_key(word) for word in row] for row in lists], width)


@lru_cache(maxsize=500_000)
def _hash_key(word: str) -> int:
    """Hash the phonetic key of a word; a concept is its own."""
    return hash_word(word if word.startswith("#") else skeleton(word))


def _strings(values: list[str]) -> npt.NDArray[np.object_]:
    return np.array(values, dtype=object) if values else np.empty(0, dtype=object)


def join(parts: list[Prepared], order: Ints | None = None) -> Prepared:
    """Put prepared lists one behind the other.

    Args:
        parts: emptied, column by column: the whole never lies in memory twice.
        order: the rows of the whole in the order wanted; None leaves them as they come.
    """
    if not parts:
        return prepare(())
    of_records = [part._asdict() for part in parts]
    of_names = [columns.pop("names")._asdict() for columns in of_records]
    parts.clear()
    many = np.concatenate([columns["many"] for columns in of_records])
    rows = None if order is None else _rows_of_names(many, order)
    names = Names(**{name: _whole_column(of_names, name, rows) for name in Names._fields})
    own = {name: _whole_column(of_records, name, order) for name in Prepared._fields if name != "names"}
    return Prepared(**own | {"first": np.cumsum(own["many"]) - own["many"]}, names=names)


def _rows_of_names(many: Ints, order: Ints) -> Ints:
    first, many = (np.cumsum(many) - many)[order], many[order]
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    rows: Ints = np.repeat(first, many) + within
    return rows


def _whole_column(parts: list[dict[str, Any]], name: str, order: Ints | None) -> Any:
    column = np.concatenate([part.pop(name) for part in parts])
    return column if order is None else column[order]
