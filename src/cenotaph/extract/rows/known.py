"""What can stand at a place of a profile, for the message about what cannot.

Invariant: read off the structs of `spec`, so that a key or a word that is added there is known here.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec.inspect

from cenotaph.extract.rows.spec import ProfileSpec


class Known(NamedTuple):
    """Keys of a table and words of a value; both are empty where anything may stand."""

    keys: tuple[str, ...]
    words: tuple[str, ...]


def keys_and_words(path: Sequence[str | int]) -> Known:
    """Return what can stand at a place.

    >>> keys_and_words(("statement", 0, "count", "unit")).words
    ('graves', 'people', 'sites')
    """
    here = [_root()]
    for step in path:
        here = [inner for one in here for inner in _step(one, step)]
    keys = (
        field.encode_name
        for one in here
        if isinstance(one, msgspec.inspect.StructType)
        for field in one.fields
    )
    words = (str(word) for one in here if isinstance(one, msgspec.inspect.LiteralType) for word in one.values)
    return Known(tuple(dict.fromkeys(keys)), tuple(sorted(set(words))))


def meant(word: str, known: Sequence[str]) -> str:
    """Say what was perhaps meant, and what is known, to be put behind a message.

    >>> meant("peple", ("graves", "people", "sites")), meant("x", ())
    (": did you mean 'people'? (known: graves, people, sites)", '')
    """
    if not known:
        return ""
    near = difflib.get_close_matches(word, known, 1)
    return f"{f': did you mean {near[0]!r}?' if near else ''} (known: {', '.join(known)})"


@cache
def _root() -> Any:
    return msgspec.inspect.type_info(ProfileSpec)


def _step(one: Any, step: str | int) -> list[Any]:
    if isinstance(one, msgspec.inspect.StructType):
        return [
            kind for field in one.fields if field.encode_name == step for kind in _alternatives(field.type)
        ]
    if isinstance(one, msgspec.inspect.ListType):
        return _alternatives(one.item_type)
    if isinstance(one, msgspec.inspect.DictType):
        return _alternatives(one.value_type)
    return []


def _alternatives(kind: Any) -> list[Any]:
    return list(kind.types) if isinstance(kind, msgspec.inspect.UnionType) else [kind]
