"""One edition at two times: which lines stayed, changed, moved, came and went."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from functools import lru_cache

from readme_sync.align.evidence import name_likeness
from readme_sync.opcodes import opcodes, ratio
from readme_sync.rising import in_order as run_in_order
from readme_sync.sync.lines import Line
from readme_sync.sync.tokens import is_spelt_alike
from readme_sync.values import NamedTuple

_ENOUGH = 0.42  # two lines so alike are one that changed
_CLOSE = 0.6  # names so alike may be one name
_SURELY = 0.75  # and so alike also when it stands elsewhere
_SOME_WORDS = 4  # a text of as many is told from others
_COMMAND = 0.7  # of the pairs of letters of two lines of code that are one
_HELD = 0.8  # of the words of a text that another one has as well
_MOST = 0.6  # of the words of a text that has gone into another
_LARGEST = 40_000  # pairs that are compared in one place; beyond, what is not equal counts as new
_WORD = re.compile(r"https?://[^\s)>|\"']+|[A-Za-z][\w.\-]{2,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0400-\u04ff]")
_ADDRESS = re.compile(r"(?<=\]\()[^()\s]+|https?://[^\s)>|\"']+|(?<=(?:href|.src)=\")[^\"]+")
_DIGITS = re.compile(r"\d+")
_FORMS = frozenset(("text", "item", "heading"))
_LEAD = re.compile(r"\s*(?:(?:#{1,6}|[-*+]|\d+[.)])\s+)*")
_TEXTS = ("text", "item", "html", "contents")
_LABEL = re.compile(r"\s*\[\^([^\]]+)\]:")
_NAMED = {
    "definition": re.compile(r"\s*\[(?P<name>[^\[\]]+)\]:"),
    "setting": re.compile(r"(?P<name>\s*[\w-]+):(?!\S)"),
}


class Pairs(NamedTuple):
    """What became of the lines, by their indices. ``stayed``, ``changed`` and ``moved`` lead from new to old ones."""

    stayed: dict[int, int]
    changed: dict[int, int]
    moved: dict[int, int]
    added: tuple[int, ...]
    removed: tuple[int, ...]

    def old(self, new: int) -> int | None:
        """Return the line that ``new`` was, if it was there."""
        for found in (self.stayed, self.changed, self.moved):
            if new in found:
                return found[new]
        return None


def pair(old: Sequence[Line], new: Sequence[Line]) -> Pairs:
    """Return what became of the lines ``old`` in ``new``."""
    stayed: dict[int, int] = {}
    changed: dict[int, int] = {}
    gone: list[int] = []
    came: list[int] = []
    kept = _kept_keys(old, new)
    for equal, i1, i2, j1, j2 in _joined(_runs(old, new), old):
        if equal:
            stayed.update(zip(range(j1, j2), range(i1, i2), strict=True))
            continue
        matched = _best(old[i1:i2], new[j1:j2], kept)
        for i, j in matched:
            (stayed if old[i1 + i].text == new[j1 + j].text else changed)[j1 + j] = i1 + i
        lefts, rights = {i for i, _ in matched}, {j for _, j in matched}
        gone += [i for i in range(i1, i2) if i - i1 not in lefts]
        came += [j for j in range(j1, j2) if j - j1 not in rights]
    moved = _moved(old, new, gone, came, kept)
    taken = set(moved.values())
    return Pairs(
        stayed,
        changed,
        moved,
        tuple(j for j in came if j not in moved),
        tuple(i for i in gone if i not in taken),
    )


Run = tuple[bool, int, int, int, int]  # whether it is equal, from where to where in the old and in the new lines


def _runs(old: Sequence[Line], new: Sequence[Line]) -> list[Run]:
    """Return the runs of equal and of other lines; what both begin and end with is not compared line by line."""
    a, b = [line.text for line in old], [line.text for line in new]
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    runs = [(True, 0, head, 0, head)]
    i, j = head, head
    for end_i, end_j in (*_stays(old, new, head, tail), (len(a) - tail, len(b) - tail)):
        found = opcodes(a[i:end_i], b[j:end_j])
        runs += [(tag == "equal", i1 + i, i2 + i, j1 + j, j2 + j) for tag, i1, i2, j1, j2 in found]
        i, j = end_i, end_j
    runs.append((True, len(a) - tail, len(a), len(b) - tail, len(b)))
    return _touching(runs)


def _stays(old: Sequence[Line], new: Sequence[Line], head: int, tail: int) -> list[tuple[int, int]]:
    """Return the headings between ``head`` and ``tail`` that stand once in both, in one order: nothing crosses them.

    Code that two sections have alike, of which one has changed, would be taken for the other's.
    """
    places = []
    for lines in (old, new):
        counts = Counter(line.text for line in lines if line.kind == "heading")
        places.append(
            {
                lines[n].text: n
                for n in range(head, len(lines) - tail)
                if lines[n].kind == "heading" and counts[lines[n].text] == 1
            }
        )
    return run_in_order((at, places[1][text]) for text, at in places[0].items() if text in places[1])


def _touching(runs: Sequence[Run]) -> list[Run]:
    """Return ``runs`` with those of one sort that touch as one."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1][0] == run[0] and run[1:] != (0, 0, 0, 0):
            found[-1] = (run[0], found[-1][1], run[2], found[-1][3], run[4])
        else:
            found.append(run)
    return found


