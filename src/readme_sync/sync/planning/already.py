"""Code that came new into the source and that a translation has had before it."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.sync.planning.code_blocks import code_blocks
from readme_sync.sync.planning.task import Task

REASON = "its code stands here already"
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
