"""The text of a drafted profile: TOML with each guess and its reason, to be edited by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

import msgspec

from cenotaph.extract.draft.choose import Guess
from cenotaph.extract.draft.columns import Column
from cenotaph.extract.draft.headers import concepts_of
from cenotaph.extract.draft.stray import Stray
from cenotaph.extract.rows.cell_words import condition_of, fate_of, kind_of
from cenotaph.normalize.names import romanize_name
from cenotaph.sources.item import About

_NUMBERS = r"^[0-9][0-9 .,'\u00a0\u202f]*$"
_LANG_OF_SCRIPT = {"Hang": "ko", "Grek": "el", "Geor": "ka", "Armn": "hy", "Hebr": "he", "Thai": "th"}


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
        _kind(subject, guesses),
        *_statements(guesses, has_points=has_points),
        _unused(guesses),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def slug(text: str) -> str:
    """Make a name of lower-case ASCII letters, digits and "-" out of any text.

    >>> slug("Kriegsgräber 2024 (neu)"), slug("Братские могилы"), slug("2024")
    ('kriegsgraeber-2024-neu', 'bratskie-mogily', 'list-2024')
    """
    german = text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    plain = re.sub(r"[^a-z0-9]+", "-", romanize_name(german).casefold()).strip("-")[:48].strip("-")
    return plain if re.match(r"[a-z]", plain) else f"list-{plain}".rstrip("-")


def _quoted(text: str) -> str:
    """Write a TOML basic string; JSON's escapes are a part of TOML's, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _comment(text: str) -> str:
    return "# " + " ".join(re.sub(r"[\x00-\x1f\x7f]+", " ", text).split())


def _roles(guesses: Sequence[Guess], *what: str) -> list[Guess]:
    return [guess for guess in guesses if guess.role.what in what]


def _head(subject: Subject, guesses: Sequence[Guess]) -> str:
    used = [guess.column.name for guess in guesses if guess.is_stated]
    nulls = sorted(
        {word for guess in guesses for word in guess.column.nulls if len(word) <= 40}, key=str.casefold
    )
    lines = [
        "# Drafted from the file: each table says why. Correct what is wrong, and give it to `cenotaph add --profile`.",
        "",
        f"name = {_quoted(subject.name)}",
        f"title = {_quoted(subject.title)}",
    ]
    if subject.table:
        lines.append(f"table = {_quoted(subject.table)}")
    lines.append(f"requires = {_list(used[:12])}")
    if nulls:
        lines.append(f"null = {_list(_unique(nulls))}")
    return "\n".join(lines)


def _unique(words: Sequence[str]) -> list[str]:
    return list({word.strip().casefold(): word.strip() for word in reversed(words)}.values())[::-1]


def _source(subject: Subject) -> str:
    about = subject.about
    lines = ["[source]", f"id = {_quoted(subject.name)}", f"title = {_quoted(about.title or subject.title)}"]
    for key, word in (
        ("publisher", about.publisher), ("url", about.url), ("licence", about.licence), ("lang", about.lang),
    ):  # fmt: skip
        if word:
            lines.append(f"{key} = {_quoted(word)}")
    return "\n".join(lines)


def _key(subject: Subject, guesses: Sequence[Guess]) -> str:
    key = next((guess for guess in guesses if guess.role.of == "key"), None)
    lines = ["[subject]", f"namespace = {_quoted(subject.name)}"]
    if key is not None:
        lines = [
            _comment(f"key: {key.column.name}: {key.role.reason}"),
            *lines,
            f"key = {_quoted(key.column.name)}",
        ]
    else:
        reason = "no column has a number of its own for every row: a row is known again by what it says"
        lines = [_comment(f"key: {reason}"), *lines, 'key = "@content"']
    return "\n".join(lines)


def _scope(stray: Stray) -> str:
    rules: list[str] = []
    if stray.empty:
        cells = ", ".join(f"{_quoted(column)} = false" for column in stray.empty)
        rules.append(
            f'if = {{ {cells} }}\nreason = "nothing of a memorial: a heading between the rows, or a note"'
        )
    if stray.heading:
        named, *others = stray.heading
        cells = ", ".join([f"{_quoted(named)} = true", *(f"{_quoted(column)} = false" for column in others)])
        rules.append(f'if = {{ {cells} }}\nreason = "a heading between the rows"')
    for column, words in stray.totals:
        rules.append(f'if = {{ {_quoted(column)} = {_list(words)} }}\nreason = "the sum of the rows"')
    return "\n\n".join(f"[[scope.leave_out]]\n{rule}" for rule in rules)


# ------------------------------------------------------------------ kind


