"""Whether a change only wrote a name in the source's own script, or in Latin letters again: no translation waits.

"Google" becomes "グーグル" in a Japanese source while its translations go on saying "Google". Another name would be
news: kana and Hangul are compared with the Latin name by their consonants. What is written in signs that do not tell
their sound ("東京大学") is believed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import name, normalize

from rapidfuzz import fuzz

_PARTICLES = frozenset("a an and at by de des di du et for from in la le les of on the und von".split())
_ALIKE = 60  # percent of consonants in common: kana write some of them in other ways
_LONGEST = 24  # signs; what is longer is no name
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
# Unicode's name of a sign that tells its sound: KATAKANA LETTER GU, HANGUL SYLLABLE GEUL.
_SOUND = re.compile(r"(?:KATAKANA LETTER|HANGUL SYLLABLE) (?:SMALL )?([A-Z]+)|KATAKANA-HIRAGANA PROLONGED SOUND MARK")
_SPELT = (("ch", "t"), ("sh", "s"), ("th", "s"), ("ph", "h"), ("ck", "k"), ("ce", "s"), ("ci", "s"), ("cy", "s"))
_ONE_SOUND = str.maketrans(
    {"c": "k", "q": "k", "x": "ks", "l": "r", "v": "b", "f": "h", "z": "s", "j": "s", "d": "t"}
    | dict.fromkeys("aeiouyw", "")
)


def is_localised(latin: Sequence[str], own: str) -> bool:
    """Return whether ``own``, text in the source's script, can be the name that ``latin`` writes in Latin letters."""
    names = [word for word in latin if word.casefold() not in _PARTICLES]
    if not names or not own or len(own) > _LONGEST or _HIRAGANA.search(own):
        return False
    if any(word.islower() and word.isalpha() for word in names):
        return False
    sounds = [_SOUND.fullmatch(name(sign, "")) for sign in normalize("NFC", own)]
    heard = "".join(sound[1] or "" for sound in sounds if sound)
    return None in sounds or fuzz.ratio(_consonants(heard), _consonants("".join(names))) >= _ALIKE


def _consonants(text: str) -> str:
    """Return the consonants of ``text``, those that sound alike as one letter, none twice in a row."""
    plain = "".join(sign for sign in normalize("NFKD", text).casefold() if "a" <= sign <= "z")
    for spelling, sound in _SPELT:
        plain = plain.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", plain.translate(_ONE_SOUND))
