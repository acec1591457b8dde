"""Where two code blocks differ in what they run: lines are aligned, and a translated one stands for its counterpart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from readme_sync.align.letters import letters_shared
from readme_sync.opcodes import opcodes
from readme_sync.rules.drift.rs414.lines import Line, without_style
from readme_sync.rules.drift.rs414.pairs import Pair, is_translation, lists_sentences, pairs, with_one_text
from readme_sync.rules.messages import shorten
from readme_sync.rules.slips import agreeing, near
from readme_sync.values import NamedTuple

_WORD = re.compile(r"\w")
_SIGNS = re.compile(r"\W")
_SENTENCE = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]+){2}")
_FIRST_SIGN = re.compile(r"(?<=[=(<:,\[])\|(?!\|)")
_LAST_COMMA = re.compile(r",(?=[)\]}])")
_BEFORE_WRAPPED = re.compile(r"(?:[?:&|]|=>|\breturn)$")
_NO_BRACKETS = {ord("("): None, ord(")"): None}
_BEFORE_NEEDLESS, _AFTER_NEEDLESS = re.compile(r"(?:[\w\])]=|=>|\()$"), ("", ")", "]", ";")
_OPENING, _CLOSING = "([", ")]"
_FENCES = ("```", "~~~")
_MANY_ALIKE = 20  # lines that are one but for their quoted texts; of more the first are weighed
_TWO = 2  # lines: one may need what the other makes
_LATE, _BEFORE = 40, 20  # where two lines part so late, the message begins so much before

Hunk = tuple[list[Line], list[Line]]


class Difference(NamedTuple):
    """A line that only one side has, or that each has otherwise; ``""`` is no line."""

    own: str
    other: str

    def clipped(self) -> tuple[str, str]:
        """Return both lines for a message, long ones from shortly before the place where they part."""
        parting = _parting(self.own, self.other)
        return _clip(self.own, parting[0]), _clip(self.other, parting[1])


def difference(own: Sequence[Line], other: Sequence[Line], *, flowing: bool) -> Difference | None:
    """Return the first telling line that really differs, or None.

    What is translated does not differ, nor, in a ``flowing`` language, what is only broken into lines otherwise or
    stands in another order.
    """
    if _same(own, other, flowing):
        return _misplaced(own, other)
    hunks = [hunk for hunk in _hunks(own, other) if not _same(*hunk, flowing)]
    hunks = _without_moved([_without_rebroken(*hunk) for hunk in hunks] if flowing else hunks)
    if not any(mine or theirs for mine, theirs in hunks):
        return None if flowing else _disordered(own, other)
    found = [
        one for mine, theirs in hunks if not _same(mine, theirs, flowing) for one in _really(mine, theirs, flowing)
    ]
    if not found:
        return _misplaced(own, other)
    a, b = max(found, key=_telling)
    if a is None or b is None:
        a, b = a and _least_known(a, own, other), b and _least_known(b, other, own)
    return Difference(a.shown if a else "", b.shown if b else "")


def _least_known(line: Line, lines: Sequence[Line], others: Sequence[Line]) -> Line:
    """Return the line of ``lines`` that the other side lacks, of those that are one but for their quoted texts.

    Of several such lines (``echo "KEY=value" >> .env``) all but the texts are equal, so that the account of the lines
    may call any of them the one too many.
    """
    alike, known = ([one for one in some if one.code == line.code][:_MANY_ALIKE] for some in (lines, others))
    if len(alike) == 1 or not known or line.shown == line.code:
        return line
    return min(alike, key=lambda one: max(letters_shared(one.shown, other.shown) for other in known))


def _misplaced(own: Sequence[Line], other: Sequence[Line]) -> Difference | None:
    """Return the first line of equally many that is nested otherwise, each with what it stands below."""
    if len(own) != len(other):
        return None
    at = next((n for n, (a, b) in enumerate(zip(own, other, strict=True)) if a.depth != b.depth), None)
    return None if at is None else Difference(_path(own, at), _path(other, at))


def _path(lines: Sequence[Line], at: int) -> str:
    """Return a line behind the keys that it stands below; the first key of a list's item is a neighbour, not above."""
    found, depth = [lines[at].shown], lines[at].depth
    for line in reversed(lines[:at]):
        if line.depth < depth:
            if not line.shown.startswith("-") or line.depth < depth - 1:
                found.append(line.shown.removeprefix("- ").partition(":")[0])
            depth = line.depth
    return " > ".join(reversed(found))


