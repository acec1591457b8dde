"""Many document sets: those that are known are looked up, the others are judged, in several processes where it pays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from readme_sync.document_sets.cache import Cache
from readme_sync.document_sets.forget import forget
from readme_sync.document_sets.judged import Context, Judged
from readme_sync.editions.edition_file import EditionFile
from readme_sync.files import size
from readme_sync.finding import Skip

Files = Sequence[EditionFile]
Tell = Callable[[int, int], None]

# Starting a process and importing the program takes a quarter of a second, as long as half a million bytes take.
_ENOUGH = 2_000_000


def judge_all(
    sets: Sequence[Files], context: Context, cache: Path | None, jobs: int, tell: Tell | None = None
) -> list[Judged]:
    """Return the judgement of each of ``sets``, in their order.

    Args:
        sets: the files of each document.
        context: what is the same for all.
        cache: the folder of known judgements, or None.
        jobs: how many processes there may be.
        tell: is called with how many sets are done, and how many there are.
    """
    known = Cache(cache, context) if cache else None
    found: dict[int, Judged] = {}
    if known:
        found = {index: judged for index, files in enumerate(sets) if (judged := known.get(files)) is not None}
    left = [index for index in range(len(sets)) if index not in found]
    todo = [sets[index] for index in left]
    for index, judged in zip(left, _judged(todo, context, known, jobs), strict=True):
        found[index] = judged
        if tell:
            tell(len(found), len(sets))
    return [found[index] for index in range(len(sets))]


def _judged(todo: Sequence[Files], context: Context, cache: Cache | None, jobs: int) -> Iterable[Judged]:
    if not todo:
        return ()
    # Also before processes are started: where they are forks they have what is imported here.
    alone = _judge(context, cache, forgets=len(todo) > 1)
    if jobs > 1 and len(todo) > 1 and _weight(todo, context.root) > _ENOUGH:
        return _in_processes(todo, context, cache, min(jobs, len(todo)))
    return map(alone, todo)


def _judge(context: Context, cache: Cache | None, *, forgets: bool) -> Callable[[Files], Judged]:
    """Return what judges one set and keeps the judgement; ``forgets`` says that another set follows."""
    from readme_sync.document_sets.judge import judge

    one = cache.judge if cache else partial(judge, context=context)
    if not forgets:
        return one

    known = False

    def judged(files: Files) -> Judged:
        nonlocal known
        if known:
            forget()
        known = True
        return one(files)

    return judged


def _weight(sets: Sequence[Files], root: Path) -> int:
    """Return how many bytes the files have, counted until there are enough of them."""
    weight = 0
    for files in sets:
        weight += sum(size(root, file.path) for file in files)
        if weight > _ENOUGH:
            break
    return weight


_work: Callable[[Files], Judged]  # of a process of the pool, made when it starts


def _start(context: Context, cache: Cache | None) -> None:
    global _work  # noqa: PLW0603  a process of the pool has nowhere else to keep what it was started with
    _work = _judge(context, cache, forgets=True)


def _do(files: Files) -> Judged:
    judged = _work(files)
    return judged._replace(skips=tuple(map(_portable, judged.skips)))


def _portable(skip: Skip) -> Skip:
    """Return ``skip`` with what a rule raised as words: an exception need not survive the way to another process."""
    if skip.defect is None:
        return skip
    from traceback import format_exception

    words = RuntimeError(f"{type(skip.defect).__name__}: {skip.defect}")
    words.add_note("".join(format_exception(skip.defect)))
    return skip._replace(defect=words)


def _in_processes(todo: Sequence[Files], context: Context, cache: Cache | None, jobs: int) -> Iterator[Judged]:
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(context, cache)) as pool:
        yield from pool.map(_do, todo)
