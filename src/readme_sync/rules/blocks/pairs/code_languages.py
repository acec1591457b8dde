"""The language that a fence names: the same code is shown in other colours without it, or as no drawing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from readme_sync.align.blocks.facts import BlockFacts, Fact, FactKind
from readme_sync.align.blocks.match import BlockPair
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.text import Span

_DRAWN = frozenset(("mermaid", "math", "geojson", "topojson", "stl"))  # GitHub shows a drawing


def other_languages(
    pair: BlockPair, ours: BlockFacts, theirs: BlockFacts, kept: Counter[FactKind]
) -> Iterator[Difference]:
    """Yield the language of the source's code that a translation, whose code is the same, has not.

    It is a note but for what is drawn. What is kept is counted in ``kept``.
    """
    wanted = _language(theirs)
    if not wanted or ours.block.text != theirs.block.text:
        return
    own, other = (_fact(facts) for facts in (ours, theirs))
    if own.key == other.key:
        kept["language"] += 1
    else:
        own_or_none = own if own.key else None
        yield Difference(
            "changed" if own.key else "lost", "language", pair, own_or_none, other, doubtful=wanted not in _DRAWN
        )


def _language(facts: BlockFacts) -> str:
    return facts.block.label.split()[0].casefold() if facts.block.label.strip() else ""


def _fact(facts: BlockFacts) -> Fact:
    start, language = facts.block.span.start, _language(facts)
    return Fact("language", language, language, Span(start, start))
