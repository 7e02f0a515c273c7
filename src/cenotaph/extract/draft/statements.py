"""`[[statement]]` of a drafted profile: one table for each thing that the columns say, with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cenotaph.extract.draft.choose import Guess, with_role
from cenotaph.extract.draft.columns import Column
from cenotaph.extract.draft.headers import concepts_of
from cenotaph.extract.draft.outcomes import (
    codes_of_conditions,
    fates_in,
    relocations,
    unread_states,
    unstated_moves,
)
from cenotaph.extract.draft.toml import comment, listed, quoted, slug
from cenotaph.extract.rows.amounts import read_amount
from cenotaph.extract.rows.lexicon import words_of
from cenotaph.extract.rows.spec import HEADING
from cenotaph.normalize.names import fold_name
from cenotaph.normalize.quantities import may_part_thousands, parse_integer
from cenotaph.normalize.quantity_lexicon import languages_of_quantities

_GRAVES = '"@kind" = ["cemetery", "mass_grave", "grave", "group"]'
_BURIED = tuple(
    fold_name(word)
    for word in [
        "burie",
        "burial",
        "inter",
        "bestatt",
        "begrab",
        "beigesetz",
        "beisetz",
        "inhum",
        "enterr",
        "sepolt",
        "sepult",
        "begrav",
        "begrev",
        "pochow",
        "pohrb",
        "pochov",
        "захорон",
        "погреб",
        "похован",
        "похорон",
        "пахав",
        "sahranj",
        "сахрањ",
        "сахран",
        "pokop",
        "eltemet",
        "ingrop",
        "palaid",
        "apbed",
        "maet",
        "hauda",
        "ταφ",
        "gomul",
        "안장",
        "埋葬",
        "安葬",
        "remains",
        "останк",
        "corps",
    ]
)
"""Beginnings of words that say that people lie somewhere."""

_BEFORE_BRACKET = r"^(?P<value>[^(]+)"
_LANG_OF_SCRIPT = {"Hang": "ko", "Grek": "el", "Geor": "ka", "Armn": "hy", "Hebr": "he", "Thai": "th"}


def write_statements(guesses: Sequence[Guess], *, has_points: bool, has_headings: bool) -> Iterator[str]:
    """Yield a table for each thing that is stated."""
    yield from _names(guesses)
    yield _located(guesses, has_points=has_points, has_headings=has_headings)
    yield from _events(guesses)
    yield from _counts(guesses)
    yield from _relocations(guesses)
    yield from _fates(guesses)
    for guess in with_role(guesses, "text"):
        yield _text(guess)
    for guess in with_role(guesses, "rank", "unit"):
        yield _table(guess.role.reason, guess.role.what, {"column": quoted(guess.column.name)})
    for guess in with_role(guesses, "buried_at"):
        keys = {"column": quoted(guess.column.name), "value": quoted("text"), **_when_buried(guesses)}
        yield _table(f"{guess.column.name}: {guess.role.reason}", "buried_at", keys)
    for guess in with_role(guesses, "image"):
        yield _table(guess.role.reason, "image", {"column": quoted(guess.column.name)})
    for guess in with_role(guesses, "wikidata", "link", "identifier"):
        yield _identifier(guess)


def _table(reason: str, prop: str, keys: dict[str, str]) -> str:
    lines = [comment(reason), "[[statement]]", f"property = {quoted(prop)}"]
    return "\n".join([*lines, *(f"{key} = {value}" for key, value in keys.items())])


def _names(guesses: Sequence[Guess]) -> Iterator[str]:
    # Where there is a patronymic, the family's name stands first, as it is written there.
    surnames, given, patronymics = (with_role(guesses, what) for what in ("surname", "given", "patronymic"))
    parts = [*surnames, *given, *patronymics] if patronymics else [*given, *surnames]
    if parts:
        columns = listed([guess.column.name for guess in parts])
        yield _table("the parts of a person's name", "named", {"column": columns, "join": quoted(" ")})
    for guess in [*with_role(guesses, "person", "name"), *_named_by_place(guesses)]:
        keys = {"column": quoted(guess.column.name)}
        lang = guess.role.lang or _language_of_cells(guess.column)
        if lang:
            keys["lang"] = quoted(lang)
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


def _located(guesses: Sequence[Guess], *, has_points: bool, has_headings: bool) -> str:
    keys: dict[str, str] = {}
    reasons: list[str] = []
    if has_points:
        keys["point"] = quoted("geometry")
    elif point := _point(guesses):
        keys["point"], reason = point
        reasons.append(reason)
    near, wide = with_role(guesses, "locality"), _by_size(with_role(guesses, "region"))
    places = [*near, *wide, *(countries := with_role(guesses, "country"))]
    if places or has_headings:
        written = [
            *(quoted(guess.column.name) for guess in near),
            *([quoted(HEADING)] if has_headings else []),
            *(quoted(guess.column.name) for guess in wide),
            *(f"{{ column = {quoted(guess.column.name)}, country = true }}" for guess in countries),
        ]
        keys["places"] = f"[{', '.join(written)}]"
        reasons += [f"{guess.column.name}: {guess.role.reason}" for guess in places]
    more: dict[str, str] = {"heading": quoted(HEADING)} if has_headings else {}
    addresses = with_role(guesses, "address")
    if addresses:
        reasons += [f"{guess.column.name}: {guess.role.reason}" for guess in addresses]
        if keys:
            columns = [guess.column.name for guess in addresses]
            more["address"] = listed(columns)
        else:
            keys["places"] = f"[{quoted(addresses[0].column.name)}]"
    if not keys:
        return ""
    if more:
        keys["qualifier_columns"] = f"{{ {', '.join(f'{key} = {value}' for key, value in more.items())} }}"
    return (
        "\n".join(map(comment, reasons[:-1]))
        + ("\n" if reasons[1:] else "")
        + _table(reasons[-1] if reasons else "the record has a position of its own", "located", keys)
    )


def _by_size(guesses: list[Guess]) -> list[Guess]:
    """Put the smaller regions first: there are more of them."""
    return sorted(guesses, key=lambda guess: (-guess.column.distinct, guess.column.at))


def _point(guesses: Sequence[Guess]) -> tuple[str, str] | None:
    lat, lon, pair = (_best(guesses, what) for what in ("lat", "lon", "pair"))
    link, accuracy = _best(guesses, "map"), _best(guesses, "accuracy")
    extra = (f", link = {quoted(link.column.name)}" if link else "") + (
        f", within = {quoted(accuracy.column.name)}" if accuracy else ""
    )
    extra += "".join(f", o = {quoted(one.role.o)}" for one in (lon or pair,) if one and one.role.o)
    if lat and lon and (pair is None or lat.column.filled >= pair.column.filled):
        names = f"lon = {quoted(lon.column.name)}, lat = {quoted(lat.column.name)}"
        names += ", swapped = true" if lon.role.swapped else ""
        return (
            f"{{ {names}{extra} }}",
            f"{lat.column.name}: {lat.role.reason}; {lon.column.name}: {lon.role.reason}",
        )
    if pair:
        first = _order_of(pair.column)
        key = "wkt" if first == "wkt" else "pair"
        order = f', first = "{first}"' if first in ("lat", "lon") else ""
        return (
            f"{{ {key} = {quoted(pair.column.name)}{order}{extra} }}",
            f"{pair.column.name}: {pair.role.reason}",
        )
    x, y = _best(guesses, "x"), _best(guesses, "y")
    if x and y and x.role.of:
        names = f"lon = {quoted(x.column.name)}, lat = {quoted(y.column.name)}, crs = {quoted(x.role.of)}"
        return f"{{ {names}{extra} }}", f"{x.column.name}, {y.column.name}: {x.role.reason}"
    if link:
        return f"{{ link = {quoted(link.column.name)} }}", f"{link.column.name}: {link.role.reason}"
    return None


def _order_of(column: Column) -> str:
    """Say how a pair is written: WKT, or which comes first; latitude, unless it cannot be."""
    cells = [cell for cell, _ in column.values]
    if sum("POINT" in cell.upper() for cell in cells) > len(cells) / 2:
        return "wkt"
    firsts = [float(found[0]) for cell in cells if (found := re.search(r"-?\d+\.\d+", cell))]
    return "lon" if sum(abs(first) > 90 for first in firsts) > len(firsts) * 0.2 else "lat"


def _best(guesses: Sequence[Guess], what: str) -> Guess | None:
    found = with_role(guesses, what)
    return (
        max(found, key=lambda guess: (guess.role.sure, guess.column.filled, -guess.column.at))
        if found
        else None
    )


def _events(guesses: Sequence[Guess]) -> Iterator[str]:
    counted = with_role(guesses, "count", "buried_at")
    for guess in [] if counted else with_role(guesses, "burial_date"):
        keys = {"when": quoted(guess.column.name)}
        yield _table(f"{guess.column.name}: {guess.role.reason}: the grave was there then", "exists", keys)
    has_destination = bool(with_role(guesses, "destination"))
    for guess in with_role(guesses, "event"):
        assert guess.role.of is not None
        if has_destination and guess.role.of == "relocated":
            continue  # stated with it
        others = [other for other in with_role(guesses, "other_date") if other.role.of == guess.role.of]
        names = [guess.column.name, *(other.column.name for other in others)]
        keys = {"when": _when(names, guess)}
        reasons = "; ".join(f"{one.column.name}: {one.role.reason}" for one in (guess, *others))
        yield _table(reasons, guess.role.of, keys)


def _when(names: Sequence[str], guess: Guess) -> str:
    """Write the columns of a time, with how their cells are read where they are no plain dates."""
    columns = listed(names) if len(names) > 1 else quoted(names[0])
    extra = ', split = "dates"' if guess.column.several else ""
    extra += f", counts = {quoted(guess.role.counts)}" if guess.role.counts else ""
    # "not removed", "planned for 2027": words beside or instead of a date may say the opposite.
    return f'{{ column = {columns}{extra}, unreadable = "leave_out" }}'


def _counts(guesses: Sequence[Guess]) -> Iterator[str]:
    lang = _language_of_numbers(guesses)
    for guess in with_role(guesses, "count"):
        role = guess.role
        parts = [f"column = {quoted(guess.column.name)}", f"unit = {quoted(role.unit or 'people')}"]
        for key in ("category", "identified", "conflict"):
            if word := getattr(role, key):
                parts.append(f"{key} = {quoted(word)}")
        odd = [cell for cell, _ in guess.column.values if parse_integer(cell) is None]
        parts.append(f"lang = {quoted(lang)}")
        if any("(" in cell for cell in odd):
            parts.append(f"matches = {quoted(_BEFORE_BRACKET)}")
        parts.append('unreadable = "leave_out"')
        left = [cell for cell in odd if not _is_quantity(cell, lang)][:3]
        reason = f"{guess.column.name}: {role.reason}" + (
            f"; cells that are no numbers state nothing: {'; '.join(cell[:30] for cell in left)}"
            if left
            else ""
        )
        keys = {"count": f"{{ {', '.join(parts)} }}"}
        buried = {**keys, **_when_buried(guesses)}
        if _is_of_names(guess.column):
            yield _table(reason, "commemorates", keys)
        elif _says_buried(guess.column) or role.unit == "graves":
            yield _table(reason, "burials", buried)
        else:
            yield _table(
                f"{reason}; in a grave they are buried", "burials", {**buried, "if": f"{{ {_GRAVES} }}"}
            )
            others = f"{{ {_GRAVES.replace('[', '{ not = [', 1)} }} }}"
            yield _table("elsewhere they are commemorated", "commemorates", {**keys, "if": others})


def _language_of_numbers(guesses: Sequence[Guess]) -> str:
    """Return the language in which most numbers of the list are read ("około 50"); a list has one way of writing them."""
    cells = [cell for guess in with_role(guesses, "count") for cell, _ in guess.column.values]
    known = list(languages_of_quantities())
    if any(may_part_thousands(cell) for cell in cells):
        known = [lang for lang in known if parse_integer("1.375", language=lang) == 1375]
    odd = [cell for cell in cells if parse_integer(cell) is None or may_part_thousands(cell)]
    return max(known, key=lambda lang: (sum(_is_quantity(cell, lang) for cell in odd[:200]), lang == "en"))


def _is_quantity(cell: str, lang: str) -> bool:
    return read_amount(cell.partition("(")[0].strip(), language=lang) is not None


def _when_buried(guesses: Sequence[Guess]) -> dict[str, str]:
    dated = with_role(guesses, "burial_date")
    return {"when": quoted(dated[0].column.name)} if dated else {}


def _says_buried(column: Column) -> bool:
    """Tell whether a header says that people lie there, and not only that they died."""
    return any(word.startswith(_BURIED) for word in words_of(column.name))


def _is_of_names(column: Column) -> bool:
    """A number of names on a stone says who is commemorated there, and not that anybody lies there."""
    return "name" in concepts_of(column.name) or "commemorates" in concepts_of(column.name)


def _fates(guesses: Sequence[Guess]) -> Iterator[str]:
    for guess in with_role(guesses, "status"):
        column = guess.column
        unread = "; ".join(cell[:30] for cell in unread_states(column)[:6])
        for why, fate, keys in fates_in(column):
            reason = "; ".join(part for part in (guess.role.reason, why) if part)
            yield _table(f"{column.name}: {reason}", fate, keys)
        if guess.role.of == "condition":
            keys = {"column": quoted(column.name)}
            if codes := codes_of_conditions(column):
                keys["codes"] = codes
            yield _table(
                f"{column.name}: the header says its condition; the words are kept", "condition", keys
            )
        elif unread:
            yield comment(f"{column.name}: words of which nothing is stated: {unread}")


def _relocations(guesses: Sequence[Guess]) -> Iterator[str]:
    destinations = with_role(guesses, "destination")
    if not destinations:
        return
    dates = [guess.column.name for guess in with_role(guesses, "event") if guess.role.of == "relocated"]
    for keys in relocations([guess.column for guess in destinations], dates):
        about = [guess for guess in destinations if quoted(guess.column.name) == keys.get("column")]
        reason = (
            "; ".join(f"{guess.column.name}: {guess.role.reason}" for guess in about)
            or "only the date is known"
        )
        unsaid = [cell[:30] for guess in about for cell in unstated_moves(guess.column)][:6]
        left = f"; cells of which nothing is stated: {'; '.join(unsaid)}" if unsaid else ""
        yield _table(reason + left, "relocated", keys)


def _text(guess: Guess) -> str:
    prop, column = guess.role.of or "inscription", guess.column
    keys = {"column": quoted(column.name)}
    if prop == "condition" and (codes := codes_of_conditions(column)):
        keys["codes"] = codes
    if guess.role.lang:
        keys["lang"] = quoted(guess.role.lang)
    return _table(f"{column.name}: {guess.role.reason}", prop, keys)


def _identifier(guess: Guess) -> str:
    scheme = {"wikidata": "wikidata", "link": "url"}.get(guess.role.what, slug(guess.column.name))
    keys = {"column": quoted(guess.column.name), "qualifiers": f"{{ scheme = {quoted(scheme)} }}"}
    return _table(f"{guess.column.name}: {guess.role.reason}", "identifier", keys)
