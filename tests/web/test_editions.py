"""A source that comes again under another title: each page names what its statements were read from."""

from __future__ import annotations

from cenotaph.intake.workspace import Workspace
from cenotaph.model.entry import Statement
from cenotaph.model.evidence import Source
from cenotaph.model.value import When
from cenotaph.settings import Settings
from cenotaph.web.links import site_path
from web.small_register import digest, is_a, said, serving, subject, take
from web.test_pages import page, words

FIRST = "The obelisk at Ferry Lane was erected in 1921."
SECOND = "The kerb at Ferry Lane was restored in 2019."
FIRST_TITLE, SECOND_TITLE = "The county's stones, 2004", "The county's stones, 2020"


def test_a_statement_is_of_the_edition_that_it_was_read_from(settings: Settings) -> None:
    obelisk, kerb = subject(FIRST, "The obelisk"), subject(SECOND, "The kerb")
    erected = said(FIRST, obelisk, "was erected in 1921", is_a("monument"), Statement(property="erected", when=When("1921")))  # fmt: skip
    restored = said(SECOND, kerb, "was restored in 2019", is_a("monument"), Statement(property="restored", when=When("2019")))  # fmt: skip
    with Workspace(settings) as workspace:
        take(workspace, Source(id="s", title=FIRST_TITLE, published="2004"), FIRST, [erected], "document")
        take(workspace, Source(id="s", title=SECOND_TITLE, published="2020"), SECOND, [restored], "document")
        workspace.fold_forward()
        entries = {line.edition for line in workspace.register.document(digest(SECOND)).statements}
    assert entries == {SECOND_TITLE}
    with serving(settings) as client:
        page_of_obelisk = words(page(client, site_path(obelisk)))
        assert FIRST_TITLE in page_of_obelisk
        assert SECOND_TITLE not in page_of_obelisk
        page_of_kerb = words(page(client, site_path(kerb)))
        assert SECOND_TITLE in page_of_kerb
        document = page(client, f"/document/{digest(FIRST)}")
        assert words(document.xpath("//h1")[0]) == FIRST_TITLE
        assert "2004" in words(document.xpath("//dl")[0])
        assert words(page(client, f"/document/{digest(SECOND)}").xpath("//h1")[0]) == SECOND_TITLE
        assert SECOND_TITLE in words(page(client, "/sources"))
