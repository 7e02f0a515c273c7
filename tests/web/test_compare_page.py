from __future__ import annotations

from cenotaph.intake.compare import Comparison, Item
from cenotaph.register.differing import Difference
from cenotaph.web.compare_page import to_html


def test_the_page_tells_what_was_gained_and_escapes_what_lists_say() -> None:
    removed = Difference(property="removed", label="removed", outcome="only_b", b=("2020-06-05",), event=True)
    html = to_html(
        Comparison(
            a="<old>",
            b="new",
            sizes=(1, 1),
            rejected=(2, 0),
            notes=(),
            items=(
                Item(
                    group="matched",
                    a="x:1",
                    b="y:1",
                    a_name="<script>",
                    because="alike",
                    differences=(removed,),
                ),
            ),
            counts={"matched": 1, "perhaps": 0, "only_a": 0, "only_b": 0},
            by_label={"removed": {"only_b": 1}},
            stated=0,
        )
    )
    assert "gained removed: 2020-06-05" in html
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "&lt;old&gt;" in html
    assert "2 rows could not be read" in html
