"""One pair of blocks compared by its facts: what is changed, what is lost, what stands at another block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from readme_sync.align.blocks.facts import PICTURE_FACTS, BlockFacts, Fact, FactKind
from readme_sync.align.blocks.labels import crossed
from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.align.letters import letters_shared
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.alike import (
    drop_badges,
    is_mistyped,
    is_of_host,
    is_page_of_language,
    is_slip,
    may_be_one,
    rest,
)
from readme_sync.rules.blocks.pairs.code import (
    can_be_said,
    drop_translated_words,
    explains,
    is_prose,
    stands_for_several,
)
from readme_sync.rules.blocks.pairs.code_languages import other_languages
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.rules.blocks.pairs.for_readers import (
    are_on_another_site,
    have_their_own,
    is_named_licence,
    names_its_readers,
)
from readme_sync.rules.blocks.pairs.latin_names import MisspeltNames
from readme_sync.rules.blocks.pairs.link_labels import is_label, labels_in_code
from readme_sync.rules.blocks.pairs.numbers import changed_numbers
from readme_sync.rules.blocks.pairs.pictures import (
    have_others,
    is_picture_at,
    take_around_one_picture,
    without_replaced,
)
from readme_sync.rules.blocks.pairs.said_days import OtherDays
from readme_sync.rules.blocks.pairs.slips import mistyped_places
from readme_sync.rules.blocks.pairs.small import small_differences
from readme_sync.rules.blocks.pairs.taken import MOST, either, take
from readme_sync.rules.blocks.pairs.vocabulary import Vocabulary

Totals = Mapping[tuple[FactKind, str], int]


class Comparison:
    """Compares the pairs of one alignment; counts what is kept, by kind of fact."""

    def __init__(self, alignment: BlockAlignment, languages: tuple[str, str]) -> None:
        self.alignment = alignment
        self.languages = languages  # the translation's, the source's
        self.kept: Counter[FactKind] = Counter()
        self._misspelt = MisspeltNames(alignment, languages[0])
        self._vocabulary: Vocabulary | None = None
        self._other_days = OtherDays(alignment, languages)

    @cached_property
    def totals(self) -> tuple[Totals, Totals]:
        """How often each side has each fact, the source first; asked where something is missing."""
        return _totals(self.alignment.source), _totals(self.alignment.blocks)

    @cached_property
    def _own_lines(self) -> frozenset[str]:
        """The lines of code blocks that the translation alone has: what the source says in a text may stand there."""
        own = (self.alignment.blocks[n] for n in self.alignment.extra)
        return frozenset(
            " ".join(line.split()) for facts in own if facts.block.kind == "code" for line in facts.plain.split("\n")
        )

    def differences(self, pair: BlockPair) -> Iterator[Difference]:
        """Yield what differs between the blocks of ``pair``."""
        source = list(map(self.alignment.source.__getitem__, pair.left))
        blocks = list(map(self.alignment.blocks.__getitem__, pair.right))
        theirs, ours = _cited(source), _cited(blocks)
        if theirs or ours:
            yield from self._facts(pair, ours, theirs, blocks)
        if len(theirs) > 1 and len(ours) > 1:
            for link, wanted in crossed(blocks, source):
                yield Difference("changed", link.kind, pair, link, wanted, slip=True)
        for link, wanted in mistyped_places(ours, theirs) if theirs and ours else ():
            yield Difference("changed", "link", pair, link, wanted, slip=True)
        if source[0].block.kind == "code":
            yield from other_languages(pair, blocks[0], source[0], self.kept)
        else:
            for name, right in self._misspelt(blocks, source):
                yield Difference("changed", "name", pair, name, right, slip=True)
            kept, changed, unsure = changed_numbers(blocks, source, self.languages)
            self.kept["number"] += kept + len(changed)
            for own, other in changed:
                doubtful = own in unsure or (not kept and self._are_two_names(own, other))
                yield Difference("changed", "number", pair, own, other, slip=True, doubtful=doubtful)
            yield from small_differences(pair, blocks, source, changed, self.languages, self.kept)
            yield from self._other_days(pair, blocks, source, changed)

    def _are_two_names(self, own: Fact, other: Fact) -> bool:
        """Tell whether each edition speaks of both of two names with a number, V1 and V2: texts may name another."""
        return own.shown in self._named[0] and other.shown in self._named[1]

    @cached_property
    def _named(self) -> tuple[Set[str], Set[str]]:
        """The names with a number that the texts of the source say, and those of the translation's."""
        sides = self.alignment.source, self.alignment.blocks
        here, there = (frozenset(_NAMED.findall(" ".join([facts.plain for facts in side]))) for side in sides)
        return here, there

    def _keep(self, facts: Iterable[Fact]) -> None:
        for fact in facts:  # a Counter's own update takes three times as long for so few
            self.kept[fact.kind] += 1

    def _facts(
        self, pair: BlockPair, ours: Sequence[Fact], theirs: Sequence[Fact], blocks: Sequence[BlockFacts]
    ) -> Iterator[Difference]:
        same = len(ours) == len(theirs) and [fact[:2] for fact in ours] == [fact[:2] for fact in theirs]
        if not same:
            theirs = [fact for fact in theirs if not _is_broken(fact)]
        self._keep(theirs)
        if same:
            return
        extra, missing = rest(ours, theirs), rest(theirs, ours)
        self.kept.subtract(fact.kind for fact in missing)
        if not missing:
            return
        drop_badges(missing, extra)
        drop_translated_words(missing, extra, self.languages[0])
        slips = take(missing, extra, lambda other, own: self._is_mistyped(own, other, extra))
        yield from (Difference("changed", own.kind, pair, own, other, slip=True) for other, own in slips)
        self._take_what_is_one(missing, extra, blocks)
        yield from self._moved(pair, missing, extra)
        take(missing, extra, lambda other, own: is_page_of_language(own, other, self.languages))
        del missing[MOST:], extra[MOST:]
        _leave_broken_links(missing, extra, blocks if missing else ())
        for other, own in take(missing, extra, lambda other, own: is_slip(own, other)):
            yield Difference("changed", own.kind, pair, own, other, slip=True)
        yield from self._changed(pair, missing, extra, theirs, ours)
        if missing:
            yield from self._lost(pair, missing, extra, ours, blocks)

    def _is_mistyped(self, own: Fact, other: Fact, extra: Sequence[Fact]) -> bool:
        return is_mistyped(own, other, extra, self.languages) and not self._is_translated(own.key, other.key)

    def _take_what_is_one(self, missing: list[Fact], extra: list[Fact], blocks: Sequence[BlockFacts]) -> None:
        """Take out of both lists what is one to a translator: names and pages of each language, labels, examples."""
        take(missing, extra, lambda other, own: may_be_one(own, other, self.languages))
        if any(fact.kind == "code" for fact in missing):
            labels = labels_in_code(blocks)
            take(
                missing,
                extra,
                lambda other, own: (
                    own.kind == "code" and (is_label(own, other, labels) or self._is_translated(own.key, other.key))
                ),
            )

    def _moved(self, pair: BlockPair, missing: list[Fact], extra: list[Fact]) -> Iterator[Difference]:
        """Yield what has changed places with another block, and take what stands elsewhere out of both lists."""
        here, there = self.totals[1], self.totals[0]
        moved = [fact for fact in missing if _stands_elsewhere(fact, here, there) and _may_move(fact, here, there)]
        strayed = [fact for fact in extra if _stands_elsewhere(fact, there, here)]
        for other, own in take(moved, strayed, either):
            yield Difference("moved", other.kind, pair, own, other, doubtful=not self._is_surely_one(pair))
        missing[:] = [fact for fact in missing if not _stands_elsewhere(fact, here, there)]
        extra[:] = [fact for fact in extra if not _stands_elsewhere(fact, there, here)]

    def _lost(
        self,
        pair: BlockPair,
        missing: Sequence[Fact],
        extra: Sequence[Fact],
        ours: Sequence[Fact],
        blocks: Sequence[BlockFacts],
    ) -> Iterator[Difference]:
        """Yield the facts that are missing and not there in another way: once less, in words, at length."""
        again = {(fact.kind, fact.key) for fact in ours}
        missing = [fact for fact in missing if fact[:2] not in again and not _is_no_page(fact, ours)]
        if missing and (own_places := _places(blocks) - _places([self.alignment.source[n] for n in pair.left])) > 0:
            missing = _without_first(missing, "link", own_places)  # a section of this page tells it
        if any(fact.kind in PICTURE_FACTS for fact in missing):
            missing = without_replaced(missing, pair, self.alignment)
        if not missing or (not any(facts.links for facts in blocks) and self._is_told_at_length(pair)):
            return
        words = " ".join(" ".join(facts.plain.split()) for facts in blocks)
        source = " ".join(self.alignment.source[n].plain for n in pair.left)
        elsewhere = are_on_another_site(extra, missing) or have_their_own(extra, missing, self.languages[0])
        is_chosen = self._is_strip(pair) and have_others(self._own_only(extra, pair), missing)
        for fact in missing[:MOST]:
            if fact.shown.strip(" /") not in words and not (fact.kind == "code" and self._is_said(fact.key, words)):
                is_choice = is_chosen or (fact.kind == "link" and elsewhere) or self._is_for_its_readers(fact, pair)
                is_choice = is_choice or self._is_shown_below(fact, pair) or is_named_licence(fact, source, words)
                yield Difference("lost", fact.kind, pair, None, fact, doubtful=is_choice)

    def _is_shown_below(self, lost: Fact, pair: BlockPair) -> bool:
        """Tell whether a section of the translation shows code in a block, which one of its texts has lost."""
        home = self.alignment.blocks[pair.right[0]].block.section
        return lost.kind == "code" and lost.key in self._shown.get(home, ())

    @cached_property
    def _shown(self) -> Mapping[int, Set[str]]:
        """The lines of code blocks of the translation, by section, without what a comment says of them."""
        found: dict[int, set[str]] = {}
        for facts in self.alignment.blocks:
            if facts.block.kind == "code":
                lines = (line.partition(" #")[0] for line in facts.plain.split("\n"))
                found.setdefault(facts.block.section, set()).update(" ".join(line.split()) for line in lines)
        return found

    def _is_for_its_readers(self, lost: Fact, pair: BlockPair) -> bool:
        return names_its_readers(lost, [self.alignment.source[n].block for n in pair.left], self.languages)

    def _is_said(self, code: str, said: str) -> bool:
        """Tell whether a translator may say the source's code in words, or shows it in a block, a command a line."""
        return can_be_said(code, said) or code in self._own_lines or self._own_lines.issuperset(code.split(" && "))

    def _is_told_at_length(self, pair: BlockPair) -> bool:
        """Tell whether a text stands where the source has a link and nothing else: a step beside a list of pages."""
        (left, *more), ours = pair.left, [self.alignment.blocks[n].plain for n in pair.right]
        source = self.alignment.source[left]
        if more or len(source.links) != 1 or len(source.block.inlines) != 1:
            return False
        is_alone = any(link.text.strip() == source.plain.strip() for link in source.block.inlines[0].links)
        return is_alone and sum(map(len, ours)) > _AT_LENGTH * (len(source.plain) + _NAME)

    def _own_only(self, extra: Iterable[Fact], pair: BlockPair) -> list[Fact]:
        """Return what the translation alone has; what the source has too is only there once more."""
        known = {fact[:2] for n in pair.left for fact in self.alignment.source[n].cited}
        return [fact for fact in extra if fact[:2] not in known]

    def _is_strip(self, pair: BlockPair) -> bool:
        return self.alignment.blocks[pair.right[0]].block.kind == "strip"

    def _is_surely_one(self, pair: BlockPair) -> bool:
        """Tell whether words say that two blocks are one: else neighbours may have changed places, links and all."""
        ours = [self.alignment.blocks[n] for n in pair.right]
        theirs = [self.alignment.source[n] for n in pair.left]
        if {facts.block.kind for facts in ours} != {facts.block.kind for facts in theirs}:
            return False
        names = [(a.name, b.name) for a in ours for b in theirs if a.name and b.name]
        return any(letters_shared(a, b) >= _ALIKE for a, b in names) or any(
            len(word) >= _NAME for a in ours for b in theirs for word in a.words & b.words
        )

    def _changed(
        self,
        pair: BlockPair,
        missing: list[Fact],
        extra: list[Fact],
        theirs: Sequence[Fact],
        ours: Sequence[Fact],
    ) -> Iterator[Difference]:
        """Yield what stands instead of another fact, and take both out of ``missing`` and ``extra``."""
        for other, own in take(missing, extra, lambda other, own: is_picture_at(own, ours, other, theirs)):
            yield Difference("changed", own.kind, pair, own, other)
        if self._is_strip(pair):
            for other, own in take_around_one_picture(missing, extra, pair, self.alignment):
                yield Difference("changed", own.kind, pair, own, other)
            extra = self._own_only(extra, pair)
        here, there = ({fact[:2] for fact in facts} for facts in (ours, theirs))
        take(missing, extra, lambda other, own: own.kind == "code" and other[:2] in here and own[:2] in there)
        for other, own in take(missing, extra, lambda other, own: {own.key.lower(), other.key.lower()} in _CONTRARY):
            yield Difference("changed", own.kind, pair, own, other, slip=True)
        for other, own in take(missing, extra, _alike):
            doubtful = own.kind == "code" and (
                self._may_be_another_entry(pair, own, other)
                or (explains(ours, own.key, other.key) and explains(theirs, other.key, own.key))
            )
            yield Difference("changed", own.kind, pair, own, other, doubtful=doubtful)
        for other, own in take(missing, extra, _instead) if self._are_one_each(missing, extra, pair) else ():
            yield Difference("changed", own.kind, pair, own, other)

    def _may_be_another_entry(self, pair: BlockPair, own: Fact, other: Fact) -> bool:
        """Tell whether two entries begin with another name each, and one of their lists has entries of its own."""
        here, there = self.alignment.blocks[pair.right[0]], self.alignment.source[pair.left[0]]
        if not (here.plain.startswith(own.shown) and there.plain.startswith(other.shown)):
            return False
        return _list(here) in self._uneven[0] or _list(there) in self._uneven[1]

    @cached_property
    def _uneven(self) -> tuple[Set[object], Set[object]]:
        """The lists of the translation and of the source that have entries without a counterpart."""
        sides = (self.alignment.blocks, self.alignment.extra), (self.alignment.source, self.alignment.missing)
        here, there = (frozenset(_list(blocks[n]) for n in numbers) - {None} for blocks, numbers in sides)
        return here, there

    def _are_one_each(self, missing: Sequence[Fact], extra: Sequence[Fact], pair: BlockPair) -> bool:
        """Tell whether one fact stands instead of one each time; in a strip of many they may have nothing in common."""
        if len(missing) != len(extra) or any(len({fact.key for fact in some}) != 1 for some in (missing, extra)):
            return False
        source = self.alignment.source[pair.left[0]]
        return source.block.kind != "strip" or len(source.links) <= _FEW

    def _is_translated(self, own: str, other: str) -> bool:
        """Tell whether code is the source's example with words of the translation's own text in it."""
        if self._vocabulary is None:
            self._vocabulary = Vocabulary(self.alignment)
        return self._vocabulary.translates(own, other)


