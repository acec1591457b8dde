"""What was probably meant: the known word that is closest to the one that was written."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` was most likely meant to be, or ``None`` if nothing is close."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    words = sorted(set(known))
    found = process.extractOne(
        word, words, scorer=DamerauLevenshtein.normalized_similarity, processor=str.casefold, score_cutoff=0.55
    )
    return None if found is None else found[0]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``" (did you mean 'x'?)"`` for the closest known word, or an empty string."""
    found = nearest(word, known)
    return "" if found is None else f" (did you mean '{found}'?)"
