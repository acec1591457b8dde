"""Which blocks of the source a translation lacks: not what it has at another place, joined or reworded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.align.block_facts import BlockFacts
from readme_sync.align.blocks import BlockAlignment
from readme_sync.rules.blocks.compare import Comparison

_TELLING = 12  # signs that no code has by chance
_SHORTEST = 2  # letters and digits: less says nothing that could be missed


def missing_blocks(alignment: BlockAlignment, comparison: Comparison) -> Iterator[int]:
    """Yield the numbers of the source's blocks that the translation lacks.

    A block whose links, pictures and code all stand elsewhere in the translation was moved, and one that stands there
    as code, word by word, is there. A footnote is told of by
    its label, an entry of a table of contents by RS303.
    """
    code: list[str] | None = None
    for number in alignment.missing:
        facts = alignment.source[number]
        if facts.block.kind == "footnote" or (facts.block.kind == "strip" and not facts.links):
            continue
        if _says_something(facts) and not _leads_inside(facts) and not _is_there(facts, comparison):
            if code is None:
                code = [_words(one) for one in alignment.blocks if one.block.kind == "code"]
            if not _is_shown(facts, code):
                yield number


def _says_something(facts: BlockFacts) -> bool:
    return bool(facts.links) or sum(map(str.isalnum, facts.plain[:200])) >= _SHORTEST


def _leads_inside(facts: BlockFacts) -> bool:
    """Tell whether a block is an entry of a table of contents or of a line of languages: its links lead to editions."""
    return facts.block.kind == "entry" and not facts.links and any(inline.links for inline in facts.block.inlines)


def _is_there(facts: BlockFacts, comparison: Comparison) -> bool:
    there, here = comparison.totals
    return bool(facts.cited) and all(here.get(fact[:2], 0) >= there[fact[:2]] for fact in facts.cited)


def _is_shown(facts: BlockFacts, code: Sequence[str]) -> bool:
    """Tell whether a text stands in a block of ``code``, word by word."""
    said = _words(facts)
    return len(said) >= _TELLING and any(said in one for one in code)


def _words(facts: BlockFacts) -> str:
    return " ".join(facts.plain.split())
