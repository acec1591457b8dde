"""Code that came new into the source and that a translation has had before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.sync.planning.task import Task

REASON = "its code stands here already"
_TELLING = 12  # letters of a line of code that is told from others by them


def has_code_of(task: Task, run: Sequence[int]) -> bool:
    """Tell whether the translation has all telling lines of a block of code of a run, and the source had none.

    What has come into it since the base is known line by line, and is not in the run.
    """
    blocks = [telling for telling in _blocks(task, run) if telling]
    if not blocks:
        return False
    there, here = ({line.text.strip() for line in lines if line.kind == "code"} for lines in (task.old, task.lines))
    return any(telling <= here - there for telling in blocks)


def _blocks(task: Task, run: Sequence[int]) -> Iterator[set[str]]:
    """Yield the telling lines of each block of code of a run, all lines of which are new."""
    block: list[int] = []
    for new in (*run, -1):
        if block and (new != block[-1] + 1 or task.new[new].kind != "code"):
            if task.pairs.moved.keys().isdisjoint(block):
                yield {text for n in block if len(text := task.new[n].text.strip()) >= _TELLING}
            block = []
        if new >= 0 and task.new[new].kind == "code":
            block.append(new)
