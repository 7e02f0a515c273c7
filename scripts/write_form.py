"""Write the form of the condition survey as an XLSForm: `python scripts/write_form.py [FILE]`.

Invariant: the names of its fields are the columns that the profile `condition-survey` reads, and the codes of its
choices are those of the schema; a test compares them, and the cells of the shipped file with what this writes.

Source: XLSForm specification (xlsform.org); EAMENA, scale of conditions and bands of damage.
"""

from __future__ import annotations

import sys
from pathlib import Path

from openpyxl import Workbook

from cenotaph.model.schema import read_schema

FORM = Path(__file__).resolve().parents[1] / "src" / "cenotaph" / "forms" / "condition_survey.xlsx"
_SITES = ("monument", "statue", "plaque", "memorial_site", "cemetery", "mass_grave", "grave", "other")

_SURVEY_HEAD = ("type", "name", "label", "hint", "required", "relevant", "constraint", "appearance")
_SURVEY = (
    ("start", "start"),
    ("today", "today"),
    ("username", "username"),
    ("begin_group", "site", "The site"),
    ("text", "site_id", "Number in your register", "Leave it empty for a site that has none yet"),
    ("text", "site_name", "Name", "As people on the spot call it", "yes"),
    ("text", "other_names", "Other names", "Divided by semicolons"),
    ("select_one site_kind", "site_kind", "What is it?", "", "yes"),
    ("geopoint", "location", "Position", "Stand beside it and wait until the accuracy is below 10 m", "yes"),
    ("text", "place", "Town or village"),
    ("text", "country", "Country"),
    ("end_group", "site"),
    ("begin_group", "meaning", "What it is for"),
    ("text", "commemorates", "Whom or what does it commemorate?"),
    ("text", "inscription", "Inscription", "Letter by letter, with its line breaks", "", "", "", "multiline"),
    ("text", "material", "Material"),
    ("text", "custodian", "Who looks after it?"),
    (
        "integer",
        "buried_total",
        "People buried here, in all",
        "As it is written on the spot",
        "",
        "",
        ". >= 0",
    ),
    ("integer", "buried_known", "of them known by name", "", "", "", ". >= 0"),
    ("integer", "buried_unknown", "of them unknown", "", "", "", ". >= 0"),
    ("end_group", "meaning"),
    ("begin_group", "state", "Its condition"),
    ("date", "visited_on", "Day of the visit", "", "yes", "", ". <= today()"),
    ("select_one condition", "condition", "Overall condition", "", "yes"),
    ("select_one damage_extent", "damage_extent", "How much of it is damaged?"),
    ("select_multiple disturbance_cause", "disturbance_cause", "Cause of the damage"),
    ("select_one certainty", "disturbance_certainty", "How certain is the cause?"),
    ("date", "disturbance_date", "When was it damaged?", "Only if you know it"),
    ("select_multiple disturbance_cause", "threat", "What threatens it?"),
    ("text", "condition_note", "Remarks", "", "", "", "", "multiline"),
    ("end_group", "state"),
    ("begin_group", "photos", "Photographs"),
    ("image", "photo_overall", "The whole site"),
    ("image", "photo_inscription", "The inscription"),
    ("image", "photo_damage", "The damage"),
    ("end_group", "photos"),
    ("text", "assessor", "Your name", "It is stated as who says all this", "yes"),
    ("text", "assessor_role", "On whose behalf?"),
)
_CERTAINTY = ("negligible", "low", "medium", "high", "definite")
_EXTENT = ("none", "1-10%", "11-30%", "31-60%", "61-90%", "91-100%", "unknown")
_CAUSES = (
    ("none_visible", "none that can be seen"),
    ("armed_conflict", "armed conflict"),
    ("vandalism", "vandalism"),
    ("removal_by_order", "removal by order of an authority"),
    ("construction", "building and roads"),
    ("agriculture", "agriculture"),
    ("looting", "looting or theft"),
    ("vegetation", "vegetation"),
    ("water", "water, frost"),
    ("subsidence", "subsidence, landslide"),
    ("neglect", "neglect"),
    ("other", "something else"),
)


def choices() -> list[tuple[str, str, str]]:
    """Return the choices: list, name, label."""
    schema = read_schema()
    found = [("site_kind", kind, schema.kinds[kind].label) for kind in _SITES]
    found += [("condition", code, label) for code, label in schema.conditions.items()]
    found += [("damage_extent", extent, extent) for extent in _EXTENT]
    found += [("disturbance_cause", name, label) for name, label in _CAUSES]
    found += [("certainty", name, name) for name in _CERTAINTY]
    return found


def write_form(path: Path) -> None:
    """Write the workbook."""
    workbook = Workbook()
    survey = workbook.active
    assert survey is not None
    survey.title = "survey"
    survey.append(_SURVEY_HEAD)
    for line in _SURVEY:
        survey.append((*line, *[""] * (len(_SURVEY_HEAD) - len(line))))
    sheet = workbook.create_sheet("choices")
    sheet.append(("list_name", "name", "label"))
    for choice in choices():
        sheet.append(choice)
    settings = workbook.create_sheet("settings")
    settings.append(("form_title", "form_id", "version", "instance_name"))
    settings.append(
        (
            "Condition survey of memorials and graves",
            "cenotaph_condition_survey",
            "1",
            "concat(${site_name}, ' ', ${visited_on})",
        )
    )
    for one in workbook.worksheets:
        one.freeze_panes = "A2"
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)


if __name__ == "__main__":
    write_form(Path(sys.argv[1]) if len(sys.argv) > 1 else FORM)