def _joined(runs: Sequence[Run], old: Sequence[Line]) -> list[Run]:
    """Return ``runs`` without the equal ones of empty lines between others: that an empty line stays tells nothing."""
    found: list[Run] = []
    for at, (equal, i1, i2, j1, j2) in enumerate(runs):
        is_empty = all(line.kind == "blank" for line in old[i1:i2])
        between = equal and is_empty and 0 < at < len(runs) - 1 and i1 < i2 and not runs[at + 1][0]
        if found and not found[-1][0] and (not equal or between):
            _, h1, _, g1, _ = found[-1]
            if (i2 - h1) * (j2 - g1) <= _LARGEST:
                found[-1] = (False, h1, i2, g1, j2)
                continue
        found.append((equal, i1, i2, j1, j2))
    return found


def _kept_keys(old: Sequence[Line], new: Sequence[Line]) -> Set[str]:
    """Return what a single row is known by, then and now: it is the same row, whatever else has its words."""
    counts = [Counter(key for line in lines if line.kind == "row" for key in _keys(line)) for lines in (old, new)]
    return {one for one, count in counts[0].items() if count == 1 == counts[1][one]}


def _keys(row: Line) -> frozenset[str]:
    """Return what a row is known by: its name, and where it leads."""
    return _keys_of(row.text, name(row))


@lru_cache(maxsize=8192)
def _keys_of(text: str, called: str) -> frozenset[str]:
    return frozenset((*_ADDRESS.findall(text), called)) - {""}


def _best(old: Sequence[Line], new: Sequence[Line], kept: Set[str]) -> list[tuple[int, int]]:
    """Return the pairing in order, of a few lines with a few, that is most alike altogether."""
    if not old or not new or len(old) * len(new) > _LARGEST:
        return []
    alike = [[_likeness(a, b, kept) for b in new] for a in old]
    return in_order(alike, _ENOUGH)


def in_order(alike: Sequence[Sequence[float]], enough: float) -> list[tuple[int, int]]:
    """Return the pairs (i, j), both rising, with the highest sum of ``alike[i][j]``, none of them below ``enough``."""
    n, m = len(alike), len(alike[0]) if alike else 0
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            both = best[i + 1][j + 1] + alike[i][j] if alike[i][j] >= enough else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    found = []
    i = j = 0
    while i < n and j < m:
        if alike[i][j] >= enough and abs(best[i][j] - best[i + 1][j + 1] - alike[i][j]) < 1e-9:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _likeness(a: Line, b: Line, kept: Set[str]) -> float:
    if a.kind != "row" or b.kind != "row" or kept.isdisjoint(_keys(a) | _keys(b)):
        return likeness(a, b)
    return 0.0 if kept.isdisjoint(_keys(a) & _keys(b)) else max(likeness(a, b), _ENOUGH)


