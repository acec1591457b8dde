"""Pictures for a dark or a wide screen (``srcset``) whose address is a letter off the source's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from readme_sync.align.addresses import address_key
from readme_sync.align.blocks.facts import Fact
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition
from readme_sync.editions.relative import other_pictures
from readme_sync.rules.blocks.pairs.alike import may_be_one, rest
from readme_sync.rules.slips import is_sign_off

_MOST = 20  # of a page: each is held against each


def mistyped_pictures(catalogue: Catalogue) -> Iterator[tuple[int, Fact, Fact]]:
    """Yield (edition, its picture, the source's) of the addresses on the web that a translation has mistyped."""
    source = catalogue.editions[catalogue.source]
    theirs = _pictures(source)
    for e, edition in enumerate(catalogue.editions) if theirs else ():
        if e == catalogue.source:
            continue
        ours = _pictures(edition)
        extra, missing = rest(ours, theirs)[:_MOST], rest(theirs, ours)[:_MOST]
        known = Counter(fact.key for fact in theirs)
        for own in extra:
            other = next((one for one in missing if is_sign_off(own.shown, one.shown)), None)
            languages = edition.language, source.language
            if other is not None and not known[own.key] and not may_be_one(own, other, languages):
                missing.remove(other)
                yield e, own, other


def _pictures(edition: Edition) -> Sequence[Fact]:
    return [
        Fact("image", address_key(target, edition.path), target, span)
        for target, span in other_pictures(edition.document)
        if "//" in target
    ]
