"""One finding in place of many that say the same of several places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import names
from readme_sync.values import NamedTuple

_MOST = 60  # places named beside the first


class Slip(NamedTuple):
    """What is wrong at one place of one edition; slips of the same ``key`` are one fact."""

    edition: Edition
    key: Hashable
    violation: Violation


def gathered(slips: Iterable[Slip], said: Callable[[Sequence[Slip]], str] | None = None) -> Iterator[Violation]:
    """Yield one violation for the slips of each key, at the first of them; its fix fixes them all.

    Args:
        slips: what is wrong, in the order of the places.
        said: what is said of several slips; without it the first one's message, and how often.
    """
    alike: dict[Hashable, list[Slip]] = {}
    for slip in slips:
        alike.setdefault(slip.key, []).append(slip)
    for same in alike.values():
        together = _together(same)
        yield together._replace(message=said(same)) if said is not None and len(same) > 1 else together


def _together(same: Sequence[Slip]) -> Violation:
    home, _, first = same[0]
    editions = list({slip.edition.path: slip.edition for slip in same}.values())
    within = f", in {names(editions)}" if len(editions) > 1 else ""
    times = f" ({len(same)} times)" if len(same) > len(editions) else ""
    edits = [(slip.violation.document, edit) for slip in same for edit in slip.violation.fix]
    return first._replace(
        message=f"{first.message}{within}{times}",
        related=(*first.related, *(_place(slip, home) for slip in same[1 : _MOST + 1])),
        fix=tuple(edit for document, edit in edits if document is home.document),
        fix_elsewhere=tuple((document, edit) for document, edit in edits if document is not home.document),
        is_safe=all(slip.violation.is_safe for slip in same),
        members=tuple(_members(same)),
    )


def _place(slip: Slip, home: Edition) -> Location:
    words = "and here" if slip.edition is home else f"and in {slip.edition.language}"
    return Location(slip.violation.document, slip.violation.span, words)


def _members(same: Sequence[Slip]) -> Iterator[str]:
    """Yield what is gathered."""
    return numbered(
        name
        for slip in same
        for name in slip.violation.members
        or (member(slip.edition.language, slip.violation.subject or slip.violation.message),)
    )


def as_one(alike: Sequence[Violation]) -> Violation:
    """Return the one finding of many places of a page that are written wrong in one way: a machine wrote them."""
    first, *more = alike
    are = "are" if len(more) > 1 else "is"
    return first._replace(
        message=f"{first.message}; {len(more)} more on this page {are} written like it",
        section="",
        row="",
        url=None,
        related=(*first.related, *(Location(one.document, one.span, one.message) for one in more[:_MOST])),
        fix=tuple(edit for one in alike for edit in one.fix),
        fix_elsewhere=tuple(edit for one in alike for edit in one.fix_elsewhere),
        is_safe=all(one.is_safe for one in alike),
        subject="many",
        members=tuple(name for one in alike for name in one.members),
    )


def numbered(members: Iterable[str]) -> Iterator[str]:
    """Yield ``members``, the second of a kind in one edition with its number: one more is something new."""
    seen: Counter[str] = Counter()
    for name in members:
        seen[name] += 1
        yield f"{name} ({seen[name]})" if seen[name] > 1 else name
