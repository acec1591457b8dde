"""Rules that could not be asked, and which of them are worth a person's time."""

from __future__ import annotations

from readme_sync.finding import Report, Skip

_CHOICE = "needs --"  # begins the reason of a rule that an option would have asked: whoever left it out knows


def surprising(report: Report) -> tuple[Skip, ...]:
    """Return the rules that were not asked, but for those that wait for an option of the command line."""
    return tuple(skip for skip in report.skipped if not skip.reason.startswith(_CHOICE))
