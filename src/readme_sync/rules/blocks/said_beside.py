"""Texts that may be said in the block above: entries in what leads to them, or in the entry before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.regex import lazy

_COLONS = (":", "\uff1a")
_NAME = lazy(r"[A-Za-z0-9][A-Za-z0-9-]{3,38}[A-Za-z0-9]")
_QUOTED = lazy(r"[\"“]([^\"“”\n]{4,60})[\"”]")
_LEAD_IN = 60  # characters
_PART = 0.4  # of a text's letters, in whatever language


def may_be_said_beside(alignment: BlockAlignment, run: Sequence[int]) -> bool:
    """Tell whether a run of missing blocks may be said in the block above them."""
    return _is_said_above(alignment, run) or _is_named_above(alignment, run)


def _is_said_above(alignment: BlockAlignment, run: Sequence[int]) -> bool:
    """Tell whether a run is all entries of lists whose lead-in ends with a colon, and its counterpart with none.

    Where the list is left out and nothing is said of it, a translator has no cause to write the lead-in anew.
    """
    source, gone = alignment.source, set(run)
    left = sorted(gone)
    while left:
        first = source[left[0]].block
        if first.kind != "entry" or first.group < 0:
            return False
        entries = (n for n, facts in enumerate(source) if facts.block.kind == "entry")
        lists = [n for n in entries if source[n].block.group == first.group]
        above = _pair(alignment, lists[0] - 1)
        if above is None or not gone.issuperset(lists):
            return False
        if any(source[n].cited for n in lists) and not _quotes(alignment, above, lists):
            return False  # a page or code that is there would have told the counterpart
        if not _leads_on(source[above.left[-1]]) or _leads_on(alignment.blocks[above.right[-1]]):
            return False
        left = [n for n in left if n not in lists]
    return True


def _quotes(alignment: BlockAlignment, above: BlockPair, entries: Sequence[int]) -> bool:
    """Tell whether the translation's text above entries has words in quotes that one of them has: a button's name."""
    words = {quoted for n in entries for quoted in _QUOTED.findall(alignment.source[n].plain)}
    ours = " ".join(alignment.blocks[n].plain for n in above.right)
    theirs = " ".join(alignment.source[n].plain for n in above.left)
    return any(quoted in ours and quoted not in theirs for quoted in words)


def _is_named_above(alignment: BlockAlignment, run: Sequence[int]) -> bool:
    """Tell whether the entry above names, in its translation alone, something that each entry of a run names.

    So it is where it names something of one of them, and has so much more text as the whole run may need.
    """
    source = alignment.source
    above = _pair(alignment, run[0] - 1)
    if above is None or any(source[n].block.kind != "entry" for n in (*run, above.left[-1])):
        return False
    ours = " ".join(alignment.blocks[n].plain for n in above.right).casefold()
    theirs = " ".join(source[n].plain for n in above.left).casefold()
    named = [any(word in ours and word not in theirs for word in _names(source[n])) for n in run]
    if all(named):
        return True
    more = sum(map(str.isalpha, ours)) - sum(map(str.isalpha, theirs))
    return any(named) and more >= _PART * sum(letters_of(source[n]) for n in run)


def _names(facts: BlockFacts) -> set[str]:
    return {word.casefold() for word in _NAME.findall(facts.plain)}


def _leads_on(facts: BlockFacts) -> bool:
    return facts.plain.rstrip().endswith(_COLONS)


def is_lead_in(source: Sequence[BlockFacts], number: int) -> bool:
    """Tell whether a short text only says that a list or code follows ("Notes:"): a heading may say as much."""
    facts, following = source[number], source[number + 1].block if number + 1 < len(source) else None
    return (
        facts.block.kind == "paragraph"
        and not facts.links
        and _leads_on(facts)
        and len(facts.plain) <= _LEAD_IN
        and following is not None
        and following.kind in ("code", "entry")
        and following.section == facts.block.section
    )


def letters_of(facts: BlockFacts) -> int:
    """Return how many letters the text of a block has."""
    return sum(map(str.isalpha, facts.plain))


def _pair(alignment: BlockAlignment, number: int) -> BlockPair | None:
    """Return the pair that a block of the source is in."""
    at = bisect_right(alignment.pairs, number, key=_first) - 1
    return alignment.pairs[at] if at >= 0 and number in alignment.pairs[at].left else None


def _first(pair: BlockPair) -> int:
    return pair.left[0]
