"""``dump plan``: what a run would ask, host by host and owner by owner, and what it costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from readme_sync.http.options import ProbeOptions
from readme_sync.online.asking import Budget


def lines(budget: Budget, options: ProbeOptions) -> Iterator[str]:
    """Yield the plan: the sums first, then requests by host, Hub requests by owner, and what is not asked."""
    whole, due = budget.whole, budget.due
    owners = {(owner.owner.lower()) for owner in whole.owners}
    yield (
        f"cited: {_many(len(whole.links), 'link')} on {_many(len(whole.hosts), 'host')}, "
        f"{whole.repositories:,} on the Hub under {_many(len(owners), 'owner')}"
    )
    yield f"due: {_many(len(due.links), 'link')}, {due.repositories:,} on the Hub; the rest is known and fresh"
    quota = f"{options.hub_quota:,} requests per {options.hub_window:.0f} s"
    windows = _many(due.windows(options.hub_quota), "window")
    yield f"Hub budget: {_many(due.hub_requests, 'request')} and one for each that is missing, {windows} of {quota}"
    for host, count in due.hosts:
        yield f"host {host}: {_many(count, 'request')}"
    for owner in due.owners:
        pages = "one listing" if owner.requests == 1 else f"{owner.requests} pages of a listing"
        how = pages if owner.method == "list" else "one by one"
        yield (
            f"owner {owner.owner}: {_many(owner.requests, 'request')} for {_many(len(owner.ids), owner.kind)} ({how})"
        )
    yield from _left(budget)


def _left(budget: Budget) -> Iterator[str]:
    reasons = Counter(reason for _, reason in (*budget.questions.skipped, *budget.questions.left_out))
    reasons.update(one.reason for one in budget.whole.not_asked)
    for reason, count in reasons.most_common():
        yield f"not asked: {_many(count, 'link')}: {' '.join(reason.split())}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
