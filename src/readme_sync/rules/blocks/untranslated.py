"""Blocks that a translation has in the source's language: whole, or a sentence of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.align.blocks.mixing import mixes
from readme_sync.align.catalogue import Catalogue
from readme_sync.language.scripts import (
    count_small_words,
    foreign_runs,
    has_own_letters,
    has_small_words,
    has_words_of_sentences,
    is_surely_chinese,
)
from readme_sync.language.tags import base
from readme_sync.regex import lazy
from readme_sync.rules.blocks.cited import OWNED, is_cited
from readme_sync.rules.blocks.kept_texts import commands, is_kept_as_it_is, is_one_link, of_two_languages, samples
from readme_sync.rules.blocks.neighbours import Neighbours, has_other_letters
from readme_sync.rules.blocks.own_latin import OwnLatin
from readme_sync.rules.blocks.titles_before import kept_titles, title_of

_MARKS = '"“'
_QUOTED = lazy(r"\"[^\"]+\"|“[^“”]+”")
_QUOTATION = lazy(r"\"[^\"]+[.!?]\"(?=\s|$)|“[^“”]+[.!?]”(?=\s|$)")  # of whole sentences
_TEXTS = ("paragraph", "entry", "quote", "strip", "footnote")
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|\n+|(?<=[。！？])")
_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORDS = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # "type-safe" says something, too
_INITIALS = lazy(r"(?<![\w.])(?:[A-Z]\. ?){1,3}[A-Z][\w’'-]+")  # "A. N. Loom", who wrote a paper
_ROW_OF_WORDS = lazy(r"(?<![\w/.-])[a-z]{3,}+(?:-[a-z]++)*(?: [a-z]{3,}+(?:-[a-z]++)*){3}(?![\w/])")
_GLOSS = lazy(r"(?<=[\w ])\([^()\n]{1,40}\)")  # behind a name: how it is written where it comes from
_AROUND = ".,;:!?()[]{}\"'“”«»*_-–—…"
_SHORTEST = 12  # characters of a sentence
_TITLE = 0.7
_LEAST = 3  # words of a whole text that others translate
_FEW_KEEP = 3  # times as many translations have the text as keep it
_MOST_OF = 0.75  # of the translations that have a text: when so many keep it, it is kept on purpose
_SEVERAL = 2  # translations; of more something can be told
_CODE = 2  # letters of a language, a country or a unit in a table of HTML
_COMMON = "en"  # the language that sources in other letters have beside their own
_FEWEST = 4  # words: fewer are a name or a label
_SEVERAL_SMALL = 3  # words in small letters, one of them the commonest of all
_BESIDE = 3  # times as many letters has a text as what it means, in a language of fewer signs
_OF_HAN = 5  # times as many Latin letters has a text as what it means in Han
_LABEL = 8  # words
_LONG = 20  # letters of a script without blanks between its words
_SENTENCE_OF_HAN = 10  # letters on both sides of a comma
_CHINESE_COMMA = "\uff0c"
_ALPHABET = "\u024f"  # up to here letters are Latin


def untranslated_pairs(
    catalogue: Catalogue, alignments: Sequence[BlockAlignment]
) -> Mapping[int, tuple[BlockPair, ...]]:
    """Return for each translation the pairs whose text was left in the source's language.

    What most translations keep is kept on purpose; a few words alone count where most have other ones.
    """
    source = catalogue.editions[catalogue.source].language
    asked = [one for one in alignments if base(catalogue.editions[one.edition].language) != base(source)]
    having = Counter(pair.left for one in asked for pair in one.pairs)
    same = {one.edition: [pair for pair in one.pairs if _is_same(pair, one)] for one in asked}
    keeping = Counter(pair.left for pairs in same.values() for pair in pairs)
    found: dict[int, tuple[BlockPair, ...]] = {}
    left: dict[int, list[BlockPair]] = {}
    links = {n for one in asked[:1] for n, facts in enumerate(one.source) if is_one_link(facts.block)}
    text = catalogue.editions[catalogue.source].document.text
    typed = {n for one in asked[:1] for n, facts in enumerate(one.source) if is_kept_as_it_is(facts.block, text)}
    typed.update(n for one in asked[:1] for n in commands(one.source))
    spoken = of_two_languages(asked[0].source, source) if asked else frozenset()
    for one in asked:
        language = catalogue.editions[one.edition].language
        alike = set(same[one.edition])
        shown = set(samples(same[one.edition], one, text))
        apart = spoken if has_own_letters(language) else frozenset()
        beside, own = Neighbours(one), OwnLatin(one, catalogue.editions[one.edition])
        for pair in (*one.pairs, *_elsewhere(one)):
            if pair.left[0] in links or pair in shown or pair.left[0] in typed:
                continue
            if apart and one.source[pair.left[0]].block.section in apart:
                continue
            translated = having[pair.left] > 1 and _FEW_KEEP * keeping[pair.left] <= having[pair.left]
            whole = pair in alike and (
                (
                    (translated or (beside.are_translated(pair) and _is_plain_entry(pair, one)))
                    and _has_words(pair, one, language, source)
                    and not (has_own_letters(language) and _is_of_names(pair, one, source, own))
                )
                or (_says_much(pair, one, language, source) and beside.are_translated(pair))
                or (
                    beside.differ(pair)
                    and _says_nothing_of_its_own(pair, one, language, source, _LEAST if translated else _FEWEST)
                )
            )
            stays = whole or (is_left(pair, one, language, source) and (translated or not _is_title(pair, one)))
            if stays and not _is_mixed(catalogue, one, pair) and not _is_all_quoted(pair, one):
                left.setdefault(one.edition, []).append(pair)
        if one.edition in left and (titles := kept_titles(one)):
            left[one.edition] = [p for p in left[one.edition] if not _is_kept_title(p, one, titles, (language, source))]
    count = Counter(pair.left for pairs in left.values() for pair in pairs)
    for edition, pairs in left.items():
        kept = {
            pair.left for pair in pairs if count[pair.left] > 1 and count[pair.left] >= _MOST_OF * having[pair.left]
        }
        several = len(asked) > _SEVERAL
        found[edition] = tuple(pair for pair in pairs if not several or pair.left not in kept)
    return found


def _says_much(pair: BlockPair, alignment: BlockAlignment, language: str, source: str) -> bool:
    """Tell whether an entry that is the source's is mostly plain words in small letters, which are no names."""
    text = alignment.source[pair.left[0]].text
    if not has_own_letters(language) or has_own_letters(source):
        return False
    if has_other_letters(text) or is_cited(text) or _is_title(pair, alignment):
        return False
    words = [word for part in text.split() if _WORDS.fullmatch(word := part.strip(_AROUND))]
    small = {word for word in words if word.islower()}
    # A sentence begins with a capital: "Sessions outlive closed windows".
    least = _FEWEST - (len(words) == len(small) + 1 == len(text.split()) and words[0] not in small)
    return len(small) >= least and 2 * len(small) >= len(words)


