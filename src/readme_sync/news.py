"""What a change brought: the findings that are new, told from those that were there before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition
from readme_sync.finding import Finding, Place
from readme_sync.markdown.document import Document
from readme_sync.values import NamedTuple

# What these find depends on how often something else occurs: one more of that makes nothing new of a line left alone.
_COUNTING = frozenset({"RS106", "RS412", "RS413", "RS416"})


class Compared(NamedTuple):
    """The paths of one document's files, now and before, and the lines among those asked for that were there before."""

    now: frozenset[str]
    was: frozenset[str]
    untouched: frozenset[tuple[str, int]]


def compared(now: Catalogue, was: Catalogue | None, findings: Iterable[Finding]) -> Compared:
    """Return what it takes to tell which of one document's ``findings`` are new; the catalogues may be let go of."""
    known = _Lines(was.editions if was is not None else ())
    editions = {edition.path: edition for edition in now.editions}
    places = {(place.path, place.line) for finding in findings for place in _places(finding) if place.path in editions}
    return Compared(
        frozenset(editions),
        frozenset(edition.path for edition in was.editions) if was is not None else frozenset(),
        frozenset(
            (path, line)
            for path, line in places
            if known.has(editions[path].language, _line(editions[path].document, line))
        ),
    )


def sort_out(
    findings: Sequence[Finding], before: Sequence[Finding], documents: Sequence[Compared] = ()
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return those of ``findings`` that were not there ``before``, and a line that counts the others.

    The findings of one of ``documents`` are compared with those of the same document.

    They are compared by what fingerprints are made of, and what has no equal once more without its section and column,
    since a row may move and a header be renamed. Where there are more of a kind than before, those on lines that the
    change did not touch are the old ones; where a rule counts, those are old in any case. A finding that gathers
    several things is old where each of them was found before, one by one or gathered otherwise; where some were, it
    says which are new. That a text was reworded is not told beside what the translation lacks of it since then.
    """
    here = {path: index for index, one in enumerate(documents) for path in one.now}
    there = {path: index for index, one in enumerate(documents) for path in one.was}
    places, olds = _grouped(findings, here), _grouped(before, there)
    shown: dict[int, Finding] = {}
    for index, own in places.items():
        untouched = documents[index].untouched if index is not None else frozenset()
        news = _news([findings[n] for n in own], [before[n] for n in olds.get(index, ())], untouched)
        shown |= {own[place]: one for place, one in news.items()}
    older = len(findings) - len(shown)
    count = f"{older} older finding{'s' * (older > 1)} not shown"
    return _without_told([shown[place] for place in sorted(shown)]), (count,) if older else ()


def _without_told(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Leave out that a block of one edition waits (RS423) where what differs in it is told at its line (RS421)."""
    told = {_line_of(one) for one in findings if one.code == "RS421" and one.severity != "info"}
    return tuple(
        one for one in findings if not (one.code == "RS423" and len(one.members) == 1 and _line_of(one) in told)
    )


def _line_of(finding: Finding) -> tuple[str, int]:
    return finding.place.path, finding.place.line


def _grouped(findings: Sequence[Finding], documents: Mapping[str, int]) -> dict[int | None, list[int]]:
    """Return the places of ``findings`` in the sequence, by their document; None is none of them."""
    found: dict[int | None, list[int]] = {}
    for number, one in enumerate(findings):
        found.setdefault(documents.get(one.place.path), []).append(number)
    return found


def _news(findings: Sequence[Finding], before: Sequence[Finding], lines: Set[tuple[str, int]]) -> dict[int, Finding]:
    """Return those of one document's ``findings`` that were not there before, by their places in the sequence.

    ``lines`` are those that the change did not touch.
    """
    gathered = {(one.code, member) for one in before for member in one.members}

    def untouched(place: Place) -> bool:
        return (place.path, place.line) in lines

    old = {
        index
        for index, one in enumerate(findings)
        if (one.members and all((one.code, member) in gathered for member in one.members))
        or (one.code in _COUNTING and all(map(untouched, _places(one))))
    }
    left = [one for one in before if not one.members]
    for loosely in (False, True):
        counts = Counter(_key(finding, loosely) for finding in left)
        candidates = [index for index, one in enumerate(findings) if index not in old and not one.members]
        candidates.sort(key=lambda index: not untouched(findings[index].place))
        taken: Counter[tuple[str, ...]] = Counter()
        for index in candidates:
            key = _key(findings[index], loosely)
            if taken[key] < counts[key]:
                taken[key] += 1
                old.add(index)
        left = list(_without(left, taken, loosely))
    return {index: _with_news(finding, gathered) for index, finding in enumerate(findings) if index not in old}


def _places(finding: Finding) -> Iterator[Place]:
    """Yield where what is wrong stands: of what a finding gathers, everything in its file."""
    yield finding.place
    if finding.members:
        yield from (other.place for other in finding.related if other.place.path == finding.place.path)


def _with_news(finding: Finding, gathered: Set[tuple[str, str]]) -> Finding:
    """Return a finding that gathers old things and new ones with the new ones named."""
    new = [member for member in finding.members if (finding.code, member) not in gathered]
    if len(new) == len(finding.members):
        return finding
    return finding._replace(message=f"{finding.message}; new: {', '.join(new)}")


def _without(findings: Sequence[Finding], taken: Counter[tuple[str, ...]], loosely: bool) -> Iterator[Finding]:
    gone = Counter(taken)
    for finding in findings:
        key = _key(finding, loosely)
        if gone[key]:
            gone[key] -= 1
        else:
            yield finding


def _key(finding: Finding, loosely: bool) -> tuple[str, ...]:
    return (
        finding.code,
        finding.edition or finding.place.path,
        "" if loosely else finding.section or "",
        finding.row or "",
        "" if loosely else finding.column_name or "",
        finding.subject or finding.message,
    )


class _Lines:
    """The lines that an edition's language had, split when the first one is asked for."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self._editions = editions
        self._lines: dict[str, frozenset[str]] = {}

    def has(self, language: str, line: str) -> bool:
        if language not in self._lines:
            documents = [edition.document for edition in self._editions if edition.language == language]
            self._lines[language] = frozenset(
                _line(document, number) for document in documents for number in range(1, len(document.lines.starts) + 1)
            )
        return line in self._lines[language]


def _line(document: Document, number: int) -> str:
    return document.raw(document.lines.span(number)).rstrip()
