"""Lines of code with one letter wrong, wherever it stands: in a quoted text, in plain text, beside a time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from readme_sync.align.mistyped import wrong_letters
from readme_sync.language.lookalikes import false_letters
from readme_sync.rules.slips import agreeing
from readme_sync.rules.typography import is_retyped

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LETTERS = re.compile(r"[A-Za-z]+")
# "my-app" is "mi-app" in another language, and "example.com" is "exemple.com"; "someresources" is no reader's.
_READERS_OWN = re.compile(
    r"[Ee]xample(?![a-z])|[Mm]y[-_]?|MY_?|(?:[Yy]our|[Ss]ome|[Aa]ny)(?![a-z])|(?:YOUR|SOME|ANY)(?![A-Z])"
)
_SHORTEST = 5  # letters of a word: "en", "es", "CN" and "TW" are languages
_SHORT_WORD = 3  # letters
_OTHERS = 2  # names of the line that are the same: "Europe" alone is "Europa" in another language
# An address, a host with its port, a package with its version, an option with a number. Each begins where its first
# sign does not go on: else a long run of it would be read again from each of its signs.
_HARD = re.compile(
    r"(?<![a-z])[a-z]++://[^\s\"'<>()]+|(?:localhost|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}):\d+"
    r"|(?<![\w.-])[\w.-]++(?:==|@)v?\d[\w.]*|(?<![\w-])--[a-z][\w-]*+[= ]\d[\d.]*",
    re.ASCII,
)
_BLOCK = 4  # lines that are the same but for one word and its number
_DIGITS = re.compile(r"\d+")
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SEVERAL_LETTERS = re.compile(r"[A-Za-z]{3,}")
_OF_A_TIME = (":", "/", "-", ".", ",")  # a time, a day or a part of one, a measured number
_UNIT_OF_TIME = re.compile(r" ?(?:[mnu]?s|sec|min|hours?|days?|%)\b")
_QUOTED = re.compile(r"[\"']([^\"'\n]*)[\"']")
_GREETING = re.compile(r"[\"'][A-Z][a-z]+[.!?][\"']")  # said by a person: "Hello!" is "Hallo!" elsewhere
_DIGEST = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{20,}", re.ASCII)
_ONE_WORD = re.compile(r"(?=\D*\d)[A-Za-z0-9][\w.,:/@+=&?%-]*", re.ASCII)
_TELEPHONE = re.compile(r"\+?\d{1,4}(?:[ .-]?\d{2,4}){1,3}(?<=\d{4})", re.ASCII)  # each country has its own
_TOKEN, _JOINED = re.compile(r"[^\s\"'`,;<>()\[\]{}]+"), re.compile(r"\w[/._@:=-]\w")
_ANYBODYS = re.compile(r"path/to|example|your|(?:my|some|any)[-_]|[xX]{3}")
_SPELT = ({"s", "z"}, {"c", "k"}, {"i", "y"})  # in which spellings of one word differ


def mistyped_lines(own: Sequence[str], other: Sequence[str], *, commands: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the lines of two blocks of equally many that differ in a single letter inside of a word.

    A line of one word or two may say it in another language, but where all the other lines are kept as they are, and
    where one of both blocks has nothing but ``commands``.
    """
    if len(own) == len(other):
        apart = [(a, b) for a, b in zip(own, other, strict=True) if a != b]
        is_alone = len(own) >= _BLOCK and len(apart) == 1
        words = 1 if is_alone or commands else _OTHERS + 1
        yield from (
            (a, b)
            for a, b in apart
            if is_mistyped(a, b, words=words)
            or _has_lost_a_letter(a, b)
            or (is_alone and _is_said_right_elsewhere(a, b, own, other))
        )


