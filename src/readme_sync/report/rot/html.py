"""The link-rot report as one HTML file: nothing is loaded, no script runs, and it reads well on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from readme_sync.report.escape import html
from readme_sync.report.rot.contents import BROKEN, TITLES, CitedThing, Group, Left, Mark, Rot
from readme_sync.report.rot.newcomers import Newcomer
from readme_sync.report.rot.style import STYLE

_MOST_MARKS = 24  # of the strip: the newest
_LONGEST = 400
_WORDS = {"alive": "alive", "moved": "moved", "dead": "dead", "unknown": "no verdict"}
_MIND: dict[Group, str] = {
    "new": "Gone within the last week.",
    "dead": "Gone for longer than that.",
    "gone": "Deleted, made private, or disabled by Hugging Face.",
    "refused": "Lead to addresses that only some machines can reach; these are never asked.",
    "fragment": "The page is there, the heading that the link names is not.",
    "renamed": "The old name still leads there, until somebody takes it.",
    "moved": "The server sends readers on for good.",
    "back": "Were dead, and answer again.",
    "unknown": "Refused, rate limited, out of order or silent: that proves nothing. By host, with its age.",
}


def render(rot: Rot, blob: str | None = None) -> str:
    """Return ``rot`` as a whole page; ``blob`` is the address that a path and ``#L12`` can be added to."""
    return "".join(f"{line}\n" for line in _lines(rot, blob))


def _lines(rot: Rot, blob: str | None) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_verdict(rot)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<header><h1>{_verdict(rot)}</h1>"
    yield f"<p>{rot.total:,} links and repositories, judged on {rot.when:%Y-%m-%d} at {rot.when:%H:%M} UTC.</p>"
    yield from (f'<p class="note">{html(note)}</p>' for note in rot.notes)
    yield from _overview(rot)
    yield "</header>"
    for group in TITLES:
        if entries := rot.of(group):
            yield from _section(group, entries, blob)
    yield from _newcomers(rot.newcomers)
    yield from _left(rot.left, rot.ignored)
    yield "</main>\n</body>\n</html>"


def _verdict(rot: Rot) -> str:
    broken = sum(rot.counts[group] for group in BROKEN)
    return f"{broken:,} broken {'link' if broken == 1 else 'links'}" if broken else "No broken links"


def _overview(rot: Rot) -> Iterator[str]:
    yield '<nav aria-label="Groups">'
    for group, title in TITLES.items():
        if count := rot.counts[group]:
            yield f'<a class="{_tone(group)}" href="#{group}"><b>{count:,}</b> {title}</a>'
    yield "</nav>"
    legend = "".join(f'<span><i class="{state}"></i>{words}</span>' for state, words in _WORDS.items())
    if rot.entries:
        yield f'<p class="legend">{legend}<span>oldest left, newest right</span></p>'


def _tone(group: Group) -> str:
    if group in BROKEN:
        return "dead"
    return {"unknown": "unknown", "fragment": "unknown", "back": "alive"}.get(group, "moved")


