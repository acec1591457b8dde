"""Findings that say the same of many documents of a tree become one, before any format is written."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.finding import Finding, Related, Report

_MANY = 4  # documents; of fewer each is told by itself
_NAMED = 2  # files that the message names besides the finding's own; all are among the related places


def gathered(report: Report) -> Report:
    """Return ``report`` with one finding for what one language has wrong alike in several documents.

    It stands at the first place and has all others among its related ones. This is the last step: what is new, what
    is ignored and what is fixed has been decided of each place by itself.
    """
    document = {edition.path: edition.document or edition.path for edition in report.editions}
    if len(set(document.values())) < _MANY:
        return report
    alike: dict[tuple[object, ...], list[int]] = {}
    for index, one in enumerate(report.findings):
        alike.setdefault((one.code, one.severity, one.edition, one.message, one.subject), []).append(index)
    found: list[Finding | None] = list(report.findings)
    for places in alike.values():
        same = [report.findings[index] for index in places]
        number = len({document.get(one.place.path, one.place.path) for one in same})
        if number >= _MANY:
            for index in places:
                found[index] = None
            found[places[0]] = _together(same, number)
    return report._replace(findings=tuple(one for one in found if one is not None))


def _together(same: Sequence[Finding], number: int) -> Finding:
    first, *more = same
    paths = dict.fromkeys(one.place.path for one in more if one.place.path != first.place.path)
    every = [edit for one in same for edit in one.fix] if all(one.fix for one in same) else []
    return first._replace(
        message=f"{first.message}; in {number:,} documents, such as {' and '.join(list(paths)[:_NAMED])}",
        related=(*first.related, *(place for one in more for place in (Related(one.place, "and here"), *one.related))),
        fix=tuple(every),
        is_safe=all(one.is_safe for one in same),
    )