def _may_move(fact: Fact, here: Totals, there: Totals) -> bool:
    """Tell whether a fact belongs to one block: any text may name an option, a command stands where it is explained."""
    if fact.kind != "code":
        return True
    key = fact.kind, fact.key
    return " " in fact.key and here.get(key, 0) == there.get(key, 0) == 1


def _list(facts: BlockFacts) -> tuple[int, int] | None:
    """Return which list a block is an entry of; None where it is none."""
    return (facts.block.section, facts.block.group) if facts.block.kind == "entry" else None


def _cited(blocks: Sequence[BlockFacts]) -> Sequence[Fact]:
    """Return the links, pictures and code of blocks, of which there is mostly one."""
    return blocks[0].cited if len(blocks) == 1 else [fact for facts in blocks for fact in facts.cited]


def _leave_broken_links(missing: list[Fact], extra: list[Fact], blocks: Sequence[BlockFacts]) -> None:
    """Take out of both lists the links that a blank has broken: they are RS104's."""
    said = [facts.plain.replace("] (", "](") for facts in blocks]
    if not any("](" in text for text in said):
        return
    whole = "".join("".join(text.split()) for text in said)
    missing[:] = [fact for fact in missing if fact.kind == "code" or f"]({fact.shown})" not in whole]
    for own in [fact for fact in extra if any(f"]({fact.shown} " in text for text in said)]:
        extra.remove(own)
        missing[:] = [fact for fact in missing if not (is_of_host(own, fact) or len(missing) == 1)]


