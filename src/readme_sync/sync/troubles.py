"""Which findings the edited files have that the files as they were have not: what the proof asks the rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions.read import as_edited
from readme_sync.finding import Finding, Place
from readme_sync.fix.proof import Judge, Trouble
from readme_sync.markdown.document import Document
from readme_sync.sync.run import MARK
from readme_sync.text import Span

_EMPTY = re.compile(r"\n[ \t\r]*\n")
_TAG = re.compile(r"<(/?)(details|div|center|table|summary)\b[^<>]*>", re.IGNORECASE)
Find = Callable[[Catalogue], Iterable[Finding]]


def judge(now: Catalogue, find: Find, before: Catalogue | None = None) -> Judge:
    """Return what tells of new trouble, given how findings are found in a catalogue.

    What stood ``before`` the change and is no row's is known as well: a footnote that the source has renumbered is
    compared with another one until the translation follows.

    A finding is known where the same rule had one in the same row and column, or as many that say the same of a column,
    or all that it gathers, one by one or together, and where the source has one like it: a mistake that is carried over
    faithfully is the source's. What is only informative is passed over, and so is a text that is marked as not
    translated.
    """
    known: set[tuple[str | None, ...]] = set()
    gathered: set[tuple[str, str]] = set()
    said: Counter[tuple[str | None, ...]] = Counter()
    source, language = now.editions[now.source].path, now.editions[now.source].language
    languages = {edition.path: edition.language for edition in now.editions}
    stood = {edition.path: edition.document.text.splitlines() for edition in now.editions}
    asked = False

    def tell(documents: Mapping[str, Document]) -> Iterator[Trouble]:
        nonlocal asked
        for edition in now.editions:
            if (document := documents.get(edition.path)) is not None:
                yield from _ends_of_nothing((edition.document, now.editions[now.source].document), document)
        found = list(find(match([as_edited(edition, documents) for edition in now.editions])))
        theirs = {
            (finding.code, finding.subject or finding.message)
            for finding in found
            if finding.place.path == source or any(one.partition(": ")[0] == language for one in finding.members)
        }
        there = [
            finding
            for finding in found
            if finding.severity != "info"
            and (finding.place.path in documents or (finding.members and _reaches(finding, documents)))
            and not _may_stand(finding, theirs, documents, stood)
        ]
        if there and not asked:  # where nothing is found, nobody need know what was found before
            for finding in find(now):
                known.add(_key(finding))
                said[_saying(finding)] += 1
                gathered.update((finding.code, member) for member in finding.members)
            for finding in find(before) if before is not None and before is not now else ():
                if (key := _key(finding))[-1] is not None:
                    known.add(key)
                    gathered.update((finding.code, member) for member in finding.members)
            asked = True
        again = Counter(map(_saying, found))
        for finding in there:
            if again[_saying(finding)] <= said[_saying(finding)]:
                continue  # its row has another name now
            told = bool(finding.members) and all((finding.code, member) in gathered for member in finding.members)
            if not told and _key(finding) not in known:
                message = f"{finding.code} {finding.message}"
                for place in _new_places(finding, gathered, languages, documents):
                    yield Trouble(
                        place.path,
                        _span(documents[place.path], place),
                        message,
                        anywhere=not finding.code.startswith("RS4"),
                        gone=finding.code == "RS401",
                    )

    return tell


def _ends_of_nothing(known: Iterable[Document], document: Document) -> Iterator[Trouble]:
    """Yield the ends of elements that close none, as in no ``known`` document: what opens them was not put in."""
    spans = list(_ends(document))
    fresh = Counter(map(document.raw, spans))
    for other in known:
        fresh -= Counter(map(other.raw, _ends(other)))
    for span in spans:
        if fresh[end := document.raw(span)]:
            yield Trouble(document.source.path, span, f"{end} would close nothing")


def _ends(document: Document) -> Iterator[Span]:
    """Yield the ends of elements that none is open for."""
    opened: Counter[str] = Counter()
    for block in document.html_blocks:
        for tag in _TAG.finditer(document.raw(block.span)):
            name = tag[2].lower()
            opened[name] += -1 if tag[1] else 1
            if opened[name] < 0:
                opened[name] = 0
                yield Span(block.span.start + tag.start(), block.span.start + tag.end())


def _reaches(finding: Finding, documents: Mapping[str, Document]) -> bool:
    """Tell whether a finding that stands in a file nobody edits gathers something of one that is edited."""
    return any(one.place.path in documents for one in finding.related)


def _new_places(
    finding: Finding,
    gathered: Container[tuple[str, str]],
    languages: Mapping[str, str],
    documents: Mapping[str, Document],
) -> tuple[Place, ...]:
    """Return where a finding is new in edited files: of one that gathers editions, in those it did not name before."""
    fresh = {one.partition(": ")[0] for one in finding.members if (finding.code, one) not in gathered}
    own = (finding.place,) if finding.place.path in documents else ()
    if not fresh:
        return own
    places = (*own, *(one.place for one in finding.related if one.place.path in documents))
    return tuple(dict.fromkeys(place for place in places if languages.get(place.path) in fresh)) or own


def _may_stand(
    finding: Finding,
    theirs: Container[tuple[str, str]],
    documents: Mapping[str, Document],
    stood: Mapping[str, Sequence[str]],
) -> bool:
    """Tell whether a finding is no trouble: it is the source's own, or stands by a text that is marked.

    That a row has become the only one of its kind is none either, where the row stood there before; nor that somebody
    put one elsewhere, which the rows around it hid as long as they were there.
    """
    if (finding.code, finding.subject or finding.message) in theirs:
        return True
    if finding.code == "RS422":  # that it has no words was made sure of when it was copied
        return True
    document = documents.get(finding.place.path)
    if document is None:
        return False
    line = document.raw(document.lines.span(finding.place.line)).rstrip("\r\n")
    if finding.code in ("RS405", "RS406") and line in stood[finding.place.path]:
        return finding.code == "RS405" or _are_in_order(stood[finding.place.path], document.text.splitlines())
    return finding.code == "RS412" and (MARK in line or _is_marked_below(document, finding.place.line))


def _is_marked_below(document: Document, line: int) -> bool:
    """Tell whether a text that begins on a line, and goes on up to an empty one, is marked: HTML has lines of tags."""
    rest = document.text[document.lines.starts[line - 1] :]
    return rest.startswith("<") and MARK in _EMPTY.split(rest, maxsplit=1)[0]


def _are_in_order(old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell whether no line has moved: those that stayed follow one another as they did."""
    both = {*old} & {*new}
    return [line for line in old if line in both] == [line for line in new if line in both]


def _key(finding: Finding) -> tuple[str | None, ...]:
    """Return what a finding is known by: its row and column, or what it is about where it stands in none.

    Of texts that are not translated it is enough that there were some: those that are left open are told of apart.
    """
    about = "\n".join(finding.members) or finding.subject or None
    is_apart = not finding.row and finding.code != "RS412"
    return finding.code, finding.place.path, finding.row, finding.column_name, about if is_apart else None


def _saying(finding: Finding) -> tuple[str | None, ...]:
    """Return what a finding says, and of which column, whatever its row is called."""
    return finding.code, finding.place.path, finding.column_name, finding.message


def _span(document: Document, place: Place) -> Span:
    starts = document.lines.starts
    start, end = (
        starts[line - 1] + column - 1
        for line, column in ((place.line, place.column), (place.end_line, place.end_column))
    )
    return Span(start, max(start, end))
