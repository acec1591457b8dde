"""RS902: what a change to the settings makes laxer, as one finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from readme_sync.finding import SEVERITIES, Finding, Place, Severity
from readme_sync.selection.apply import Selected, apply
from readme_sync.selection.choose import RuleLike, chosen, is_chosen, severity_of
from readme_sync.settings.options import Schema
from readme_sync.settings.values import FailOn, Ignore, Settings

CODE = "RS902"
NAME = "settings-changed"
_STRICTER: tuple[FailOn, ...] = ("info", "warning", "error", "never")  # the strictest first
_SHOWN = 6  # things of a kind that are named; the settings say the rest


class Judged(RuleLike, Protocol):
    """What is asked of a rule here."""

    @property
    def severity(self) -> Severity:
        """The severity that it has by itself."""

    @property
    def options(self) -> Schema:
        """What options it takes."""


def changed(before: Settings, now: Settings, rules: Sequence[Judged], today: date) -> Selected:
    """Return the finding about what ``now`` lets pass that ``before`` did not, judged by the settings ``before``.

    Otherwise a change could silence what is to be said of it.
    """
    said = list(_laxer(before, now, rules))
    if not said or not is_chosen(CODE, True, before):
        return Selected((), ())
    added = _added(before.ignores, now.ignores)
    where = added[0].place if added else Place(now.path or before.path or "readme-sync.toml", 1, 1, 1, 1)
    message = f"the settings become laxer: {'; '.join(said)}"
    finding = Finding(CODE, NAME, "warning", message, where, subject=message)
    return apply([finding], before, (), today, rules=rules, ran=(), whole=False)


def _laxer(before: Settings, now: Settings, rules: Sequence[Judged]) -> Iterator[str]:
    ran = {rule.code for rule in chosen(rules, before)}
    runs = {rule.code for rule in chosen(rules, now)}
    if gone := sorted(ran - runs):
        yield f"{_few(gone)} no longer run" if len(gone) > 1 else f"{gone[0]} no longer runs"
    levels = [
        f"{rule.code} is {new} and was {old}"
        for rule in rules
        if rule.code in ran & runs
        and SEVERITIES.index(new := severity_of(rule.code, rule.severity, now.severity))
        > SEVERITIES.index(old := severity_of(rule.code, rule.severity, before.severity))
    ]
    if levels:
        yield _few(levels)
    if _STRICTER.index(now.fail_on) > _STRICTER.index(before.fail_on):
        yield f"fail-on is {now.fail_on} and was {before.fail_on}"
    known = {(pattern, code) for pattern, codes in before.per_path for code in codes}
    paths = [
        f"{code} in {pattern}" for pattern, codes in now.per_path for code in codes if (pattern, code) not in known
    ]
    if paths:
        yield f"{_few(paths)} {'is' if len(paths) == 1 else 'are'} ignored"
    if added := [_described(ignore) for ignore in _added(before.ignores, now.ignores)]:
        yield f"{len(added)} more {'ignore' if len(added) == 1 else 'ignores'}: {_few(added)}"
    kept = {*now.editions, *now.editions.values()}  # a file that has another name, or a tag, is still an edition
    if lost := [f"{tag} {path}" for tag, path in before.editions.items() if kept.isdisjoint((tag, path))]:
        yield f"{_few(lost)} {'is' if len(lost) == 1 else 'are'} no longer named as an edition"
    lost = [pattern for pattern in before.documents if pattern not in now.documents]
    if lost and len(now.documents) < len(before.documents):  # else they have other names
        yield f"documents {_few(lost)} are no longer named"
    both = (rule for rule in rules if rule.code in ran & runs)
    if less := [rule.code for rule in both if _asks_less(rule, before, now)]:
        yield f"the options of {_few(less)} may ask for less"


def _asks_less(rule: Judged, before: Settings, now: Settings) -> bool:
    """Return whether a rule's options may let more pass: what they check has become less, or what they permit other."""
    old, new = before.rules.get(rule.code, {}), now.rules.get(rule.code, {})
    for name in {**old, **new} if old != new else ():
        was, one = old.get(name), new.get(name)
        if name in rule.options and rule.options[name].checks:
            if isinstance(was, (list, tuple)) and isinstance(one, (list, tuple)):
                lost = any(entry not in one for entry in was)
            else:
                lost = bool(was) and was != one
            if lost:
                return True
        elif was != one:
            return True
    return False


def _added(before: Iterable[Ignore], now: Iterable[Ignore]) -> list[Ignore]:
    known = {_conditions(ignore) for ignore in before}
    return [ignore for ignore in now if _conditions(ignore) not in known]


def _conditions(ignore: Ignore) -> tuple[object, ...]:
    return (
        ignore.code, ignore.path, ignore.edition, ignore.section, ignore.row, ignore.written, ignore.until,
    )  # fmt: skip


def _described(ignore: Ignore) -> str:
    named = (ignore.path, ignore.edition, ignore.section, ignore.row, ignore.written)
    where = ", ".join(f"'{one}'" for one in named if one is not None)
    return f"{ignore.code} for {where}" if where else f"{ignore.code} everywhere"


def _few(items: Sequence[str]) -> str:
    more = len(items) - _SHOWN
    return ", ".join(items[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