def _is_no_page(fact: Fact, ours: Iterable[Fact]) -> bool:
    """Tell whether what is missing is an example of an address, or a name in code that one with a star stands for."""
    if fact.kind == "link":
        return fact.key in _EXAMPLES
    return fact.kind == "code" and any(own.kind == "code" and stands_for_several(own.key, fact.key) for own in ours)


def _places(blocks: Iterable[BlockFacts]) -> int:
    """Return how many links lead to a place of their own page."""
    return sum(
        link.target.startswith("#") for facts in blocks for inline in facts.block.inlines for link in inline.links
    )


def _without_first(facts: Sequence[Fact], kind: FactKind, count: int) -> list[Fact]:
    """Leave out the first facts of a kind, as many as ``count`` says."""
    left = []
    for fact in facts:
        if fact.kind == kind and count > 0:
            count -= 1
        else:
            left.append(fact)
    return left


def _is_broken(fact: Fact) -> bool:
    """Tell whether a fact of the source is a slip of form: text taken for code, a link within a link's address."""
    return is_prose(fact.key) if fact.kind == "code" else fact.shown.startswith("[")


def _alike(other: Fact, own: Fact) -> bool:
    """Tell whether one fact stands instead of another for what they have in common: of several, which is which?"""
    if own.kind == "code" and own.key.startswith("-") != other.key.startswith("-"):
        return False  # an option is no file
    return letters_shared(own.key, other.key) >= _ALIKE or (own.kind == "link" and is_of_host(own, other))


