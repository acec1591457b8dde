"""What yes and no are called in each language, where a cell of a table says nothing else."""

from __future__ import annotations

from functools import lru_cache

from readme_sync.language.tags import word_language

# The words for yes, and behind the bar those for no.
_WORDS = {
    "ar": "نعم|لا", "bg": "да|не", "bn": "হ্যাঁ|না", "ca": "sí|no", "cs": "ano|ne", "da": "ja|nej", "de": "ja|nein",
    "el": "ναι|όχι", "en": "yes|no", "es": "sí si|no", "et": "jah|ei", "fa": "بله بلی|خیر نه", "fi": "kyllä|ei",
    "fr": "oui|non", "he": "כן|לא", "hi": "हाँ हां|नहीं", "hr": "da|ne", "hu": "igen|nem", "id": "ya|tidak",
    "it": "sì si|no", "ja": "はい|いいえ", "ko": "예 네|아니오 아니요", "lt": "taip|ne", "lv": "jā|nē", "nl": "ja|nee",
    "no": "ja|nei", "pl": "tak|nie", "pt": "sim|não", "ro": "da|nu", "ru": "да|нет", "sk": "áno|nie", "sl": "da|ne",
    "sr": "да da|не ne", "sv": "ja|nej", "th": "ใช่|ไม่ใช่", "tr": "evet|hayır", "uk": "так|ні", "vi": "có|không",
    "zh": "是|否",
}  # fmt: skip
_LONGEST = 12  # characters of such a cell, with marks around the word


def yes_or_no(text: str, language: str) -> str:
    """Return ``yes`` or ``no`` where a text in ``language`` says that and nothing else; "" for any other."""
    if len(text) > _LONGEST:
        return ""  # nearly always
    return _said(word_language(language)).get(text.strip(" \t.!*").casefold(), "")


@lru_cache(maxsize=64)
def _said(language: str) -> dict[str, str]:
    yes, _, no = _WORDS.get(language, "").partition("|")
    return {**dict.fromkeys(yes.split(), "yes"), **dict.fromkeys(no.split(), "no")}