def _section(group: Group, entries: Sequence[CitedThing], blob: str | None) -> Iterator[str]:
    yield f'<section id="{group}" class="{_tone(group)}"><h2>{TITLES[group]} <small>{len(entries):,}</small></h2>'
    yield f"<p>{_MIND[group]}</p>"
    if group == "unknown":
        hosts: dict[str, list[CitedThing]] = {}
        for entry in entries:
            hosts.setdefault(entry.host, []).append(entry)
        for host, some in sorted(hosts.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            oldest = min((entry.since for entry in some if entry.since), default=None)
            age = f", the oldest since {oldest:%Y-%m-%d}" if oldest else ""
            yield f"<details><summary><b>{html(host)}</b> {len(some):,}{age}</summary><ul>"
            yield from (_item(entry, blob) for entry in some)
            yield "</ul></details>"
    else:
        yield "<ul>"
        yield from (_item(entry, blob) for entry in entries)
        yield "</ul>"
    yield "</section>"


def _newcomers(found: Sequence[Newcomer]) -> Iterator[str]:
    if not found:
        return
    yield f'<section id="newcomers" class="moved"><h2>New models of listed families <small>{len(found):,}</small></h2>'
    yield "<p>Made by the same owners after the newest one that is listed; entries to be completed.</p><ul>"
    for one in found:
        more = f" <small>and {one.more:,} more</small>" if one.more else ""
        name = f'<a href="{html(one.url)}" {_AWAY}>{html(_cut(one.id))}</a>'
        yield f'<li class="entry"><div class="url">{name}{more}</div>'
        yield f'<div class="said">made on {one.day}, beside {html(_cut(one.beside))}</div>'
        for entry in one.entries:
            yield f'<div class="places">{html(entry.edition)} {html(entry.path)}:{entry.line}</div>'
            yield f"<pre>{html(entry.text)}</pre>"
        yield "</li>"
    yield "</ul></section>"


def _item(entry: CitedThing, blob: str | None) -> str:
    url = _cut(entry.url)
    shown = f'<a href="{html(entry.url)}" {_AWAY}>{html(url)}</a>' if _is_web(entry.url) else html(url)
    news = ' <em class="news">new</em>' if entry.is_news and entry.group in {"gone", "unknown"} else ""
    ways = "".join(
        f'<li><a href="{html(one.url)}" {_AWAY}>{html(one.words)}</a></li>'
        for one in entry.suggestions
        if _is_web(one.url)
    )
    return (
        f'<li class="entry"><div class="url">{shown}{news}</div><div class="said">{html(_cut(entry.said))}</div>'
        f"{_strip(entry.strip)}"
        f'<div class="places">{" ".join(_place(place.path, place.line, blob) for place in entry.places)}</div>'
        + (f'<ul class="ways">{ways}</ul>' if ways else "")
        + "</li>"
    )


_AWAY = 'rel="noopener noreferrer nofollow"'


def _strip(marks: Sequence[Mark]) -> str:
    shown = marks[-_MOST_MARKS:]
    said = "; ".join(f"{mark.at:%Y-%m-%d} {mark.words}" for mark in shown[-4:])
    boxes = "".join(f'<i class="{mark.state}" title="{mark.at:%Y-%m-%d}: {html(mark.words)}"></i>' for mark in shown)
    ends = f"<small>{shown[0].at:%Y-%m-%d}</small>" if shown else ""
    last = f"<small>{shown[-1].at:%Y-%m-%d}</small>" if len(shown) > 1 else ""
    both = f'<small class="both">{shown[0].at:%Y-%m-%d} \u2013 {shown[-1].at:%Y-%m-%d}</small>' if last else ""
    return f'<div class="strip" role="img" aria-label="{html(said)}">{ends}{boxes}{last}{both}</div>'


def _place(path: str, line: int, blob: str | None) -> str:
    name = f"{html(_cut(path))}:{line}"
    if blob is None:
        return f"<code>{name}</code>"
    address = f"{blob.rstrip('/')}/{quote(path.encode('utf-8', 'surrogateescape'))}?plain=1#L{line}"
    return f'<a href="{html(address)}" {_AWAY}><code>{name}</code></a>'


def _left(left: Sequence[Left], ignored: int) -> Iterator[str]:
    if not left and not ignored:
        return
    yield f'<section id="left"><h2>Not asked <small>{sum(len(one.urls) for one in left):,}</small></h2>'
    if ignored:
        yield f"<p>{ignored:,} more are ignored, each with a reason.</p>"
    for one in left:
        yield f"<details><summary>{len(one.urls):,}: {html(_cut(one.reason))}</summary><ul>"
        yield from (f'<li class="url">{html(_cut(url))}</li>' for url in one.urls)
        yield "</ul></details>"
    yield "</section>"


def _is_web(url: str) -> bool:
    return url.lower().startswith(("https://", "http://"))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
