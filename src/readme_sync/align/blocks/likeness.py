"""How alike two blocks of a section are: by facts, words, sounds, names, kind and length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from itertools import chain

from readme_sync.align.blocks.contrasts import days_differ, goes_by_another_name
from readme_sync.align.blocks.facts import PICTURE_FACTS, BlockFacts
from readme_sync.align.blocks.joins import ENOUGH
from readme_sync.align.letters import letters_shared
from readme_sync.regex import lazy
from readme_sync.values import NamedTuple, maker

_KEPT = 0.4  # of the names of a section's entries: from here on another name is another entry
_TRANSLATED = 0.2  # what it means that two names differ where names are translated, or one is in other letters
_LEAST_ALIKE, _LEAST_KEPT = 0.5, 0.75  # of the letter pairs: below it two names speak against one entry
_TEXTS = ("paragraph", "quote", "entry")
SHORT = 40  # characters: less in HTML is a caption or a button, and the length of less says nothing
_LEADS = 0.6  # for a text without facts, such as a title, right above blocks that share one
_RARE = 0.5  # for two words that hardly another block says
_HEARD = 0.8  # for two words that sound alike, which hardly another block says
_EXAMPLE = lazy(r"(?:# )?[A-Z][a-z]{2,}(?:[ /][A-Z]?[a-z]{2,})*")
_OTHER_DAY = 1.5
_OTHER_NAME = 1.0  # for an entry called as its own page, where the other one, with pages of its own, has not this name
_ONE_WORD, _RELATED = 0.7, 0.5  # of letter pairs: from there on two names are one word, as "Formatter" and "Format" are
_SIGN = 0.3  # for the emoji that both begin with
_LABEL = 0.3  # for a word in bold that one of two texts begins with


class Known(NamedTuple):
    """What the whole of two editions says of each section.

    ``lengths`` are those of the texts in the sections that are in step: how long a text becomes in the other language.
    ``keeps_names`` says that entries are called the same in both; ``usual`` are the words that many are called by,
    as "server" in a list of servers: they tell none from another.
    """

    lengths: tuple[int, int]
    keeps_names: bool
    usual: frozenset[str]

    def name(self, block: BlockFacts) -> str:
        """Return the name of an entry without the usual words, all of it where nothing else is in it."""
        if not self.usual:
            return block.name
        return " ".join([word for word in block.name.split() if word not in self.usual]) or block.name


class _Name(NamedTuple):
    """What an entry is called, without usual words, and in which words; ``addresses`` are what it leads to.

    ``is_latin`` says that the name is one in Latin letters: what is left of another one ("vs") says little of it.
    """

    called: str
    words: Set[str]
    is_latin: bool
    addresses: Set[str]


class _Side(NamedTuple):
    """What is asked of a block whenever its likeness to another one is."""

    block: BlockFacts
    kind: str
    depth: int
    tokens: Set[str]
    has_facts: bool
    length: int
    is_labelled: bool


_side = maker(_Side)


def _sides(blocks: Sequence[BlockFacts]) -> list[_Side]:
    return [
        # A name is often translated: that two differ says nothing by itself, so it is not among the facts.
        _side((one, *shape_of(one), _telling(one), _has_facts(one), len(one.plain), _is_labelled(one)))
        for one in blocks
    ]


def _is_labelled(one: BlockFacts) -> bool:
    """Tell whether a paragraph begins with a word in bold: "**Note**: ..."."""
    if one.block.kind not in ("paragraph", "quote"):
        return False
    bold = next(iter(one.block.inlines[0].emphasis), None)
    return bold is not None and bold.strong and bold.span.start <= one.block.span.start


def _telling(one: BlockFacts) -> Set[str]:
    """Return what speaks against a counterpart too: an emoji at the head may have been left out, or stand twice."""
    return one.tokens.keys() - {f"sign:{one.first_sign}"} if one.first_sign else one.tokens.keys()


def _name(one: BlockFacts, known: Known) -> _Name | None:
    """Return the name of an entry; None where it leads nowhere: its name may be translated then."""
    if not one.addresses:
        return None
    # A page to whose places many entries lead says of none which it is.
    addresses = {token for token in one.tokens if token.startswith(("link:", "repository:"))}
    called = known.name(one)
    whole = one.block.named
    is_latin = whole.isascii() or 2 * len(one.name.replace(" ", "")) > sum(map(str.isalnum, whole))
    return _Name(called, set(called.split()), is_latin, addresses)


def _has_facts(one: BlockFacts) -> bool:
    """Tell whether a block has facts besides its name; an example in words (`Notes/Ideas`) may be translated."""
    besides = (len(one.name) > 1) + bool(one.first_sign)
    if len(one.tokens) <= besides:
        return False
    examples = sum(fact.kind == "code" and _EXAMPLE.fullmatch(fact.key) is not None for fact in one.code)
    return len(one.tokens) - examples > besides


def _rare_words(blocks: Sequence[BlockFacts]) -> set[str]:
    """Return the words that one or two blocks of a section say: a name, a term that translators keep."""
    count = Counter(chain.from_iterable(one.words for one in blocks))
    return {word for word, blocks_with in count.items() if blocks_with <= 2 and len(word) > 3}


class Likeness:
    """How alike two blocks of a section are: above 0 they may be one, from 2.5 they surely are."""

    def __init__(self, ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts], known: Known) -> None:
        self.ours, self.theirs = _sides(ours), _sides(theirs)
        lengths = known.lengths
        if lengths[0] < ENOUGH:  # too little elsewhere: what is missing here makes the others look too long
            lengths = sum(one.length for one in self.ours), sum(one.length for one in self.theirs)
        self.ratio = (lengths[1] + 1) / (lengths[0] + 1)
        self._blocks, self._known = (ours, theirs), known
        self._rare: set[str] | None = None  # of most sections nobody asks
        self._heard: set[str] | None = None
        self._names: tuple[dict[int, _Name | None], ...] = {}, {}  # of those that somebody asked for
        names = {one.name for one in ours} - {""}, {one.name for one in theirs} - {""}
        fewer = min(map(len, names))
        kept = known.keeps_names or (fewer and len(names[0] & names[1]) >= _KEPT * fewer)
        self.kept = 1.0 if kept else _TRANSLATED

    def may_be_sure(self, i: int, j: int) -> bool:
        """Tell whether two blocks share a fact, or a word that is rare or leads to one: the rest is not enough."""
        left, right = self.ours[i], self.theirs[j]
        if not left.tokens.isdisjoint(right.tokens):
            return True
        shared = left.block.words & right.block.words
        return bool(shared) and (not shared.isdisjoint(self._rare_words()) or self._lead_to_one(i + 1, j + 1))

    def _rare_words(self) -> set[str]:
        if self._rare is None:
            self._rare = _rare_words(self._blocks[0]) & _rare_words(self._blocks[1])
        return self._rare

    def _rare_sounds(self) -> set[str]:
        if self._heard is None:
            here, there = (Counter(chain.from_iterable(one.sounds for one in some)) for some in self._blocks)
            self._heard = {one for one, blocks in here.items() if blocks <= 2 and 0 < there[one] <= 2}
        return self._heard

    def __call__(self, i: int, j: int) -> float:
        """Return how alike block ``i`` of the source and block ``j`` of the translation are."""
        left, kind, depth, ours, has_facts, length, is_labelled = self.ours[i]
        right, other_kind, other_depth, theirs, others_facts, actual, other_labelled = self.theirs[j]
        likeness = 0.3
        if kind != other_kind:
            likeness = -0.2 if is_text(left) and is_text(right) else -2.0
        elif depth != other_depth:
            likeness = -0.1
        elif is_labelled != other_labelled:
            likeness -= _LABEL
        apart = ours.isdisjoint(theirs)
        if not apart:
            # A name at the head is no fact more where the other one begins with a word: "`a.toml` updates" is "Mise à
            # jour de `a.toml`".
            sizes = len(ours) - _is_named(left, right), len(theirs) - _is_named(right, left)
            likeness += 3.0 * len(ours & theirs) / max(sizes)
        else:
            likeness -= 1.0 if has_facts and others_facts else 0.6 if has_facts or others_facts else 0.0
            if (some := left.words) and (others := right.words):
                shared = some & others
                likeness += len(shared) / min(len(some), len(others)) - 0.1
                if shared:
                    likeness += min(_RARE, _RARE * len(shared & self._rare_words()) / 2)
            if (rare := self._rare_sounds()) and (heard := left.sounds & right.sounds & rare):
                likeness += min(_HEARD, _HEARD * len(heard) / 2)
            if not has_facts and self._lead_to_one(i + 1, j + 1):
                likeness += _LEADS
        if left.first_sign and right.first_sign:
            likeness += _SIGN if left.first_sign == right.first_sign else -_SIGN
        if left.name and right.name and left.name != right.name:
            likeness += self._other_names(i, j)
        if apart:
            likeness -= _contrast(left, right, leading=has_facts and others_facts)
        expected = length * self.ratio + 8
        actual += 8
        return likeness + 0.6 * (expected / actual if expected < actual else actual / expected) - 0.3

    def _other_names(self, i: int, j: int) -> float:
        """Return what it says of two blocks that they have names, and not the same."""
        name, other = self._name(0, i), self._name(1, j)
        if name and other and name.addresses.isdisjoint(other.addresses):
            return self._of_names(name, other)
        return _RELATED if letters_shared(self.ours[i].block.name, self.theirs[j].block.name) >= _ONE_WORD else 0.0

    def _name(self, side: int, number: int) -> _Name | None:
        names = self._names[side]
        if number not in names:
            names[number] = _name(self._blocks[side][number], self._known)
        return names[number]

    def _of_names(self, name: _Name, other: _Name) -> float:
        """Return what two names that differ speak against one entry, 0 or less."""
        if 2 * len(name.words & other.words) > min(len(name.words), len(other.words)):
            return 0.0  # ash/kiln-tools is bay/kiln-tools now
        kept = self.kept if name.is_latin and other.is_latin else _TRANSLATED
        least = _LEAST_KEPT if self._known.keeps_names else _LEAST_ALIKE
        return kept * min(0.0, 4 * (letters_shared(name.called, other.called) - least))

    def _lead_to_one(self, i: int, j: int) -> bool:
        """Tell whether two blocks share a fact: what stands above them, saying what they are, goes with them."""
        if i >= len(self.ours) or j >= len(self.theirs):
            return False
        return not self.ours[i].tokens.isdisjoint(self.theirs[j].tokens)


def _contrast(left: BlockFacts, right: BlockFacts, *, leading: bool) -> float:
    """Return what speaks against two blocks that share no fact; ``leading`` says that both have some."""
    day = _OTHER_DAY if days_differ(left, right) else 0.0
    return day + _OTHER_NAME if leading and goes_by_another_name(left, right) else day


def _is_named(one: BlockFacts, other: BlockFacts) -> bool:
    """Tell whether a block has a name among its tokens, and the other one has none at all."""
    return len(one.name) > 1 and not other.block.named and one.block.kind == other.block.kind


def shape_of(facts: BlockFacts) -> tuple[str, int]:
    """Return the kind of a block and how deep in lists it stands."""
    return facts.block.kind, facts.block.depth


def is_text(facts: BlockFacts) -> bool:
    """Tell whether a block is text, which one edition may write in a tag of its own (``<div dir="rtl">``)."""
    if facts.block.kind == "strip":
        return len(facts.plain) > SHORT and not any(fact.kind in PICTURE_FACTS for fact in facts.links)
    return facts.block.kind in _TEXTS