def likeness(a: Line, b: Line) -> float:
    """Return how much two lines look like one line at two times, from 0 to 2."""
    if a.kind != b.kind:
        return 1.0 + _common(a.text, b.text) if _is_one_row(a, b) or _is_one_text(a, b) else 0.0
    if a.kind == "blank":
        return _ENOUGH  # any two are alike: a text that changed is found across them
    if a.text == b.text:
        return 2.0
    if a.kind in ("delimiter", "anchor"):
        return 0.9 if a.kind == "delimiter" else 0.8
    common = _common(a.text, b.text)
    if (own := named(a)) is not None:
        return 1.0 + common if own == named(b) else 0.0
    if a.kind in ("row", "header"):
        one, other = name(a), name(b)
        if one and one == other:
            return 1.0 + common
        close = ratio(one, other) if one and other else 0.0
        if _is_another(a, b):
            return 0.0
        return common + (0.4 * close if close > _CLOSE else 0.0)
    if common < _ENOUGH and a.kind in _TEXTS and (_is_one(a.text, b.text) or _leads_alike(a, b)):
        return _ENOUGH
    if common < _ENOUGH and a.kind in (*_TEXTS, "heading") and is_spelt_alike(a.text, b.text):
        return _ENOUGH
    if common < _ENOUGH and a.kind == "code" and _is_one_command(a.text.strip(), b.text.strip()):
        return _ENOUGH
    if a.kind == "footnote":
        return common * 0.6 + 0.45 if label(a) is not None and label(a) == label(b) else common
    return common + (0.2 if a.kind in ("heading", "contents", "item") else 0.0)


def _is_another(a: Line, b: Line) -> bool:
    """Tell whether two rows have other names and lead elsewhere: what else they say alike is chance.

    What stands in brackets behind a name is no part of it: sizes are the same for many.
    """
    ones, others = (set(_ADDRESS.findall(line.cells[0].raw)) if line.cells else set() for line in (a, b))
    if not ones or not others or not ones.isdisjoint(others):
        return False
    return ratio(name(a).partition("(")[0], name(b).partition("(")[0]) <= _CLOSE


def _is_one_text(a: Line, b: Line) -> bool:
    """Tell whether two lines are one text that is in a list at one time, and at the other a paragraph or a heading."""
    if not {a.kind, b.kind} <= _FORMS or len(_words(a.text)) < 2:
        return False
    one, other = (" ".join(_LEAD.sub("", line.text, count=1).split()) for line in (a, b))
    return one == other


def _is_one_row(a: Line, b: Line) -> bool:
    """Tell whether one of two lines is a row, and the other the same row, cut off its table."""
    row, cut = (a, b) if a.cells else (b, a)
    if row.kind != "row" or cut.kind != "text" or not row.cells[0].raw:
        return False
    return cut.text.lstrip().startswith("|") and cut.text.lstrip()[1:].partition("|")[0].strip() == row.cells[0].raw


def name(line: Line) -> str:
    """Return what a row's first cell says, in lower case."""
    return line.cells[0].inline.plain.strip().lower() if line.cells else ""


def label(line: Line) -> str | None:
    """Return the label of the footnote that begins on a line."""
    match = _LABEL.match(line.text)
    return match[1] if match else None


def named(line: Line) -> str | None:
    """Return the name that a definition or a setting gives its value."""
    pattern = _NAMED.get(line.kind)
    match = pattern.match(line.text) if pattern is not None else None
    return match["name"].rstrip() if match else None


