"""What the issue and the comment have in common: one text of ours, known by a hidden mark, with room for people's.

    the report, written anew each time
    ---
    <!-- readme-sync:link-rot -->
    whatever people wrote: kept as it is

Two runs may meet, and one may die at any line. So nothing is remembered outside GitHub: whoever makes something
looks again afterwards, keeps the oldest, and puts the younger ones away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from readme_sync.bot.api import GitHub, GitHubError, UnsureError
from readme_sync.bot.identity import author_of

ROOM = 65_536  # characters that the body of an issue or a comment may have; a longer one is answered with 422
_HINT = "<sub>readme-sync rewrites all that stands above this line each time. What you write below it is kept.</sub>"
SETTLING = 5.0  # seconds for a lost creation to show in the listing

Item = dict[str, Any]


def mark(name: str) -> str:
    """Return the hidden line that our text called ``name`` is known by."""
    return f"<!-- readme-sync:{name} -->"


def find(github: GitHub, listing: str, hidden: str, **query: str) -> list[Item]:
    """Return what bears the mark ``hidden`` in ``listing``, the oldest first.

    Only what the token's own user or app made: anybody can write the mark into an issue of theirs.
    """
    mixed = listing.endswith("/comments")  # GitHub knows no filter by author there
    by = {} if mixed else {"creator": github.identity().login}
    items = list(github.items(listing, **query, **by))
    ours = [item for item in items if is_ours(github, item, hidden)]
    apps = any(hidden in str(item.get("body")) and (one := author_of(item)) and one.is_app for item in items)
    if not ours and (apps or not mixed) and github.ask_viewer():
        return find(github, listing, hidden, **query)
    return sorted(ours, key=lambda item: int(item["id"]))


def is_ours(github: GitHub, item: Item, hidden: str) -> bool:
    """Return whether ``item`` is whole, was made by the token's own user or app, and bears the mark ``hidden``."""
    return (
        type(item.get("id")) is int
        and isinstance(item.get("body"), str)
        and "pull_request" not in item
        and github.identity().wrote(item)
        and notes(item["body"], hidden) is not None
    )


def make(github: GitHub, listing: str, hidden: str, fields: Mapping[str, object], **query: str) -> list[Item]:
    """Make one, and return all that there are then, the oldest first.

    Raises:
        GitHubError: when it could not be made.
    """
    for attempt in range(3):
        try:
            made = github.create(listing, fields)
        except UnsureError as unsure:
            github.wait(SETTLING, str(unsure))
            found = find(github, listing, hidden, **query)
            if found:
                return found
            if attempt == 2:
                raise
        else:
            _whole(made, listing)
            learn_author(github, made)
            found = find(github, listing, hidden, **query)
            # A listing may lag behind what was just made.
            return found if any(item["id"] == made["id"] for item in found) else [*found, made]
    raise AssertionError("the loop above returns or raises")


def learn_author(github: GitHub, made: Item) -> None:
    """Take note of whose token it is, as something that was ``made`` with it says."""
    if (author := author_of(made)) is not None and not github.identity().wrote(made):
        github.is_now(author)


def _whole(made: Item, listing: str) -> None:
    if type(made.get("id")) is not int:
        raise GitHubError(f"GitHub made something at {listing} and does not say what")


def notes(body: str, hidden: str) -> str | None:
    """Return what people wrote below the mark, or None if the mark is not a line of ``body``."""
    lines = body.replace("\r\n", "\n").split("\n")
    try:
        at = [line.strip() for line in lines].index(hidden)
    except ValueError:
        return None
    return "\n".join(lines[at + 1 :])


def compose(report: str, kept: str, hidden: str, *, full_report: str | None = None, unseen: str = "") -> str:
    """Return the body: as much of ``report`` as there is room for, the mark ``hidden``, and the ``kept`` notes.

    ``unseen`` is a line of ours that nobody sees, with its ending.
    """
    below = f"\n\n---\n{_HINT}\n\n{unseen}{hidden}\n{kept}"
    if size(below) > ROOM:  # the notes fitted before, but with less of ours
        return f"{hidden}\n{kept}"
    return fit(report.replace(hidden, "").strip(), ROOM - size(below), full_report) + below


def now(github: GitHub, path: str, hidden: str) -> Item | None:
    """Return one of ours as it is at this moment, or None when it is no longer there or no longer ours.

    Somebody may have written into it since the listing was read, and GitHub takes no condition with a change.
    """
    item = github.one(path)
    return item if item is not None and is_ours(github, item, hidden) else None


def same(body: str | None, other: str) -> bool:
    """Tell whether two bodies are alike but for what GitHub itself changes in them."""
    return (body or "").replace("\r\n", "\n").strip() == other.strip()


def size(text: str) -> int:
    """Return how many characters GitHub may count; UTF-16 units, the stricter way."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fit(text: str, room: int, full_report: str | None = None) -> str:
    """Return ``text`` if it fits into ``room`` characters, else its first sections and where the rest is.

    Of a section that would leave half of the room empty, as many lines are shown as fit.
    """
    if size(text) <= room:
        return text
    where = f": see [the full report]({full_report})" if full_report else ""
    ending = f"\n\n**The rest is too long to be shown here{where}.**"
    if room < size(ending):
        return ""  # people have written nearly all that there is room for
    left = room - size(ending) - 100  # for what has to be closed
    kept = ""
    for section in _sections(text):
        if size(section) <= left:
            kept += section
            left -= size(section)
            continue
        if size(kept) < room // 2:
            for line in section.splitlines(keepends=True):
                left -= size(line)
                if left < 0:
                    break
                kept += line
        break
    return _closed(kept.rstrip()) + ending


def _sections(text: str) -> Iterator[str]:
    section = fence = ""
    for line in text.splitlines(keepends=True):
        fence = _open(line, fence)
        if line.startswith("#") and not fence and section:
            yield section
            section = ""
        section += line
    yield section


def _open(line: str, fence: str) -> str:
    """Return the fence that is open behind a line; ``fence`` was before it. Only one as long closes another."""
    ticks = line[: len(line) - len(line.lstrip("`"))]
    if fence:
        return "" if len(ticks) >= len(fence) and not line[len(ticks) :].strip() else fence
    return ticks if len(ticks) > 2 else ""


def _closed(text: str) -> str:
    """Return ``text`` with an open code block and open folds closed, so that they swallow nothing below."""
    fence = ""
    for line in text.splitlines():
        fence = _open(line, fence)
    text += f"\n{fence}" * bool(fence)
    return text + "\n\n</details>" * (text.count("<details") - text.count("</details>"))
