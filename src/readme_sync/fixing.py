"""What ``check --fix`` does: the fixes that findings carry, proved together. Nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions.edition import Edition
from readme_sync.editions.read import as_edited
from readme_sync.finding import Finding
from readme_sync.fix.edits import Change, Group
from readme_sync.fix.proof import Piece, Proof, Trouble, prove
from readme_sync.markdown.document import Document
from readme_sync.text import Span
from readme_sync.values import NamedTuple

Find = Callable[[Catalogue], Iterable[Finding]]


class Fixed(NamedTuple):
    """The texts as they were, what is proved, and how many fixes were held back because a person should look."""

    before: Mapping[str, str]
    proof: Proof
    held: int

    @property
    def made(self) -> int:
        """How many findings are fixed."""
        return len(self.proof.groups)


def fix(catalogues: Sequence[Catalogue], findings: Sequence[Finding], find: Find, *, unsafe: bool) -> Fixed:
    """Return the fixes of ``findings`` that can be made, each whole and with no new finding for it.

    Args:
        catalogues: the documents that the findings are about.
        findings: what was found; those without a fix are passed over.
        find: tells the findings of a catalogue.
        unsafe: whether fixes that a person should look at are made too.
    """
    editions = {edition.path: edition for catalogue in catalogues for edition in catalogue.editions}
    fixable = [one for one in findings if one.fix and all(edit.place.path in editions for edit in one.fix)]
    chosen = [one for one in fixable if one.is_safe or unsafe]
    groups = list(_groups(chosen, editions))
    paths = {path for group in groups for path in group.paths}
    pieces = {path: Piece(editions[path].document, editions[path].language) for path in paths}
    proof = prove(pieces, groups, _judge(catalogues, paths, find))
    texts = {path: piece.document.text for path, piece in pieces.items()}
    return Fixed(texts, proof, len(fixable) - len(chosen))


def _groups(findings: Sequence[Finding], editions: Mapping[str, Edition]) -> Iterator[Group]:
    """Yield a group for each finding; the same edits, asked for by several findings, are made once."""
    seen: set[tuple[tuple[str, int, int, str], ...]] = set()
    for finding in findings:
        key = tuple((one.place.path, *one.span, one.text) for one in finding.fix)
        if key not in seen:
            seen.add(key)
            changes = [
                Change(
                    one.place.path,
                    one.span,
                    editions[one.place.path].document.raw(one.span),
                    one.text,
                    "rule",
                    finding.code,
                )
                for one in finding.fix
            ]
            yield Group(finding.row or finding.message, tuple(changes))


def _judge(
    catalogues: Sequence[Catalogue], paths: set[str], find: Find
) -> Callable[[Mapping[str, Document]], Iterator[Trouble]]:
    """Return what tells of findings that the edited files have and the files as they were have not."""
    concerned = [one for one in catalogues if any(edition.path in paths for edition in one.editions)]
    known = Counter(_key(finding) for one in concerned for finding in find(one))

    def tell(documents: Mapping[str, Document]) -> Iterator[Trouble]:
        left = known.copy()
        for catalogue in concerned:
            edited = match([as_edited(edition, documents) for edition in catalogue.editions])
            for finding in find(edited):
                if left[_key(finding)] > 0:
                    left[_key(finding)] -= 1
                elif finding.severity != "info" and finding.place.path in documents:
                    place = finding.place
                    lines = documents[place.path].lines
                    span = Span(lines.span(place.line).start, lines.span(place.end_line).end)
                    yield Trouble(place.path, span, f"{finding.code} {finding.message}")

    return tell


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.place.path, finding.subject or finding.message
