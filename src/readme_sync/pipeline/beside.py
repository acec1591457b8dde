"""Catalogues -> findings, beside how they were at a git revision or beside what servers answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import zip_longest
from pathlib import Path

from readme_sync import revisions, rules, sources
from readme_sync.align.catalogue import Catalogue
from readme_sync.diff_base import Before, sort_out
from readme_sync.document_sets import find
from readme_sync.document_sets.judge import summaries
from readme_sync.document_sets.judged import Judged
from readme_sync.document_sets.measured import measure
from readme_sync.document_sets.touched import touched
from readme_sync.editions.address import own_addresses
from readme_sync.editions.edition import Edition
from readme_sync.editions.repository import Repository, surroundings
from readme_sync.finding import Measure, Report, Skip
from readme_sync.history import Past
from readme_sync.observation.known import Known
from readme_sync.pipeline.load import Loaded, loaded
from readme_sync.pipeline.select import compared, select
from readme_sync.pipeline.trees import of_trees
from readme_sync.rules.directives import directives
from readme_sync.rules.engine import run
from readme_sync.selection import Selected, chosen
from readme_sync.settings.values import Settings

Asked = Iterable[Sequence[Edition]]
Ask = Callable[[Asked, Asked | None], Known]


def beside(  # noqa: PLR0913 -- what check was asked, and what it has found out so far
    root: Path,
    found: find.Found,
    reader: find.Reader,
    settings: Settings,
    base: str | None,
    ask: Ask | None,
    day: date,
    *,
    past: Mapping[str, Past],
    whole: bool,
) -> Report:
    """Judge what there is beside how it was, or beside what servers answer; of many documents those that changed."""
    sets = None
    if base is not None and ask is None and len(found.sets) > 1:
        sets = touched(root, base, found.sets)
        if sets is not None:
            found = found._replace(sets=sets)
    report = _with_history(
        loaded(root, found, reader), settings, base, ask, day, past=past, whole=whole and sets is None
    )
    if not found.trees or base is None:
        return report
    listing = revisions.documents(root, base)
    before = find.trees_in(listing, settings, found.language)
    now, was = (
        select([Judged(findings=of_trees(one, settings))], settings, day, whole=False)[0]
        for one in (found.trees, before)
    )
    news, note = sort_out(now.shown, was.shown, (), ())
    return report._replace(
        findings=(*report.findings, *news), ignored=(*report.ignored, *now.ignored), notes=(*report.notes, *note)
    )


def _with_history(
    editions: Loaded,
    settings: Settings,
    base: str | None,
    ask: Ask | None,
    day: date,
    *,
    past: Mapping[str, Past],
    whole: bool,
) -> Report:
    """Judge the ``editions`` beside how it was, or beside what servers answer: both look at all catalogues at once."""
    root = editions.root
    own = own_addresses(root)
    read = partial(sources.read_source, root)
    repository = surroundings(editions.editions, own, partial(sources.exists, root), read)
    judged = partial(judge, settings=settings, day=day, whole=whole)
    if base is None:
        known = ask(editions.sets, None) if ask else None
        selected, skipped, measures = judged(editions.catalogues, repository._replace(history=past), known=known)
        shown, notes = selected.shown, editions.notes
    else:
        before = Before.load(root, base, editions.catalogues, own)
        known = ask(editions.sets, [catalogue.editions for catalogue in before.present]) if ask else None
        selected, skipped, measures = judged(editions.catalogues, repository, before.catalogues, known=known)
        unchanged = before.is_same(editions.catalogues, repository)
        was, gaps, _ = (selected, (), ()) if unchanged else judged(before.present, before.repository)
        # What a rule that broke found before the change is unknown, so what it finds now cannot be called new.
        broken = {gap.code: gap for gap in gaps if gap.defect is not None}
        skipped = tuple({**broken, **{skip.code: skip for skip in skipped}}.values()) if broken else skipped
        comparable = [finding for finding in selected.shown if finding.code not in broken]
        shown, note = sort_out(comparable, was.shown, editions.catalogues, before.catalogues)
        notes = (*editions.notes, *before.notes, *note)
    return Report(
        editions=tuple(one for catalogue in editions.catalogues for one in summaries(catalogue)),
        findings=tuple(shown),
        ignored=selected.ignored,
        skipped=skipped,
        notes=(*notes, *(known.notes if known else ())),
        errors=editions.errors,
        extent=compared(measures, skipped, settings),
    )


def judge(
    catalogues: Sequence[Catalogue],
    repository: Repository,
    before: Sequence[Catalogue | None] = (),
    known: Known | None = None,
    *,
    settings: Settings,
    day: date,
    whole: bool,
) -> tuple[Selected, tuple[Skip, ...], tuple[Measure, ...]]:
    """Run the rules, sort out what is ignored, and say how much was compared.

    ``before`` holds each catalogue as it was, where that was asked.
    """
    running = chosen(rules.load(), settings)
    judged = []
    measures = []
    for catalogue, was in zip_longest(catalogues, before):
        findings, skips = run(running, catalogue, repository.files, settings.rules, was, known, repository)
        comments = tuple(directive for edition in catalogue.editions for directive in directives(edition))
        judged.append(Judged((), tuple(findings), tuple(skips), comments))
        measures.append(measure(catalogue, running))
    return *select(judged, settings, day, whole=whole, known=known), tuple(measures)
