"""Templates: everything is escaped, an unknown name is an error, and words come from `words`."""

from __future__ import annotations

from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from cenotaph.web import links, words
from cenotaph.web.reader import Folded
from cenotaph.web.waterfall import draw_waterfall, plain_reasons

_CODES: Final[dict[str, str]] = {
    "arithmetic.sum_differs": "parts do not add up to the total",
    "arithmetic.parts_exceed_total": "parts exceed the total",
    "attribution.speaker_inconsistent": "speaker not otherwise heard",
    "judgement.contradiction": "judgements contradict each other",
    "import.vanished": "no longer listed",
    "import.possibly_same": "perhaps listed under another id",
}
_FAMILIES: Final[dict[str, str]] = {
    "disagreement": "voices differ",
    "arithmetic": "a sum fails",
}


def say_code(code: str) -> str:
    """Name a finding's code.

    >>> say_code("arithmetic.parts_exceed_total"), say_code("disagreement.burials"), say_code("odd")
    ('parts exceed the total', 'voices differ: burials', 'odd')
    """
    if code in _CODES:
        return _CODES[code]
    family, _, rest = code.partition(".")
    said = _FAMILIES.get(family, family)
    return f"{said}: {rest.replace('_', ' ')}" if rest else said


def environment() -> Environment:
    """Make what renders templates, with the filters that they use."""
    made = Environment(
        loader=PackageLoader("cenotaph.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(_FILTERS)
    return made


class Pages:
    """Renders templates under the name of one register."""

    def __init__(self, register_name: str) -> None:
        self._environment = environment()
        self._environment.globals["register_name"] = register_name

    def render(
        self,
        template: str,
        *,
        path: str,
        folded: Folded | None = None,
        status: int = 200,
        headers: dict[str, str] | None = None,
        **shown: Any,
    ) -> HTMLResponse:
        """Render a page.

        Args:
            template: its file.
            path: the path of the request, for the navigation.
            folded: the state of the register it was made from.
            status: HTTP status.
            headers: to be sent along.
            shown: what the template shows.
        """
        along = {"Cache-Control": "no-cache", **(folded.headers if folded else {}), **(headers or {})}
        html = self._environment.get_template(template).render(
            path=path, folded=folded, **{"as_of": None, **shown}
        )
        return HTMLResponse(html, status_code=status, headers=along)


_FILTERS: Final = {
    "about": words.say_about,
    "anchor": links.anchor,
    "code": say_code,
    "country": words.say_country,
    "count": words.say_count,
    "date": words.say_date,
    "details": words.say_details,
    "drawn": words.say_drawn,
    "flag": words.say_flag,
    "is_web": links.is_web,
    "id": words.say_id,
    "is_reference": words.is_reference,
    "kind": words.say_kind,
    "language": words.say_language,
    "located": words.say_located,
    "number": words.say_number,
    "plain_reasons": plain_reasons,
    "property": words.say_property,
    "remark": words.say_remark,
    "relation": words.say_relation,
    "site_name": words.say_site_name,
    "site_path": links.site_path,
    "state": words.say_state,
    "status": lambda status: words.STATUSES.get(status, status),
    "value": words.say_value,
    "voice": words.say_voice,
    "waterfall": draw_waterfall,
    "when": words.say_when,
}
