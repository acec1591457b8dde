"""Words that no text ends with: articles, prepositions and conjunctions; a text that does was cut."""

from __future__ import annotations

import re
from functools import lru_cache

from readme_sync.language.tags import word_language

# Ours to write: what grammars list, without words that a sentence may end with (English "on", German "ein").
_WORDS = {
    "en": "a an the of and or for from with to by as at into on than their its your our",
    "fr": "le la les l un une des du de d et ou pour avec dans par sur sous sans au aux à en que qu qui leur ses son",
    "de": "der die das den dem des und oder für von vom mit bei zur zum im durch als wie ihre einer eines einem einen",
    "es": "el la los las un una unos unas de del y e o u para por con sin en al que su sus como",
    "pt": "o os as um uma uns umas de do da dos das e ou para por pelo pela com sem em no na nos ao que seu como",
    "it": "il lo la i gli le un uno una di del dello della dei degli delle e ed o per con da dal in nel su che come",
    "nl": "de het een van en of voor met door naar dat die zijn als",
    "pl": "i oraz lub z ze w we na do dla od przez o że jak",
    "ru": "и или в во на с со для по из от к у о об при что как",
    "uk": "і й та або в у на з із для по від до про що як",
    "sv": "och eller av för med till från en ett som",
    "da": "og eller af for med til fra en et som",
    "no": "og eller av for med til fra en et som",
    "id": "dan atau dari untuk dengan di ke pada yang oleh",
    "tr": "ve veya ile için",
    "vi": "và hoặc của cho với các những",
}  # fmt: skip
_LAST = re.compile(r"([^\W\d_]+)['\u2019]?\s*\Z")


def is_loose(text: str, language: str) -> bool:
    """Tell whether ``text`` ends with a word that something has to follow.

    Args:
        text: what a reader sees, without markup.
        language: its language, a BCP 47 tag.
    """
    last = _LAST.search(text)
    return last is not None and last[1].islower() and last[1] in _words(word_language(language))


@lru_cache(maxsize=64)
def _words(tag: str) -> frozenset[str]:
    return frozenset(_WORDS.get(tag, "").split())
