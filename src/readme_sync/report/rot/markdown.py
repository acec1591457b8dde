"""The link-rot report as GitHub Markdown, for an issue or a job's summary: short when all is well.

Says no time of its own, so that the issue of a week without news stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from readme_sync.report.escape import code, markdown, one_line
from readme_sync.report.rot.contents import TITLES, CitedAt, CitedThing, Group, Left, Rot
from readme_sync.report.rot.newcomers import Newcomer

_LONGEST = 200
_FOLDED: frozenset[Group] = frozenset({"moved", "renamed", "fragment", "unknown"})
_MOST_PLACES = 6


def render(rot: Rot, blob: str | None = None) -> str:
    """Return ``rot`` as Markdown; ``blob`` is the address that a path and ``#L12`` can be added to."""
    return "\n".join(_lines(rot, blob)) + "\n"


def changes(rot: Rot) -> str:
    """Return in one paragraph what is news, or nothing: what stands on top of the issue."""
    dead = [entry for entry in rot.entries if entry.group in {"new", "gone"} and entry.is_news]
    back = rot.of("back")
    parts = [f"{len(dead):,} newly dead"] * bool(dead) + [f"{len(back):,} came back"] * bool(back)
    return f"**This week: {', '.join(parts)}.**" if parts else ""


def _lines(rot: Rot, blob: str | None) -> Iterator[str]:
    if rot.is_well:
        yield f"None of {rot.total:,} links and repositories is known to be broken."
    else:
        broken = sum(rot.counts[group] for group in ("new", "dead", "gone", "refused"))
        yield f"{broken:,} of {rot.total:,} links and repositories are broken."
    for note in rot.notes:
        yield f"\n> {markdown(_cut(note))}"
    for group, title in TITLES.items():
        entries = rot.of(group)
        if not entries:
            continue
        folded = group in _FOLDED
        heading = f"{title} ({len(entries):,})"
        yield f"\n<details><summary>{heading}</summary>\n" if folded else f"\n### {heading}\n"
        yield from _by_host(entries, blob) if group == "unknown" else (_item(entry, blob) for entry in entries)
        if folded:
            yield "\n</details>"
    yield from _newcomers(rot.newcomers, blob)
    yield from _left(rot.left, rot.ignored)


def _newcomers(found: Sequence[Newcomer], blob: str | None) -> Iterator[str]:
    if not found:
        return
    yield f"\n<details><summary>New models of listed families ({len(found):,})</summary>\n"
    for one in found:
        name, more = (
            f"[{markdown(_cut(one.id))}](<{_address(one.url)}>)",
            f" · and {one.more:,} more" if one.more else "",
        )
        yield f"- {name}, made on {one.day}, beside {_code(_cut(one.beside))}{more}"
        for entry in one.entries:
            place = CitedAt(entry.path, entry.line, entry.edition)
            yield f"  - {entry.edition}, at {_place(place, blob)}:\n\n    ```markdown\n    {entry.text}\n    ```\n"
    yield "\n</details>"


def _item(entry: CitedThing, blob: str | None, indent: str = "") -> str:
    parts = [f"{_code(_cut(entry.url))} {markdown(_cut(entry.said))}", _places(entry, blob)]
    parts += [f"[{markdown(suggestion.words)}](<{_address(suggestion.url)}>)" for suggestion in entry.suggestions]
    return f"{indent}- " + " · ".join(parts)


def _by_host(entries: Sequence[CitedThing], blob: str | None) -> Iterator[str]:
    hosts: dict[str, list[CitedThing]] = {}
    for entry in entries:
        hosts.setdefault(entry.host, []).append(entry)
    for host, some in sorted(hosts.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        oldest = min((entry.since for entry in some if entry.since), default=None)
        yield f"- {_code(host)}: {len(some):,}" + (f", the oldest since {oldest:%Y-%m-%d}" if oldest else "")
        yield from (_item(entry, blob, "  ") for entry in some)


def _places(entry: CitedThing, blob: str | None) -> str:
    shown = [_place(place, blob) for place in entry.places[:_MOST_PLACES]]
    more = len(entry.places) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _place(place: CitedAt, blob: str | None) -> str:
    name = _code(f"{_cut(place.path)}:{place.line}")
    path = quote(place.path.encode("utf-8", "surrogateescape"))
    return f"[{name}]({blob.rstrip('/')}/{path}?plain=1#L{place.line})" if blob else name


def _left(left: Sequence[Left], ignored: int) -> Iterator[str]:
    if ignored:
        yield f"\n<sub>{ignored:,} ignored, each with a reason.</sub>"
    if left:
        yield f"\n<details><summary>Not asked ({sum(len(one.urls) for one in left):,})</summary>\n"
        for one in left:
            examples = ", ".join(_code(_cut(url)) for url in one.urls[:3])
            more = f" and {len(one.urls) - 3:,} more" if len(one.urls) > 3 else ""
            yield f"- {markdown(_cut(one.reason))}: {examples}{more}"
        yield "\n</details>"


def _code(text: str) -> str:
    return code(text).replace("\\|", "|")  # no table is around it


def _address(url: str) -> str:
    return quote(url, safe="/%:@!$&'*+,;=~-._?#")


def _cut(text: str) -> str:
    shown = one_line(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
