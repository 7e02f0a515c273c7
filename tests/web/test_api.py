"""The JSON API, and what holds for every answer."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import httpx
import pytest

from cenotaph.errors import NoRegisterError, UsageError
from cenotaph.ledger.ledger import Ledger
from cenotaph.ledger.reading import decode_disclosure
from cenotaph.merkle.checkpoint import open_checkpoint
from cenotaph.merkle.note import parse_vkey
from cenotaph.merkle.tlog_proof import check_tlog_proof, parse_tlog_proof
from cenotaph.settings import Settings
from cenotaph.web import pages
from cenotaph.web.app import create_app
from cenotaph.web.serve import listen
from web.small_register import GROUP_A, HOSTILE, HOSTILE_ID, LOST_ID, MONUMENT_A, serving

JSON = ("/api/sites", f"/api/site/{GROUP_A}", "/api/search?q=monument", "/api/findings", "/api/sites.geojson")


@pytest.mark.parametrize("path", JSON)
def test_every_answer_says_which_checkpoint_it_was_folded_from(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    note = client.get("/checkpoint").text
    assert answer.json()["checkpoint"] == note
    assert answer.headers["cenotaph-checkpoint"] == " ".join(note.splitlines()[:3])


def test_the_checkpoint_is_signed_by_the_log(client: httpx.Client, small: Settings) -> None:
    with Ledger.open(small.folder) as ledger:
        key = parse_vkey(ledger.vkey)
    checkpoint = open_checkpoint(client.get("/checkpoint").content, [key])
    assert checkpoint.size > 10


def test_a_proof_holds(client: httpx.Client, small: Settings) -> None:
    with Ledger.open(small.folder) as ledger:
        key = parse_vkey(ledger.vkey)
    answer = client.get("/proof/3.tlog-proof")
    assert "entry-3.tlog-proof" in answer.headers["content-disposition"]
    proof = parse_tlog_proof(answer.content)
    assert proof.extra is not None
    entry = decode_disclosure(proof.extra).entry.encode()
    assert check_tlog_proof(proof, entry, keys=[key]).size > 3


@pytest.mark.parametrize(("name", "status"), [("999999", 404), ("-1", 400), ("1x", 400), ("²", 400)])
def test_proofs_of_nothing_are_refused(client: httpx.Client, name: str, status: int) -> None:
    answer = client.get(f"/proof/{name}.tlog-proof")
    assert answer.status_code == status
    assert answer.json()["status"] == status


def test_sites_as_geojson(client: httpx.Client) -> None:
    found = client.get("/api/sites.geojson").json()
    assert found["type"] == "FeatureCollection"
    assert found["matched"] == found["total"] == len(found["features"])
    features = {feature["properties"]["i"]: feature for feature in found["features"]}
    assert features[HOSTILE_ID]["properties"]["n"] == HOSTILE
    assert features[HOSTILE_ID]["geometry"]["coordinates"] == [21.42, 41.9]
    assert features[LOST_ID]["geometry"] is None
    assert features[MONUMENT_A]["properties"]["l"] == "gazetteer"


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("state=removed", lambda p: p["s"] == "removed"),
        ("kind=mass_grave", lambda p: p["k"] == "mass_grave"),
        ("kind=mass_grave&kind=monument", lambda p: p["k"] in ("mass_grave", "monument")),
        ("country=KP", lambda p: p["c"] == "KP"),
        ("source=stones", lambda p: p["i"].startswith("list:")),
        ("bbox=21,41,22,42", lambda p: p["i"].startswith("list:")),
        ("from=2014&to=2014", lambda p: p["s"] == "removed"),
    ],
)
def test_filters(client: httpx.Client, query: str, fits: object) -> None:
    found = client.get(f"/api/sites.geojson?{query}").json()
    assert callable(fits)
    assert 0 < found["matched"] < found["total"]
    assert all(fits(feature["properties"]) for feature in found["features"])


def test_what_a_reader_has_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/api/sites.geojson")
    again = client.get("/api/sites.geojson", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/sites.geojson?state=removed", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200
    past = client.get("/api/sites.geojson?as_of=1990-01-01")
    assert past.headers["etag"] != first.headers["etag"]


def test_search_finds_in_any_script(client: httpx.Client) -> None:
    assert client.get("/api/search?q=Споменик").json()["sites"]
    (site,) = client.get("/api/search?q=liberation").json()["sites"]
    assert site["href"] == f"/site/{MONUMENT_A}"
    assert client.get("/api/search?q=").json()["sites"] == []


@pytest.mark.parametrize(
    "query", ['"', "*", "a OR", "NEAR(", "name:x", "(", "-", "'; DROP TABLE x; --", "\x00"]
)
def test_search_takes_any_words(client: httpx.Client, query: str) -> None:
    assert client.get("/api/search", params={"q": query}).status_code == 200
    assert client.get("/sites", params={"text": query}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/sites", "/static/site.css", "/nowhere", "/api/nowhere"])
def test_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self';" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/api/sites")
    assert answer.status_code == 405


def test_head_is_answered(client: httpx.Client) -> None:
    assert client.head("/").status_code == 200
    assert client.head("/api/sites.geojson").status_code == 200


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/nothing.js", "/document/..%2f..%2fcenotaph.toml"])  # fmt: skip
def test_only_named_files_are_served(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_what_breaks_gives_a_number_and_no_reason(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: object) -> None:
        raise OSError("/srv/secret/place")

    monkeypatch.setattr(pages, "make_facets", fail)
    with caplog.at_level(logging.ERROR):
        answer = client.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    (record,) = [record for record in caplog.records if record.name == "cenotaph.web.guard"]
    number = record.getMessage().split("number ")[1][:8]
    assert number in answer.text


def test_errors_of_the_api_are_objects(client: httpx.Client) -> None:
    answer = client.get("/api/site/list:nothing")
    assert answer.status_code == 404
    assert "list:nothing" in answer.json()["error"]
    assert json.loads(client.get("/api/sites?limit=0").text)["status"] == 400


def test_a_folder_that_is_no_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoRegisterError):
        create_app(tmp_path)


def test_a_register_that_was_not_folded_yet_says_that_it_cannot_be_read(settings: Settings) -> None:
    with serving(settings) as client:
        answer = client.get("/sites")
    assert answer.status_code == 503
    assert str(settings.folder) not in answer.text


def test_a_port_that_is_taken_is_refused() -> None:
    with listen() as taken:
        taken.listen()
        with pytest.raises(UsageError):
            listen("127.0.0.1", taken.getsockname()[1])


def test_what_waits_for_review(client: httpx.Client) -> None:
    body = client.get("/api/review").json()
    assert body["entries"] == 5
    assert len(body["waiting"]) == 6
    first = client.get("/api/review?limit=1&offset=1").json()["waiting"]
    assert [one["statement"]["property"] for one in first] == ["kind", "named"]
    assert first[0]["reader"] == "cenotaph-llm/small"
    of_site = client.get(f"/api/review?site={MONUMENT_A}").json()["waiting"]
    assert [one["entity"] for one in of_site] == [MONUMENT_A]
    assert client.get("/api/review?site=osm:node/404").status_code == 404
