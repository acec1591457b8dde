"""Code that a translation has as text: only the fence, or the indentation, is missing."""

from __future__ import annotations

from functools import lru_cache

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block
from readme_sync.regex import lazy
from readme_sync.rules.blocks.drift import EditionDrift
from readme_sync.rules.drift.rs414.lines import PROMPT

TELLING = 8  # characters of a block that can be looked for elsewhere
COMMENT = lazy(r"(?:^|\s)(?:#|//)\s.*")
_HABIT = 2  # blocks of code that stand as text
_TEXT = lazy(  # emphasis, a quote, a sentence
    r"\s*(?:(?:_\S[^_\n]*_|\*\S[^*\n]*\*|[>•])\s|[A-Z][a-z]*(?:['’ -][A-Za-z]+,?){3,}[.?!]\s)"
)


def unfenced(catalogue: Catalogue, drift: EditionDrift) -> list[int]:
    """Return the source's blocks of code that a translation has as text, joined to another text or at its place.

    Where several are, that is how the translation shows code.
    """
    alignment = drift.alignment
    coded = {n for p in alignment.pairs if alignment.blocks[p.right[0]].block.kind == "code" for n in p.left}
    alone = (n for n, facts in enumerate(alignment.source) if facts.block.kind == "code" and n not in coded)
    found = [n for n in alone if is_code(alignment.source[n].block) and is_unfenced(catalogue, drift, n)]
    return found if len(found) <= _HABIT else []


def is_unfenced(catalogue: Catalogue, drift: EditionDrift, number: int) -> bool:
    """Tell whether all lines of a missing block stand in the translation as text."""
    block = drift.alignment.source[number].block
    lines, home = lines_of(block.text), drift.alignment.sections.get(block.section)
    if home is None or sum(map(len, lines)) < TELLING:
        return False
    return lines <= _text_lines(catalogue, drift.edition, home)


@lru_cache(maxsize=64)  # a catalogue is compared by identity
def _text_lines(catalogue: Catalogue, edition: int, section: int) -> frozenset[str]:
    """Return the lines of a section that stand in no block of code and no quotation, as those of one are read."""
    one = catalogue.editions[edition]
    shown = [block.content for block in one.document.code_blocks]
    shown += [one.document.raw(block.span) for block in one.document.html_blocks]  # HTML shows code as well
    text = one.document.raw(one.sections[section].span).split("\n")
    return lines_of("\n".join(line for line in text if line.lstrip()[:1] != ">")).difference(*map(lines_of, shown))


@lru_cache(maxsize=1024)
def lines_of(code: str) -> frozenset[str]:
    """Return the lines of code without comments and prompts."""
    return frozenset(ordered_lines(code))


def ordered_lines(code: str) -> list[str]:
    """Return the lines of code without comments and prompts, each once."""
    lines = (PROMPT.sub("", COMMENT.sub("", line).strip(), count=1) for line in code.splitlines())
    return list(dict.fromkeys(filter(None, lines)))


def is_code(block: Block) -> bool:
    """Tell whether a block is code, and no text of a list that is indented so far that it is shown as code."""
    return block.kind == "code" and (bool(block.label) or _TEXT.match(block.text) is None)
