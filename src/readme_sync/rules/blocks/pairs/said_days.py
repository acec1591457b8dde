"""Days of the week in running text that a translation has otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from readme_sync.align.blocks.facts import BlockFacts, Fact
from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.language.calendar_words import may_name_weekdays, weekdays
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.rules.blocks.pairs.equal_numbers import names_another_zone


class OtherDays:
    """Compares the days that the blocks of one alignment name, in its languages (the source's last)."""

    def __init__(self, alignment: BlockAlignment, languages: tuple[str, str]) -> None:
        self._alignment = alignment
        self._languages = languages

    @cached_property
    def _are_any(self) -> bool:
        text = "\n".join([facts.plain for facts in self._alignment.source])
        return may_name_weekdays(text, self._languages[1])

    def __call__(
        self, pair: BlockPair, blocks: Sequence[BlockFacts], source: Sequence[BlockFacts], numbers: Sequence[object]
    ) -> Iterator[Difference]:
        """Yield the one day that a pair of blocks says otherwise, where both name as many.

        Where ``numbers`` differ too, or the source names a time zone, it may be the day there.
        """
        if not self._are_any or numbers:
            return  # nearly always
        theirs = [one for facts in source for one in weekdays(facts.plain, self._languages[1])]
        ours = [one for facts in blocks for one in weekdays(facts.plain, self._languages[0])] if theirs else []
        here, there = (Counter(day for day, _ in some) for some in (ours, theirs))
        extra, missing = list((here - there).elements()), list((there - here).elements())
        if len(ours) != len(theirs) or len(extra) != 1 or len(missing) != 1:
            return
        if not names_another_zone(*(" ".join([facts.plain for facts in some]) for some in (blocks, source))):
            own, other = (
                Fact("name", str(day), next(word for n, word in some if n == day), facts.block.span)
                for day, some, facts in ((extra[0], ours, blocks[0]), (missing[0], theirs, source[0]))
            )
            yield Difference("changed", "name", pair, own, other, slip=True)
