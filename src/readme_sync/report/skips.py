"""Rules that could not be asked, and which of them are worth a person's time."""

from __future__ import annotations

from readme_sync.finding import Report, Skip

# Begins the reason of a rule that an option would have asked, or a history: whoever has none knows.
_CHOICE = ("needs --", "needs the history")


def surprising(report: Report) -> tuple[Skip, ...]:
    """Return the rules that were not asked, but for those that wait for an option or a history."""
    return tuple(skip for skip in report.skipped if not skip.reason.startswith(_CHOICE))
