"""Texts of the source that every edition may keep: what was said, typed or printed, titles, figures and commands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.editions.blocks import Block
from readme_sync.language.scripts import (
    is_mostly_foreign,
)
from readme_sync.regex import lazy
from readme_sync.urls.one_page import host

_TEXTS = ("paragraph", "entry", "quote", "strip", "footnote")
_TASK = lazy(r"\s*\[[ xX]\]\s+")  # before an entry that can be ticked off
_AS_TYPED = lazy(r"\s*<(?:pre|samp|kbd)\b", re.IGNORECASE)
_AUTHOR = lazy(r" (?:by|from) [A-Z][\w.'’ -]{1,40}$")
_SAID = lazy(
    r"(?:input|output|prompt|generation|question|answer|query|response|user|human|system|assistant|model|bot|ai|q|a)"
    r"(?: ?\d)?: ?\S",
    re.IGNORECASE,
)
_SAYING = lazy(r"[\"“«].{20,}[\"”»]\s*[—–-]{1,2}\s*[@\w]", re.DOTALL)
_SPEAKER = lazy(r"\s*>[>\s]*(?:<[^<>\n]*>\s*)*[—–―]{1,2}\s*[A-Z@]\w")  # on a line of its own, below the words
_GENERATED = lazy(r"\W{0,9}[\w ]{0,40}\bgenerated (?:with|by) \W{0,3}[A-Z][\w -]{1,30}\W{0,9}", re.ASCII)
_SEVERAL = 2  # texts of a section; more are how it shows something
_FEWEST = 4  # words: fewer are a name or a label
_MANY_WORDS = 40  # and figures of a table


def samples(same: Sequence[BlockPair], alignment: BlockAlignment, text: str) -> Iterator[BlockPair]:
    """Yield the quotes of sections that keep several letter by letter: what a program was given, and what it said.

    So it is with two texts that begin with a label of that, which may be translated.
    """
    kept: dict[int, list[BlockPair]] = {}
    labelled: dict[int, list[BlockPair]] = {}
    for pair in same:
        block = alignment.source[pair.left[0]].block
        if _is_quoted(block, text) and not _SAID.match(block.plain):
            kept.setdefault(block.section, []).append(pair)
    for pair in alignment.pairs:
        block = alignment.source[pair.left[0]].block
        if block.kind in _TEXTS and _SAID.match(block.plain):
            labelled.setdefault(block.section, []).append(pair)
    for pairs in kept.values():
        yield from pairs if len(pairs) > _SEVERAL else ()
    for pairs in labelled.values():
        yield from pairs if len(pairs) > 1 else ()


def of_two_languages(blocks: Sequence[BlockFacts], source: str) -> frozenset[int]:
    """Return the sections of the source that have several texts in the letters of other languages.

    They show what somebody said in both: what a model was asked.
    """
    foreign = Counter(
        facts.block.section
        for facts in blocks
        if facts.block.kind in _TEXTS and not facts.plain.isascii() and is_mostly_foreign(facts.plain, source)
    )
    return frozenset(section for section, count in foreign.items() if count > _SEVERAL)


def is_kept_as_it_is(block: Block, text: str) -> bool:
    """Tell whether a block of ``text`` is what was typed or printed, what a person said, or a table of figures.

    So is the line in which a program names itself: "Table of contents generated with DocToc". A note to writers
    (``[//]: # (...)``) is shown where it has brackets inside, but was not meant to be.
    """
    if block.kind == "paragraph" and (_GENERATED.fullmatch(block.plain) or text.startswith("[//]:", block.span.start)):
        return True
    return _is_as_typed(block, text) or _is_saying(block, text) or _is_of_figures(block)


def commands(blocks: Sequence[BlockFacts]) -> Iterator[int]:
    """Yield the texts without marks of code that end with a command of several words which a block of code has too."""
    code = "\n".join(facts.block.text for facts in blocks if facts.block.kind == "code")
    for number, facts in enumerate(blocks):
        command = facts.plain.rpartition(": ")[2].strip()
        if facts.block.kind == "entry" and command.count(" ") >= _FEWEST and command in code:
            yield number


def _is_saying(block: Block, text: str) -> bool:
    """Tell whether a quotation is the words of a person who is named behind them: they stay as they were said."""
    return _is_quoted(block, text) and (
        _SAYING.match(block.plain.strip()) is not None or _SPEAKER.match(text, block.span.end) is not None
    )


def _is_of_figures(block: Block) -> bool:
    """Tell whether a piece of HTML is a table of figures: what stands above them are terms and no sentence."""
    words = block.plain.split() if block.kind == "strip" else []
    return len(words) > _MANY_WORDS and 2 * sum(not word.isalpha() for word in words) > len(words)


def _is_quoted(block: Block, text: str) -> bool:
    """Tell whether a block of ``text`` is a quotation, be it within an entry of a list."""
    line = text.rfind("\n", 0, block.span.start) + 1
    return block.kind == "quote" or (
        block.kind == "paragraph" and text[line : block.span.start].lstrip().startswith(">")
    )


def is_one_link(block: Block) -> bool:
    """Tell whether a text is nothing but the title of a page or a film that it links to, and who made it.

    So it is with a row of names, each of which is that of the site that it links to.
    """
    links = [link for inline in block.inlines for link in inline.links]
    titles = [" ".join(link.text.split()) for link in links]
    text = " ".join((block.plain[box.end() :] if (box := _TASK.match(block.plain)) else block.plain).split())
    if not titles or text in titles or _AUTHOR.sub("", text) in titles:
        return bool(titles)
    return text == " ".join(titles) and all(link.text.lower() in host(link.target).split(".")[:-1] for link in links)


def _is_as_typed(block: Block, text: str) -> bool:
    """Tell whether a piece of HTML in ``text`` is what was typed or printed: code with words or links in it."""
    return block.kind == "strip" and _AS_TYPED.match(text, block.span.start) is not None
