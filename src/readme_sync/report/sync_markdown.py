"""What sync did, as the body of its pull request: which entry of which edition, how each text was found, what is left.

Names and texts are those of documents, so they are escaped: nothing in them mentions anybody, links or breaks a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from readme_sync.report.escape import code, markdown
from readme_sync.report.sync import SyncedEntry, short
from readme_sync.values import NamedTuple

_LONGEST_PATCH = 16_000  # characters: a quarter of what a comment may have
_LONGEST_FENCE = 40  # of a patch that is cut off, the fence has to be closed in what room is left
_FENCE = re.compile(r"`+")
_SOURCES = 3
_MOST = 400  # rows of a table; GitHub cuts a body at 65,536 characters
_HOW = {
    "copied": "copied from the source",
    "memory": "as the catalogue says it already",
    "template": "as the catalogue says it elsewhere, with this entry's names and numbers",
    "usual": "what such a title is usually called",
    "translated": "translated",
    "left": "left in the source's language, with a mark",
    "removed": "removed, as in the source",
    "moved": "moved, as in the source",
}


class LeftOver(NamedTuple):
    """Something that is left to a person: where, what it is about, why, and the text."""

    edition: str
    subject: str
    reason: str
    text: str = ""


def body(
    entries: Sequence[SyncedEntry], left: Sequence[LeftOver], sources: Sequence[str], since: str, model: str = ""
) -> str:
    """Return the body of the pull request in GitHub Markdown.

    Args:
        entries: what was done, an entry of one or more files each.
        left: what is left to a person.
        sources: the paths of the editions that the others follow.
        since: the commit from which on its changes were carried over.
        model: who translated, where somebody did.
    """
    what = ", ".join(code(path) for path in sources[:_SOURCES]) + ", ..." * (len(sources) > _SOURCES)
    head = (
        f"This carries over to the translations what has changed in {what} since {code(since[:12])}. Every edit was "
        "proved to have the links, numbers, names and footnotes of its source, and no other line is touched."
    )
    parts = [head, _left(left) if left else "", _done(entries, model)]  # a body that is too long is cut at its end
    return "\n\n".join(filter(None, parts))


def patch(diffs: Mapping[str, Sequence[str]], base: str) -> str:
    """Return a section that offers what the translations lack as a patch, or nothing where none is to be had.

    Args:
        diffs: the lines of the unified diff of each file, by path.
        base: the revision since which the source has changed.

    A file whose path does not survive being copied from a page is left out, and all of it where it is too long for a
    comment.
    """
    whole = {path: lines for path, lines in diffs.items() if lines and _can_be_copied(path)}
    text = "\n".join(line for lines in whole.values() for line in lines)
    command = f"readme-sync sync --base {base} --write"
    fence = "`" * max(4, 1 + max((len(run) for run in _FENCE.findall(text)), default=0))
    if not text or len(text) > _LONGEST_PATCH or len(fence) > _LONGEST_FENCE:
        return f"The translations can follow: run {code(command)}.\n" if any(diffs.values()) else ""
    files = f"{len(whole)} file{'s' * (len(whole) != 1)}"
    return (
        f"<details><summary>The translations can follow: a patch of {files}</summary>\n\n"
        f"Save it and run {code('git apply')}, or run {code(command)}.\n\n"
        f"{fence}diff\n{text}\n{fence}\n\n</details>\n"
    )


def _can_be_copied(path: str) -> bool:
    return path.isprintable() and not set(path) & set(' "\\')


def _done(entries: Sequence[SyncedEntry], model: str) -> str:
    if not entries:
        return ""
    rows = []
    for entry in entries[:_MOST]:
        ways = [
            (f"{count} × " if count > 1 else "") + _HOW.get(way, way) + (f" by {code(model)}" * (way == "translated"))
            for way, count in Counter(entry.ways).most_common()
        ]
        evidence = ", ".join(dict.fromkeys(filter(None, entry.evidence)))
        cells = [
            ", ".join(code(path) for path in entry.paths),
            markdown(short(entry.subject)) or "–",
            ", ".join(ways),
            markdown(evidence),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    more = f"\n\nand {len(entries) - _MOST} more" if len(entries) > _MOST else ""
    return "\n".join(["## What was done", "", "| Edition | Entry | How | As in |", "|---|---|---|---|", *rows]) + more


def _left(left: Sequence[LeftOver]) -> str:
    rows = [
        f"| {markdown(one.edition)} | {markdown(short(one.subject)) or '–'} | {markdown(one.reason)} | "
        f"{code(short(one.text)) if one.text.strip() else ''} |"
        for one in left[:_MOST]
    ]
    more = f"\n\nand {len(left) - _MOST} more" if len(left) > _MOST else ""
    head = ["## What is left to you", "", "| Edition | Entry | Why | Text |", "|---|---|---|---|"]
    return "\n".join([*head, *rows]) + more
