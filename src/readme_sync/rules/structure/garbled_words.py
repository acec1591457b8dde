"""Words of other letters that were read in another encoding: of Chinese, Japanese and Korean, and of Cyrillic."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from readme_sync.regex import lazy

# The bytes of UTF-8 behind the first, as Windows-1252 and Windows-1251 show them.
_WESTERN = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CYRILLIC = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї\u0098"
# A first character that stands outside of the repeat is what the engine looks for, a tenth of the time.
_WORDS = (
    (
        lazy(f"[ã-í][{_WESTERN}]{{2}}(?:[ã-í][{_WESTERN}]{{2}}){{1,199}}"),
        ("ã", "ä", "å", "æ", "ç", "è", "é", "ê", "ë", "ì", "í"),
        "cp1252",
    ),
    (lazy(f"[РС][{_CYRILLIC}](?:[РС][{_CYRILLIC}]){{2,199}}"), ("Р", "С"), "cp1251"),
)

# What the commonest bytes of UTF-8 begin with (of 的, of full-width signs, of kana) where they are read in an encoding
# of two bytes: such characters are rare in true texts.
_EASTERN = ((("锛", "銆", "鐨"), "gb18030"), (("縺", "繧", "繝"), "cp932"), (("嚗", "銝"), "cp950"))
_RUN = lazy(r"[^\x00-\x7f\s]{4,400}")
_FEWEST = 3  # characters that were meant
_LOST = 6  # of so many characters one may be lost
CUT = "…"  # stands for one that is lost


def garbled_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where such a word stands, and what was meant: two characters of three bytes, three of two."""
    for pattern, signs, coding in _WORDS:
        if not any(sign in text for sign in signs):
            continue
        for found in pattern.finditer(text):
            meant = _read_again(found[0], coding)
            if meant:
                yield (*found.span(), meant)
    for first, coding in _EASTERN:
        for found in _RUN.finditer(text) if any(sign in text for sign in first) else ():
            meant = _east(found[0], coding)
            if meant:
                yield (*found.span(), meant)


def _east(garbled: str, coding: str) -> str:
    """Return what was meant where nearly all of it is UTF-8 that was read in an encoding of two bytes."""
    raw = b"".join(b"\x80" if sign == "€" else sign.encode(coding, "replace") for sign in garbled)
    meant = raw.decode("utf-8", "replace").rstrip("\ufffd?")
    lost = meant.count("\ufffd")
    kept = [sign for sign in meant if sign not in "\ufffd?"]
    is_whole = len(kept) >= _FEWEST and lost * _LOST <= len(kept)
    return meant.replace("\ufffd", CUT) if is_whole and all(sign > "\u2000" for sign in kept) else ""


def _read_again(garbled: str, coding: str) -> str:
    try:
        # What a code page leaves open is kept as the byte that it is.
        meant = b"".join(_byte(sign, coding) for sign in garbled).decode("utf-8")
    except UnicodeError:
        return ""
    return meant if all(category(sign)[0] in "LMNP" for sign in meant) else ""


def _byte(sign: str, coding: str) -> bytes:
    return bytes((ord(sign),)) if "\u0080" <= sign <= "\u009f" else sign.encode(coding)
