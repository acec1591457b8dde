"""Asking a translator: what goes out, and what of its answer is believed.

A translator is anything with a ``translate`` method; the memory is asked before it. Addresses, code, footnotes and
numbers go out as numbered tokens and have to come back once each, so that no answer can change one. The answer is then
proved as every text from memory is, and asked for once more, with what was wrong, before the text is left to a person.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from readme_sync.language import claims, number_names
from readme_sync.language.translator import Request, Translator
from readme_sync.sync.answers import listed, named, voice
from readme_sync.sync.tokens import Token, is_break, same, tokens

_TOKEN = re.compile(r"⟦(\d{1,9})⟧")
_LONGEST = 6  # times as long as the source, and a sentence: Japanese says much in few characters
_SENTENCE = 60
_UNENDED = re.compile(r"[。！？][^。！？]{10,}\Z")  # a last sentence without its stop
_TRIES = 2
_COUNTED = frozenset("千万億兆つ")  # a number before one of these is said in words in other languages
_LONG = 60  # characters of a sentence that a translator may make two of
_QUOTES = frozenset("\"'`\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f")
_UNSEEN = frozenset("\u200b\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_MARKS_AT_HEAD = re.compile(r"(?:#{1,6}|[-*+>]|\d+[.)])\s")
_STOP = re.compile(r"[.!?](?=\s+[^\W\d_a-zà-öø-ÿ]|\s*\Z)")


def ask(translator: Translator, request: Request, is_true: Callable[[str], str]) -> str | None:
    """Return an answer that holds, or None.

    A translator may make two sentences of a long one, and a sentence of its own looks the same: it has to say so twice.

    Args:
        translator: who is asked, at most twice.
        request: what is asked; its text is as the source has it, without tokens.
        is_true: says what is wrong with a translation, or nothing.
    """
    coded, values = encode(request.text)
    wrong = ""
    for again in range(_TRIES):
        answer = translator.translate(request._replace(text=coded, wrong=wrong))
        if answer is None:
            return None
        made, wrong = decode(answer.strip(), values)
        wrong = wrong or _form(made, request.text, may_split=again > 0) or voice.wrong(made, request)
        wrong = wrong or _meaning(made, request) or is_true(made)
        if not wrong:
            return made
    return None


def encode(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` with tokens for what no translation changes, and what they stand for."""
    values: list[str] = []

    def token(value: str) -> str:
        values.append(value)
        return f"⟦{len(values)}⟧"

    out = []
    pieces = tokens(text.replace("⟦", "[").replace("⟧", "]"))
    for at, piece in enumerate(pieces):
        if piece.kind == "target":
            out.append(f"]({token(piece.text[2:-1])})")
        elif (
            piece.kind in ("note", "code", "url")
            or (piece.kind == "tag" and not is_break(piece))
            or (piece.kind == "number" and not _is_said_on(pieces, at))
        ):
            out.append(token(piece.text))
        else:
            out.append(piece.text)
    return "".join(out), tuple(values)


def _is_said_on(pieces: Sequence[Token], at: int) -> bool:
    """Tell whether a number goes on in words: 1,300 万 is 13 million, 4 つ is four."""
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    if behind is not None and behind.kind == "space" and at + 2 < len(pieces):
        return pieces[at + 2].text in _COUNTED
    return behind is not None and behind.kind == "script"


def decode(answer: str, values: tuple[str, ...]) -> tuple[str, str]:
    """Return an answer with what its tokens stand for, and what is wrong with them."""
    found = sorted(int(number) for number in _TOKEN.findall(answer))
    if found != list(range(1, len(values) + 1)):
        return "", f"of the tokens ⟦1⟧ to ⟦{len(values)}⟧ each has to stand in the answer once, and no other"
    return _TOKEN.sub(lambda match: values[int(match[1]) - 1], answer), ""


def _form(made: str, source: str, may_split: bool) -> str:
    if not made:
        return "there is no answer"
    if same(made, source):
        return "it is the source's text"
    if len(made) > _LONGEST * len(source) + _SENTENCE:
        return "it says much more than the source"
    if made.count("](") != source.count("](") or made.count("**") % 2:
        return "its links or its bold text are not what they were"
    mark = _MARKS_AT_HEAD.match(made)
    if _signs(made) - _signs(source) or (mark and not source.startswith(mark[0].strip())):
        return "it has signs or marks of its own"
    if made[0] in _QUOTES and made[-1] in _QUOTES and source.strip()[0] not in _QUOTES:
        return "it stands in quotes"
    own = _sentences(made)
    if len(own) > _allowed(source, may_split) or (
        len(own) > _allowed(source, may_split=False) and not named.says_each(source, voice.SENTENCES.split(made))
    ):
        return "it has sentences of its own"
    if "\n" in made or "<!--" in made or made.count("|") != source.count("|") or _tags(made) != _tags(source):
        return "it has line breaks, comments or cells of its own"
    if len(voice.BREAK.findall(made)) > len(voice.BREAK.findall(source)) + 1:
        return "it has more line breaks than the source"
    return ""


def _signs(text: str) -> Counter[str]:
    """Return what a translation has as often as its source: pictures, unseen signs, and what marks begin with.

    Entities are read as what they are: many translations write a hyphen or a blank as one. Joiners are letters of some
    languages.
    """
    return Counter(
        sign
        for sign in voice.BREAK.sub("", html.unescape(text))
        if sign in _UNSEEN or sign in "@$~`<" or unicodedata.category(sign) in ("So", "Cc", "Co", "Cn")
    )


def _meaning(made: str, request: Request) -> str:
    """Return what an answer says that its source does not, or the other way round: as far as small words tell."""
    one, other = voice.words_of(request.text), voice.words_of(made)
    if wrong := named.changed(request.text, made):
        return wrong
    if named.replaced(request.text, request.source, made, request.language):
        return "a name is another one"
    if number_names.changed(one, request.source, other, request.language):
        return "it says another number in words"
    if wrong := listed.wrong(other, one):
        return wrong
    if wrongs := claims.changed(one, request.source, other, request.language):
        return f"it has not what the source has: {', '.join(wrongs)}"
    return ""


def _tags(text: str) -> int:
    """Return how many tags a text has, but for breaks: where a line ends in a cell is each language's affair."""
    return voice.BREAK.sub("", text).count("<")


def _allowed(source: str, may_split: bool) -> int:
    """Return how many sentences a translation may have; a stop behind a short one counts in the source."""
    own = _sentences(source) + _UNENDED.findall(source)
    return max(len(own) + (may_split and sum(len(one) > _LONG for one in own)), len(_STOP.findall(source)))


def _sentences(text: str) -> list[str]:
    """Return what ends with a stop; a short note in a cell has none."""
    return [*re.findall(r"[^。！？]+[。！？]", text), *voice.WORDS.findall(text)]
