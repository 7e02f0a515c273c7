"""Random values of the model, for property tests in every room."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cenotaph.model import entry, evidence, value

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
some_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
maybe_words = st.none() | words
naturals = st.integers(0, value.MAX_INT)
thousandths = st.integers(0, 1000)
sha256s = st.binary(min_size=32, max_size=32).map(bytes.hex)
longitudes, latitudes = st.integers(-180 * 10**7, 180 * 10**7), st.integers(-90 * 10**7, 90 * 10**7)
agent_ids = st.from_regex(r"a:[a-z0-9]{1,16}", fullmatch=True)
addresses = st.from_regex(r"(0|[1-9][0-9]{0,4})(#(0|[1-9][0-9]?))?", fullmatch=True)

values: SearchStrategy[value.Value] = st.one_of(
    st.builds(value.Text, words, maybe_words),
    st.builds(value.Term, maybe_words, maybe_words),
    st.builds(value.Point, longitudes, latitudes, st.none() | naturals),
    st.builds(value.Ref, words),
    st.just(value.Unknown()),
)
whens = st.builds(
    value.When, maybe_words, maybe_words, st.sampled_from([None, "after", "before"]), maybe_words
)
counts = st.builds(
    value.Count,
    min=naturals,
    unit=st.sampled_from(["people", "graves", "sites"]),
    max=st.none() | naturals,
    category=st.sampled_from([None, "military", "civilian"]),
    identified=st.sampled_from([None, "known", "unknown"]),
    grave_type=st.sampled_from([None, "mass", "single", "mass,single"]),
    conflict=maybe_words,
)
candidates = st.builds(
    value.PlaceCandidate,
    ref=words,
    name=words,
    kind=st.sampled_from(["country", "region", "city"]),
    score=thousandths,
    country=maybe_words,
    lon=st.none() | longitudes,
    lat=st.none() | latitudes,
)
places = st.builds(value.Place, words, st.lists(candidates, max_size=2).map(tuple))
pages = st.builds(evidence.Page, naturals, confidence=st.none() | naturals)
selectors: SearchStrategy[evidence.Selector] = st.one_of(
    st.builds(evidence.TextQuote, words, naturals, naturals, maybe_words, maybe_words, st.none() | pages),
    st.builds(evidence.Row, naturals, maybe_words, maybe_words),
    st.builds(evidence.Cell, words, words, st.none() | naturals, maybe_words),
    st.builds(evidence.JsonPointer, words, maybe_words),
    pages,
)
statements = st.builds(
    entry.Statement,
    property=some_words,
    value=st.none() | values,
    when=st.none() | whens,
    places=st.lists(places, max_size=2).map(tuple),
    count=st.none() | counts,
    actor=maybe_words,
    cause=maybe_words,
    qualifiers=st.lists(st.tuples(words, words), max_size=2).map(tuple),
    status=st.sampled_from([None, "planned", "denied", "alleged"]),
    certainty=st.none() | thousandths,
    selector=st.none() | selectors,
)
attributions = st.builds(
    evidence.Attribution,
    maybe_words,
    st.sampled_from(["direct", "indirect"]),
    maybe_words,
    st.lists(words, max_size=1).map(tuple),
)
assertions = st.builds(
    entry.Assertion,
    subject=some_words,
    evidence=st.builds(evidence.Evidence, sha256s, selectors, st.none() | sha256s)
    | st.builds(evidence.Citation, words),
    statements=st.lists(statements, min_size=1, max_size=3).map(tuple),
    attribution=st.lists(attributions, max_size=2).map(tuple),
    import_id=st.none() | naturals,
)
captures = st.builds(
    evidence.Capture, sha256=sha256s, media_type=words, size_bytes=naturals, name=maybe_words, url=maybe_words
)
balances = st.builds(
    entry.Balance,
    unit=st.sampled_from(["row", "feature", "document"]),
    **dict.fromkeys(
        ("read", "accepted", "unchanged", "out_of_scope", "rejected", "new", "changed", "statements"),
        naturals,
    ),
)
payloads: SearchStrategy[entry.Payload] = st.one_of(
    assertions,
    st.builds(
        evidence.Source,
        id=some_words,
        title=maybe_words,
        licence=maybe_words,
        covers=st.none() | st.builds(evidence.Covers, maybe_words),
    ),
    st.builds(
        entry.Import,
        source=words,
        capture=captures,
        program=words,
        retrieved_at=naturals,
        profile_digest=st.none() | sha256s,
        balance=st.none() | balances,
        vanished=st.lists(words, max_size=2).map(tuple),
    ),
    st.builds(
        entry.Judgement,
        left=words,
        right=words,
        relation=st.sampled_from(["same", "part_of", "different", "unsure"]),
        reasons=st.lists(words, max_size=2).map(tuple),
        weight=st.none() | st.integers(-value.MAX_INT, value.MAX_INT),
    ),
    st.builds(entry.Review, verdict=st.sampled_from(["accept", "reject", "comment"]), reason=maybe_words),
    st.builds(entry.Withdrawal, reason=words, by_import=st.none() | naturals),
    st.builds(
        entry.Erasure,
        basis=st.sampled_from(["art17", "copyright", "court", "self"]),
        captures=st.lists(sha256s, max_size=1).map(tuple),
    ),
    st.builds(
        entry.Agent,
        id=agent_ids,
        kind=st.sampled_from(["person", "program"]),
        name=words,
        version=maybe_words,
    ),
    st.builds(entry.Key, vkey=words, previous=maybe_words, signature=maybe_words),
)
open_entries = st.builds(
    entry.OpenEntry,
    at=naturals,
    by=agent_ids,
    c=st.from_regex(r"[A-Za-z0-9_-]{43}", fullmatch=True),
    op=st.sampled_from(sorted(entry.PAYLOADS)),
    v=st.just(1),
    t=st.lists(addresses, max_size=3).map(tuple),
)