def _is_plain_entry(pair: BlockPair, alignment: BlockAlignment) -> bool:
    """Tell whether an entry of several words in small letters is neither a page's title nor what somebody wrote."""
    facts = alignment.source[pair.left[0]]
    small = {word for word in _plain_words(facts.text) if word.islower()}
    is_text = facts.block.kind == "entry" and len(small) >= _LEAST
    return is_text and not _is_title(pair, alignment) and not is_cited(facts.text)


def _says_nothing_of_its_own(
    pair: BlockPair, alignment: BlockAlignment, language: str, source: str, least: int
) -> bool:
    """Tell whether an entry between two languages in Latin letters has words in small letters, none said elsewhere.

    A term that the translation keeps stands in its other texts as well. ``least`` words are asked for; between commas
    stand terms, unless so many follow each other that they are a text.
    """
    text = alignment.source[pair.left[0]].text
    if has_own_letters(language) or has_own_letters(source) or is_cited(text) or _is_title(pair, alignment):
        return False
    words = _plain_words(text)
    small = {word for word in words if word.islower()}
    if len(small) < least or 2 * len(small) < len(words) or count_small_words(small, language):
        return False
    if "," in text and not _ROW_OF_WORDS.search(text):
        return False
    others = (facts.plain for n, facts in enumerate(alignment.blocks) if n not in pair.right)
    said = {word for plain in others for word in _WORD.findall(plain)}
    return small.isdisjoint(said)


def _is_all_quoted(pair: BlockPair, alignment: BlockAlignment) -> bool:
    """Tell whether all of a text but a small word stands in quotation marks: the messages of a program."""
    text = alignment.source[pair.left[0]].plain
    if not any(mark in text for mark in _MARKS):
        return False
    rest = _QUOTED.sub(" ", text)
    return rest != text and sum(any(map(str.isalpha, word)) for word in rest.split()) <= 1


def _is_mixed(catalogue: Catalogue, alignment: BlockAlignment, pair: BlockPair) -> bool:
    """Tell whether a few words may stay as they are since the translation mixes the source's words into its own."""
    text, source = alignment.source[pair.left[0]].text, catalogue.editions[catalogue.source].language
    if len(text.split()) > _LABEL or not mixes(catalogue.editions[alignment.edition]):
        return False
    return count_small_words(set(_plain_words(text)), source) < _SEVERAL  # words are mixed in, and no sentences