def _instead(other: Fact, own: Fact) -> bool:
    """Tell whether one fact stands instead of another where it is the only one.

    Code may be of something else, but for a folder instead of a folder, and an option instead of an option.
    """
    if own.kind != "code" or (own.key.endswith("/") and other.key.endswith("/")):
        return True
    return own.key.startswith("--") and other.key.startswith("--")


def _totals(blocks: Iterable[BlockFacts]) -> Totals:
    return Counter((fact.kind, fact.key) for facts in blocks for fact in facts.cited)


def _stands_elsewhere(fact: Fact, here: Totals, there: Totals) -> bool:
    """Tell whether a fact that a block lacks is in its edition as often as in the other, so at another block."""
    key = fact.kind, fact.key
    return here.get(key, 0) >= there.get(key, 0)


_EXAMPLES = frozenset(("example.com", "example.net", "example.org"))  # kept free for texts that need an address
_NAMED = lazy(r"(?<![\w.-])[A-Za-z]+\d+(?![\w.-])")
_CONTRARY = ({"true", "false"}, {"on", "off"}, {"yes", "no"}, {"enabled", "disabled"}, {"enable", "disable"})  # in code
_FEW = 4  # links and pictures of a strip
_ALIKE = 0.5  # share of letter pairs
_NAME = 3  # letters
_AT_LENGTH = 3  # times as long, in whatever language