def _telling(pair: Pair) -> int:
    """Rank a difference by what it tells: a fence says that a block was never closed, a bracket or comma nothing.

    A slip of a letter or digit misleads whoever copies it, more than a line that is missing.
    """
    own, other = pair
    if own is not None and other is not None and near(_SIGNS.sub("", own.code), _SIGNS.sub("", other.code)):
        return 3
    codes = [line.code for line in pair if line is not None]
    return 2 if any(code.startswith(_FENCES) for code in codes) else any(_WORD.search(code) for code in codes)


def _same(own: Sequence[Line], other: Sequence[Line], flowing: bool) -> bool:
    mine, theirs = [line.code for line in own], [line.code for line in other]
    return mine == theirs or (flowing and _flow(mine) == _flow(theirs))


def _without_rebroken(mine: Sequence[Line], theirs: Sequence[Line]) -> Hunk:
    """Return the lines of a hunk without those at its head and end that are only broken otherwise."""
    head, above = _rebroken(mine, theirs)
    mine, theirs = mine[head:], theirs[above:]
    end, below = _rebroken(mine[::-1], theirs[::-1], backwards=True)
    return list(mine[: len(mine) - end]), list(theirs[: len(theirs) - below])


def _rebroken(mine: Sequence[Line], theirs: Sequence[Line], *, backwards: bool = False) -> tuple[int, int]:
    """Return of how many lines from the first one on each side has the same text, which it breaks in its own way."""
    step = -1 if backwards else 1
    ours, others = ([line.code.replace(" ", "")[::step] for line in some] for some in (mine, theirs))
    ends = {end: n for n, end in enumerate(accumulate(map(len, others)), 1)}
    same = agreeing("".join(ours), "".join(others))
    both = [(n, ends[end]) for n, end in enumerate(accumulate(map(len, ours)), 1) if end <= same and end in ends]
    return both[-1] if both else (0, 0)


def _flow(codes: Sequence[str]) -> str:
    """Return what lines say, however they are broken: a union that is broken into lines begins with its sign."""
    text = " ".join(codes)
    if "<" in text:
        text = without_style(text)
    text = _FIRST_SIGN.sub("", text.replace(" ", ""))
    return _unwrapped(text) if "(<" in text else text


def _unwrapped(text: str) -> str:
    """Return code without the brackets in which a formatter wraps a broken element: ``x ? (<a/>) : null``."""
    return _without_brackets(
        text, lambda first, _: text[first + 1] == "<" and _BEFORE_WRAPPED.search(text, max(first - 6, 0), first)
    )


def _without_brackets(text: str, is_style: Callable[[int, int], object]) -> str:
    """Return code without the pairs of brackets of which ``is_style``, which is given their places, says so."""
    opened: list[int] = []
    dropped: set[int] = set()
    for at, sign in enumerate(text):
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened and is_style(first := opened.pop(), at):
            dropped |= {first, at}
    return "".join([sign for at, sign in enumerate(text) if at not in dropped]) if dropped else text


def _is_bracketed(a: Line, b: Line) -> bool:
    """Tell whether two lines differ in brackets alone that change nothing: ``x = (y || z)``, ``print((x += 1))``."""
    if a.code.translate(_NO_BRACKETS) != b.code.translate(_NO_BRACKETS):
        return False  # nearly always
    return _without_needless(a.code) == _without_needless(b.code)


def _without_needless(text: str) -> str:
    return _without_brackets(
        text,
        lambda first, end: (
            (_BEFORE_NEEDLESS.search(text, max(first - 2, 0), first) and text[end + 1 : end + 2] in _AFTER_NEEDLESS)
            and text[first + 1] != "{"
            and "," not in text[first:end]
        ),
    )


def _hunks(own: Sequence[Line], other: Sequence[Line]) -> Iterator[Hunk]:
    for tag, i, j, k, m in opcodes([line.code for line in own], [line.code for line in other], autojunk=True):
        if tag != "equal":
            yield list(own[i:j]), list(other[k:m])


def _without_moved(hunks: Sequence[Hunk]) -> list[Hunk]:
    """Return the hunks without the lines that the other side has at another place."""
    mine = Counter(_alone(line) for hunk in hunks for line in hunk[0])
    moved = mine & Counter(_alone(line) for hunk in hunks for line in hunk[1])
    here, there = Counter(moved), Counter(moved)
    return [(_less(a, here), _less(b, there)) for a, b in hunks]