def _kind(subject: Subject, guesses: Sequence[Guess]) -> str:
    if is_about_people(subject, guesses):
        return '# each row is a person: nothing says that it is about a thing\n[kind]\notherwise = "person"'
    lines: list[str] = []
    rules: list[str] = []
    kind = next(iter(_roles(guesses, "kind")), None)
    if kind is not None:
        codes = {
            cell: code for cell, _ in kind.column.values if (code := _site_kind(cell)) and len(cell) <= 120
        }
        lines.append(_comment(f"{kind.column.name}: {kind.role.reason}"))
        unknown = [cell for cell, _ in kind.column.values if cell not in codes][:8]
        if unknown:
            lines.append(
                _comment(f"kinds that are not known here: {'; '.join(cell[:40] for cell in unknown)}")
            )
        if codes:
            pairs = "\n".join(f"{_quoted(cell)} = {_quoted(code)}" for cell, code in _once(codes))
            rules.append(f"column = {_quoted(kind.column.name)}\n[kind.rules.codes]\n{pairs}")
    name = next((guess for guess in guesses if guess.role.what == "name" and guess.role.of == "main"), None)
    if name is not None and name.column.kind > 0:
        lines.append(_comment(f"{name.column.name}: {name.column.kind:.0%} of the names say a kind"))
        rules.append(f"column = {_quoted(name.column.name)}\nwords = true")
    otherwise, why = _default_kind(subject, guesses)
    lines += [_comment(f"otherwise: {why}"), "[kind]", f"otherwise = {_quoted(otherwise)}"]
    return "\n\n[[kind.rules]]\n".join(["\n".join(lines), *rules])


def is_about_people(subject: Subject, guesses: Sequence[Guess]) -> bool:
    """Tell whether the rows are people, and not things that are named after them (plaques, stumbling stones)."""
    if not _roles(guesses, "surname", "person"):
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


def _once(codes: dict[str, str]) -> list[tuple[str, str]]:
    return list({cell.strip().casefold(): (cell, code) for cell, code in codes.items()}.values())


def _default_kind(subject: Subject, guesses: Sequence[Guess]) -> tuple[str, str]:
    for what, text in (("title", subject.title), ("name of the list", subject.name.replace("-", " "))):
        if found := kind_of(text):
            return found, f"the {what} says so"
    for guess in guesses:
        if guess.role.what == "name" and guess.role.of == "main" and (found := kind_of(guess.column.name)):
            return found, f"the header {guess.column.name!r} says so"
    names = [cell for guess in guesses if guess.role.of == "main" for cell, _ in guess.column.values]
    kinds = [kind for name in names if (kind := kind_of(name))]
    if len(kinds) > 0.5 * len(names) > 0:
        most = max(set(kinds), key=kinds.count)
        return most, "most names say so"
    return "memorial_site", "neither its title nor its headers say what the list is of"


# ------------------------------------------------------------------ statements


def _statements(guesses: Sequence[Guess], *, has_points: bool) -> Iterator[str]:
    yield from _names(guesses)
    yield _located(guesses, has_points=has_points)
    yield from _events(guesses)
    yield from _counts(guesses)
    yield from _fates(guesses)
    for guess in _roles(guesses, "text"):
        yield _text(guess)
    for guess in _roles(guesses, "rank", "unit"):
        yield _table(guess.role.reason, guess.role.what, {"column": _quoted(guess.column.name)})
    for guess in _roles(guesses, "buried_at"):
        keys = {"column": _quoted(guess.column.name), "value": _quoted("text"), **_when_buried(guesses)}
        yield _table(f"{guess.column.name}: {guess.role.reason}", "buried_at", keys)
    for guess in _roles(guesses, "image"):
        yield _table(guess.role.reason, "image", {"column": _quoted(guess.column.name)})
    for guess in _roles(guesses, "wikidata", "link", "identifier"):
        yield _identifier(guess)


def _table(reason: str, prop: str, keys: dict[str, str]) -> str:
    lines = [_comment(reason), "[[statement]]", f"property = {_quoted(prop)}"]
    return "\n".join([*lines, *(f"{key} = {value}" for key, value in keys.items())])


def _names(guesses: Sequence[Guess]) -> Iterator[str]:
    # Where there is a patronymic, the family's name stands first, as it is written there.
    surnames, given, patronymics = (_roles(guesses, what) for what in ("surname", "given", "patronymic"))
    parts = [*surnames, *given, *patronymics] if patronymics else [*given, *surnames]
    if parts:
        columns = _list([guess.column.name for guess in parts])
        yield _table("the parts of a person's name", "named", {"column": columns, "join": _quoted(" ")})
    for guess in [*_roles(guesses, "person", "name"), *_named_by_place(guesses)]:
        keys = {"column": _quoted(guess.column.name)}
        lang = guess.role.lang or _language_of_cells(guess.column)
        if lang:
            keys["lang"] = _quoted(lang)
        if guess.role.of == "alternative":
            keys["qualifiers"] = '{ variant = "alternative" }'
        yield _table(f"{guess.column.name}: {guess.role.reason}", "named", keys)


