"""Which line of a code block stands for which in another edition: the account that finds the fewest differences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from readme_sync.language.scripts import has_own_letters
from readme_sync.language.tags import named_language
from readme_sync.rules.drift.rs414.lines import Line, says
from readme_sync.rules.placeholders import stand_for_the_same
from readme_sync.rules.slips import near

_WORDS = re.compile(r"\w+")
# A variable, and the call that gives it: "x = f(", R's "x <- f(".
_GIVEN = re.compile(r"(?:(?:const|let|var|auto|val) )?(\w+) ?(?:=|<-) ?([\w.]+\(.*)")
_NAMES = re.compile(r"([\w-]+)")
_PARTS = re.compile(r"[_-]")
# "my-app", "your_key": each reader has another; "xxx" says nothing.
_OWN_NAME = re.compile(r"my[-_]|your|x{3,}\Z", re.IGNORECASE)
# What an example is called that is of nothing, in English, and elsewhere.
_NOTHING, _NOTHING_HERE = frozenset("foo bar baz qux".split()), frozenset("hoge fuga piyo toto titi tata tutu".split())
_TEXTS = re.compile(r'([\[{])""(?:,"")*,?(?=[\]}])')  # a list of nothing but texts
_SENTENCE = re.compile(r"[\"'][^\W\d_]++ [^\W\d_]++ [^\W\d_]")
_MEDIA = frozenset("png jpg jpeg gif webp bmp svg mp4 mkv mov avi webm mp3 wav ogg flac pdf docx xlsx pptx csv".split())
_REGION = re.compile(r"(?<=[a-z])[A-Z]{2}\Z")
_OFTEN = 3  # a name is given, and used twice
_WORD = 5  # letters and signs: of shorter ones another may be meant
_LARGEST = 4_000  # pairs of lines that are weighed; in a larger difference lines pair by place

_TRANSLATED, _UNLIKE = 0.2, 0.3  # two lines that may be one in two languages, and what is added where no word is shared
_CHANGED, _ANOTHER = 0.8, 2.1  # a line that was changed; two that share too little for that
_LESS = 0.1  # of two lines that may have been changed into one the more like it is
_ALONE, _ALONE_TRANSLATED = 1.0, 0.6  # a line without a counterpart

Pair = tuple[Line | None, Line | None]
Costs = Sequence[Sequence[float]]


def pairs(mine: Sequence[Line], theirs: Sequence[Line]) -> list[Pair]:
    """Return each line with its counterpart, or with None, in order."""
    mine = _renamed(mine, theirs)
    if not mine or not theirs or len(mine) * len(theirs) > _LARGEST:
        return list(zip_longest(mine, theirs))
    costs = _costs(mine, theirs)
    found: list[Pair] = []
    i = k = 0
    while i < len(mine) or k < len(theirs):
        _, down, right = min(_steps(mine, theirs, i, k, costs))
        found.append((mine[i] if down else None, theirs[k] if right else None))
        i, k = i + down, k + right
    return found


def _renamed(mine: Sequence[Line], theirs: Sequence[Line]) -> Sequence[Line]:
    """Return our lines with the others' names for what calls give: a translator may call a variable otherwise."""
    ours, others = ([found for line in some if (found := _GIVEN.match(line.code))] for some in (mine, theirs))
    if len(ours) != len(others):
        return mine
    names: dict[str, str] = {}
    for own, other in zip(ours, others, strict=True):
        if own[1] == other[1] or _with_names(own[2], names) != other[2]:
            continue
        if not near(own[1], other[1]) or _is_called_so(own[1], other[1], mine, theirs):
            names[own[1]] = other[1]
    if not names or not set(names).isdisjoint(other[1] for other in others):
        return mine
    return [line._replace(code=_with_names(line.code, names)) for line in mine]


def _is_called_so(name: str, other: str, mine: Sequence[Line], theirs: Sequence[Line]) -> bool:
    """Say whether each side calls a thing by its own name only, several times: one that is no slip of the fingers."""
    ours, others = (Counter(word for line in some for word in _WORDS.findall(line.code)) for some in (mine, theirs))
    return min(ours[name], others[other]) >= _OFTEN and not (ours[other] or others[name])


def _with_names(code: str, names: Mapping[str, str]) -> str:
    return _WORDS.sub(lambda found: names.get(found[0], found[0]), code) if names else code


def is_translation(a: Line, b: Line) -> bool:
    """Say whether two lines may differ by language alone: one is translated, or they name a reader's own things."""
    if _is_for_readers(a, b) or stand_for_the_same(a.code, b.code) or stand_for_the_same(b.code, a.code):
        return True
    if " --" in a.code and _has_options_elsewhere(a.code, b.code):
        return True
    mine, theirs = _NAMES.split(_without_tongue(a)), _NAMES.split(_without_tongue(b))
    return len(mine) == len(theirs) and all(
        x == y
        or (n % 2 == 1 and (_is_example(mine, n) or _is_example(theirs, n) or _by_tongue(x, y, a, b)))
        or (x in _NOTHING_HERE and y in _NOTHING)
        or (n % 2 == 1 and _name_languages(x, y))
        for n, (x, y) in enumerate(zip(mine, theirs, strict=True))
    )


def _is_for_readers(a: Line, b: Line) -> bool:
    """Say whether one of two lines is for its own readers: what both of them say is no reason for a difference."""
    return any(
        line.local and (not line.own or any(word not in other.shown for word in line.own))
        for line, other in ((a, b), (b, a))
    ) and not _is_mistyped_beside(a, b)