def _is_one(a: str, b: str) -> bool:
    """Tell whether two texts are one with other addresses or numbers.

    Or one is the other without its beginning or its end, or nearly so: the later one, ``b``, has nearly all words of
    the other, and a sentence has come behind them, or it has no word but words of the other.
    """
    bare = _ADDRESS.sub("", a)
    if bare != a and bare == _ADDRESS.sub("", b):
        return True
    if len(_words(a)) > 1 and _DIGITS.sub("", a) == _DIGITS.sub("", b):
        return True
    short, long = sorted((" ".join(text.split()) for text in (a, b)), key=len)
    if len(_words(short)) >= _SOME_WORDS and (long.startswith(short) or long.endswith(short)):
        return True
    words, left = _words(a), _words(b)
    if len(left) >= _SOME_WORDS and left <= words:
        return True
    return len(words) > _SOME_WORDS and len(words & left) >= _HELD * len(words)


def _leads_alike(a: Line, b: Line) -> bool:
    """Tell whether two texts lead to the same pages; what a picture in HTML is called is translated anew."""
    return a.kind != "html" and _addresses(a.text) == _addresses(b.text) != frozenset()


def _is_one_command(a: str, b: str) -> bool:
    """Tell whether two lines of code are one that goes on, or a few letters of which have changed."""
    short, long = sorted((a, b), key=len)
    return len(short) > _SOME_WORDS and 2 * len(short) > len(long) and name_likeness(short, long) >= _COMMAND


def has_gone_into(line: Line, was: Line, now: Line) -> bool:
    """Tell whether most words of a ``line`` that went are in the text ``now``, and were not in what that ``was``.

    Or all its addresses.
    """
    addresses, *others = (_addresses(one.text) for one in (line, was, now))
    if addresses and addresses <= others[1] and addresses.isdisjoint(others[0]):
        return True
    words = _words(line.text)
    before, after = (len(words & _words(text.text)) for text in (was, now))
    return len(words) >= _SOME_WORDS and before < _MOST * len(words) <= after


@lru_cache(maxsize=4096)
def _addresses(text: str) -> frozenset[str]:
    return frozenset(one.rstrip(".,;:") for one in _ADDRESS.findall(text))


def _common(a: str, b: str) -> float:
    one, other = _words(a), _words(b)
    every = len(one | other)
    return len(one & other) / every if every else 0.0


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _moved(
    old: Sequence[Line], new: Sequence[Line], gone: Sequence[int], came: Sequence[int], kept: Set[str]
) -> dict[int, int]:
    """Pair what went with what came: the same text elsewhere, or a row or footnote that is alike beyond doubt."""
    moved = _alike_elsewhere(old, new, gone, came)
    taken = set(moved.values())
    rest = [i for i in gone if i not in taken and old[i].kind in ("row", "footnote")]
    free = [j for j in came if j not in moved]
    if len(rest) * len(free) <= _LARGEST:
        alike = ((_likeness(old[i], new[j], kept), i, j) for i in rest for j in free)
        scored = sorted(alike, key=lambda t: (-t[0], t[1:]))
        for score, i, j in scored:
            if score >= _SURELY and i not in taken and j not in moved:
                moved[j] = i
                taken.add(i)
    return moved


def _alike_elsewhere(
    old: Sequence[Line], new: Sequence[Line], gone: Sequence[int], came: Sequence[int]
) -> dict[int, int]:
    """Pair lines of the same text; of those that stand there several times, first the neighbours of what has moved."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for i in gone:
        if old[i].kind not in ("blank", "delimiter"):
            by_text[old[i].text].append(i)
    counts = Counter(new[j].text for j in came)
    moved = {
        j: by_text[new[j].text].pop() for j in came if len(by_text.get(new[j].text, ())) == 1 == counts[new[j].text]
    }
    open_ = [j for j in came if j not in moved and by_text.get(new[j].text)]
    for run, step in ((open_, 1), (open_[::-1], -1)):
        for j in run:
            beside = moved.get(j - step, -2) + step
            if j not in moved and beside in by_text[new[j].text]:
                by_text[new[j].text].remove(beside)
                moved[j] = beside
    for j in open_:
        if j not in moved and by_text[new[j].text]:
            moved[j] = by_text[new[j].text].pop(0)
    return moved
