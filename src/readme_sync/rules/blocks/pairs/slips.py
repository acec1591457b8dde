"""Slips of the keyboard in what no rule of facts compares: the place in a page that a link names, a Latin name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import ne

from readme_sync.align.blocks.facts import BlockFacts, Fact
from readme_sync.regex import lazy
from readme_sync.rules.blocks.neighbours import has_other_letters
from readme_sync.rules.slips import is_letter_off, is_sign_off
from readme_sync.text import Span

_SHORTEST = 5  # letters; of shorter words another letter makes another word
_LATIN = re.compile(r"[A-Za-z]{5,}")
_ENDING = 2  # letters of a word that inflect it: "weavers", "woven"
_OUR = lazy(r"our(?=[a-z])|our$")  # favourite, color
_ENDINGS = ("er", "re", "el", "le")  # "metres" and "meters", "titles" and "Titels"
# Two spellings of one language: "analyse", "defence", "grey".
_SPELLINGS = frozenset(map(frozenset, ("sz", "cs", "ae", "iy", "ck")))


def mistyped_places(ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the links (here, in the source) that name another place of the same page, by one letter.

    A place that the source names of that page too, or one of the repository's own files (RS301), is left alone.
    """
    wanted: dict[str, list[Fact]] = {}
    for fact in theirs:
        if "#" in fact.shown and "//" in fact.shown:
            wanted.setdefault(fact.key, []).append(fact)
    for own in ours if wanted else ():  # nearly always there is none
        page, _, place = own.shown.partition("#")
        others = [one.shown.partition("#") for one in wanted.get(own.key, ())]
        if any(one[2] == place for one in others):
            continue
        for fact, (home, _, there) in zip(wanted.get(own.key, ()), others, strict=True):
            if home == page and len(there) >= _SHORTEST and is_letter_off(place.lower(), there.lower()):
                yield own, fact
                break


def mistyped_names(blocks: Sequence[BlockFacts], source: Sequence[BlockFacts]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the Latin words (here, in the source) that are a letter off in a text of a language with its own letters.

    There a Latin word is a name or a term that was kept, and no inflection. So it is in a text that is the source's,
    but for this word.
    """
    texts = [facts.plain for facts in blocks]
    is_translated = any(map(has_other_letters, texts))
    if not is_translated and all(facts.plain in texts for facts in source):
        return
    said = " ".join([facts.plain for facts in source])
    words = [word for text in texts for word in _LATIN.findall(text)]
    own_words = {word.lower() for word in words if word not in said}
    if not own_words or not (is_translated or _is_one_word_off(" ".join(texts), said)):
        return  # nearly always
    ours, theirs = (Counter(map(str.lower, some)) for some in (words, _LATIN.findall(said)))
    own_words -= theirs.keys()
    wanted = sorted(word for word in theirs if theirs[word] > ours[word])
    for word in sorted(own_words):
        right = next((one for one in wanted if is_misspelt(word, one)), None)
        if right is None:
            continue  # nearly always
        own, other = name_in(word, blocks), name_in(right, source)
        # "Buidler" is a name, and no slip of "builder".
        if own is not None and other is not None and own.shown[0].isupper() == other.shown[0].isupper():
            yield own, other


def _is_one_word_off(own: str, other: str) -> bool:
    """Tell whether two texts are the same but for one word."""
    ours, theirs = own.split(), other.split()
    return len(ours) == len(theirs) > 1 and sum(map(ne, ours, theirs)) == 1


def is_misspelt(word: str, right: str) -> bool:
    """Tell whether a word is another one with one letter wrong, lacking or too much, or with two in wrong order."""
    if word[0] != right[0] or word[-1] != right[-1]:
        return False
    if _is_exchanged(word, right):
        return True  # no ending of a language exchanges letters
    if word[-_ENDING:] != right[-_ENDING:]:
        return False
    if len(word) != len(right):
        return is_sign_off(word, right) and _OUR.sub("or", word) != _OUR.sub("or", right)
    wrong = [n for n, (a, b) in enumerate(zip(word, right, strict=True)) if a != b]
    return len(wrong) == 1 and frozenset((word[wrong[0]], right[wrong[0]])) not in _SPELLINGS


def _is_exchanged(word: str, right: str) -> bool:
    """Tell whether two neighbours within a word have changed places, but for those of "metres" and "titles"."""
    if len(word) != len(right):
        return False
    first = next((n for n, (a, b) in enumerate(zip(word, right, strict=True)) if a != b), len(word))
    pair = right[first : first + 2]
    is_ending = pair in _ENDINGS and first + 3 == len(word)
    return word == right[:first] + pair[::-1] + right[first + 2 :] != right and not is_ending


def name_in(word: str, blocks: Iterable[BlockFacts]) -> Fact | None:
    """Return a word as a text has it outside of code and addresses, at the head of its block; None where it has not.

    A name may have a word behind a hyphen: "Loom-made".
    """
    pattern = re.compile(rf"(?<![\w./@-]){word}(?![\w/@]|\.\w|-(?![a-z]))", re.IGNORECASE | re.ASCII)
    for facts in blocks:
        for text in facts.running:
            found = pattern.search(text)
            if found and (found[0][0].isupper() or text[found.end() : found.end() + 1] != "-"):
                start = facts.block.span.start
                return Fact("name", word, found[0], Span(start, start))
    return None
