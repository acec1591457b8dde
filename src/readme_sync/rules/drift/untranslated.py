"""Text of another edition that stands in a translation: which of it is a leftover, and which a name.

Only text that also stands in another edition counts: it was copied. Script tells the language apart
(kana or Han in an English cell), so editions that share a script are not compared here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from readme_sync.editions.edition import Edition
from readme_sync.language.scripts import (
    FIRST_FOREIGN,
    foreign_runs,
    has_east_asian,
    has_own_letters,
    own_scripts,
    script_of,
)
from readme_sync.language.tags import base, named_language
from readme_sync.text import Span, positions

_HIRAGANA = re.compile("[\u3041-\u3096]")
_OPENING = "\"'“‘«‹「『（(《〈【["
_CLOSING = "\"'”’»›」』）)》〉】]/"
_MARKS = re.compile(r"(?<=[A-Za-z0-9)\]])[、。，；](?=\s?[A-Za-z0-9(\[]|$)")
_EAST_ASIAN = ("ja", "zh", "ko", "yue")
_WORD = re.compile(r"\w+")
_LATIN = re.compile(r"[A-Za-z]{2}")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_FOREIGN = re.compile(f"[^\0-{chr(ord(FIRST_FOREIGN) - 1)}]")  # so written it is compiled a hundred times faster
_READING = re.compile(r"[ \u3000]?[(（][A-Z]")  # "「いらすとや (Irasutoya)」": a name, and how it is said
_QUOTED = re.compile(r"\"[^\"]*\"|“[^“”]*”|「[^「」]*」|『[^『』]*』|«[^«»]*»")
_COMMAS = frozenset("、。，；")
_FEW_SIGNS = 50  # each is looked for in the whole text; where there are more, one walk is quicker
_SENTENCE = 3  # so many hiragana are grammar, not a name
_WORD_OF_HAN = 3  # signs
_LONG = 12  # a run so long is a phrase in any script
_PHRASE = 6  # signs: of a text whose longest run is shorter, all may be names
_STOPS = tuple(".。!！?？।")


class ForeignPlaces:
    """Where a document has signs that a leftover could be made of: of nearly every piece it says that it has none.

    These are letters of scripts that the language does not use, East Asian commas and full stops, and entities, which
    may stand for any sign. They are looked for once in a text with letters of its own, which every piece of it has;
    else in each piece, most of which are ASCII.
    """

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._starts = sorted(_places(text, language)) if has_own_letters(language) else None

    def within(self, span: Span) -> bool:
        """Tell whether one of them may stand in ``span``."""
        if self._starts is None:
            piece = self._text[span.start : span.end]
            return "&" in piece or (not piece.isascii() and _FOREIGN.search(piece) is not None)
        at = bisect_left(self._starts, span.start)
        return at < len(self._starts) and self._starts[at] < span.end


def _places(text: str, language: str) -> Iterator[int]:
    own, is_east_asian = own_scripts(language), base(language) in _EAST_ASIAN
    signs = {"&"}
    for sign in set(text):
        if sign >= FIRST_FOREIGN:
            is_foreign = script_of(sign) not in own
            if is_foreign or (not is_east_asian and (sign in _COMMAS or _is_east_asian(sign))):
                signs.add(sign)
    if len(signs) > _FEW_SIGNS:
        yield from (at for at, sign in enumerate(text) if sign in signs)
    else:
        for sign in signs:
            yield from positions(text, sign)


@lru_cache(maxsize=8192)
def leftovers(text: str, language: str) -> tuple[str, ...]:
    """Return the runs of ``text`` that are in a script which ``language`` does not use, names of languages left out.

    What stands in quotes or brackets by itself is a title or a gloss, which translators keep on purpose.
    """
    if text.isascii():
        return ()
    found = []
    for start, end in foreign_runs(text, language):
        run = text[start:end].strip()
        quoted = (text[:start].rstrip()[-1:] in _OPENING and bool(text[:start].rstrip())) or text[end:].lstrip()[
            :1
        ] in _CLOSING
        closed = quoted and bool(text[end:].lstrip()[:1])
        is_name = closed and (not is_sentence(run) or _READING.match(text, end) is not None)
        if len(run) > 1 and named_language(run) is None and not is_name:
            found.append(run)
    return tuple(found)


def copied(text: str, language: str, others: Iterable[Edition]) -> list[str]:
    """Return the leftovers of ``text`` that stand as they are in another edition, at home there.

    A quotation is none, nor what the source has too without being at home there: it is a saying kept in all editions.
    """
    if text.isascii():
        return []
    found = []
    for run in leftovers(text, language):
        home = {other.is_source: not leftovers(run, other.language) for other in others if _says(other, run)}
        if any(home.values()) and home.get(True, True):
            found.append(run)
    return found


def _says(edition: Edition, run: str) -> bool:
    """Tell whether an edition has a run of text, be there marks of bold or code between its phrases."""
    text = edition.document.text
    if run in text:
        return True
    phrases = _WORD.findall(run)
    if len(phrases) > 1 and max(map(len, phrases)) >= _PHRASE and all(phrase in text for phrase in phrases):
        return True
    return "**" in text and run in _without_bold(edition)


@lru_cache(maxsize=32)  # an edition is compared by identity
def _without_bold(edition: Edition) -> str:
    return edition.document.text.replace("**", "")


def half_translated(text: str, language: str, others: Sequence[Edition]) -> list[str]:
    """Return the words of ``text`` that are Latin letters and East Asian signs in one, where that is nobody's name.

    A part of such a word was translated and the rest left ("国語研Japaneseコーパス"): a name would stand so where its
    signs are at home, or in the source. A lone kana that sticks to a Latin word is a leftover wherever it comes from.
    A language's own name behind what it is called here is none (``Japanese日本語``).
    """
    if text.isascii() or base(language) in _EAST_ASIAN or not has_east_asian(text):
        return []
    lone = len(_KANA.findall(text)) == 1 and sum(map(_is_east_asian, text)) == 1
    found = [
        word
        for word in _WORD.findall(text)
        if _LATIN.search(word) and any(map(_is_east_asian, word)) and (not lone or _KANA.search(word))
    ]
    found = [word for word in found if named_language("".join(filter(_is_east_asian, word))) is None]
    if not found or lone:
        return found
    is_known = any(base(other.language) in _EAST_ASIAN for other in others)
    homes = [other for other in others if is_known and (other.is_source or base(other.language) in _EAST_ASIAN)]
    texts = [other.document.text.replace("`", "").casefold() for other in homes]
    return [word for word in found if texts and not any(word.casefold() in text for text in texts)]


def _is_east_asian(sign: str) -> bool:
    return sign >= FIRST_FOREIGN and script_of(sign) in ("Kana", "Hani", "Hang")


def is_sentence(run: str) -> bool:
    """Tell whether a run is language rather than a name: grammar in it, or sheer length."""
    return len(_HIRAGANA.findall(run)) >= _SENTENCE or len(run) >= _LONG


def sentences(runs: list[str], text: str, code: Sequence[str] = ()) -> list[str]:
    """Return which leftovers of ``text`` are language: all of them where they are most of it, between Latin names.

    Clauses with a comma of theirs are it too where they are a third, and all other letters are Latin. A word of three
    Han signs or more to which Korean's endings stick is one: a name would stand in brackets, or be marked as ``code``.
    So is a text that ends with a full stop and has no other letters.
    """
    words = (run for run in runs if len(run) >= _WORD_OF_HAN and not any(run in one for one in code))
    stuck = {run for run in words if _is_stuck(run, text)}
    found = [run for run in runs if is_sentence(run) or run in stuck]
    if found or not runs:
        return found
    if is_all(runs, text) and text.rstrip().endswith(_STOPS) and len(runs[0]) >= _PHRASE:
        return runs
    said, letters = sum(map(len, runs)), sum(map(str.isalpha, text)) - sum(map(str.isalpha, "".join(code)))
    is_most = max(map(len, runs)) >= _PHRASE and 2 * said > letters
    return runs if said >= _LONG and (is_most or (3 * said > letters and _are_clauses(runs, text))) else []


def without_quotations(text: str) -> str:
    """Return what a text says around what it quotes: a name, what is to be typed, or what a program answers."""
    around = _QUOTED.sub(" ", text)
    return around if any(map(str.isalpha, around)) else text


def is_quoted(run: str, text: str) -> bool:
    """Tell whether a text quotes a run of its signs, and says something around the quotation."""
    return any(run in quoted for quoted in _QUOTED.findall(text)) and without_quotations(text) is not text


def is_all(runs: Sequence[str], text: str) -> bool:
    """Tell whether one leftover is all that ``text`` says."""
    return len(runs) == 1 and not any(map(str.isalnum, text.replace(runs[0], "", 1)))


def _are_clauses(runs: Sequence[str], text: str) -> bool:
    """Tell whether the leftovers of ``text`` have a comma of their script, and all else that it says is Latin."""
    if not any(sign in run for run in runs for sign in _COMMAS):
        return False
    rest = text
    for run in runs:
        rest = rest.replace(run, " ")
    return not any(sign >= FIRST_FOREIGN and sign.isalpha() for sign in rest)


def _is_stuck(run: str, text: str) -> bool:
    """Tell whether hangul follows a run of Han signs without a blank."""
    behind = text.partition(run)[2][:1]
    return behind >= FIRST_FOREIGN and script_of(behind) == "Hang" and all(script_of(sign) == "Hani" for sign in run)


def foreign_marks(text: str, language: str) -> str:
    """Return the East Asian commas and full stops between words of an edition whose language has none.

    A mark beside kana, Han or hangul belongs to a quotation; brackets and spaces are typography.
    """
    if text.isascii() or base(language) in _EAST_ASIAN:
        return ""
    return "".join(dict.fromkeys(_MARKS.findall(text)))
