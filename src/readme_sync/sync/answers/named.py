"""The names, numbers and addresses of a translator's answer: those of the source, in its order.

Names that change places say something else ("A by B"), and no other fact shows it. In an enumeration any order says
the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from readme_sync.language.scripts import has_own_letters, has_small_words
from readme_sync.sync.tokens import Token, normal, tokens
from readme_sync.values import NamedTuple

_LISTED = re.compile(
    r"(?:[\s,、，・;|\[]|<br\s*/?>|\*\*|\b(?:and|or|et|ou|und|oder|y|o|e|и)\b|[や和与と]|および|及び|以及)*"
)
_JOINED = re.compile(r"[\s()（）\[*]*")  # one name of several words, or what stands in brackets behind it
_WHOSE = re.compile(r"\s*(?:の|による|からの|的|의)\s*\[?[^\]\[]*")
_OF = re.compile(r"\s*(?:of|by|from|on|de|du|par|sur|von|auf|di|da|do|por)\s+|\s*d['\u2019]")
_MOVED = "names or numbers stand in another order"
_CAPITAL = re.compile(r"[A-Z].{2}")
_HEADS = frozenset(".:!?")
_ACRONYM = re.compile(r"[A-Z]{4,}")
_PLURAL = 3  # letters of a name that may have an s behind it
_ALIKE = 4  # letters at the head of two spellings of a name: Wikipédia
_CAPITAL_WITHIN = re.compile(r"[a-z\d][A-Z]")
_TAIL = re.compile(r"(?<=[a-z])[A-Z]{3,}s?\Z")
_ELIDED = re.compile(r"(?i:[dlnsmtcj]|qu|dell|all|nell|un)'(?=\w)")
_PARTS = re.compile(r"['\u2019/.-]")
_WORDED = re.compile(r"[A-Z\u00c0-\u00de]|\d|.\.")


def _strange(source: str, made: str) -> str:
    """Tell of a name that is nobody's word, since a capital stands in it, and that one of two texts lacks."""
    for one, other, wrong in ((made, source, "it has a name of its own"), (source, _read(made), "a name is lost")):
        there = _flat(other)
        for name in _camel(one):
            tail = _TAIL.search(name)  # what is translated, and goes on in Latin letters: 大学BERT
            if _flat(name) not in there and not (tail is not None and re.search(rf"{tail[0]}(?![A-Za-z])", other)):
                return wrong
    return "it has a name of its own" if _is_mixed(source, made) else ""


def _is_mixed(source: str, made: str) -> bool:
    """Tell whether a name of several parts is made of parts of the source's names that do not stand together there."""
    flat = _flat(source)
    words = {part for name in _names(source) for part in _PARTS.split(name.lower())}
    return any(
        _CAPITAL.match(name)
        and _flat("".join(parts)) not in flat
        and all(len(part) > 1 and part in words for part in parts)
        for name in _names(_read(made))
        if len(parts := [part for part in _PARTS.split(_ELIDED.sub("", name).lower()) if part]) > 1
    )


def _names(text: str) -> list[str]:
    return [normal(token.text) for token in tokens(text) if token.kind == "name"]


def lost(source: str, made: str, is_word: Callable[[str], bool], known: frozenset[str]) -> bool:
    """Tell whether a name of the source is lost, or stands less often beside a word that nobody knows.

    Args:
        source: what was to be translated, in other letters than Latin ones: its Latin words are names.
        made: its translation.
        is_word: whether translators have put something else for a word of the source.
        known: the words of the translation's file.
    """
    here = _flat(_read(made))
    names = Counter(token.text for token in tokens(source) if token.kind == "name" and _CAPITAL.match(token.text))
    counts = {name: here.count(_flat(name)[:_ALIKE]) for name in names}
    if any(counts[name] == 0 and not is_word(name) for name in names):
        return True
    there = _flat(source)
    return any(counts[name] < count for name, count in names.items()) and any(
        _flat(name)[:_ALIKE] not in there and name not in known and name.lower() not in known
        for name in _capitals(made)
    )


def is_added(source: str, made: str, known: frozenset[str]) -> bool:
    """Tell whether a translation has a name in brackets of its own, one that nobody knows.

    Args:
        source: what was to be translated.
        made: its translation.
        known: the words of the translation's file.
    """
    there, here = _read(source), _read(made)
    if len(_BRACKETED.findall(here)) <= len(_BRACKETED.findall(there)):
        return False
    flat = _flat(there)
    inner = (match["one"] or match["other"] for match in _BRACKETED.finditer(here))
    return any(
        _flat(word) not in flat and word not in known and word.lower() not in known
        for text in inner
        for word in re.findall(r"[^\W\d_]+", text)
        if _CAPITAL.match(word)
    )


_BRACKETED = re.compile(r"\((?P<one>[^()]*)\)|\uff08(?P<other>[^\uff08\uff09]*)\uff09")


def is_brought(source: str, made: str, is_name: Callable[[str], bool]) -> bool:
    """Tell whether a translation has a name that its source has not.

    Args:
        source: what was to be translated, in other letters than Latin ones: it writes its names in Latin ones.
        made: its translation.
        is_name: whether the translation has a word nowhere but where its source has it.
    """
    flat = _flat(source)
    lines = re.split(r"<br\s*/?>", made)
    return any(_flat(name) not in flat and is_name(name) for line in lines for name in _capitals(line))


