"""Remembers in the repository's git folder what ``sync --write`` has written, until the next commit.

A note that is lost, damaged or of another version is as good as none.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from readme_sync.errors import InputError
from readme_sync.pipeline.follow import SyncReport
from readme_sync.sources import git
from readme_sync.sync.undo import Before, Written

_NAME = "readme-sync-written.json"


def recall(root: Path) -> Written | None:
    """Return what the last ``sync --write`` wrote, if that is known."""
    with suppress(InputError, OSError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        known = json.loads(_place(root).read_text(encoding="utf-8"))
        files = {str(path): Before(str(was), str(now)) for path, (was, now) in known["files"].items()}
        return Written(str(known["commit"]), files)
    return None


def remember(root: Path, report: SyncReport) -> None:
    """Keep what ``report`` has brought into the files; where that cannot be kept, nothing is."""
    files = {
        path: (report.undone.get(path, document.before[path]), text)
        for document in report.documents
        for path, text in document.proof.texts.items()
    }
    if report.commit is None or not files:
        return
    former = recall(root)
    if former is not None and former.commit == report.commit:
        files = {**former.files, **files}
    with suppress(InputError, OSError, UnicodeError):
        place = _place(root)
        made = place.with_name(f"{place.name}.{os.getpid()}")
        note = {"commit": report.commit, "files": files}
        made.write_text(json.dumps(note), encoding="utf-8")
        made.replace(place)


def _place(root: Path) -> Path:
    said = git(root, ("rev-parse", "--git-path", _NAME), "sync needs git").decode("utf-8", "surrogateescape")
    return root / said.removesuffix("\n")