def _is_kept_title(
    pair: BlockPair, alignment: BlockAlignment, titles: Container[str], languages: tuple[str, str]
) -> bool:
    """Tell whether nothing of a text but one of the ``titles`` before it was left in the source's language.

    An entry may be nothing but its title.
    """
    own = alignment.blocks[pair.right[0]]
    title = title_of(own.block)
    if title in titles and own.plain.strip(_AROUND).strip() == title.strip(_AROUND):
        return True
    if title not in titles or own.plain == alignment.source[pair.left[0]].plain:
        return False
    theirs, language, source = [alignment.source[n] for n in pair.left], *languages
    return not _left(theirs, [alignment.blocks[n] for n in pair.right], source, language, besides=title)


def _is_same(pair: BlockPair, alignment: BlockAlignment) -> bool:
    """Tell whether both sides of a pair say the same, letter by letter."""
    ours, theirs = alignment.blocks[pair.right[0]], alignment.source[pair.left[0]]
    return ours.plain == theirs.plain and ours.block.kind in _TEXTS and any(map(str.isalpha, ours.plain))


def _elsewhere(alignment: BlockAlignment) -> Iterator[BlockPair]:
    """Yield the entries that are other entries of the source, letter by letter: the list has another order."""
    said = {facts.plain: n for n, facts in enumerate(alignment.source) if facts.block.kind == "entry"}
    for pair in alignment.pairs:
        facts = alignment.blocks[pair.right[0]]
        number = said.get(facts.plain) if facts.block.kind == "entry" else None
        if number is not None and alignment.source[pair.left[0]].plain != facts.plain:
            yield BlockPair((number,), pair.right, "moved")


def _is_title(pair: BlockPair, alignment: BlockAlignment) -> bool:
    """Tell whether a text is little more than the title of a page that it links to: those are often kept."""
    facts = alignment.source[pair.left[0]]
    titles = sum(len(link.text) for inline in facts.block.inlines for link in inline.links if link.kind != "image")
    return titles >= _TITLE * len(facts.text)


def _has_words(pair: BlockPair, alignment: BlockAlignment, language: str, source: str) -> bool:
    """Tell whether a text that is the source's, and that others translate, has a few plain words in it."""
    block, text = alignment.source[pair.left[0]].block, alignment.source[pair.left[0]].text
    if OWNED.search(text) or foreign_runs(text, language):
        return False
    if has_own_letters(source) and text.isascii():
        return base(language) != _COMMON and _is_common(text, language)
    if foreign_runs(text, source):
        return False  # the source has it in the readers' letters: they can read it
    words = set(_plain_words(text))
    small = sum(word.islower() for word in words if block.kind != "strip" or len(word) > _CODE)
    if len(words) < _LEAST or small < _LEAST - 1:
        return False
    if has_own_letters(language):
        return True
    said = set(map(str.casefold, words))  # a text begins with a capital: "The lightest tool"
    # "For testing" is as good in Norwegian.
    return has_small_words(said, source) and count_small_words(said, source) > count_small_words(said, language)


def _is_of_names(pair: BlockPair, alignment: BlockAlignment, source: str, own: OwnLatin) -> bool:
    """Tell whether a text is no sentence, and of names and words that the translation uses: "Loom API key."."""
    words = _plain_words(alignment.source[pair.left[0]].text)
    small = [word for word in words if word.islower()]
    return bool(small) and not has_small_words(map(str.lower, words), source) and own.has_all(small)


def _is_common(text: str, language: str) -> bool:
    """Tell whether a text is in English, which a source in other letters may have as well, and not in ``language``."""
    small = {word for word in _plain_words(text) if word.islower()}
    if not has_words_of_sentences(small, _COMMON):
        return False
    return count_small_words(small, language) <= count_small_words(small, _COMMON)


def _plain_words(text: str) -> list[str]:
    return [word for word in (part.strip(_AROUND) for part in text.split()) if word and _WORD.fullmatch(word)]


def is_left(pair: BlockPair, alignment: BlockAlignment, language: str, source: str) -> bool:
    """Tell whether the translation's side of a pair has a sentence of the source's side, letter by letter."""
    ours = [alignment.blocks[n] for n in pair.right]
    theirs = [alignment.source[n] for n in pair.left]
    if theirs[0].block.kind not in _TEXTS or ours[0].block.kind not in _TEXTS:
        return False
    return bool(_left(theirs, ours, source, language))


def left_sentence(
    pair: BlockPair, blocks: Sequence[BlockFacts], source: Sequence[BlockFacts], languages: tuple[str, str]
) -> str:
    """Return the first sentence of the source that stands in the translation."""
    theirs, ours = [source[n] for n in pair.left], [blocks[n] for n in pair.right]
    return _left(theirs, ours, languages[1], languages[0])


