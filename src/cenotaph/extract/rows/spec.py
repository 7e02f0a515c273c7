"""The form of a mapping profile, as its TOML is written; see docs/guide/profiles.md.

These structs say which keys there are and what each may hold. That names of properties, kinds and columns make sense
is checked where they are compiled (`statements`, `kinds`, `conditions`).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from cenotaph.model.entry import Status
from cenotaph.model.value import Category, GraveType, Relation, Unit


class Spec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The parent of all tables: a key that is not known is an error."""


Columns = str | list[str]


class TestSpec(Spec, frozen=True, kw_only=True):
    """What a cell must be: all that is given must hold.

    Attributes:
        is_: one of these words (case does not matter).
        not_: none of these words, or no cell.
        matches: a regular expression that is found in it.
        split: what divides several words in one cell; one of them must fit.
    """

    __test__ = False

    is_: Columns | None = msgspec.field(default=None, name="is")
    not_: Columns | None = msgspec.field(default=None, name="not")
    matches: str | None = None
    split: str | None = None


Test = bool | str | list[str] | TestSpec
"""true: the cell holds something; false: it holds nothing; words: it is one of them."""

Condition = dict[str, Test]
"""Column -> test; all must hold. `prefix*` as column: some column that begins so. `@kind`: the kind of the row."""

If = Condition | list[Condition]
"""A list of conditions: one of them must hold."""


class CoversSpec(Spec, frozen=True, kw_only=True):
    """What the source says that it covers."""

    area: str | None = None
    kinds: list[str] = []
    period: str | None = None
    leaves_out: str | None = None


class SourceSpec(Spec, frozen=True, kw_only=True):
    """The data set. `{stem}` in `id` and `title` is the name of the file without its suffix."""

    id: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    published: str | None = None
    lang: str | None = None
    visibility: Literal["public", "quote_only", "internal"] = "public"
    covers: CoversSpec | None = None


class SubjectSpec(Spec, frozen=True, kw_only=True):
    """What a row is about.

    Attributes:
        namespace: of its id.
        key: one column, or several whose cells are put together with "/"; the first must hold something.
        otherwise: columns for rows in which the first of `key` holds nothing; the first of them that holds something.
        prefix: what the keys of all rows begin with; `{stem}` is the file's name, for lists that come in parts.
        matches: a regular expression that the key must fit as a whole; a group `value` cuts the key out.
        duplicates: "number": another row with the same key is another thing (`~2`); "same": the same thing.
    """

    namespace: str
    key: Columns
    otherwise: Columns = []
    prefix: str = ""
    matches: str | None = None
    duplicates: Literal["number", "same"] = "number"


class LeaveOut(Spec, frozen=True, kw_only=True):
    """Rows that are not taken, and why."""

    if_: If = msgspec.field(name="if")
    reason: str


class ScopeSpec(Spec, frozen=True, kw_only=True):
    """Which rows count. `leave_out` comes first; then, if `take` is there, it must hold."""

    take: If | None = None
    otherwise: str = "not of the kinds that this profile takes"
    leave_out: list[LeaveOut] = []


HEADING = "@heading"
"""The cell with the heading under which a row stands."""


class HeadingSpec(Spec, frozen=True, kw_only=True):
    """Rows that are headings: the rows below have the words as their cell `@heading`.

    Attributes:
        column: whose cell is the heading.
        if_: which rows are headings; they should be out of scope, too.
    """

    column: str
    if_: If = msgspec.field(name="if")


class KindRule(Spec, frozen=True, kw_only=True):
    """A rule for the kind: the first that fits decides.

    Attributes:
        column: whose word is kept as written; of several, the first that fits.
        codes: word -> kind (case does not matter).
        split: what divides several words in the cell; the first that has a code decides.
        matches: a regular expression; the kind is `is`, and what it found is kept as written.
        words: the kind that the words of the cell name in any of the languages of `data/values.toml`, if they do.
        if_: a condition.
        is_: the kind, where `codes` does not say it.
    """

    column: Columns | None = None
    codes: dict[str, str] | None = None
    split: str | None = None
    matches: str | None = None
    words: bool = False
    if_: If | None = msgspec.field(default=None, name="if")
    is_: str | None = msgspec.field(default=None, name="is")


