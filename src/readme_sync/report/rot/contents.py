"""The link-rot report as values: every thing cited once, in one group, with its places, its history and a way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Literal

from readme_sync.editions.edition import Edition
from readme_sync.observation import Answered, Failed, HubAnswer, State, Verdict, judge, phrase, state_of
from readme_sync.observation.cited import Citation, hub_url
from readme_sync.observation.fragments import missing_since
from readme_sync.observation.known import Known
from readme_sync.observation.moved import new_address
from readme_sync.observation.wording import day, said
from readme_sync.report.rot.newcomers import Newcomer, newcomers
from readme_sync.values import NamedTuple

Group = Literal["new", "dead", "gone", "refused", "fragment", "renamed", "moved", "back", "unknown", "fine"]
TITLES: dict[Group, str] = {
    "new": "Newly dead", "dead": "Still dead", "gone": "Gone from the Hub", "refused": "Not for readers",
    "fragment": "Places that are gone in living pages", "renamed": "Renamed on the Hub", "moved": "Moved",
    "back": "Came back", "unknown": "Nobody can tell",
}  # fmt: skip
BROKEN: frozenset[Group] = frozenset({"new", "dead", "gone", "refused"})
NEWS = timedelta(days=6, hours=12)  # a weekly run is never quite on time


class CitedAt(NamedTuple):
    """One place that cites it."""

    path: str
    line: int
    edition: str


class Suggestion(NamedTuple):
    """What could be linked instead, in words and as an address."""

    words: str
    url: str


class Mark(NamedTuple):
    """One observation for the strip."""

    at: datetime
    state: State
    words: str


class CitedThing(NamedTuple):
    """One thing that is cited. ``said`` is its state in words; ``is_news`` that it was not so a week ago."""

    group: Group
    key: str
    url: str
    kind: str
    host: str
    said: str
    places: tuple[CitedAt, ...]
    suggestions: tuple[Suggestion, ...]
    strip: tuple[Mark, ...]
    since: datetime | None
    last_alive: datetime | None
    is_news: bool


class Left(NamedTuple):
    """Things that were not asked, for one reason."""

    reason: str
    urls: tuple[str, ...]


class Rot(NamedTuple):
    """The whole report. ``total`` counts everything cited, ``ignored`` what somebody silenced with a reason.

    ``newcomers`` are models that nobody lists yet.

    ``unreached`` counts what should have been asked and was not: no network, no time.
    """

    when: datetime
    entries: tuple[CitedThing, ...]
    left: tuple[Left, ...]
    notes: tuple[str, ...]
    total: int
    ignored: int = 0
    unreached: int = 0
    newcomers: tuple[Newcomer, ...] = ()

    def of(self, group: Group) -> tuple[CitedThing, ...]:
        """Return the entries of one group."""
        return tuple(entry for entry in self.entries if entry.group == group)

    @property
    def counts(self) -> Counter[Group]:
        """How many entries each group has."""
        return Counter(entry.group for entry in self.entries)

    @property
    def is_telling(self) -> bool:
        """Tell whether enough was reached to say that all is well, should nothing be broken."""
        return self.unreached * 10 <= self.total

    @property
    def is_well(self) -> bool:
        """Tell whether nothing is broken: moved and unverifiable links still lead somewhere."""
        return not any(entry.group in BROKEN for entry in self.entries)


def make(known: Known, catalogues: Sequence[Sequence[Edition]], ignored: Collection[str] = ()) -> Rot:
    """Return the report on what the editions of ``catalogues`` cite; URLs that are ``ignored`` are only counted."""
    citations: dict[str, Citation] = {}
    for editions in catalogues:
        for key, citation in known.cited(editions).items():
            more = citations[key].uses if key in citations else ()
            citations[key] = citation._replace(uses=(*more, *citation.uses))
    entries: list[CitedThing] = []
    silenced = 0
    for citation in citations.values():
        made = [entry for entry in _entries(citation, known) if entry.group != "fine"]
        if citation.url in ignored:
            silenced += bool(made)
            continue
        entries += made
    entries.sort(key=lambda entry: (not entry.is_news, entry.since or known.now, entry.url))
    return Rot(
        known.now,
        tuple(entries),
        tuple(_left(citations, known)),
        known.notes,
        len(citations),
        silenced,
        len(known.unreached),
        newcomers(known, citations.values()),
    )


def _entries(citation: Citation, known: Known) -> Iterator[CitedThing]:
    history, verdict = known.history(citation.key), known.judge(citation.key)
    if not history:
        return
    group, words, news = _group(citation, verdict, known)
    base = CitedThing(
        group, citation.key, citation.url, citation.kind, citation.host, words, _places(citation),
        tuple(_suggestions(citation, verdict, known)) if group in {"new", "dead", "gone", "moved", "renamed"} else (),
        tuple(Mark(one.at, state_of(one), phrase(one)) for one in history), verdict.since, verdict.last_alive, news,
    )  # fmt: skip
    yield base
    if verdict.state not in {"alive", "moved"} or citation.is_on_hub:
        return
    for fragment in dict.fromkeys(use.fragment for use in citation.uses if use.fragment):
        if gone := missing_since(history, fragment):
            words = f"has no #{fragment} since {day(gone.since, known.now)}"
            words += f", was there on {day(gone.last_seen, known.now)}" if gone.last_seen else ""
            uses = tuple(use for use in citation.uses if use.fragment == fragment)
            places = _places(citation._replace(uses=uses))
            news = gone.since >= known.now - NEWS
            yield base._replace(
                group="fragment", url=uses[0].link.target, said=words, places=places, suggestions=(), since=gone.since,
                is_news=news,
            )  # fmt: skip


def _group(citation: Citation, verdict: Verdict, known: Known) -> tuple[Group, str, bool]:
    words, latest = said(verdict, known.now), verdict.latest
    if verdict.state == "dead":
        was = judge(known.history(citation.key), known.now - NEWS, known.policy)
        news = was.state != "dead"
        if citation.is_on_hub:
            return "gone", words, news
        return ("new" if news else "dead"), words, news
    recent = verdict.since is not None and verdict.since >= known.now - NEWS
    if verdict.state == "unknown":
        refused = isinstance(latest, Failed) and latest.kind == "address"
        return ("refused" if refused else "unknown"), words, recent
    if isinstance(latest, HubAnswer) and verdict.state == "moved":
        name = hub_url(latest.final_kind or citation.kind, latest.final_id or citation.id)
        return "renamed", f"{'is' if latest.final_kind else 'is called'} {name.partition('.co/')[2]} now", recent
    if verdict.state == "moved" and (target := new_address(citation.key, verdict.target)):
        return "moved", f"has moved to {target}", recent
    if verdict.previous == "dead" and recent and verdict.since is not None:
        return "back", f"answers again since {day(verdict.since, known.now)}", True
    return "fine", words, False


def _suggestions(citation: Citation, verdict: Verdict, known: Known) -> Iterator[Suggestion]:
    latest = verdict.latest
    if isinstance(latest, HubAnswer) and verdict.state == "moved":
        yield Suggestion("its address now", hub_url(latest.final_kind or citation.kind, latest.final_id or citation.id))
        return
    if verdict.state == "moved":
        yield Suggestion("its address now", new_address(citation.key, verdict.target) or citation.key)
        return
    for one in reversed(known.history(citation.key)):
        if isinstance(one, HubAnswer) and one.outcome == "renamed" and one.final_id:
            yield Suggestion("its last known name", hub_url(one.kind, one.final_id))
            break
        if isinstance(one, Answered) and state_of(one) == "moved" and (to := new_address(citation.key, one.moved_to)):
            yield Suggestion("where it redirected to", to)
            break
    page = citation.page
    if verdict.last_alive is not None:
        stamp = f"{verdict.last_alive:%Y%m%d}000000"
        yield Suggestion(
            f"the copy of {day(verdict.last_alive, known.now)}", f"https://web.archive.org/web/{stamp}/{page}"
        )
    else:
        yield Suggestion("copies, if there are any", f"https://web.archive.org/web/*/{page}")


def _places(citation: Citation) -> tuple[CitedAt, ...]:
    found: dict[CitedAt, None] = {}
    for use in citation.uses:
        document = use.edition.document
        found[CitedAt(document.path, document.lines.line(use.link.span.start), use.edition.language)] = None
    return tuple(found)


def _left(citations: dict[str, Citation], known: Known) -> Iterator[Left]:
    reasons: dict[str, list[str]] = {}
    for key, reason in (*known.left_out.items(), *known.not_asked.items()):
        url = citations[key].url if key in citations else key
        reasons.setdefault(reason, []).append(url)
    for reason, urls in sorted(reasons.items(), key=lambda pair: -len(pair[1])):
        yield Left(reason, tuple(urls))
