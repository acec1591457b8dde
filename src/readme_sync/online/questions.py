"""From what editions cite to questions: Hub things to the Hub, links to their hosts, and what is left out, with why."""

# Annotations are not postponed here: NamedTuple would compile each at every start, 0.1 ms a class.
from collections.abc import Sequence
from typing import NamedTuple

from readme_sync.align.catalogue import Catalogue
from readme_sync.observation.cited import Citation, cited
from readme_sync.probe.plan import HubQuestion, Question
from readme_sync.settings import lychee
from readme_sync.settings.values import Settings
from readme_sync.urls.parts import split


class Questions(NamedTuple):
    """What will be asked, what not and why: ``skipped`` by the settings, ``left_out`` by ``.lycheeignore``."""

    citations: tuple[Citation, ...]
    links: tuple[Question, ...]
    hub: tuple[HubQuestion, ...]
    skipped: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]


def questions(
    catalogues: Sequence[Catalogue], settings: Settings, before: Sequence[Catalogue] | None = None
) -> Questions:
    """Return what ``catalogues`` ask about; with ``before``, only what those did not cite yet."""
    citations = _all(catalogues)
    if before is not None:
        known = {_identity(citation) for citation in _all(before)}
        citations = [citation for citation in citations if _identity(citation) not in known]
    links, hub, skipped, left_out = [], [], [], []
    for citation in citations:
        if (kind := citation.hub_kind) is not None:
            hub.append(HubQuestion(kind, citation.id, citation.uses))
        elif reason := _left_out(citation.url, settings):
            left_out.append((citation.key, reason))
        elif reason := _skipped(citation.key, settings):
            skipped.append((citation.key, reason))
        else:
            links += [Question(_address(use.link.target), (use,)) for use in citation.uses]
    return Questions(tuple(citations), tuple(links), tuple(hub), tuple(skipped), tuple(left_out))


def _all(catalogues: Sequence[Catalogue]) -> list[Citation]:
    found: dict[str, Citation] = {}
    for citation in cited([edition for catalogue in catalogues for edition in catalogue.editions]).values():
        found.setdefault(citation.key, citation)
    return list(found.values())


def _identity(citation: Citation) -> tuple[str, frozenset[str]]:
    """Return what makes a citation another one: a new fragment on a known page has to be looked up."""
    fragments = frozenset(use.fragment for use in citation.uses if use.fragment)
    return citation.folded, fragments


def _address(target: str) -> str:
    return f"https:{target}" if target.startswith("//") else target


def _left_out(url: str, settings: Settings) -> str | None:
    for ignore in settings.ignores:
        if ignore.place.path == lychee.NAME and ignore.url is not None and ignore.url.search(url):
            return ignore.reason
    return None


def _skipped(key: str, settings: Settings) -> str | None:
    if not settings.online.skip:
        return None
    host = split(key).hostname
    for name, reason in settings.online.skip:
        if host == name.lower() or host.endswith(f".{name.lower()}"):
            return f"{name} is left out by the settings: {reason}"
    return None
