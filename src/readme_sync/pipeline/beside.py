"""Catalogues -> findings, beside how they were at a git revision or beside what servers answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from readme_sync import revisions, rules, sources
from readme_sync.align.catalogue import Catalogue
from readme_sync.diff_base import Before, Then
from readme_sync.document_sets import find
from readme_sync.document_sets.forget import forget
from readme_sync.document_sets.judge import one_after_the_other, summaries
from readme_sync.document_sets.judged import Judged
from readme_sync.document_sets.measured import measure
from readme_sync.document_sets.reader import Found, Reader, nothing
from readme_sync.document_sets.touched import touched
from readme_sync.editions.address import own_addresses
from readme_sync.editions.edition import Edition
from readme_sync.editions.repository import Repository, surroundings
from readme_sync.finding import Measure, Report, Skip
from readme_sync.history import Past
from readme_sync.news import compared as compare
from readme_sync.news import sort_out
from readme_sync.observation.known import Known
from readme_sync.pipeline.load import Loaded, catalogues, loaded
from readme_sync.pipeline.select import compared, select
from readme_sync.pipeline.trees import of_trees
from readme_sync.rules.api import Rule
from readme_sync.rules.directives import directives
from readme_sync.rules.engine import run
from readme_sync.selection import Selected, chosen
from readme_sync.settings.values import Settings
from readme_sync.values import NamedTuple

Asked = Iterable[Sequence[Edition]]
Ask = Callable[[Asked, Asked | None], Known]


def beside(  # noqa: PLR0913 -- what check was asked, and what it has found out so far
    root: Path,
    found: Found,
    reader: Reader,
    settings: Settings,
    base: str | None,
    ask: Ask | None,
    day: date,
    *,
    past: Mapping[str, Past],
    whole: bool,
) -> Report:
    """Judge what there is beside how it was, or beside what servers answer; of many documents those that changed."""
    if base is None:
        return _asked(loaded(root, found, reader), settings, ask, day, past=past, whole=whole)
    sets = touched(root, base, found.sets) if len(found.sets) > 1 else None
    if sets is not None:
        found = found._replace(sets=sets)
    report = _since(root, found, reader, settings, base, ask, day, whole=whole and sets is None)
    if not found.trees:
        return report
    listing = revisions.documents(root, base)
    before = find.trees_in(listing, settings, found.language)
    now, was = (
        select([Judged(findings=of_trees(one, settings, then))], settings, day, whole=False)[0]
        for one, then in ((found.trees, before), (before, ()))
    )
    news, note = sort_out(now.shown, was.shown)
    return report._replace(
        findings=(*report.findings, *news), ignored=(*report.ignored, *now.ignored), notes=(*report.notes, *note)
    )


def _asked(
    editions: Loaded,
    settings: Settings,
    ask: Ask | None,
    day: date,
    *,
    past: Mapping[str, Past],
    whole: bool,
) -> Report:
    """Judge one document beside what servers answer."""
    read = partial(sources.read_source, editions.root)
    repository = surroundings(
        editions.editions, own_addresses(editions.root), partial(sources.exists, editions.root), read
    )
    known = ask(editions.sets, None) if ask else None
    selected, skipped, measures = judge(
        editions.catalogues, repository._replace(history=past), known=known, settings=settings, day=day, whole=whole
    )
    return Report(
        editions=tuple(one for catalogue in editions.catalogues for one in summaries(catalogue)),
        findings=selected.shown,
        ignored=selected.ignored,
        skipped=skipped,
        notes=(*editions.notes, *(known.notes if known else ())),
        errors=editions.errors,
        extent=compared(measures, skipped, settings),
    )


class _One(NamedTuple):
    """One document as it is, what lies around it, and as it was."""

    now: Catalogue
    repository: Repository
    before: Before

    @property
    def is_same(self) -> bool:
        """Whether nothing that a rule looks at was otherwise: then it found the same."""
        return self.before.is_same((self.now,), self.repository)


def _since(  # noqa: PLR0913 -- what check was asked, and what it has found out so far
    root: Path,
    found: Found,
    reader: Reader,
    settings: Settings,
    base: str,
    ask: Ask | None,
    day: date,
    *,
    whole: bool,
) -> Report:
    """Judge one document after the other as it is and as it was; what is kept of each are plain values."""
    then = Then(root, base)
    documents = partial(_one_by_one, root, found, reader, then)
    if len(found.sets) == 1:  # not to be read twice
        documents = partial(iter, list(documents()))
    known = None
    if ask:
        known = ask(
            one_after_the_other(found.sets, root),
            (was.editions for one in documents() for was in one.before.present),
        )
    running = chosen(rules.load(), settings)
    now, was, comparisons = [], [], []
    for one in documents():
        own = _judged(one.now, one.repository, settings, running, one.before.catalogues[0], known)
        now.append(own)
        if one.is_same:
            was.append(own)
        else:
            was += (_judged(past, one.before.repository, settings, running) for past in one.before.present)
        comparisons.append(compare(one.now, one.before.catalogues[0], own.findings))
    if not now:
        raise nothing(root, reader)
    selected, skipped = select(now, settings, day, whole=whole, known=known)
    unchanged = len(now) == len(was) and all(a is b for a, b in zip(now, was, strict=True))
    earlier, gaps = (selected, ()) if unchanged else select(was, settings, day, whole=whole)
    # What a rule that broke found before the change is unknown, so what it finds now cannot be called new.
    broken = {gap.code: gap for gap in gaps if gap.defect is not None}
    skipped = tuple({**broken, **{skip.code: skip for skip in skipped}}.values()) if broken else skipped
    shown, note = sort_out([one for one in selected.shown if one.code not in broken], earlier.shown, comparisons)
    return Report(
        editions=tuple(edition for one in now for edition in one.editions),
        findings=shown,
        ignored=selected.ignored,
        skipped=skipped,
        notes=(*found.notes, *((then.note,) if then.note else ()), *note, *(known.notes if known else ())),
        errors=tuple(reader.errors),
        extent=compared((one.measure for one in now), skipped, settings),
    )


def _one_by_one(root: Path, found: Found, reader: Reader, then: Then) -> Iterator[_One]:
    """Yield each document, read when its turn comes; what was read for the one before is forgotten."""
    own = own_addresses(root)
    for number, files in enumerate(found.sets):
        if number:
            reader.forget()
            then.tree.forget()
            forget()
        for catalogue in catalogues(found._replace(sets=(files,)), reader):
            around = surroundings(
                catalogue.editions, own, partial(sources.exists, root), partial(sources.read_source, root)
            )
            yield _One(catalogue, around, Before.then(then, (catalogue,), own, around))


def _judged(
    catalogue: Catalogue,
    repository: Repository,
    settings: Settings,
    running: Sequence[Rule],
    was: Catalogue | None = None,
    known: Known | None = None,
) -> Judged:
    findings, skips = run(running, catalogue, repository.files, settings.rules, was, known, repository)
    comments = tuple(directive for edition in catalogue.editions for directive in directives(edition))
    return Judged(summaries(catalogue), tuple(findings), tuple(skips), comments, measure=measure(catalogue, running))


def judge(
    matched: Sequence[Catalogue],
    repository: Repository,
    known: Known | None = None,
    *,
    settings: Settings,
    day: date,
    whole: bool,
) -> tuple[Selected, tuple[Skip, ...], tuple[Measure, ...]]:
    """Run the rules, sort out what is ignored, and say how much was compared."""
    running = chosen(rules.load(), settings)
    judged = [
        _judged(catalogue, repository, settings, running, known=known)._replace(editions=()) for catalogue in matched
    ]
    measures = tuple(one.measure for one in judged if one.measure is not None)
    return *select(judged, settings, day, whole=whole, known=known), measures