def _named_by_place(guesses: Sequence[Guess]) -> list[Guess]:
    return [guess for guess in guesses if guess.role.what != "name" and guess.role.of == "main"]


def _language_of_cells(column: Column) -> str | None:
    if column.script in _LANG_OF_SCRIPT:
        return _LANG_OF_SCRIPT[column.script]
    if column.script != "Cyrl":
        return None
    letters = "".join(cell.casefold() for cell, _ in column.values)
    if any(sign in letters for sign in "їєґ"):
        return "uk"
    if "ў" in letters:
        return "be"
    return "ru" if any(sign in letters for sign in "ыэ") else None


def _located(guesses: Sequence[Guess], *, has_points: bool) -> str:
    keys: dict[str, str] = {}
    reasons: list[str] = []
    if has_points:
        keys["point"] = _quoted("geometry")
    elif point := _point(guesses):
        keys["point"], reason = point
        reasons.append(reason)
    places = [*_roles(guesses, "locality"), *_by_size(_roles(guesses, "region")), *_roles(guesses, "country")]
    if places:
        written = [
            f"{{ column = {_quoted(guess.column.name)}, country = true }}"
            if guess.role.what == "country"
            else _quoted(guess.column.name)
            for guess in places
        ]
        keys["places"] = f"[{', '.join(written)}]"
        reasons += [f"{guess.column.name}: {guess.role.reason}" for guess in places]
    addresses = _roles(guesses, "address")
    if addresses:
        reasons += [f"{guess.column.name}: {guess.role.reason}" for guess in addresses]
        if keys:
            columns = [guess.column.name for guess in addresses]
            keys["qualifier_columns"] = f"{{ address = {_list(columns)} }}"
        else:
            keys["places"] = f"[{_quoted(addresses[0].column.name)}]"
    if not keys:
        return ""
    return (
        "\n".join(map(_comment, reasons[:-1]))
        + ("\n" if reasons[1:] else "")
        + _table(reasons[-1] if reasons else "the record has a position of its own", "located", keys)
    )


def _by_size(guesses: list[Guess]) -> list[Guess]:
    """Put the smaller regions first: there are more of them."""
    return sorted(guesses, key=lambda guess: (-guess.column.distinct, guess.column.at))


def _point(guesses: Sequence[Guess]) -> tuple[str, str] | None:
    lat, lon, pair = (_best(guesses, what) for what in ("lat", "lon", "pair"))
    link, accuracy = _best(guesses, "map"), _best(guesses, "accuracy")
    extra = (f", link = {_quoted(link.column.name)}" if link else "") + (
        f", within = {_quoted(accuracy.column.name)}" if accuracy else ""
    )
    if lat and lon and (pair is None or lat.column.filled >= pair.column.filled):
        names = f"lon = {_quoted(lon.column.name)}, lat = {_quoted(lat.column.name)}"
        return (
            f"{{ {names}{extra} }}",
            f"{lat.column.name}: {lat.role.reason}; {lon.column.name}: {lon.role.reason}",
        )
    if pair:
        first = _order_of(pair.column)
        key = "wkt" if first == "wkt" else "pair"
        order = f', first = "{first}"' if first in ("lat", "lon") else ""
        return (
            f"{{ {key} = {_quoted(pair.column.name)}{order}{extra} }}",
            f"{pair.column.name}: {pair.role.reason}",
        )
    x, y = _best(guesses, "x"), _best(guesses, "y")
    if x and y and x.role.of:
        names = f"lon = {_quoted(x.column.name)}, lat = {_quoted(y.column.name)}, crs = {_quoted(x.role.of)}"
        return f"{{ {names}{extra} }}", f"{x.column.name}, {y.column.name}: {x.role.reason}"
    if link:
        return f"{{ link = {_quoted(link.column.name)} }}", f"{link.column.name}: {link.role.reason}"
    return None


def _order_of(column: Column) -> str:
    """Say how a pair is written: WKT, or which comes first; latitude, unless it cannot be."""
    cells = [cell for cell, _ in column.values]
    if sum("POINT" in cell.upper() for cell in cells) > len(cells) / 2:
        return "wkt"
    firsts = [float(found[0]) for cell in cells if (found := re.search(r"-?\d+\.\d+", cell))]
    return "lon" if sum(abs(first) > 90 for first in firsts) > len(firsts) * 0.2 else "lat"


