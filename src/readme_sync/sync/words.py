"""What a reader sees of a text, and which words of the source a translation keeps."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache

from readme_sync.sync.memory import Memory
from readme_sync.sync.tokens import Token, normal, tokens

WORD = re.compile(r"[^\W\d_]+")
DESCRIBED = "description"  # the column of what images say to those who do not see them
DESCRIPTION = re.compile(r"\b(?:alt|title)=\"(?P<words>[^\"<>]*)\"")
_PICTURE = re.compile(r"(?:\[(?=!\[[^\[\]]*\]\([^()\s]*\)\]\())?!\[[^\[\]]*\]\([^()\s]*\)(?:\]\([^()\s]*\))?")
_OFTEN = 5  # texts that show what a translation always does
_SHORT = 2  # letters that are no word by themselves


class Words:
    """The words of one translation's memory, and what has become of them."""

    def __init__(self, memory: Memory) -> None:
        """Take the pairs of texts."""
        self._memory = memory
        self._shared: dict[str, bool] = {}

    def is_translated(self, word: str) -> bool:
        """Tell whether this translation has another word for a word more often than it keeps it."""
        return len(word) > _SHORT and self._kept.get(word.lower(), 0) < 0

    @cached_property
    def _kept(self) -> Counter[str]:
        """How many texts keep each of the source's words, less those that do not."""
        counts: Counter[str] = Counter()
        for pair in self._memory.all():
            one, other = (set(WORD.findall(shown(text).lower())) for text in (pair.source, pair.target))
            counts.update({word: 1 if word in other else -1 for word in one})
        return counts

    def is_reworded(self, word: str) -> bool:
        """Tell whether some text of this translation has another word for a word of the source."""
        return word.lower() in self._reworded

    @cached_property
    def _reworded(self) -> frozenset[str]:
        words: set[str] = set()
        for pair in self._memory.all():
            here = shown(pair.target).lower()
            words |= {word for word in WORD.findall(shown(pair.source).lower()) if word not in here}
        return frozenset(words)

    def is_name(self, word: str) -> bool:
        """Tell whether several texts of this translation have a word where their sources have it, and no others."""
        return word in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        both: Counter[str] = Counter()
        own: set[str] = set()
        for source, target in dict.fromkeys((pair.source, pair.target) for pair in self._memory.all()):
            there, here = (set(WORD.findall(shown(text))) for text in (source, target))
            both.update(here & there)
            own |= here - there
        return frozenset(word for word, count in both.items() if count >= _OFTEN and word not in own)

    def is_shared(self, phrase: str) -> bool:
        """Tell whether words in small letters are the same in both languages: some text and its translation have them.

        One by one does not do: "satellite images" are "images satellite" elsewhere.
        """
        if phrase not in self._shared:
            both = (pair for pair in self._memory.all() if phrase in pair.source and phrase in pair.target)
            whole = re.compile(rf"(?<![^\W_]){re.escape(phrase)}(?![^\W_])")
            self._shared[phrase] = any(
                whole.search(shown(pair.source)) and whole.search(shown(pair.target)) for pair in both
            )
        return self._shared[phrase]


def seen(token: Token) -> str:
    """Return what a reader sees, or is told, of a token."""
    if token.kind == "tag":
        return " ".join(["", *(match["words"] for match in DESCRIPTION.finditer(token.text)), ""])
    return " " if token.kind in ("target", "note", "code", "url") else token.text


def shown(text: str) -> str:
    """Return what a reader sees of ``text``, without its addresses."""
    return "".join(map(seen, tokens(text)))


def phrases(text: str) -> list[str]:
    """Return the runs of words in small letters that stand one after the other; a letter alone is no word."""
    found: list[str] = []
    end = -1
    for match in WORD.finditer(text):
        if match[0].islower():
            if end >= 0 and text[end : match.start()] == " ":
                found[-1] += f" {match[0]}"
            else:
                found.append(match[0])
        end = match.end() if match[0].islower() else -1
    return [phrase for phrase in found if len(phrase) > 1]


def longest(text: str) -> int:
    """Return how many words in small letters stand one after the other at the most."""
    return max((len(phrase.split()) for phrase in phrases(shown(text))), default=0)


def is_pictures(text: str) -> bool:
    """Tell whether a text is pictures alone, with or without links around them: badges."""
    return "![" in text and not _PICTURE.sub("", text).strip()


def is_repository(text: str) -> bool:
    """Tell whether a text is a link to a repository and called as that is: a name, in every language."""
    match = _REPOSITORY.fullmatch(text.strip())
    return match is not None and match["words"].lower() in match["name"].lower()


_REPOSITORY = re.compile(
    r"\[(?P<words>[\w.-]+)\]\(https://(?:github\.com|gitlab\.com|huggingface\.co(?:/datasets|/spaces)?)"
    r"/[\w.-]+/(?P<name>[\w.-]+)/?\)",
    re.ASCII,
)


@lru_cache(maxsize=32768)  # of a column all pairs are asked for each of its texts
def is_translated(source: str, target: str) -> bool | None:
    """Tell whether a text has other words in its translation; None where it has no words."""
    seen_there = shown(source)
    return normal(seen_there) != normal(shown(target)) if words_of(seen_there) else None


def words_of(text: str) -> set[str]:
    """Return the words of a text; a letter alone is none."""
    return {word for word in WORD.findall(text) if len(word) > 1}
