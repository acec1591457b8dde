"""RS901: ignores that fit nothing, have ended, or cannot be understood."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from readme_sync.finding import Finding, Place, Replacement
from readme_sync.selection.choose import RuleLike
from readme_sync.selection.directives import Directive
from readme_sync.settings.codes import unknown
from readme_sync.settings.values import Ignore

CODE = "RS901"
NAME = "unused-ignore"
_TAKE_AWAY = "take the comment away"
Hits = Mapping[tuple[str, int, str], int]


def report(
    directives: Sequence[Directive],
    ignores: Sequence[Ignore],
    hits: Hits,
    today: date,
    *,
    rules: Sequence[RuleLike],
    ran: Collection[str],
) -> Iterator[Finding]:
    """Yield a finding for each comment and each configured ignore that has no business there any more.

    Args:
        directives: the ignores written as comments.
        ignores: the configured ones.
        hits: how many findings each fitted, as ``apply`` counted them.
        today: ignores that ended before this day do not ignore any more.
        rules: every rule there is.
        ran: the codes of those that were run.
    """
    known = {rule.code: rule.name for rule in rules} | {CODE: NAME}
    for index, directive in enumerate(directives):
        if words := _comment(directive, index, hits, known, rules, ran):
            subject = f"{','.join(directive.codes)} {directive.reason}"
            gone = words.endswith(_TAKE_AWAY) and directive.span.end > directive.span.start
            fix = (Replacement(directive.place, directive.span, directive.closing),) if gone else ()
            yield _finding(directive.place, words, subject)._replace(edition=directive.edition, fix=fix)
    for index, ignore in enumerate(ignores):
        if _judgeable(ignore.code, rules, ran):
            fitted = hits.get(("ignore", index, ignore.code), 0)
            if words := _configured(ignore, fitted, today):
                yield _finding(ignore.place, words, _describe(ignore))


def _comment(
    directive: Directive,
    index: int,
    hits: Hits,
    known: Mapping[str, str],
    rules: Sequence[RuleLike],
    ran: Collection[str],
) -> str | None:
    if directive.error:
        return f"this comment ignores nothing: it {directive.error}"
    for code in directive.codes:
        if trouble := unknown(code, known):
            return f"this comment ignores nothing by {code}: {trouble}"
    idle = [code for code in directive.codes if ("comment", index, code) not in hits and _judgeable(code, rules, ran)]
    if not idle:
        return None
    whole = len(idle) == len(directive.codes)
    remedy = _TAKE_AWAY if whole else f"take {', '.join(idle)} out of the comment"
    return f"nothing here is found by {', '.join(idle)} any more: {remedy}"


def _configured(ignore: Ignore, fitted: int, today: date) -> str | None:
    ended = ignore.until is not None and ignore.until < today
    if ended and fitted:
        count = "1 finding" if fitted == 1 else f"{fitted} findings"
        return f"{_describe(ignore)} ended on {ignore.until} and still fits {count}: fix them, or give it another day"
    if fitted:
        return None
    end = f" ended on {ignore.until} and" if ended else ""
    return f"{_describe(ignore)}{end} fits nothing any more: take it away"


def _describe(ignore: Ignore) -> str:
    named = {
        "path": ignore.path,
        "edition": ignore.edition,
        "section": ignore.section,
        "row": ignore.row,
        "url": ignore.written,
    }
    conditions = [f"{name} '{value}'" for name, value in named.items() if value is not None]
    where = f" for {', '.join(conditions)}" if conditions else ""
    return f"the ignore of {ignore.code}{where} ({ignore.reason})"


def _judgeable(code: str, rules: Sequence[RuleLike], ran: Collection[str]) -> bool:
    """Tell whether every rule that ``code`` names was run; those that are off by default count only by themselves."""
    named = [rule for rule in rules if rule.code.startswith(code) and rule.code != CODE]
    expected = [rule.code for rule in named if rule.enabled] or [rule.code for rule in named]
    return bool(expected) and all(code in ran for code in expected)


def _finding(place: Place, message: str, subject: str) -> Finding:
    return Finding(CODE, NAME, "warning", message, place, subject=subject)
