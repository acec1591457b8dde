"""A code block as it is compared, and what two of them say of being one."""

from __future__ import annotations

import re

from readme_sync.align.letters import letters_shared
from readme_sync.markdown.document import CodeBlock
from readme_sync.rules.drift.rs414.drift import Difference
from readme_sync.rules.drift.rs414.lines import Line
from readme_sync.rules.drift.rs414.syntax import is_configuration, is_markup, is_prose, is_session, is_shell, language
from readme_sync.values import NamedTuple

IMPORT = re.compile(r"(?:import|from|using|use|require|#include)\b")
_UNLIKE = 0.25  # share of letter pairs
_DOTS = re.compile(r"^[ \t]*(?:(?:#|//)[ \t]*)?(?:\.{3}|…)[ \t]*$", re.MULTILINE)
_LEAST = 8  # characters of a line that is no mere bracket or keyword
_SEVERAL, _FEW = 4, 2  # telling lines of a block; of one of statements
_TIMES = 4  # as many lines has a block that shows much besides
_MOST_TEXT, _ALIKE = 600, 0.6  # characters that are compared of two blocks; share of letter pairs of one
_SHORT = 7  # characters: of less nobody can tell whether it is like the other


class Code(NamedTuple):
    """A code block as it is compared; ``alone`` are the names in quotes that its edition has and the source has not."""

    content: str
    kind: str
    lines: tuple[Line, ...]
    shown: tuple[str, ...]
    alone: frozenset[str] = frozenset()

    @property
    def runs(self) -> tuple[str, ...]:
        """What the block runs, whatever it looks like."""
        return tuple(f"{line.depth} {line.code}" for line in self.lines)


def says_nothing(block: CodeBlock, code: Code, stated: Code) -> bool:
    """Tell whether the fence of a block says nothing, and most of its lines are those of a block whose fence does."""
    if code.kind in (stated.kind, "output") or not is_session(language(block.info)):
        return False
    mine, theirs = (set(map(str.strip, one.content.splitlines())) - {""} for one in (code, stated))
    return 2 * len(mine & theirs) > max(len(mine), len(theirs))


def say_the_same(own: Code, other: Code) -> bool:
    """Tell whether two blocks have the same lines, in whichever order."""
    return own.lines != () and sorted(line.code for line in own.lines) == sorted(line.code for line in other.lines)


def told_by(line: Line) -> str:
    """Return what a line is known by: what it runs, else with what it has in quotes; "" for a bracket or a keyword."""
    return line.code if len(line.code) >= _LEAST else line.shown if len(line.shown) >= _LEAST else ""


def telling(code: Code) -> frozenset[str]:
    """Return the lines of a block that are no mere brackets or keywords."""
    return frozenset([line.code for line in code.lines if len(line.code) >= _LEAST])


def said(code: Code) -> frozenset[str]:
    """Return the words of a block, those in quotes as well."""
    return frozenset([word for line in code.lines for word in line.shown.split()])


def are_unlike(own: Code, other: Code, found: Difference) -> bool:
    """Tell whether two blocks have no line in common and none alike: no pair, but two blocks at one place."""
    lines = {line.code for line in own.lines}
    if min(map(len, found)) < _SHORT or not lines.isdisjoint(line.code for line in other.lines):
        return False
    return letters_shared(*("".join(line.split()) for line in found)) < _UNLIKE


def leaves_out(own: Code, other: Code, found: Difference) -> bool:
    """Tell whether the block that lacks a line has a line of dots that the other one lacks: it leaves lines out."""
    short, full = (own, other) if not found.own else (other, own)
    return not all(found) and _DOTS.search(short.content) is not None and not _DOTS.search(full.content)


def have_nothing_in_common(own: Code, other: Code) -> bool:
    """Tell whether two blocks of several lines share none and are not alike as wholes: each is another example.

    So is one that is many times as long as the other and has no more than half of its lines, and a translation's that
    has all of them within as many of its own. What they import says nothing: many an example begins with it.
    """
    ours, theirs = telling(own), telling(other)
    if theirs < ours and len(ours - theirs) >= max(_SEVERAL, len(theirs)):
        return True
    less, more = sorted((len(ours), len(theirs)))
    if less > 1 and more > _TIMES * less and 2 * len(ours & theirs) <= less:
        return True
    least = _FEW if _is_program(own.kind) and _is_program(other.kind) else 1 if more >= _TIMES * less else _SEVERAL
    if less < least or not all(map(IMPORT.match, ours & theirs)):
        return False
    texts = ["\n".join(line.code for line in code.lines)[:_MOST_TEXT] for code in (own, other)]
    return letters_shared(*texts) < _ALIKE


def _is_program(kind: str) -> bool:
    """Tell whether a block is one of statements: of two or three nobody writes all anew and means the same."""
    return not (is_shell(kind) or is_configuration(kind) or is_markup(kind) or is_prose(kind) or kind == "json")


def without(code: Code, shown: str) -> Code:
    """Return a block without a line, as it is written."""
    return code._replace(
        lines=tuple([line for line in code.lines if line.shown != shown]),
        shown=tuple([line for line in code.shown if line != shown]),
    )