def replaced(source: str, source_language: str, made: str, language: str) -> bool:
    """Tell whether a name of the source is lost, and another word in capitals has come; one all in capitals is a name.

    It is told where the source's own words are in other letters, so that its Latin ones are names, and the
    translation's are not.
    """
    if not has_own_letters(source_language) or has_own_letters(language):
        return False
    there, here = _flat(source), _flat(_read(made))
    names = [token.text for token in tokens(source) if token.kind == "name" and _CAPITAL.match(token.text)]
    lost = [name for name in names if _flat(name)[:_ALIKE] not in here]
    return any(map(_ACRONYM.fullmatch, lost)) or (
        any(lost)
        and any(
            _flat(name)[:_ALIKE] not in there and not has_small_words((name.lower(),), language)
            for name in _capitals(made)
        )
    )


def _capitals(text: str) -> list[str]:
    """Return the words in capitals, but for those at the head of a sentence."""
    found, is_head = [], True
    for token in tokens(text):
        if token.kind == "name":
            if _CAPITAL.match(token.text) and not is_head:
                found.append(token.text)
            is_head = False
        elif token.kind == "script":
            is_head = False
        elif token.text in _HEADS:
            is_head = True
    return found


def _camel(text: str) -> list[str]:
    return [
        part
        for token in tokens(text)
        if token.kind == "name"
        for part in re.split(r"['\u2019/-]", normal(token.text))
        if _CAPITAL_WITHIN.search(part)
    ]


def _read(text: str) -> str:
    """Return what a reader sees of a text, without its addresses."""
    return "".join(" " if token.kind in ("target", "url", "tag") else token.text for token in tokens(text))


def _flat(text: str) -> str:
    return re.sub(r"[\W_]", "", normal(text).lower())


class Item(NamedTuple):
    """Something that has the same form in every language: what it is, where it ends, and in which link it stands."""

    key: str
    start: int
    end: int
    link: str = ""


def changed(source: str, made: str) -> str:
    """Return what is wrong with the names of a translation, or nothing."""
    if wrong := _strange(source, made):
        return wrong
    one, other = _items(source), _items(made)
    both = _once(one) & _once(other)
    wanted = [item for item in one if item.key in both]
    found = [item for item in other if item.key in both]
    homes = {item.key: item.link for item in wanted}
    if any(item.link != homes[item.key] for item in found if item.link in both or homes[item.key] in both):
        return "a link has another's name"
    if [item.key for item in wanted] == [item.key for item in found]:
        return ""
    turned = _turned(wanted, found, source, made)
    wanted = [item for item in wanted if item.key not in turned]
    place = {item.key: number for number, item in enumerate(one for one in found if one.key not in turned)}
    listed = 0  # where the enumeration begins that the item before stands in
    for number, (before, item) in enumerate(pairwise(wanted), 1):
        gap = source[before.end : item.start]
        if _JOINED.fullmatch(gap):
            if place[item.key] != place[before.key] + 1:
                return _MOVED
        elif not _LISTED.fullmatch(gap):
            if {place[one.key] for one in wanted[listed:number]} != set(range(listed, number)):
                return _MOVED
            listed = number
    return ""


def _turned(wanted: Sequence[Item], found: Sequence[Item], source: str, made: str) -> set[str]:
    """Return the names that stand before a link of the source and behind it in the translation: whose it is.

    Kaze の [map](...) is the [map](...) of Kaze.
    """
    turned = set()
    at = {item.key: number for number, item in enumerate(found)}
    for number, item in enumerate(wanted[:-1]):
        follower = wanted[number + 1]
        link = follower.link or (follower.key if follower.key.startswith("<") else "")
        if item.link or not link or not _WHOSE.fullmatch(source, item.end, follower.start):
            continue
        run = [one for one in wanted[number + 1 :] if one.link == link]
        if not follower.link:  # a tag, up to the next one
            ends = [n for n, one in enumerate(wanted[number + 2 :], number + 2) if one.key.startswith("</")][:1]
            run = [*wanted[number + 1 : ends[0] + 1]] if ends else []
        here = [at[one.key] for one in (*run, item)]
        if run and here == [*range(here[0], here[0] + len(here))]:
            turned |= {item.key} if _OF.fullmatch(made, found[here[-2]].end, found[here[-1]].start) else set()
    return turned


def _once(items: Sequence[Item]) -> set[str]:
    counts = Counter(item.key for item in items)
    return {key for key, count in counts.items() if count == 1}


def _items(text: str) -> list[Item]:
    found: list[Item] = []
    opened: list[int] = []
    at = 0
    for token in tokens(text):
        end = at + len(token.text)
        if token.kind == "open":
            opened.append(len(found))
        elif token.kind == "target":
            first = opened.pop() if opened else len(found)
            found[first:] = [item._replace(link=item.link or token.text) for item in found[first:]]
            found.append(Item(token.text, at, end, token.text))
        elif _is_item(token):
            found.append(Item(_ELIDED.sub("", token.key), at, end))
        at = end
    return found


def says_each(source: str, parts: Sequence[str]) -> bool:
    """Tell whether each of ``parts``, sentences of a translation, has a name, number or address of the source."""
    known = {item.key for item in _items(source)}
    return all(known & {item.key for item in _items(part)} for part in parts)


def shared(source: str, made: str) -> frozenset[str]:
    """Return the names, numbers and addresses that two texts have in common."""
    return frozenset({_one(item.key) for item in _items(source)} & {_one(item.key) for item in _items(made)})


def has_any(text: str, keys: frozenset[str]) -> bool:
    """Tell whether ``text`` has one of some names, numbers and addresses."""
    return any(_one(item.key) in keys for item in _items(text))


def _one(name: str) -> str:
    """Return a name as it is called where there is one of it."""
    return name[:-1] if len(name) > _PLURAL and name.endswith("s") else name


def _is_item(token: Token) -> bool:
    is_name = token.kind == "name" and _WORDED.search(token.text) is not None
    return is_name or token.kind in ("note", "code", "url", "number", "tag")
