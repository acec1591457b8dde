"""Three editions of a catalogue in memory: matched, judged by every rule, brought in step."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from readme_sync import rules
from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions.edition import Edition
from readme_sync.editions.read import read_edition
from readme_sync.finding import Finding
from readme_sync.language.translator import Translator
from readme_sync.markdown.parse import parse
from readme_sync.rules.engine import run
from readme_sync.sources import Source
from readme_sync.sync.run import Synced, Wishes, bring_in_step
from readme_sync.sync.troubles import judge

LANGUAGES: Mapping[str, str] = {"README.md": "ja", "en/README.md": "en", "fr/README.md": "fr"}
_RUNNING = [rule for rule in rules.load() if rule.enabled and {"base", "observations"}.isdisjoint(rule.needs)]


class _EveryFile(dict[str, bool]):
    """A repository that has each file that is asked for."""

    def __missing__(self, path: str) -> bool:
        return True


def catalogue(texts: Mapping[str, str], source: str = "ja") -> Catalogue:
    """Return the catalogue that three texts are."""
    return _catalogue(*(texts[path] for path in LANGUAGES), source=source)


@lru_cache(maxsize=64)
def _catalogue(*texts: str, source: str) -> Catalogue:
    named = zip(LANGUAGES.items(), texts, strict=True)
    return match([_edition(path, text, language == source) for (path, language), text in named])


@lru_cache(maxsize=256)  # the same few texts are read by many tests
def _edition(path: str, text: str, is_source: bool) -> Edition:
    return read_edition(parse(Source(path, text)), LANGUAGES[path], is_source=is_source)


def findings(found: Catalogue) -> list[Finding]:
    """Return what the rules find, but for what is only informative."""
    return [one for one in run(_RUNNING, found, _EveryFile(), {})[0] if one.severity != "info"]


def synced(
    before: Mapping[str, str], now: Mapping[str, str], source: str = "ja", translator: Translator | None = None
) -> tuple[dict[str, str], Synced]:
    """Return the texts brought in step with what changed in the source, and what was done."""
    was, today = catalogue(before, source), catalogue(now, source)
    made = bring_in_step(was, today, judge(today, findings, was), Wishes(translator=translator))
    return {**now, **made.proof.texts}, made
