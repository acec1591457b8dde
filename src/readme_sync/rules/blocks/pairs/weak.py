"""Pairs of blocks of which nobody can tell that they are one: what differs in them is no evidence of drift."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from functools import cached_property, lru_cache

from readme_sync.align.blocks.contrasts import names_differ
from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.editions.blocks import Block
from readme_sync.language.scripts import has_own_letters

_FEWEST = 4  # letters of a word that two blocks share
_SEVERAL = 2  # names
_COMMON, _SHARE = 6, 0.02  # blocks, of all blocks


class Weak:
    """Tells weak pairs of one alignment: paired by place alone, where the two sections are not in step.

    So are blocks of two sections that share a fact, and two texts with other names in Latin letters each.

    Entries whose names in Latin letters have nothing in common are two entries there, and pieces of HTML that share
    neither a link nor a picture are two. An entry beside one without a counterpart may be that one's. Other blocks
    are as sure as the neighbours: one that shares facts with its counterpart, right before or after on both sides,
    says where they are.
    """

    def __init__(self, alignment: BlockAlignment, languages: tuple[str, str]) -> None:
        """Take an alignment, and the languages of the translation and of the source."""
        here, there = map(has_own_letters, languages)
        self._in_other_letters = here if here != there else None  # of the translation, else of the source
        source, blocks = alignment.source, alignment.blocks
        back = {own: home for home, own in alignment.sections.items()}
        self._alignment = alignment
        self._missing, self._extra = frozenset(alignment.missing), frozenset(alignment.extra)
        self._unsure = {source[n].block.section for n in alignment.missing}
        self._unsure |= {back.get(blocks[n].block.section, -1) for n in alignment.extra}
        self._unsure |= {source[pair.left[0]].block.section for pair in alignment.pairs if pair.reason == "rewritten"}
        self._sure = {(pair.left[-1], pair.right[-1]) for pair in alignment.pairs if pair.reason == "facts"} | {
            (pair.left[0], pair.right[0]) for pair in alignment.pairs if pair.reason == "facts"
        }

    def __call__(self, pair: BlockPair) -> bool:
        """Tell whether ``pair`` is weak."""
        left, right = pair.left[0], pair.right[0]
        theirs, ours = self._alignment.source[left], self._alignment.blocks[right]
        if _refers_to_an_edition(ours) and not _refers_to_an_edition(theirs):
            return True
        if pair.reason == "moved":
            together = self._alignment.sections.get(theirs.block.section) == ours.block.section
            return not together and not _are_called_alike(theirs, ours)
        if pair.reason != "place":
            return False
        if _is_empty(theirs) != _is_empty(ours) or self._say_other_names(theirs, ours):
            return True
        if theirs.block.section not in self._unsure or _share_facts(theirs, ours):
            return False
        are_entries = theirs.block.kind == ours.block.kind == "entry"
        shared = [word for word in theirs.words & ours.words if len(word) >= _FEWEST]
        words = len(shared) if are_entries else sum(map(self._tells, shared))
        are_texts = are_entries or theirs.block.kind == ours.block.kind == "paragraph"
        if are_texts and self._has_another_beside(left, right):
            return words < _SEVERAL and not _are_called_alike(theirs, ours)
        if words:
            return False
        if names_differ(theirs, ours) or theirs.block.kind == ours.block.kind == "strip":
            return True
        return not ({(left - 1, right - 1), (pair.left[-1] + 1, pair.right[-1] + 1)} & self._sure)

    @cached_property
    def _count(self) -> Counter[str]:
        """How many blocks of the source say each word: what many say is the name of the project."""
        return Counter(word for facts in self._alignment.source for word in facts.words)

    def _tells(self, word: str) -> bool:
        common = max(_COMMON, _SHARE * len(self._alignment.source))
        return len(word) >= _FEWEST and self._count[word] <= common

    def _has_another_beside(self, left: int, right: int) -> bool:
        """Tell whether an entry of the list, or a paragraph, without a counterpart stands beside one: it may be that.

        Nothing but its length chose between them.
        """
        sides = ((self._alignment.source, left, self._missing), (self._alignment.blocks, right, self._extra))
        return any(
            n in alone and _list(blocks[n].block) == _list(blocks[at].block)
            for blocks, at, alone in sides
            for n in (at - 1, at + 1)
        )

    def _say_other_names(self, theirs: BlockFacts, ours: BlockFacts) -> bool:
        """Tell whether the side in other than Latin letters says names in these, of which the other side has none.

        They are what a translator keeps: of another text it says other ones.
        """
        if self._in_other_letters is None or _share_facts(theirs, ours):
            return False
        names, other = (ours, theirs) if self._in_other_letters else (theirs, ours)
        said = [word for word in names.words if word.isalpha() and self._tells(word)]
        text = other.plain.casefold()
        return len(said) >= _SEVERAL and not any(word in text for word in said)


def _list(block: Block) -> tuple[str, int, int]:
    return block.kind, block.section, block.group


def _is_empty(facts: BlockFacts) -> bool:
    return not facts.cited and not facts.plain.strip()


def _are_called_alike(one: BlockFacts, other: BlockFacts) -> bool:
    return bool(one.name) and one.name == other.name


def _share_facts(one: BlockFacts, other: BlockFacts) -> bool:
    """Tell whether two blocks have a link, a picture or code in common."""
    facts: Set[str] = {fact.key for fact in one.cited}
    return any(fact.key in facts for fact in other.cited)


@lru_cache(maxsize=8)  # asked about for each link of a text
def _refers_to_an_edition(facts: BlockFacts) -> bool:
    """Tell whether a text sends its readers to a place in another edition: what that says is not missing here."""
    told = {fact.span for fact in facts.links}
    links = [link for inline in facts.block.inlines for link in inline.links if "#" in link.target[1:]]
    return any(link.target_span not in told and link.span not in told for link in links)
