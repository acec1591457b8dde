"""The proof of edits: the edited files are read again, and hold what they should, and nothing else has changed.

It is asked before anything is written, so that what fails is never in a file. Which findings an edited file has is
told by a function that the caller gives: rules and fixes know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from readme_sync.fix.edits import Change, Group, edited, landed
from readme_sync.fix.facts import disagreements, facts
from readme_sync.markdown.document import Document
from readme_sync.markdown.parse import parse
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_ROUNDS = 6  # a refusal can bring out another one; after so many rounds nothing more is believed
_AGAIN = 24  # proofs at most in which it is found out who of those refused has done nothing
_LAST = 3  # the last of them, in which it is proved together


class Piece(NamedTuple):
    """A file as the proof needs it: as it was read, and its language."""

    document: Document
    language: str


class Trouble(NamedTuple):
    """A finding that an edited file has and the file as it was has not: where in the edited text, and what.

    It is told of the changes that it touches. With ``anywhere``, one that touches none is told of all changes of the
    file: one of them has brought it about. Without, it is a difference between editions, which an open group may have;
    with ``gone``, one that touches no change is told of those that take something out.
    """

    path: str
    span: Span
    message: str
    anywhere: bool = True
    gone: bool = False


class Refused(NamedTuple):
    """A group that is left out, and why."""

    group: Group
    reason: str


class Proof(NamedTuple):
    """What may be written: the groups that hold, the files with them, and the groups that do not hold."""

    groups: tuple[Group, ...]
    documents: Mapping[str, Document]
    refused: tuple[Refused, ...]

    @property
    def texts(self) -> dict[str, str]:
        """The edited files by path; a file without a change is not among them."""
        return {path: document.text for path, document in self.documents.items()}


Judge = Callable[[Mapping[str, Document]], Iterable[Trouble]]


def prove(pieces: Mapping[str, Piece], groups: Sequence[Group], judge: Judge | None = None) -> Proof:
    """Return which of ``groups`` can be made, and the files that they make of ``pieces``.

    A group is refused, whole, when a change does not meet the text it names or overlaps an earlier group's, when its
    new text does not read as it should, or when ``judge`` (given the edited documents, by path) tells of new trouble.
    """
    unfit: list[Refused] = []
    kept = fit = _fitting(pieces, groups, unfit)
    reasons: dict[int, str] = {}
    for _ in range(_ROUNDS):
        documents, bad = _judged(pieces, kept, judge)
        if not bad:
            break
        reasons.update({id(kept[index]): reason for index, reason in bad.items()})
        kept = [group for index, group in enumerate(kept) if index not in bad]
    else:
        documents, kept = {}, []
        reasons = {id(group): reasons.get(id(group), "no proof was found") for group in fit}
    if len(reasons) > 1 and kept != fit:
        kept, documents = _taken_back(pieces, fit, kept, documents, judge)
    there = {id(group) for group in kept}
    held = [Refused(group, reasons[id(group)]) for group in fit if id(group) not in there]
    return Proof(tuple(kept), documents, (*unfit, *held))


def _judged(
    pieces: Mapping[str, Piece], groups: Sequence[Group], judge: Judge | None
) -> tuple[dict[str, Document], dict[int, str]]:
    """Return the edited files, and the groups, by index, that may not be made, and why."""
    if not groups:
        return {}, {}
    documents = _read_again(pieces, groups)
    bad = _misread(pieces, documents, groups)
    if not bad and judge is not None:
        bad = _troubled(documents, groups, judge(documents))
    return documents, bad


def _taken_back(
    pieces: Mapping[str, Piece],
    groups: Sequence[Group],
    kept: list[Group],
    documents: dict[str, Document],
    judge: Judge | None,
) -> tuple[list[Group], dict[str, Document]]:
    """Return what of ``groups`` holds beside ``kept``: trouble is told of all that may have brought it about.

    It is told by file, so that all files are asked about at once: half of the groups of each, and half of them next
    where there is trouble. What holds file by file must hold together in the end.
    """
    sure = {id(group) for group in kept}
    there = set(sure)
    waiting: dict[tuple[str, ...], list[list[Group]]] = {}
    for group in groups:
        if id(group) not in sure:
            waiting.setdefault(tuple(group.paths), [[]])[0].append(group)
    waiting = {paths: _halves(parts[0]) for paths, parts in waiting.items()}  # all of them do not hold, as is known
    for turn in range(_AGAIN):
        asked = {paths: parts.pop() for paths, parts in waiting.items() if parts and turn < _AGAIN - _LAST}
        if not asked and there == sure:
            break
        wanted = there | {id(group) for some in asked.values() for group in some}
        together = [group for group in groups if id(group) in wanted]
        found, bad = _judged(pieces, together, judge)
        if not bad:
            kept, documents, there, sure = together, found, wanted, set(wanted)
            continue
        troubled = {path for index in bad for path in together[index].paths}
        for paths, some in asked.items():
            if troubled.isdisjoint(paths):
                there |= {id(group) for group in some}
            elif len(some) > 1:
                waiting[paths] += _halves(some)
        if not asked:  # what held file by file does not hold together
            there = {id(group) for group in groups if id(group) in there and troubled.isdisjoint(group.paths)} | sure
    return kept, documents


def _halves(groups: list[Group]) -> list[list[Group]]:
    """Return some groups in two parts, the later ones first; one alone as it is."""
    half = len(groups) // 2
    return [groups[half:], groups[:half]] if half else [groups]


def _fitting(pieces: Mapping[str, Piece], groups: Sequence[Group], refused: list[Refused]) -> list[Group]:
    kept: list[Group] = []
    taken: dict[str, list[Span]] = {}
    for group in groups:
        spans = {path: [change.span for change in group.changes if change.path == path] for path in group.paths}
        if any(not _stands(pieces, change) for change in group.changes):
            refused.append(Refused(group, "the text is not what it was"))
        elif any(_clash(taken.get(path, []), own) or _clash_within(own) for path, own in spans.items()):
            refused.append(Refused(group, "it overlaps another change"))
        else:
            kept.append(group)
            for path, own in spans.items():
                taken.setdefault(path, []).extend(own)
    return kept


def _stands(pieces: Mapping[str, Piece], change: Change) -> bool:
    piece = pieces.get(change.path)
    return piece is not None and piece.document.raw(change.span) == change.old


def _clash(taken: Sequence[Span], own: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in taken for b in own)


def _clash_within(spans: Sequence[Span]) -> bool:
    ordered = sorted(spans)
    return any(b.start < a.end for a, b in pairwise(ordered))


def _read_again(pieces: Mapping[str, Piece], groups: Sequence[Group]) -> dict[str, Document]:
    documents = {}
    for path in dict.fromkeys(path for group in groups for path in group.paths):
        before = pieces[path].document
        text = edited(before.text, path, groups)
        if text != before.text:
            documents[path] = parse(before.source._replace(text=text))
    return documents


def _misread(pieces: Mapping[str, Piece], documents: Mapping[str, Document], groups: Sequence[Group]) -> dict[int, str]:
    """Return the groups, by index, whose new text is not read as it should be, and why."""
    bad: dict[int, str] = {}
    index = {id(group): n for n, group in enumerate(groups)}
    for path, document in documents.items():
        rows = {row.span: len(row.cells) for table in document.tables for row in (table.header, *table.rows)}
        for group, change, span in landed(path, groups):
            reason = _wrong(document, rows, change, span, pieces[path].language)
            if reason:
                bad.setdefault(index[id(group)], reason)
    return bad


def _wrong(document: Document, rows: Mapping[Span, int], change: Change, span: Span, language: str) -> str:
    if document.raw(span) != change.new:
        return "the edited file does not hold it"
    if change.facts is not None:
        found = facts(change.new, language)
        if wrong := disagreements(change.facts, found):
            return f"the text has other {', '.join(wrong)}"
        wanted = len(found.links) + len(found.repositories)
        if wanted != sum(span.start <= link.span.start < span.end for link in document.links):
            return "its links are not read as links"
    if change.cells is not None:
        text = document.raw(span)
        start = span.start + len(text) - len(text.lstrip())
        if rows.get(Span(start, start + len(text.strip()))) != change.cells:
            return f"it is no row of {change.cells} cells"
    return ""


def _takes_out(change: Change) -> bool:
    """Tell whether a change takes a text out: what is lacking then may be told of elsewhere."""
    return bool(change.old.strip()) and not change.new.strip()


def _troubled(
    documents: Mapping[str, Document], groups: Sequence[Group], troubles: Iterable[Trouble]
) -> dict[int, str]:
    bad: dict[int, str] = {}
    index = {id(group): n for n, group in enumerate(groups)}
    for trouble in troubles:
        if trouble.path not in documents:
            continue
        changed = landed(trouble.path, groups)
        start, end = trouble.span
        near = [group for group, _, span in changed if span.start <= end and start <= span.end]
        for group in near or [
            group for group, change, _ in changed if trouble.anywhere or (trouble.gone and _takes_out(change))
        ]:
            if trouble.anywhere or not group.is_open:
                bad.setdefault(index[id(group)], trouble.message)
    return bad
