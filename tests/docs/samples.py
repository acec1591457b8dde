"""The code blocks of our own pages, and a scratch repository in which their commands run.

A block ``console`` holds ``$ command`` lines, each followed by what it prints: standard output, or that and what it
says on standard error. A line ``...`` stands for any lines. The commands of a page run one after the other in a copy
of ``docs/example``. What happens between them is said in comments that a reader of the page does not see:

    <!-- scratch: replace PATH => OLD => NEW -->  somebody changes a file
    <!-- scratch: commit -->                       everything is committed
    <!-- scratch: write PATH => TEXT -->           somebody writes a file
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from readme_sync.markdown.parse import parse
from readme_sync.sources import Source
from tests.use.repository import Repository

_STEP = re.compile(r"scratch: (\w+)\s*(.*)", re.DOTALL)


class Block(NamedTuple):
    """A fenced block, or a step of the scratch repository (its ``info`` is ``scratch``)."""

    info: str
    content: str
    line: int


def blocks(path: str, text: str) -> list[Block]:
    """Return the blocks and steps of a page, in order."""
    document = parse(Source(path, text))
    found = [(block.span.start, block.info.split(" ")[0], block.content) for block in document.code_blocks]
    found += [
        (one.span.start, "scratch", one.text.strip()) for one in document.comments if _STEP.match(one.text.strip())
    ]
    return [Block(info, content, document.lines.line(start)) for start, info, content in sorted(found)]


def commands(block: Block) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of a console block with the lines that it prints."""
    command, printed = "", list[str]()
    for line in block.content.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, printed
            command, printed = line[2:], []
        else:
            printed.append(line)
    yield command, printed


class Scratch:
    """A git repository that holds a copy of the example, ``folder`` levels down."""

    def __init__(self, root: Path, example: Path, folder: str = ".") -> None:
        shutil.copytree(example, root / folder, dirs_exist_ok=True)
        self.repository = Repository(root)
        self.repository.commit()

    def step(self, words: str) -> None:
        """Do what a comment of the page says."""
        found = _STEP.match(words)
        assert found is not None
        parts = [part.strip().replace("\\n", "\n") for part in found[2].split("=>")]
        match found[1]:
            case "replace":
                self.repository.replace(parts[0], parts[1], parts[2])
            case "write":
                self.repository.write({parts[0]: parts[1]})
            case "commit":
                self.repository.commit()
            case other:
                raise AssertionError(f"there is no step {other}")

    def run(self, command: str) -> tuple[list[str], list[str]]:
        """Return what a command prints: standard output, and standard error."""
        program, *arguments = shlex.split(command.removeprefix(".venv/bin/"))
        if program == "git":
            return self.repository.git(*arguments).splitlines(), []
        if (program, *arguments[:2]) == ("python", "-m", "readme_sync"):
            arguments = arguments[2:]
        else:
            assert program == "readme-sync", f"a console block may call readme-sync and git, not {program}"
        said = self.repository.run(*arguments)
        assert said.code in {0, 1}, said.err
        return said.out.splitlines(), said.err.splitlines()


def fits(sample: list[str], printed: list[str]) -> bool:
    """Tell whether ``printed`` is what ``sample`` shows, where ``...`` stands for any lines."""
    pattern = "".join(r"(?:.*\n)*" if line.strip() == "..." else re.escape(line) + r"\n" for line in sample)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None
