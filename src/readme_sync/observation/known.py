"""Everything that is known when the rules judge: histories, the present time, and what was not asked and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from readme_sync.editions.edition import Edition
from readme_sync.observation.cited import Citation, cited
from readme_sync.observation.values import Listing, Observation
from readme_sync.observation.verdict import Policy, Verdict, judge

_REASONS = 4  # named one by one: a host each would bury everything else


@dataclass(frozen=True, slots=True)
class Known:
    """What rules and reports judge by.

    ``histories`` holds the observations of each key, ``not_asked`` why a key was not asked this time,
    ``left_out`` the reason of those that a ``.lycheeignore`` leaves out for good. ``unreached`` are those of
    ``not_asked`` that another run might reach. ``notes`` are lines about the run for a person. ``listings`` are
    the newest of each owner, by their keys. ``partial`` says that not everything cited was asked about, so that nobody
    concludes anything from silence.
    """

    now: datetime
    histories: Mapping[str, Sequence[Observation]] = field(default_factory=dict)
    not_asked: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    unreached: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    partial: bool = False
    policy: Policy = field(default_factory=Policy)
    listings: Mapping[str, Listing] = field(default_factory=dict)
    _verdicts: dict[str, Verdict] = field(default_factory=dict, compare=False, repr=False)
    _cited: list[tuple[Sequence[Edition], dict[str, Citation]]] = field(
        default_factory=list, compare=False, repr=False
    )  # of the last editions alone: rules ask for one set after the other

    def history(self, key: str) -> Sequence[Observation]:
        """Return what was observed of ``key``, the oldest first."""
        return self.histories.get(key) or self.histories.get(key.lower(), ())  # the Hub's ids do not differ by case

    def judge(self, key: str) -> Verdict:
        """Return what the history of ``key`` means now."""
        if key not in self._verdicts:
            self._verdicts[key] = judge(self.history(key), self.now, self.policy)
        return self._verdicts[key]

    def gaps(self) -> list[tuple[str, str]]:
        """Return what was not reached: a rule's code and a line for a person, the commonest reasons first."""
        reasons: dict[tuple[str, str], Counter[str]] = {}
        for key in self.unreached:
            kind = ("RS601", "on the Hub") if key.startswith("hub:") else ("RS501", "on the web")
            reasons.setdefault(kind, Counter())[self.not_asked[key]] += 1
        lines = []
        for (code, where), counts in sorted(reasons.items()):
            ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
            lines += [(code, f"{count:,} {where} not asked: {reason}") for reason, count in ordered[:_REASONS]]
            if rest := ordered[_REASONS:]:
                total = sum(count for _, count in rest)
                lines.append((code, f"{total:,} more {where} not asked, for {len(rest):,} further reasons"))
        return lines

    def cited(self, editions: Sequence[Edition]) -> dict[str, Citation]:
        """Return what ``editions`` cite, by key; worked out once for all rules that ask."""
        for given, found in self._cited:
            if given is editions:
                return found
        found = cited(editions)
        self._cited[:] = [(editions, found)]
        return found
