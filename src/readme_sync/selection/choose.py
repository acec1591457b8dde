"""Rules by code and prefix: which of them run, how severe their findings are, and when a run fails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from readme_sync.finding import SEVERITIES, Finding, Severity
from readme_sync.settings.codes import longest_match
from readme_sync.settings.values import FailOn, Settings


class RuleLike(Protocol):
    """What selection needs to know of a rule."""

    @property
    def code(self) -> str:
        """The code, as ``RS404``."""

    @property
    def name(self) -> str:
        """The name, as ``row-missing``."""

    @property
    def enabled(self) -> bool:
        """Whether it runs when nobody selects anything."""


_Rule = TypeVar("_Rule", bound=RuleLike)


def chosen(rules: Iterable[_Rule], settings: Settings) -> tuple[_Rule, ...]:
    """Return those of ``rules`` that ``settings`` ask for, in the same order.

    Without ``select`` these are the rules that are on by default and those that have options of their own; with it,
    all that it names, on by default or not. Where ``ignore`` names a rule as well, the longer prefix wins
    (``select = ["RS404"]`` stands against ``ignore = ["RS4"]``), and ``ignore`` wins between equals.
    """
    return tuple(rule for rule in rules if is_chosen(rule.code, rule.enabled, settings))


def is_chosen(code: str, enabled: bool, settings: Settings) -> bool:
    """Tell whether the rule with this code runs; ``enabled`` says whether it is on by default."""
    if settings.select:
        asked = longest_match(code, settings.select)
        wanted = asked >= 0
    else:
        asked = 0
        wanted = enabled or code in settings.rules
    return wanted and asked > longest_match(code, settings.ignore)


def severity_of(code: str, default: Severity, severities: Mapping[str, Severity]) -> Severity:
    """Return the severity that the longest prefix in ``severities`` gives ``code``, else ``default``."""
    length = longest_match(code, severities)
    return default if length < 0 else severities[code[:length]]


def fails(findings: Iterable[Finding], fail_on: FailOn) -> bool:
    """Tell whether one of ``findings`` is at least as severe as ``fail_on``."""
    if fail_on == "never":
        return False
    limit = SEVERITIES.index(fail_on)
    return any(SEVERITIES.index(finding.severity) <= limit for finding in findings)
