"""What came new into the source and what a translation has had before it: code, entries, texts in its own language."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from readme_sync.sync.lines import Line
from readme_sync.sync.planning.code_blocks import code_blocks
from readme_sync.sync.planning.entries import known_by
from readme_sync.sync.planning.task import Task, fixed
from readme_sync.sync.tokens import same

REASON = "its code stands here already"
SAID = "it stands here in this language already"
_TELLING = 12  # letters of a line of code that is told from others by them


def has_code_of(task: Task, run: Sequence[int]) -> bool:
    """Tell whether the translation has all telling lines of a new block of code of a run, and the source had none.

    What has come into it since the base is known line by line, and is not in the run.
    """
    moved = task.pairs.moved.keys()
    new = [block for block in code_blocks(task.new, run) if moved.isdisjoint(block)]
    blocks = [telling for block in new if (telling := _telling(task, block))]
    if not blocks:
        return False
    there, here = ({line.text.strip() for line in lines if line.kind == "code"} for lines in (task.old, task.lines))
    return any(telling <= here - there for telling in blocks)


def _telling(task: Task, block: Sequence[int]) -> set[str]:
    return {text for n in block if len(text := task.new[n].text.strip()) >= _TELLING}


def ahead(task: Task, new: int, after: int, shared: Callable[[], Container[int]]) -> int | None:
    """Return where the translation has a row or an entry already that its source gets now.

    It has the same name and leads to the same page, stands in that table or section, and for no other line.

    Args:
        task: the task.
        new: the source's new line.
        after: behind which line of the translation it would go.
        shared: gives the translation's lines that stand for some line of the source.
    """
    line, place = task.new[new], task.lines[max(after, 0)]
    if line.kind not in ("row", "item") or new in task.pairs.moved or (own := known_by(line)) is None:
        return None
    there = task.known_by.get((line.kind, place.section, place.table, own), ())
    return there[0] if len(there) == 1 and there[0] not in shared() else None


def is_translated_back(task: Task, run: Sequence[int], gone: Sequence[int]) -> bool:
    """Tell whether the source says now in its own language what it said in the readers', as it stands here.

    Args:
        task: the task.
        run: the lines that came.
        gone: those that went where they came.
    """
    texts = [(task.old[old].text, task.across.partner(old)) for old in gone if task.old[old].kind != "blank"]
    was, now = set(_paths(task.old[old] for old in gone)), set(_paths(task.new[n] for n in run))
    if was and now and was.isdisjoint(now):
        return False  # what comes leads elsewhere: it is about something else
    new = [task.new[n].text for n in run if task.new[n].kind != "blank"]
    return (
        bool(texts and new)
        and not any(map(task.renderer.is_ours, new))
        and all(
            at is not None and task.renderer.is_ours(text) and same(text, task.lines[at].text) for text, at in texts
        )
    )


def is_listed(task: Task, run: Sequence[int]) -> bool:
    """Tell whether all that a run leads to are editions, which the translation's list of languages has already."""
    edition = task.renderer.edition
    wanted = {edition(path) for path in _paths(map(task.new.__getitem__, run))}
    if not wanted or None in wanted:
        return False
    here = {edition(path, own=True) for path in _paths(task.lines)}
    return wanted <= here - {edition(path) for path in _paths(task.old)}


def _paths(lines: Iterable[Line]) -> Iterator[str]:
    """Yield what links and pictures in some lines lead to."""
    for line in lines:
        for one in fixed(line.text):
            yield one.rpartition("](")[2].rpartition('="')[2]
