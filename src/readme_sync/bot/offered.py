"""Which suggestions were made on a pull request: kept out of sight in our comment on it.

GitHub forgets a review comment that somebody deletes. Who deleted a suggestion has answered it, so it is not made
again while it says the same; a resolved one is still there, and known by its own mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from readme_sync.bot.api import GitHub
from readme_sync.bot.sticky import find, mark, now

CHECK = mark("check")
_MADE = re.compile(r"<!-- readme-sync:suggested((?: [0-9a-f]{16})*) -->")
_MOST = 200  # they take room from the report


def hidden(body: str) -> str:
    """Return the hidden line of a comment of ours, with its ending; nothing where it has none."""
    lines, at = _lines(body)
    return f"{lines[at - 1]}\n" if at > 0 and _MADE.fullmatch(lines[at - 1]) else ""


def _lines(body: str) -> tuple[list[str], int]:
    """Return the lines of a comment, and at which of them its mark stands; -1 where it has none."""
    lines = body.replace("\r\n", "\n").split("\n")
    return lines, next((at for at, line in enumerate(lines) if line.strip() == CHECK), -1)


def offered(github: GitHub, pull_request: int) -> tuple[str, ...]:
    """Return the digests of the suggestions that were made on a pull request.

    Raises:
        GitHubError: GitHub refuses or does not answer.
    """
    comments = find(github, f"/issues/{pull_request}/comments", CHECK)
    found = _MADE.match(hidden(comments[0]["body"])) if comments else None
    return tuple(found[1].split()) if found else ()


def remember(github: GitHub, pull_request: int, digests: Iterable[str]) -> None:
    """Keep the digests of all suggestions that have been made and are wanted still; there has to be a comment of ours.

    Raises:
        GitHubError: GitHub refuses or does not answer.
    """
    comments = find(github, f"/issues/{pull_request}/comments", CHECK)
    path = f"/issues/comments/{comments[0]['id']}" if comments else ""
    found = now(github, path, CHECK) if path else None
    if found is None:
        return
    lines, at = _lines(found["body"])
    kept = list(dict.fromkeys(digests))[-_MOST:]
    above = lines[: at - bool(hidden(found["body"]))]
    own = [f"<!-- readme-sync:suggested {' '.join(kept)} -->"] if kept else []
    changed = "\n".join([*above, *own, *lines[at:]])
    if changed != "\n".join(lines):
        github.change(path, {"body": changed})
