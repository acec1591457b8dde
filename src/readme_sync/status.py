"""How far each edition is: what of the source it has in step, otherwise, untranslated, or not at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import read_blocks
from readme_sync.finding import EditionStatus, Finding, Ignored, Standing
from readme_sync.history import Past
from readme_sync.rules.blocks.drift import EditionDrift, drifts
from readme_sync.rules.blocks.outdated import Former, reworded
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_LEFT = frozenset({"RS412", "RS422"})  # what these find is not translated
_BEHIND = frozenset({*("RS407", "RS408", "RS409", "RS410", "RS411", "RS414", "RS415", "RS417", "RS421", "RS423")})


class Judged(NamedTuple):
    """What a check found in one document: what is shown, and what somebody excused."""

    shown: Sequence[Finding] = ()
    ignored: Sequence[Ignored] = ()


def status(catalogue: Catalogue, judged: Judged, past: Mapping[str, Past]) -> Iterator[EditionStatus]:
    """Yield how far each edition of ``catalogue`` is, the source first.

    A block or row is in step that has its counterpart and nothing that a reader is told otherwise there; what somebody
    excused counts as in step.
    """
    source = catalogue.editions[catalogue.source]
    by_edition = {drift.edition: drift for drift in drifts(catalogue)}
    for number in sorted(range(len(catalogue.editions)), key=lambda e: e != catalogue.source):
        edition = catalogue.editions[number]
        if number == catalogue.source:
            rows = sum(row.members[number] is not None for _, table in catalogue.tables() for row in table.rows)
            count = Counter[Standing]({"in step": rows + len(read_blocks(edition))})
        else:
            marks = _Marks(catalogue, number, judged)
            new = _new(catalogue, by_edition[number], past.get(edition.path))
            count = Counter((*_blocks(by_edition[number], marks, new), *_rows(catalogue, number, marks, new)))
        day = past[edition.path].day if edition.path in past else None
        yield EditionStatus(edition.language, (edition.path,), edition is source, dict(count), day)


class _Marks:
    """What findings say of places in one edition, by line."""

    def __init__(self, catalogue: Catalogue, edition: int, judged: Judged) -> None:
        self.document = catalogue.editions[edition].document
        self.language = catalogue.editions[edition].language
        self.left = sorted(self._lines(judged.shown, _LEFT))
        self.behind = sorted(self._lines(judged.shown, _BEHIND))
        self.excused = sorted(self._lines((one.finding for one in judged.ignored), _LEFT | _BEHIND))

    def _lines(self, findings: Iterable[Finding], codes: frozenset[str]) -> Iterator[int]:
        for finding in findings:
            if finding.code in codes and finding.edition == self.language and finding.severity != "info":
                for place in (finding.place, *(one.place for one in finding.related)):
                    if place.path == self.document.path:
                        yield place.line

    def standing(self, span: Span, known: Standing = "in step") -> Standing:
        """Return how what stands at ``span`` is, which is ``known`` but for what findings say."""
        first, last = self.document.lines.line(span.start), self.document.lines.line(max(span.start, span.end - 1))
        if _between(self.excused, first, last):
            return "in step"
        if known != "in step":
            return known
        return (
            "untranslated"
            if _between(self.left, first, last)
            else "behind"
            if _between(self.behind, first, last)
            else "in step"
        )


def _between(lines: Sequence[int], first: int, last: int) -> bool:
    return bisect_left(lines, first) < bisect_right(lines, last)


def _new(catalogue: Catalogue, drift: EditionDrift, past: Past | None) -> Set[Span]:
    """Return what of the source was reworded after a translation was last changed."""
    if past is None or past.source is None:
        return frozenset()
    former = Former(past.source, catalogue.editions[catalogue.source].document.text)
    return {span for span, _ in reworded(catalogue, drift, former)}


def _blocks(drift: EditionDrift, marks: _Marks, new: Set[Span]) -> Iterator[Standing]:
    """Yield how each block of the source is in a translation."""
    known: dict[int, Standing] = {}
    known.update((n, "missing") for n in drift.missing)
    known.update((n, "behind") for n, facts in enumerate(drift.alignment.source) if facts.block.span in new)
    known.update((n, "behind") for pair in drift.differing for n in pair.pair.left)
    known.update((n, "behind") for pair in drift.alignment.pairs if pair.reason == "rewritten" for n in pair.left)
    known.update((n, "untranslated") for pair in drift.untranslated for n in pair.left)
    partner = {n: pair for pair in drift.alignment.pairs for n in pair.left}
    for n, facts in enumerate(drift.alignment.source):
        if n in partner:
            yield marks.standing(drift.alignment.blocks[partner[n].right[0]].block.span, known.get(n, "in step"))
        else:
            yield "in step" if n not in known and facts.block.section in drift.alignment.sections else "missing"


def _rows(catalogue: Catalogue, edition: int, marks: _Marks, new: Set[Span]) -> Iterator[Standing]:
    """Yield how each row of the source is in a translation."""
    for _, table in catalogue.tables():
        for row in table.rows:
            theirs, own = row.members[catalogue.source], row.members[edition]
            if theirs is not None and own is not None:
                yield marks.standing(own.span, "behind" if theirs.span in new else "in step")
            elif theirs is not None:
                yield "missing"


def together(documents: Iterable[Iterable[EditionStatus]]) -> list[EditionStatus]:
    """Return one status a language: what its editions of several documents have in all."""
    found: dict[str, EditionStatus] = {}
    for one in (status for document in documents for status in document):
        before = found.get(one.language)
        if before is not None:
            days = [day for day in (before.last_changed, one.last_changed) if day]
            one = EditionStatus(  # noqa: PLW2901 -- what both are together
                one.language,
                before.paths + one.paths,
                before.is_source and one.is_source,
                dict(Counter(before.counts) + Counter(one.counts)),
                max(days, default=None),
            )
        found[one.language] = one
    return list(found.values())
