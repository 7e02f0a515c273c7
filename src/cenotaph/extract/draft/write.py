"""The text of a drafted profile: TOML with each guess and its reason, to be edited by hand."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from cenotaph.extract.draft.choose import Guess, with_role
from cenotaph.extract.draft.statements import write_statements
from cenotaph.extract.draft.stray import PLACE_HEADING, Heading, Stray
from cenotaph.extract.draft.toml import comment, listed, once, quoted, unique
from cenotaph.extract.rows.cell_words import kind_of
from cenotaph.sources.item import About

DRAFT_MARK = "# Drafted from the file"
"""How a draft begins: by this a register tells it from a profile that somebody wrote."""


class Subject(msgspec.Struct, frozen=True):
    """What a draft is called and what it is about.

    Attributes:
        name: of the profile and of its namespace: lower-case letters, digits and "-".
        title: of the list, in words.
        about: what the file says of itself.
        table: the sheet or list in the file that was looked at; None where it has only one.
    """

    name: str
    title: str
    about: About = About()
    table: str | None = None


def write_draft(subject: Subject, guesses: Sequence[Guess], stray: Stray, *, has_points: bool) -> str:
    """Write a profile.

    Args:
        subject: what it is called.
        guesses: the role of each column.
        stray: which rows are no records.
        has_points: whether the records have positions of their own.

    Returns:
        TOML that `parse_profile` accepts.
    """
    sections = [
        _head(subject, guesses),
        _source(subject),
        _key(subject, guesses),
        _scope(stray),
        _headings(stray),
        _kind(subject, guesses),
        *write_statements(
            guesses, has_points=has_points, has_headings=stray.heading is not None and stray.heading.is_place
        ),
        _unused(guesses),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _head(subject: Subject, guesses: Sequence[Guess]) -> str:
    used = [guess.column.name for guess in guesses if guess.is_stated]
    nulls = sorted(
        {word for guess in guesses for word in guess.column.nulls if len(word) <= 40}, key=str.casefold
    )
    lines = [
        f"{DRAFT_MARK}: each table says why. Correct what is wrong, and give it to `cenotaph add --profile`.",
        "",
        f"name = {quoted(subject.name)}",
        f"title = {quoted(subject.title)}",
    ]
    if subject.table:
        lines.append(f"table = {quoted(subject.table)}")
    lines.append(f"requires = {listed(used[:12])}")
    if nulls:
        lines.append(f"null = {listed(unique(nulls))}")
    return "\n".join(lines)


def _source(subject: Subject) -> str:
    about = subject.about
    lines = ["[source]", f"id = {quoted(subject.name)}", f"title = {quoted(about.title or subject.title)}"]
    for key, word in (
        ("publisher", about.publisher), ("url", about.url), ("licence", about.licence), ("lang", about.lang),
    ):  # fmt: skip
        if word:
            lines.append(f"{key} = {quoted(word)}")
    return "\n".join(lines)


def _key(subject: Subject, guesses: Sequence[Guess]) -> str:
    key = next((guess for guess in guesses if guess.role.of == "key"), None)
    lines = ["[subject]", f"namespace = {quoted(subject.name)}"]
    if key is not None:
        lines = [
            comment(f"key: {key.column.name}: {key.role.reason}"),
            *lines,
            f"key = {quoted(key.column.name)}",
        ]
    else:
        reason = "no column has a number of its own for every row: a row is known again by what it says"
        lines = [comment(f"key: {reason}"), *lines, 'key = "@content"']
    return "\n".join(lines)


def _scope(stray: Stray) -> str:
    rules: list[str] = []
    if stray.empty:
        cells = ", ".join(f"{quoted(column)} = false" for column in stray.empty)
        rules.append(
            f'if = {{ {cells} }}\nreason = "nothing of a memorial: a heading between the rows, or a note"'
        )
    if stray.heading:
        shown = "; ".join(word[:30] for word in stray.heading.words[:6])
        use = "the rows below lie there" if stray.heading.is_place else "of the rows below it is not stated"
        rules.append(
            f'if = {{ {_alone(stray.heading)} }}\nreason = "a heading between the rows"\n'
            f"{comment(f'{shown}: {use}')}"
        )
    for column, words in stray.totals:
        rules.append(f'if = {{ {quoted(column)} = {listed(words)} }}\nreason = "the sum of the rows"')
    return "\n\n".join(f"[[scope.leave_out]]\n{rule}" for rule in rules)


def _alone(heading: Heading, test: str = "true") -> str:
    others = (f"{quoted(column)} = false" for column in heading.others)
    return ", ".join([f"{quoted(heading.column)} = {test}", *others])


def _headings(stray: Stray) -> str:
    heading = stray.heading
    if heading is None or not heading.is_place:
        return ""
    alone = _alone(heading, f"{{ matches = {quoted(f'^{PLACE_HEADING}$')} }}")
    lines = [comment("a row with one cell is the heading of those below: the place in which they lie")]
    return "\n".join([*lines, "[heading]", f"column = {quoted(heading.column)}", f"if = {{ {alone} }}"])


# ------------------------------------------------------------------ kind


def _kind(subject: Subject, guesses: Sequence[Guess]) -> str:
    if is_about_people(subject, guesses):
        return '# each row is a person: nothing says that it is about a thing\n[kind]\notherwise = "person"'
    lines: list[str] = []
    rules: list[str] = []
    kind = next(iter(with_role(guesses, "kind")), None)
    if kind is not None:
        codes = {
            cell: code for cell, _ in kind.column.values if (code := _site_kind(cell)) and len(cell) <= 120
        }
        lines.append(comment(f"{kind.column.name}: {kind.role.reason}"))
        unknown = [cell for cell, _ in kind.column.values if cell not in codes][:8]
        if unknown:
            lines.append(
                comment(f"kinds that are not known here: {'; '.join(cell[:40] for cell in unknown)}")
            )
        if codes:
            pairs = "\n".join(f"{quoted(cell)} = {quoted(code)}" for cell, code in once(codes))
            rules.append(f"column = {quoted(kind.column.name)}\n[kind.rules.codes]\n{pairs}")
    name = next((guess for guess in guesses if guess.role.what == "name" and guess.role.of == "main"), None)
    if name is not None and name.column.kind > 0:
        lines.append(comment(f"{name.column.name}: {name.column.kind:.0%} of the names say a kind"))
        rules.append(f"column = {quoted(name.column.name)}\nwords = true")
    otherwise, why = _default_kind(subject, guesses)
    lines += [comment(f"otherwise: {why}"), "[kind]", f"otherwise = {quoted(otherwise)}"]
    return "\n\n[[kind.rules]]\n".join(["\n".join(lines), *rules])


def is_about_people(subject: Subject, guesses: Sequence[Guess]) -> bool:
    """Tell whether the rows are people, and not things that are named after them (plaques, stumbling stones)."""
    if not with_role(guesses, "surname", "person"):
        return False
    says_thing = any(_is_of_thing(guess) for guess in guesses)
    return not says_thing and kind_of(f"{subject.title} {subject.name.replace('-', ' ')}") is None


def _is_of_thing(guess: Guess) -> bool:
    role = guess.role
    return (role.what == "kind" and guess.column.kind >= 0.3) or role.of in (
        "erected",
        "unveiled",
        "inscription",
        "material",
    )


def _site_kind(cell: str) -> str | None:
    """Return the kind that a word of a kind column names; "school" says where a memorial is, as often as what it is."""
    kind = kind_of(cell)
    return None if kind == "named_place" else kind


def _default_kind(subject: Subject, guesses: Sequence[Guess]) -> tuple[str, str]:
    for what, text in (("title", subject.title), ("name of the list", subject.name.replace("-", " "))):
        if found := kind_of(text):
            return found, f"the {what} says so"
    for guess in guesses:
        if guess.role.what == "name" and guess.role.of == "main" and (found := kind_of(guess.column.name)):
            return found, f"the header {guess.column.name!r} says so"
    names = [cell for guess in guesses if guess.role.of == "main" for cell, _ in guess.column.values]
    kinds = [kind for name in names if (kind := kind_of(name))]
    most = max(sorted(set(kinds)), key=kinds.count, default="")
    if most and kinds.count(most) >= 0.8 * len(names):
        return most, "most names say so"
    return "memorial_site", "neither its title nor its headers say what the list is of"


def _unused(guesses: Sequence[Guess]) -> str:
    left = [guess for guess in guesses if not guess.is_stated]
    lines = [comment(f"  {guess.column.name}: {guess.role.reason}") for guess in left if guess.column.filled]
    return "\n".join(["# Not stated:", *lines]) if lines else ""