def _best(guesses: Sequence[Guess], what: str) -> Guess | None:
    found = _roles(guesses, what)
    return (
        max(found, key=lambda guess: (guess.role.sure, guess.column.filled, -guess.column.at))
        if found
        else None
    )


def _events(guesses: Sequence[Guess]) -> Iterator[str]:
    counted = _roles(guesses, "count", "buried_at")
    for guess in [] if counted else _roles(guesses, "burial_date"):
        keys = {"when": _quoted(guess.column.name)}
        yield _table(f"{guess.column.name}: {guess.role.reason}: the grave was there then", "exists", keys)
    for guess in _roles(guesses, "event"):
        assert guess.role.of is not None
        others = [other for other in _roles(guesses, "other_date") if other.role.of == guess.role.of]
        names = [guess.column.name, *(other.column.name for other in others)]
        keys = {"when": _list(names) if others else _quoted(names[0])}
        reasons = "; ".join(f"{one.column.name}: {one.role.reason}" for one in (guess, *others))
        yield _table(reasons, guess.role.of, keys)


def _counts(guesses: Sequence[Guess]) -> Iterator[str]:
    for guess in _roles(guesses, "count"):
        role = guess.role
        parts = [f"column = {_quoted(guess.column.name)}", f"unit = {_quoted(role.unit or 'people')}"]
        for key in ("category", "identified", "conflict"):
            if word := getattr(role, key):
                parts.append(f"{key} = {_quoted(word)}")
        cell = f"{_quoted(guess.column.name)} = {{ matches = {_quoted(_NUMBERS)} }}"
        left = [cell for cell, _ in guess.column.values if not re.match(_NUMBERS, cell)][:3]
        reason = f"{guess.column.name}: {role.reason}" + (
            f"; cells that are no plain numbers state nothing: {'; '.join(cell[:30] for cell in left)}"
            if left
            else ""
        )
        keys = {"count": f"{{ {', '.join(parts)} }}", "if": f"{{ {cell} }}"}
        if _is_of_names(guess.column):
            yield _table(reason, "commemorates", keys)
        else:
            yield _table(reason, "burials", {**keys, **_when_buried(guesses)})


def _when_buried(guesses: Sequence[Guess]) -> dict[str, str]:
    dated = _roles(guesses, "burial_date")
    return {"when": _quoted(dated[0].column.name)} if dated else {}


def _is_of_names(column: Column) -> bool:
    """A number of names on a stone says who is commemorated there, and not that anybody lies there."""
    return "name" in concepts_of(column.name) or "commemorates" in concepts_of(column.name)


def _fates(guesses: Sequence[Guess]) -> Iterator[str]:
    for guess in _roles(guesses, "status"):
        words: dict[str, list[str]] = {}
        for cell, _ in guess.column.values:
            if (fate := fate_of(cell)) and len(cell) <= 120:
                words.setdefault(fate, []).append(cell)
        for fate, cells in words.items():
            if fate == "exists":
                continue  # that a list calls a site standing has no date, and dates are what this property is for
            keys = {"undated": "true", "if": f"{{ {_quoted(guess.column.name)} = {_list(_unique(cells))} }}"}
            yield _table(f"{guess.column.name}: {guess.role.reason}", fate, keys)


def _text(guess: Guess) -> str:
    prop, column = guess.role.of or "inscription", guess.column
    keys = {"column": _quoted(column.name)}
    if prop == "condition":
        codes = {cell: code for cell, _ in column.values if (code := condition_of(cell))}
        if codes:
            keys["codes"] = (
                f"{{ {', '.join(f'{_quoted(cell)} = {_quoted(code)}' for cell, code in _once(codes))} }}"
            )
    if guess.role.lang:
        keys["lang"] = _quoted(guess.role.lang)
    return _table(f"{column.name}: {guess.role.reason}", prop, keys)


def _identifier(guess: Guess) -> str:
    scheme = {"wikidata": "wikidata", "link": "url"}.get(guess.role.what, slug(guess.column.name))
    keys = {"column": _quoted(guess.column.name), "qualifiers": f"{{ scheme = {_quoted(scheme)} }}"}
    return _table(f"{guess.column.name}: {guess.role.reason}", "identifier", keys)


def _unused(guesses: Sequence[Guess]) -> str:
    left = [guess for guess in guesses if not guess.is_stated]
    lines = [_comment(f"  {guess.column.name}: {guess.role.reason}") for guess in left if guess.column.filled]
    return "\n".join(["# Not stated:", *lines]) if lines else ""
