"""What sources state themselves about two ids: that they are one thing, part and whole, or not to be confused.

Invariant: a pure function of one statement. Such a statement is a judgement of its source, and a statement like all
others: it is attributed, withdrawn, erased and read again in the same way.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from cenotaph.errors import MalformedSubjectError
from cenotaph.model.entry import Sameness, Statement
from cenotaph.model.identity import format_subject
from cenotaph.model.value import Text

IDENTIFIER: Final = "identifier"
"""The property of such a statement."""

RELATION, SCHEME = "relation", "scheme"
"""The qualifiers that make it one."""

_RELATIONS: Final[dict[str, Sameness]] = {"same": "same", "different": "different", "part_of": "part_of"}


class StatedRelation(NamedTuple):
    """`left`, of which the statement is, is the same as `right`, another than it, or part of it."""

    left: str
    right: str
    relation: Sameness


def stated_relation(subject: str, statement: Statement) -> StatedRelation | None:
    """Read what a statement says about its subject and another one.

    It does if it gives an `identifier` with the qualifiers `relation` (same, different or part_of) and `scheme`, and
    is not planned, alleged or denied. The other subject is `<scheme>:<value>`. A value or scheme that is not fit for
    the id of a subject says nothing, nor does a subject about itself: these are identifiers and no more.

    >>> said = Statement(property="identifier", value=Text("Q1"), qualifiers=(("relation", "same"), ("scheme", "wikidata")))
    >>> stated_relation("wikidata:Q2", said)
    StatedRelation(left='wikidata:Q2', right='wikidata:Q1', relation='same')

    Args:
        subject: of which the statement is.
        statement: any statement.
    """
    if not statement.qualifiers or statement.property != IDENTIFIER or statement.status is not None:
        return None
    words = dict(statement.qualifiers)
    relation, value = _RELATIONS.get(words.get(RELATION, "")), statement.value
    if relation is None or not isinstance(value, Text):
        return None
    try:
        other = format_subject(words.get(SCHEME, ""), value.text)
    except (MalformedSubjectError, UnicodeEncodeError):  # half a character cannot be written in an id
        return None
    return None if other == subject else StatedRelation(subject, other, relation)
