"""Translations whose sentences mix the source's words in: there a heading or a label in the source's words is usual."""

from __future__ import annotations

from functools import lru_cache

from readme_sync.align.blocks.facts import running_text
from readme_sync.editions.blocks import read_blocks
from readme_sync.editions.edition import Edition
from readme_sync.language.scripts import has_own_letters
from readme_sync.regex import lazy

_WORD = lazy(r"(?<![A-Za-z./_-])[a-z]{4,}(?![A-Za-z./_-])")  # no name, no address, no identifier
_OWN = lazy("[\u0250-\U0010ffff]+")  # behind the Latin letters
_ENOUGH = 60  # letters of an edition's own script, of which something can be told
# Plain Latin words for each own letter. Measured over 60 editions in own letters: one in Hindi that mixes has 0.13, all
# others at most 0.02.
_MIXED = 0.05


@lru_cache(maxsize=256)  # an edition is compared by identity: the value of one run
def mixes(edition: Edition) -> bool:
    """Return whether an edition in letters of its own says much in plain Latin words inside of its own sentences."""
    if not has_own_letters(edition.language):
        return False
    words = letters = 0
    for block in read_blocks(edition):
        if block.kind in ("paragraph", "entry", "quote"):
            text = " ".join(map(running_text, block.inlines))
            own = sum(map(str.isalpha, "".join(_OWN.findall(text))))
            if own:
                words += len(_WORD.findall(text))
                letters += own
    return letters >= _ENOUGH and words > _MIXED * letters