def _left(
    theirs: Sequence[BlockFacts], ours: Sequence[BlockFacts], source: str, language: str, *, besides: str = ""
) -> str:
    """Return the first sentence of the source that the translation has as well and that is language; empty for none.

    The one ``besides`` which it is asked for is none of them.
    """
    plain = "\n".join([facts.plain for facts in ours])
    said = ""
    for facts in theirs:
        for sentence, word in _sentences(facts.text):
            if word not in plain or sentence == besides:
                continue  # nearly always
            said = said or " ".join([facts.text for facts in ours])
            if sentence in said and is_language(
                sentence, source, language, in_paragraph=facts.block.kind == "paragraph"
            ):
                is_there = _is_said_twice(theirs, said, language) or _is_for_both(theirs, source, language)
                return "" if is_there else sentence
    return ""


def _is_for_both(theirs: Sequence[BlockFacts], source: str, language: str) -> bool:
    """Tell whether the source says in the letters of ``language`` too what it says in its own."""
    text = "\n".join([facts.text for facts in theirs])
    if text.isascii() or has_own_letters(source) or not foreign_runs(text, source) or foreign_runs(text, language):
        return False
    letters = [sign for sign in text if sign.isalpha()]
    return sum([sign > _ALPHABET for sign in letters]) * (_OF_HAN + 1) >= len(letters)


def _is_said_twice(theirs: Sequence[BlockFacts], said: str, language: str) -> bool:
    """Tell whether a text has all that the source says and about as much besides: a motto, and what it means.

    What is no quotation has its translation beside it where that is in letters of the ``language``.
    """
    quoted = all(facts.block.kind == "quote" for facts in theirs)
    if not quoted and not has_own_letters(language):
        return False
    rest = " ".join(said.split())
    for facts in theirs:
        text = " ".join(facts.text.split())
        if text not in rest:
            return False
        rest = rest.replace(text, " ", 1)
    left, whole = (sum(map(str.isalpha, text)) for text in (rest, said))
    if quoted:
        return left * _BESIDE >= whole - left
    return sum([sign > _ALPHABET for sign in rest if sign.isalpha()]) * _OF_HAN >= whole - left


@lru_cache(maxsize=4096)  # each text of the source is asked about once for each translation
def _sentences(text: str) -> tuple[tuple[str, str], ...]:
    """Return the sentences of a text up to what is cited, each with its longest word.

    A title is kept as it was published, a legal notice as it is valid, and so are sentences in quotation marks. A paper
    is told by who wrote it.
    """
    found: list[tuple[str, str]] = []
    if len(_INITIALS.findall(text)) > 1:
        return ()
    for part in _SENTENCE.split(_QUOTATION.sub("\n", text)):
        sentence = part.strip()
        if is_cited(sentence):
            break
        if len(sentence) >= _SHORTEST:
            found.append((sentence, max(sentence.split(), key=len)))
    return tuple(found)


@lru_cache(maxsize=8192)
def is_language(text: str, source: str, language: str, *, in_paragraph: bool = False) -> bool:
    """Tell whether a text says something in the language ``source`` that a reader of ``language`` cannot read."""
    if not text.isascii():
        if OWNED.search(text) or foreign_runs(text, language):
            return False  # in letters that the language does not use: RS412 says it
        if foreign_runs(_GLOSS.sub(" ", text), source):
            return False  # the source has it in the readers' letters
        letters = [sign for sign in text if sign.isalpha()]
        if sum([sign > _ALPHABET for sign in letters]) * 2 > len(letters):
            # Japanese has another comma, and not all of the signs.
            is_chinese = base(source) == "zh" and (
                _CHINESE_COMMA in text or (base(language) == "ja" and is_surely_chinese(text))
            )
            return has_own_letters(source) and len(letters) >= (_SENTENCE_OF_HAN if is_chinese else _LONG)
    if has_own_letters(source):
        return False  # in another language than the source's there as well
    words = _plain_words(text)
    small = {word for word in words if word.islower()}
    words = list(dict.fromkeys(words))
    several = len(small) >= _SEVERAL_SMALL and has_words_of_sentences(small, source)
    if in_paragraph and several and has_own_letters(language):
        return True  # with names or loud words beside them; an entry may be the title of a book
    if len(words) < _FEWEST or 2 * len(small) < len(words):
        return False
    if count_small_words(small, language) > count_small_words(small, source):
        return False  # the source has it in the readers' language
    if has_words_of_sentences(small, source):
        return True
    # Of nouns: "rich text editor framework".
    return has_own_letters(language) and _ROW_OF_WORDS.search(text) is not None
