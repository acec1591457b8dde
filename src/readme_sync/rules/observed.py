"""What the rules about links and the Hub share: each thing cited once, its verdict, one finding for all its places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Document
from readme_sync.observation import Failed, HubAnswer, Observation, Verdict, state_of
from readme_sync.observation.cited import Citation, Use
from readme_sync.observation.known import Known
from readme_sync.rules.api import Location, Violation
from readme_sync.text import Edit

_MOST = 20  # places named beside the first
NOUNS = {"model": "model", "dataset": "dataset", "space": "Space", "collection": "collection", "owner": "owner"}


def links(known: Known, editions: Sequence[Edition]) -> Iterator[tuple[Citation, Verdict]]:
    """Yield each link that was ever asked, with what its history means; what is on the Hub left aside."""
    for citation in known.cited(editions).values():
        if not citation.is_on_hub and known.history(citation.key):
            yield citation, known.judge(citation.key)


def on_the_hub(known: Known, editions: Sequence[Edition]) -> Iterator[tuple[Citation, Verdict]]:
    """Yield each repository, collection and owner that was ever asked about."""
    for citation in known.cited(editions).values():
        if citation.is_on_hub and known.history(citation.key):
            yield citation, known.judge(citation.key)


def proof(known: Known, key: str) -> HubAnswer | None:
    """Return the newest answer of the Hub that proves something: a failure after it refutes nothing."""
    for one in reversed(known.history(key)):
        if isinstance(one, HubAnswer) and state_of(one) != "unknown":
            return one
    return None


def refusal(latest: Observation | None) -> str | None:
    """Return what stood in the way when the guard refused an address, or None."""
    return latest.detail if isinstance(latest, Failed) and latest.kind == "address" else None


def violation(
    citation: Citation,
    message: str,
    *,
    uses: Sequence[Use] | None = None,
    fix: Callable[[Use], Edit | None] | None = None,
    subject: str = "",
) -> Violation:
    """Return one finding for all places: at the first, the others related; a fix fixes them all."""
    first, *more = uses or citation.uses
    span = first.link.target_span if first.link.target_span.end > first.link.target_span.start else first.link.span
    edits: dict[tuple[str, Edit], tuple[Document, Edit]] = {}
    for use in (first, *more) if fix is not None else ():
        if fix is not None and (edit := fix(use)) is not None:
            edits[use.edition.path, edit] = (use.edition.document, edit)
    own = [edit for document, edit in edits.values() if document is first.edition.document]
    others = [(document, edit) for document, edit in edits.values() if document is not first.edition.document]
    return Violation(
        message,
        first.edition.document,
        span,
        related=tuple(
            Location(use.edition.document, use.link.span, f"{use.edition.language} links to it too")
            for use in more[:_MOST]
        ),
        url=first.link.target,
        fix=tuple(sorted(own)),
        fix_elsewhere=tuple(others),
        subject=subject or citation.key,
    )


def name(citation: Citation) -> str:
    """Return what something on the Hub is called in a message: ``the dataset owner/name``."""
    return f"the {NOUNS[citation.kind]} {citation.id}"