class KindSpec(Spec, frozen=True, kw_only=True):
    """The kind of a row."""

    otherwise: str
    rules: list[KindRule] = []


class WhenSpec(Spec, frozen=True, kw_only=True):
    """A time: the first of the columns that holds something.

    Attributes:
        column: one or several.
        order: what the first of two numbers is; where it is not given, the column decides.
        split: what divides several dates in one cell: each makes a statement. "dates": wherever dates can be told apart.
        matches: a regular expression that is found in the cell; what its group `value` holds is read.
        unreadable: whether the event is stated, with the words, of a cell whose date is not understood.
        counts: the cell is no date but a number of days (as a spreadsheet counts them, from 1900) or of milliseconds
            since 1970 (as ArcGIS does).
        relation: how the event lies to the time.
    """

    column: Columns
    split: str | None = None
    matches: str | None = None
    order: Literal["dmy", "mdy"] | None = None
    counts: Literal["days", "milliseconds"] | None = None
    unreadable: Literal["state", "leave_out"] = "state"
    relation: Relation | None = None


class CountSpec(Spec, frozen=True, kw_only=True):
    """A number and what it counts.

    Attributes:
        column: the first of them that holds something.
        lang: the language in which "about 100" or "more than 30" may stand in the cell; without it only whole numbers.
        matches: a regular expression that is found in the cell; what its group `value` holds is read. A cell in which
            it is not found states nothing.
        unreadable: what becomes of a row whose cell holds something that is no number.
        unit, category, identified, grave_type, conflict: what is counted.
    """

    column: Columns
    lang: str | None = None
    matches: str | None = None
    unreadable: Literal["reject", "leave_out"] = "reject"
    unit: Unit
    category: Category | None = None
    identified: Literal["known", "unknown"] | None = None
    grave_type: GraveType | None = None
    conflict: str | None = None


class PlaceSpec(Spec, frozen=True, kw_only=True):
    """A place name in a cell.

    Attributes:
        column: the first of them that holds something.
        text: a name that holds for the whole list, instead of a column; it is only stated beside something else.
        country: it is the name or two-letter code of a country.
        subdivision_of: ISO 3166-1 code; the cell is the code of a part of that country ("AL" of "US").
        split: what divides several places, the most specific first.
        codes: country names that are not known otherwise -> ISO 3166-1 alpha-2.
    """

    column: Columns = []
    text: str | None = None
    country: bool = False
    subdivision_of: str | None = None
    split: str | None = None
    codes: dict[str, str] | None = None


class PointSpec(Spec, frozen=True, kw_only=True):
    """Where a position stands.

    Attributes:
        lon: column of the longitude (or of x, with `crs`).
        lat: column of the latitude (or of y).
        pair: a column with both, as people write them; `first` says which comes first where the cell does not.
        o: what the letter O stands for: east (German, Dutch) or west (French, Spanish, Italian, Portuguese). Where it is
            not given, the other letters of the column decide, or the language of the source.
        wkt: a column with a point in well-known text.
        link: a column with the link of a map. Beside `lon` and `lat` it is the second witness that proves a repair, and
            is taken where they hold nothing.
        grid: a column with a reference of the British or Irish national grid, UTM or MGRS.
        crs: what the numbers are counted in, as pyproj knows it ("EPSG:27700"); by default degrees of WGS 84.
        swapped: the columns are called the other way round than `lon` and `lat` say: each position is marked as repaired.
        within: a column with the accuracy in metres.
        country: ISO 3166-1 code of the country that the whole list is about, for lists without a column for it.
    """

    lon: str | None = None
    lat: str | None = None
    pair: str | None = None
    first: Literal["lat", "lon"] = "lat"
    o: Literal["E", "W"] | None = None
    wkt: str | None = None
    link: str | None = None
    grid: str | None = None
    crs: str | None = None
    swapped: bool = False
    within: str | None = None
    country: str | None = None


Points = Literal["geometry"] | PointSpec
"""Where a position stands: the geometry of the feature, or columns."""


