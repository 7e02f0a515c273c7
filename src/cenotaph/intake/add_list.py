"""The import of a list: rows through a mapping profile."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import msgspec

from cenotaph import __version__
from cenotaph.extract.rows.content import key_by_content
from cenotaph.extract.rows.mapping import Mapper
from cenotaph.extract.rows.profile import Profile
from cenotaph.intake.choose_profile import choose_profile, keep_draft
from cenotaph.intake.collecting import rarely_collecting
from cenotaph.intake.follower import Follower
from cenotaph.intake.importing import Options, make_report, store_capture
from cenotaph.intake.passing import Passing
from cenotaph.intake.report import RejectedList, Report
from cenotaph.intake.session import Program, Provenance, Session
from cenotaph.intake.workspace import Progress, Workspace
from cenotaph.model.entry import Assertion
from cenotaph.model.evidence import Source
from cenotaph.sources.item import Reading

BATCH_ROWS = 4000
"""Rows a commit: large enough that two syncs cost nothing, small enough to show progress and to free the lock."""

LONG_BYTES = 500_000
"""From this size on, a second process folds beside the import: below it, starting one costs more than it saves."""

SHOWN_ROWS = 3
"""Rows of which a dry run shows what would be stated."""

BREAKS = frozenset({"truncated", "not_json", "not_xml"})
"""Codes that say that a file was not read to its end."""

ROWS = Program("cenotaph-rows", __version__)


def add_list(
    workspace: Workspace,
    path: Path,
    reading: Reading,
    options: Options,
    progress: Progress,
    started: float,
) -> Report:
    """Take a list in, batch by batch; see `add_file`."""
    chosen = choose_profile(path, reading, options, folder=workspace.settings.folder)
    profile = chosen.profile
    drafted: tuple[str, ...] = ()
    if chosen.draft is not None and not options.dry_run:
        kept = keep_draft(workspace.settings.folder, chosen.draft)
        drafted = (f"the profile was drafted, and lies in {kept}: correct it there, and add the list again",)
    items = key_by_content(chosen.items, profile)
    capture = store_capture(workspace, path, reading.media_type, options)
    source = _list_source(workspace, profile, path, options)
    provenance = Provenance(
        source=source,
        capture=capture,
        program=ROWS,
        unit=reading.unit,
        profile_digest=profile.digest,
        decided=profile.decided,
    )
    rejected = RejectedList(workspace.settings.folder, source.id)
    read = out_of_scope = 0
    with ExitStack() as stack:
        stack.enter_context(rarely_collecting())
        long = capture.size_bytes >= LONG_BYTES and not options.dry_run
        follower = stack.enter_context(Follower(workspace.settings.folder)) if long else None
        session = Session(workspace, provenance, follower=follower)
        take = session.preview if options.dry_run else session.take
        passing = Passing(Mapper(profile, capture=capture.sha256), session)
        shown: list[Assertion] = []
        while batch := list(islice(items, BATCH_ROWS)):
            found = passing.read(batch)
            take(found.units, found.digests)
            shown += [one for unit in found.units[: SHOWN_ROWS - len(shown)] for one in unit]
            out_of_scope += found.left_out
            for one in found.rejected:
                rejected.add(one)
            read += len(batch)
            progress(read, reading.total_hint)
        close = session.close_preview if options.dry_run else session.close
        whole = not BREAKS & rejected.codes
        outcome = close(read=read, rejected=rejected.count, out_of_scope=out_of_scope, whole=whole)
    balance = outcome.balance
    other: tuple[str, ...] = ()
    if outcome.vanished and balance.new and not (balance.changed or balance.unchanged):
        remark = f"nothing of the last edition of {source.id} is in this file: if it is another list, take this import"
        other = (f"{remark} back and give the list a --source of its own",)
    notes = (*reading.notes, *profile.notes, *drafted, *other, *reading.afterwards())
    report = make_report(path, source, outcome, rejected, notes, options, started, profile=profile.name)
    return msgspec.structs.replace(report, preview=tuple(shown) if options.dry_run else ())


def _list_source(workspace: Workspace, profile: Profile, path: Path, options: Options) -> Source:
    """Say what is known of a data set: what the caller says now, else said before, else what the profile says."""
    source = profile.source_of(path)
    known = workspace.register.source(options.source or source.id) or source
    said = {
        "id": options.source,
        "publisher": options.publisher or known.publisher,
        "published": options.date or known.published,
        "lang": options.lang or known.lang,
        "url": options.url or known.url,
    }
    return msgspec.structs.replace(source, **{key: word for key, word in said.items() if word is not None})
