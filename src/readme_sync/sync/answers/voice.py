"""Whether a translator's answer is the translation alone, and all of it: nobody else speaks, and nothing is cut."""

from __future__ import annotations

import html
import re

from readme_sync.language import loose_ends
from readme_sync.language.scripts import is_of_another
from readme_sync.language.translator import Request
from readme_sync.sync.answers import named
from readme_sync.sync.tokens import tokens

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

_COLON = re.compile(r"[:\uff1a](?!\d)")
_BEGIN = re.compile(r"\W*(?:[^\W\d_]+ ){2}[^\W\d_]+")  # three words
_LETTERS = re.compile(r"(?<![\d])[^\W\d_]+")  # but for the unit of a number: 7B
_ENDS = re.compile(
    r"(?<=[^\W\d_][.!?])\s+|(?<=[)\]>\"\u201d\u00bb`*][.!?])\s+|(?<=\d[.!?])\s+(?=[^\W\d_a-z]\S*\s+\S)|(?<=[。！？])"
)
_SAYS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}|(?<!\d)[^\W\d_]+")  # a word, or so
_UNREAD = frozenset({"target", "note", "tag", "code", "url", "mark"})
_PREAMBLE = re.compile(r"[^:\[(<]{3,60}:\s")
_PREFACE = re.compile(  # a word for what a translator makes
    r"(?i:translat|traduc|traduz|tradui|übersetz|vertaling|oversett|oversæt|översätt|tłumacz|перев[её]?[од]|переклад"
    r"|çeviri|terjemah|bản dịch)|訳|翻译|번역|ترجم|अनुवाद"
)
_REFUSAL = re.compile(r"(?:I|We)(?: am|\u2019m|'m)? (?:cannot|can't|can\u2019t|sorry|unable)\b|(?:Sorry|As an AI)\b")
_PLACE = re.compile(r"(?<![\w.])[\w.+-]*@[\w-]+(?:\.[\w-]+)*")  # a mail address, or somebody's name
_GAP = re.compile(r"\([ \t]*\)|[^\W\d_][ \t]+[,)](?!\w)|[,:(&][ \t]*[,)]|[^\W\d_] {2,}[^\W\d_]")
_STOPPED = re.compile(r"[.!?。！？][\"'\u201d\u2019\u00bb」』)）*_\s]*\Z")
_TAIL = re.compile(r"(?:[^\W\d_.!?]{2}|[\d)\]])[.!?]\s+[^.!?]*[^.!?\s][^.!?]*\Z")
SENTENCES = re.compile(r"(?<=[^\W\d_][.!?])\s+|(?<=[。！？])")
WORDS = re.compile(r"(?:[^\W\d_][^\s.!?]*\s+){3,}[^\s.!?]{3,}[.!?](?=\s|\Z)")  # four words and a stop: no abbreviation


def wrong(made: str, request: Request) -> str:
    """Return what is wrong where somebody speaks who is not the source, or where not all is said; or nothing."""
    text, source = words_of(made), words_of(request.text)
    if _is_again(made, text, request.text):
        return "it says everything twice"
    if _REFUSAL.match(made) or _has_preamble(made, request):
        return "it is not the translation alone"
    if set(_PLACE.findall(text)) - set(_PLACE.findall(source)):
        return "it names somebody whom the source does not"
    if _is_cut(made, request) or (loose_ends.is_loose(text, request.language) and not _is_open(request, source)):
        return "its end is lacking"
    if (_GAP.search(_tight(made)) and not _GAP.search(_tight(request.text))) or (
        _TAIL.search(text) and _STOPPED.search(source)
    ):
        return "something is lacking in it"
    for sentence in WORDS.findall(made):
        words = [word.lower() for word in re.findall(r"[^\W\d_]+", sentence)]
        if sentence not in request.text and is_of_another(words, request.language):
            return "it has a sentence in another language"
    if len(_ENDS.split(made.strip())) > 1 and _bare(made, request.text) > _bare(request.text, made):
        return "it has a sentence of its own"
    return ""


def is_foreign(made: str, source: str, language: str) -> bool:
    """Tell whether a text has the small words of another language than its own, and the source has not."""
    there = words_of(source).lower()
    words = [word for word in map(str.lower, re.findall(r"[^\W\d_]+", words_of(made))) if word not in there]
    return is_of_another(words, language) and not any(loose_ends.is_loose(word, language) for word in words)


def words_of(text: str) -> str:
    """Return what a reader sees of a text, but for code."""
    return "".join(" " if token.kind in _UNREAD else token.text for token in tokens(html.unescape(text)))


def _is_again(made: str, text: str, source: str) -> bool:
    begin = _BEGIN.match(text)
    is_again = begin is not None and begin[0] in text[begin.end() :] and begin[0] not in source
    words = _LETTERS.findall(text)
    is_again |= words[: len(words) // 2] == words[len(words) // 2 :] != []
    return (is_again or _is_doubled(made)) and not _is_doubled(source)


def _is_doubled(text: str) -> bool:
    half = len(text) // 2
    return text[:half].strip() == text[half:].strip()


def _has_preamble(made: str, request: Request) -> bool:
    """Tell whether an answer says first what it is: it has a colon more, or a word for a translation before one."""
    first = _PREAMBLE.match(made)
    if first is None:
        return False
    is_more = len(_COLON.findall(_line(made))) > len(_COLON.findall(_line(request.text)))
    return is_more or bool(_PREFACE.search(first[0]) and not _PREFACE.search(words_of(request.text)))


def _line(text: str) -> str:
    """Return what a reader sees in the first line of a cell."""
    return words_of(BREAK.split(text, maxsplit=1)[0])


def _is_cut(made: str, request: Request) -> bool:
    """Tell whether a translation ends in a bracket that stays open."""
    return any(
        made.count(one) > made.count(other) and request.text.count(one) <= request.text.count(other)
        for one, other in (("(", ")"), ("\uff08", "\uff09"), ("[", "]"))
    )


def _is_open(request: Request, source: str) -> bool:
    """Tell whether the source goes on elsewhere too: it ends with a comma, a colon or such a word."""
    return source.rstrip()[-1:] in (",", "、", "，", ":") or loose_ends.is_loose(source, request.source)


def _bare(text: str, other: str) -> int:
    """Return how many sentences of a text have no name, number or address that the other one has, too."""
    shared = named.shared(text, other)
    return sum(len(_SAYS.findall(part)) > 2 and not named.has_any(part, shared) for part in _ENDS.split(text.strip()))


def _tight(text: str) -> str:
    """Return what a reader sees of a text, with a sign for each code."""
    kinds = {"code": "`", "url": "`", "tag": " ", "note": "`", "target": "", "mark": ""}
    return "".join(kinds.get(token.kind, token.text) for token in tokens(text))