def _is_said_right_elsewhere(line: str, right: str, own: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two lines differ in a letter of a short word that the block has right elsewhere: ``hott``, ``host``.

    The other block has the wrong word nowhere.
    """
    wrong = wrong_letters(line, right) if line.isascii() and right.isascii() else None
    if wrong is None:
        return False
    words = [
        next((word for word in _LETTERS.finditer(text) if word.start() <= wrong[0] < word.end()), None)
        for text in (line, right)
    ]
    mine, meant = (word[0] if word is not None else "" for word in words)
    if min(len(mine), len(meant)) < _SHORT_WORD:
        return False
    said = [[word for text in lines for word in _LETTERS.findall(text)] for lines in (own, other)]
    return said[0].count(mine) == 1 and mine not in said[1] and meant in said[0]


def misnumbered_lines(own: Sequence[str], other: Sequence[str], *, read: bool) -> Iterator[tuple[str, str]]:
    """Yield the lines of two blocks of equally many that differ in the numbers of addresses, options or quoted words.

    So are those yielded of which one has letters that only look like the other's.
    What stands around them is the same, but in a block to be ``read``: there it may be translated. So may a single
    line of a block differ in one number anywhere; where several do, a program was run again. Of a table whose other
    lines have the same numbers, each in its place, the words may be translated.
    """
    if len(own) != len(other):
        return
    alone: list[tuple[str, str]] = []
    is_only = sum(a != b for a, b in zip(own, other, strict=True)) == 1
    is_table = _is_table(own, other)
    for a, b in zip(own, other, strict=True):
        if a == b:
            continue
        if (
            _has_another_number(a, b, read=read)
            or _is_digest_off(a, b)
            or _quotes_another_number(a, b)
            or _has_doubled(a, b)
            or false_letters(a, b)
            or (not read and (_has_lost(a, b) or is_retyped(a, b)))
        ):
            yield a, b
        elif _is_number_off(a, b, words=1 if len(own) >= _BLOCK and is_only else _OTHERS) or (
            is_table and _is_cell_off(a, b)
        ):
            alone.append((a, b))
    if len(alone) == 1:
        yield alone[0]


def _has_doubled(own: str, other: str) -> bool:
    """Tell whether two lines differ in backslashes alone, which a machine doubles."""
    return "\\\\" in own + other and own.replace("\\\\", "\\") == other.replace("\\\\", "\\")


def _has_lost(own: str, other: str) -> bool:
    """Tell whether two lines differ in backslashes alone, which a machine takes away: a pattern means another thing."""
    return "\\" in own + other and own.replace("\\", "") == other.replace("\\", "")


def _has_another_number(own: str, other: str, *, read: bool) -> bool:
    """Tell whether two lines differ in the numbers of an address or the like."""
    mine, theirs = _HARD.findall(own), _HARD.findall(other)
    if mine == theirs or [_DIGITS.sub("0", one) for one in mine] != [_DIGITS.sub("0", one) for one in theirs]:
        return False
    return read or _HARD.sub("", own) == _HARD.sub("", other)


def _is_number_off(own: str, other: str, *, words: int) -> bool:
    """Tell whether two lines of at least so many words are the same but for one number, which is no time or day."""
    mine, theirs = _DIGITS.findall(own), _DIGITS.findall(other)
    if len(mine) != len(theirs) or _DIGITS.sub("0", own) != _DIGITS.sub("0", other):
        return False
    apart = [n for n, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a != b]
    if len(apart) != 1 or len(_SEVERAL_LETTERS.findall(own)) < words:
        return False
    found = next(islice(_DIGITS.finditer(own), apart[0], None))
    before, after = own[: found.start()], own[found.end() :]
    return not (before.endswith(_OF_A_TIME) or after.startswith(_OF_A_TIME) or _UNIT_OF_TIME.match(after))


def _is_table(own: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether all lines but one have the same amounts, several of them some."""
    amounts = [(_amounts(a), _amounts(b)) for a, b in zip(own, other, strict=True)]
    same = [mine == theirs for mine, theirs in amounts if mine or theirs]
    return same.count(False) == 1 and same.count(True) >= _BLOCK


def _is_cell_off(own: str, other: str) -> bool:
    """Tell whether two lines have the same amounts but for one: "1,048,576" beside "1,048,577"."""
    mine, theirs = _amounts(own), _amounts(other)
    return len(mine) == len(theirs) > 1 and sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1


def _amounts(line: str) -> list[str]:
    return [word for word in line.split() if _AMOUNT.fullmatch(word)]


def _is_digest_off(own: str, other: str) -> bool:
    """Tell whether two lines are the same but for a sign of a long row of letters and digits: a check sum, a key."""
    if len(own) != len(other):
        return False
    apart = [at for at, (a, b) in enumerate(zip(own, other, strict=True)) if a != b]
    if not apart or apart[-1] - apart[0] > 1:
        return False
    row = next(
        (match for match in _DIGEST.finditer(own) if match.start() <= apart[0] and apart[-1] < match.end()), None
    )
    return row is not None and any(map(str.isdigit, row[0])) and any(map(str.isalpha, row[0]))


def _quotes_another_number(own: str, other: str) -> bool:
    """Tell whether two lines differ in the numbers of words in quotes alone: "512x512", "gpt-4o".

    A day may be written in another order, and a telephone is one of the readers' country.
    """
    mine, theirs = _QUOTED.split(own), _QUOTED.split(other)  # what stands in quotes is every other part
    if len(mine) != len(theirs) or mine[::2] != theirs[::2]:
        return False
    apart = [(a, b) for a, b in zip(mine[1::2], theirs[1::2], strict=True) if a != b]
    if not all(_ONE_WORD.fullmatch(word) for pair in apart for word in pair):
        return False
    other_numbers = [pair for pair in apart if len({tuple(sorted(_DIGITS.findall(word))) for word in pair}) > 1]
    return bool(other_numbers) and not any(_TELEPHONE.fullmatch(word) for pair in other_numbers for word in pair)


def is_mistyped(own: str, other: str, *, words: int = _OTHERS + 1) -> bool:
    """Tell whether two lines are the same but for a letter inside of a word, which another language does not change.

    They have at least so many ``words``, or the word stands in quotes and has a number.
    What a reader puts a name of their own for is left out, and so is the end of a name, which languages change.
    """
    wrong = wrong_letters(own, other) if own.isascii() and other.isascii() else None
    if wrong is None:
        return False
    first, last = wrong[0], wrong[-1]
    if own.casefold() == other.casefold() or {own[first].lower(), other[first].lower()} in _SPELT:
        return False
    if any(found.start() < first < found.end() for found in _GREETING.finditer(own)):
        return False
    names = [match.span() for match in _NAME.finditer(own)]
    around = next((span for span in names if span[0] <= first and last < span[1]), None)
    if around is None or last == around[1] - 1 or (len(names) < words and not _is_quoted_name(own, first)):
        return False
    letters = next(match.span() for match in _LETTERS.finditer(own) if match.end() > first)
    is_word = letters[1] - letters[0] >= _SHORTEST and last < letters[1]
    return is_word and _READERS_OWN.match(other[slice(*around)]) is None


def _has_lost_a_letter(own: str, other: str) -> bool:
    """Tell whether two lines are the same but for a letter more or less within a name that signs join to others.

    A word alone may have it in another language ("professional"), what a reader puts a name of their own for as well.
    """
    short, long = sorted((own, other), key=len)
    if len(long) - len(short) != 1 or not (own.isascii() and other.isascii()):
        return False
    at = agreeing(short, long)
    if not long[at].isalpha() or long[at + 1 :] != short[at:]:
        return False
    around = next(found for found in _TOKEN.finditer(long) if found.end() > at)
    word = next(found for found in _LETTERS.finditer(long) if found.end() > at)
    if not word.start() < at < word.end() - 1 or word.end() - word.start() <= _SHORTEST:
        return False
    return _JOINED.search(around[0]) is not None and _ANYBODYS.search(around[0]) is None


def _is_quoted_name(line: str, at: int) -> bool:
    """Tell whether a place in a line is in a word with a number, in quotes: what a model or a version is called."""
    return any(
        found.start(1) <= at < found.end(1) and _ONE_WORD.fullmatch(found[1]) for found in _QUOTED.finditer(line)
    )