class StatementSpec(Spec, frozen=True, kw_only=True):
    """What a row states: one table, one statement a cell.

    Attributes:
        property: a name of the schema.
        column: whose cell is the value (or, with `value = "none"`, says that it is so). `prefix:*`: every column that
            begins so; what the star stands for can be used as language and in qualifiers.
        first: only the first column that holds something.
        join: the cells of the columns are one value, put together with this.
        value: what the cell becomes; by default what the schema says of the property.
        text: a fixed value, instead of a cell.
        namespace: of references.
        matches: a regular expression that the cell must fit as a whole; a group `value` cuts the value out.
        split: what divides several values in one cell; "json": the cell is a JSON list.
        codes: word -> code of a term, or word -> text.
        lang: BCP 47, or "*" for what the star of the column stands for.
        only: the star may only stand for these.
        leave_out: the star may not stand for these.
        when: columns of the time.
        undated: state the event even where no time is known.
        count: a number.
        point: "geometry" or columns with coordinates; of a list of them the first that holds something.
        places: columns with place names, the most specific first.
        status, actor, cause: of an event; `actor` and `cause` are columns.
        qualifiers: fixed words by name ("*" is what the star stands for).
        qualifier_columns: columns by name; several are put together with a blank.
        if_: only where this holds.
    """

    property: str
    column: Columns | None = None
    first: bool = False
    join: str | None = None
    value: Literal["text", "term", "ref", "none"] | None = None
    text: str | None = None
    namespace: str | None = None
    matches: str | None = None
    split: str | None = None
    codes: dict[str, str] | None = None
    lang: str | None = None
    only: list[str] | None = None
    leave_out: list[str] | None = None
    when: Columns | WhenSpec | None = None
    undated: bool = False
    count: CountSpec | None = None
    point: Points | list[Points] | None = None
    places: list[str | PlaceSpec] = []
    status: Status | None = None
    actor: str | None = None
    cause: str | None = None
    qualifiers: dict[str, str] = {}
    qualifier_columns: dict[str, Columns] = {}
    if_: If | None = msgspec.field(default=None, name="if")


class AttributionSpec(Spec, frozen=True, kw_only=True):
    """Whose words the rows are, where they are not those of the list itself.

    Attributes:
        column: who speaks: the first that holds something.
        text: who speaks in all rows (or in those whose columns hold nothing).
        mode: reported ("indirect") or word for word ("direct").
        cue: the words that attribute, such as "according to".
    """

    column: Columns = []
    text: str | None = None
    mode: Literal["direct", "indirect"] = "indirect"
    cue: str | None = None


class AlsoSpec(Spec, frozen=True, kw_only=True):
    """Another thing that the same row is about: the person whom a stone names, the dead of a grave.

    Attributes:
        suffix: what its key adds to that of the row.
        each: a column: every value in it is a thing of its own, and its words are the cell "@each".
        split: what divides the values of `each`.
        kind: its kind.
        relation: the property that points from it to the row's own subject (`commemorated_at`).
        statement: what is stated of it.
        if_: only where this holds.
    """

    suffix: str
    kind: str
    statement: list[StatementSpec]
    each: str | None = None
    split: str | None = None
    relation: str | None = None
    if_: If | None = msgspec.field(default=None, name="if")


class ProfileSpec(Spec, frozen=True, kw_only=True):
    """A whole profile.

    Attributes:
        name: what it is called on the command line.
        title: what it maps, in words.
        table: the sheet, table, list or layer of the file that is read.
        requires: columns that a file must have for the profile to fit it; of a list in it, one.
        groups: what divides the names of groups from that of a column: with "/", `site/condition` is `condition`.
        fits: what the first row must be, beside that.
        null: cells that hold nothing (case does not matter); the empty cell always does.
        heading: which rows are headings of those below.
        attribution: whose words the rows are.
        also: other things that a row is about.
    """

    name: str
    title: str
    source: SourceSpec
    subject: SubjectSpec
    kind: KindSpec
    statement: list[StatementSpec]
    table: str | None = None
    requires: list[Columns] = []
    groups: list[str] = []
    fits: If | None = None
    null: list[str] = []
    scope: ScopeSpec = msgspec.field(default_factory=ScopeSpec)
    heading: HeadingSpec | None = None
    attribution: AttributionSpec | None = None
    also: list[AlsoSpec] = []
