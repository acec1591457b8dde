"""From what editions cite to questions: Hub things to the Hub, links to their hosts, and what is left out, with why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.observation.cited import Target, target_of
from readme_sync.probe.plan import HubQuestion, Question
from readme_sync.settings import lychee
from readme_sync.settings.values import Settings
from readme_sync.urls.parts import split
from readme_sync.values import NamedTuple


class Questions(NamedTuple):
    """What will be asked, what not and why: ``skipped`` by the settings, ``left_out`` by ``.lycheeignore``."""

    links: tuple[Question, ...]
    hub: tuple[HubQuestion, ...]
    skipped: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]


def questions(
    catalogues: Iterable[Sequence[Edition]], settings: Settings, before: Iterable[Sequence[Edition]] | None = None
) -> Questions:
    """Return what the editions of ``catalogues`` ask about; with ``before``, only what those did not cite yet.

    Each is looked at once and let go of: what is kept are addresses.
    """
    things = _things(_addresses(catalogues))
    if before is not None:
        known = {_identity(thing) for thing in _things(_addresses(before))}
        things = [thing for thing in things if _identity(thing) not in known]
    links, hub, skipped, left_out = [], [], [], []
    for thing in things:
        first = thing.first
        if first.kind != "link":
            hub.append(HubQuestion(first.kind, first.id))
        elif reason := _left_out(thing.addresses[0], settings):
            left_out.append((first.key, reason))
        elif reason := _skipped(first.key, settings):
            skipped.append((first.key, reason))
        else:
            links += [Question(_address(address)) for address in thing.addresses]
    return Questions(tuple(links), tuple(hub), tuple(skipped), tuple(left_out))


class _Thing(NamedTuple):
    """Something that is cited: how its first place writes it, and every address that leads there."""

    first: Target
    addresses: list[str]
    fragments: set[str]


def _addresses(catalogues: Iterable[Sequence[Edition]]) -> Iterable[str]:
    """Return the addresses as they are written, each once, what the source editions cite first."""
    sources, others = dict[str, None](), dict[str, None]()
    for editions in catalogues:
        for edition in editions:
            (sources if edition.is_source else others).update((link.target, None) for link in edition.document.links)
    return sources | others


def _things(addresses: Iterable[str]) -> list[_Thing]:
    found: dict[str, _Thing] = {}
    for address in addresses:
        target = target_of(address)
        if target is not None:
            thing = found.setdefault(target.folded, _Thing(target, [], set()))
            thing.addresses.append(address)
            if target.fragment:
                thing.fragments.add(target.fragment)
    return list(found.values())


def _identity(thing: _Thing) -> tuple[str, frozenset[str]]:
    """Return what makes a citation another one: a new fragment on a known page has to be looked up."""
    return thing.first.folded, frozenset(thing.fragments)


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