def _alone(line: Line) -> str:
    """Return a line as it is wherever it stands: the last of several has no comma."""
    return (with_one_text(line.code) if lists_sentences(line) else line.code).removesuffix(",")


def _less(lines: Sequence[Line], moved: Counter[str]) -> list[Line]:
    kept = []
    for line in lines:
        if moved[_alone(line)] > 0:
            moved[_alone(line)] -= 1
        else:
            kept.append(line)
    return kept


def _disordered(own: Sequence[Line], other: Sequence[Line]) -> Difference | None:
    """Return the first line that stands elsewhere, None of a list of ways to call one program: any comes first."""
    called = {line.code.partition(" ")[0] for line in own}
    if len(called) == 1 and "cd" not in called and len(own) > _TWO:
        return None
    a, b = next((a, b) for a, b in zip(own, other, strict=True) if a.code != b.code)
    return Difference(a.shown, b.shown)


def _really(mine: Sequence[Line], theirs: Sequence[Line], flowing: bool) -> Iterator[Pair]:
    """Yield the changed lines of a hunk; lines without a counterpart on both sides stand for each other."""
    if flowing and len(mine) != len(theirs):
        mine, theirs = _in_one(mine), _in_one(theirs)
    found = pairs(mine, theirs)
    translated = any(line.local for line in (*mine, *theirs))
    only_mine = [a for a, b in found if a and b is None and not _text(a, translated)]
    only_theirs = [b for a, b in found if b and a is None and not _text(b, translated)]
    yield from ((a, b) for a, b in found if a and b and not _is_one(a, b))
    if only_mine or only_theirs:
        yield _first(only_mine), _first(only_theirs)


def _is_one(a: Line, b: Line) -> bool:
    return is_translation(a, b) or _is_left_out(a, b) or _is_bracketed(a, b)


def _is_left_out(a: Line, b: Line) -> bool:
    """Tell whether one of two lines says "..." for a part of the other: ``if ... {``."""
    for short, long in ((a.shown, b.shown), (b.shown, a.shown)):
        before, dots, after = (" ".join(part.split()) for part in short.partition(" ... "))
        line = " ".join(long.split())
        is_part = dots and _WORD.search(before) and len(line) > len(before) + len(after)
        if is_part and line.startswith(f"{before} ") and line.endswith(f" {after}"):
            return True
    return False


def _in_one(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, a call that is broken over several as one."""
    found: list[Line] = []
    depth = 0
    for line in lines:
        if depth > 0:
            last = found.pop()
            code, shown = _LAST_COMMA.sub("", last.code + line.code), f"{last.shown} {line.shown}"
            line = last._replace(code=code, shown=shown, local=last.local or line.local)  # noqa: PLW2901
        found.append(line)
        depth = sum(map(line.code.count, _OPENING)) - sum(map(line.code.count, _CLOSING))
    return found


def _first(lines: Sequence[Line]) -> Line | None:
    """Return the line that tells most: a fence, else the first with a word in it."""
    fence = next((line for line in lines if line.code.startswith(_FENCES)), None)
    return fence or next((line for line in lines if _WORD.search(line.code)), lines[0] if lines else None)


def _text(line: Line, among_translated: bool) -> bool:
    """Say whether a line without a counterpart may be a sentence's: two lines in one language, one in another."""
    return line.local or (among_translated and _SENTENCE.search(line.code) is not None)


def _parting(own: str, other: str) -> tuple[int, int]:
    """Return where two lines part, white space aside where they differ in more than that."""
    if "".join(own.split()) == "".join(other.split()):
        at = next((n for n, (a, b) in enumerate(zip(own, other, strict=False)) if a != b), 0)
        return at, at
    ours = [i for i, sign in enumerate(own) if not sign.isspace()]
    theirs = [i for i, sign in enumerate(other) if not sign.isspace()]
    unlike = (n for n, (i, k) in enumerate(zip(ours, theirs, strict=False)) if own[i] != other[k])
    at = next(unlike, min(len(ours), len(theirs)))
    return (ours[at] if at < len(ours) else len(own)), (theirs[at] if at < len(theirs) else len(other))


def _clip(line: str, parting: int) -> str:
    if not line:
        return ""
    return f'"…{shorten(line[parting - _BEFORE :])}"' if parting > _LATE else f'"{shorten(line)}"'
