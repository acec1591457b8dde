"""Sections of an edition's own beside many that it seems to lack: some of those may be there under other titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readme_sync.align.catalogue import Catalogue, CatalogueSection

_GUESSES = ("place", "words", "code")  # reasons that may match a section of another subject, in a text written anew
_FEW = 0.05  # of what is missing


class Leftover:
    """What one edition has alone, or for no good reason at the place of another section, beside what it lacks.

    ``number`` is how many of the missing sections may be among its own, ``first`` are the missing ones with those at
    the end that may be there under another title, and ``is_sure`` says that one is surely missing, or nearly all are.
    """

    def __init__(self, catalogue: Catalogue, edition: int, missing: Sequence[CatalogueSection]) -> None:
        gaps = _gaps(catalogue, edition)
        own = [one for one in catalogue.sections if one.members[edition] is not None]
        alone = Counter(gaps[id(one)] for one in own if one.members[catalogue.source] is None)
        guessed = Counter(gaps[id(one)] for one in own if _is_guess(one, edition))
        doubtful = {*alone, *guessed}
        here = Counter(gaps[id(one)] for one in missing)
        self.number = (alone & here).total()
        self.first = sorted(missing, key=lambda one: gaps[id(one)] in doubtful)
        few = ((alone + guessed) & here).total() <= _FEW * len(missing)
        # Many own ones may be the missing ones in another order.
        self.is_sure = few or (gaps[id(self.first[0])] not in doubtful and 2 * alone.total() <= len(missing))


def _gaps(catalogue: Catalogue, edition: int) -> dict[int, int]:
    """Return for each section, by its identity, where the next one begins in ``edition`` that is surely matched."""
    place = len(catalogue.editions[edition].document.text)
    found = {}
    for section in reversed(catalogue.sections):
        own = section.members[edition]
        is_sure = section.members[catalogue.source] is not None and not _is_guess(section, edition)
        found[id(section)] = place
        if own is not None and is_sure and edition not in section.moved:
            place = own.span.start
    return found


def _is_guess(section: CatalogueSection, edition: int) -> bool:
    return section.reasons[edition] in _GUESSES and section.key != ""