def _is_mistyped_beside(a: Line, b: Line) -> bool:
    """Say whether a word beside those in the letters of one language is a slip away from what the other line has.

    ``-e API_KEY=xxx -e CODE=ваш-пароль`` keeps the words in Latin letters.
    """
    if not any(has_own_letters(line.tongue) for line in (a, b) if line.own):
        return False
    mine, theirs = ({word for word in line.shown.replace('"', "'").split() if word.isascii()} for line in (a, b))
    own, others = ([word for word in some if len(word) >= _WORD] for some in (mine - theirs, theirs - mine))
    return len(own) * len(others) <= _LARGEST and any(
        near(x, y) and not is_translation(a._replace(code=x, local=False), b._replace(code=y, local=False))
        for x in own
        for y in others
    )


def lists_sentences(line: Line) -> bool:
    """Say whether a line has a list of texts that people would say."""
    return '"",""' in line.code and (not line.shown.isascii() or _SENTENCE.search(line.shown) is not None)


def with_one_text(code: str) -> str:
    """Return a line with one text in each list that has nothing but texts."""
    return _TEXTS.sub(r'\1""', code)


def _without_tongue(line: Line) -> str:
    """Return the code of a line without the language at the end of a quoted path: ``from "loom/ar"``."""
    code = line.code
    for mark in ('"', "'"):
        code = code.replace(f"/{line.tongue}{mark}", mark)
    return code


def _has_options_elsewhere(own: str, other: str) -> bool:
    """Say whether two commands differ only in where their long options stand, each with its value."""
    mine, theirs = own.split(" "), other.split(" ")
    if sorted(mine) != sorted(theirs):
        return False
    return _short(mine) == _short(theirs) or _with_values(mine) == _with_values(theirs)


def _short(words: Sequence[str]) -> list[str]:
    return [word for word in words if not word.startswith("--")]


def _with_values(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the long options of a command with the word behind each, sorted, and what is left."""
    options = [n for n, word in enumerate(words) if word.startswith("--")]
    values = {n + 1 for n in options} - set(options)
    left = [word for n, word in enumerate(words) if n not in values and n not in options]
    return sorted(" ".join(words[n : n + 2 if n + 1 in values else n + 1]) for n in options), left


def _is_example(names: Sequence[str], n: int) -> bool:
    """Say whether a reader puts their own name in place of that at ``n``: ``my-app``, ``--name rain``, ``rain.png``."""
    is_file = names[n + 1] == "." and n + 2 < len(names) and names[n + 2] in _MEDIA
    return is_file or _OWN_NAME.match(names[n]) is not None or (n > 1 and names[n - 2] == "--name")


def _by_tongue(name: str, other: str, a: Line, b: Line) -> bool:
    """Say whether two names differ where one says its edition's language (``BASE_CN_URL`` in a Chinese one)."""
    if _is_named_after(name, other, a.tongue) or _is_named_after(other, name, b.tongue):
        return True
    mine, theirs = _PARTS.split(name), _PARTS.split(other)
    if [part for part in mine if not says(part, a.tongue)] == [part for part in theirs if not says(part, b.tongue)]:
        return len(mine) > 1 or len(theirs) > 1  # README and README-de
    return len(mine) == len(theirs) and all(
        x == y or says(x, a.tongue) or says(y, b.tongue) for x, y in zip(mine, theirs, strict=True)
    )


def _is_named_after(name: str, other: str, tongue: str) -> bool:
    """Say whether a name is another one but for the language at its head or end: ``arToEn`` and ``koToEn``."""
    at_head = name[2:] == other[2:] != "" and name[2].isupper() and says(name[:2], tongue)
    return at_head or (name[:-2] == other[:-2] != "" and name[-2:].istitle() and says(name[-2:].lower(), tongue))


def _name_languages(name: str, other: str) -> bool:
    """Say whether two words name languages, with a region or without one: an example shows what its readers know."""
    return all(named_language(_REGION.sub("", word)) for word in (name, other))


def _costs(mine: Sequence[Line], theirs: Sequence[Line]) -> Costs:
    """Return what the cheapest account of the lines from i and k on costs."""
    costs = [[0.0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for i in range(len(mine), -1, -1):
        for k in range(len(theirs), -1, -1):
            costs[i][k] = min((cost for cost, _, _ in _steps(mine, theirs, i, k, costs)), default=0.0)
    return costs


def _steps(
    mine: Sequence[Line], theirs: Sequence[Line], i: int, k: int, costs: Costs
) -> Iterator[tuple[float, int, int]]:
    if i < len(mine) and k < len(theirs):
        yield _cost(mine[i], theirs[k]) + costs[i + 1][k + 1], 1, 1
    if i < len(mine):
        yield _alone(mine[i]) + costs[i + 1][k], 1, 0
    if k < len(theirs):
        yield _alone(theirs[k]) + costs[i][k + 1], 0, 1


def _alone(line: Line) -> float:
    return _ALONE_TRANSLATED if line.local else _ALONE


def _cost(a: Line, b: Line) -> float:
    if a.code == b.code:
        return 0.0
    words, others = set(_WORDS.findall(a.code)), set(_WORDS.findall(b.code))
    likeness = 2 * len(words & others) / max(len(words) + len(others), 1)
    if is_translation(a, b):
        return _TRANSLATED + _UNLIKE * (1 - likeness)
    if likeness < 0.5:
        return _ANOTHER
    # A command that was broken into lines has as much of each: it is the one that begins alike.
    return _CHANGED + _LESS * (1 - likeness) + _LESS * (a.code.partition(" ")[0] != b.code.partition(" ")[0])
