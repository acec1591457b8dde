"""Which scripts a text is written in, and which language that makes it.

Ranges are those of the Unicode blocks; Greek letters are left alone in foreign runs, as formulas use them everywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

# (first, last, script). The middle dot and the long-vowel mark of kana are not proof of Japanese: Chinese borrows the dot.
_BLOCKS = (
    (0x41, 0x5A, "Latn"), (0x61, 0x7A, "Latn"), (0xC0, 0xD6, "Latn"), (0xD8, 0xF6, "Latn"), (0xF8, 0x24F, "Latn"),
    (0x370, 0x3FF, "Grek"), (0x400, 0x52F, "Cyrl"), (0x531, 0x58F, "Armn"), (0x5D0, 0x5EA, "Hebr"), (0x620, 0x6FF, "Arab"),
    (0x750, 0x77F, "Arab"), (0x900, 0x97F, "Deva"), (0x980, 0x9FF, "Beng"), (0xA00, 0xA7F, "Guru"), (0xA80, 0xAFF, "Gujr"),
    (0xB80, 0xBFF, "Taml"), (0xC00, 0xC7F, "Telu"), (0xC80, 0xCFF, "Knda"), (0xD00, 0xD7F, "Mlym"), (0xD80, 0xDFF, "Sinh"),
    (0xE00, 0xE7F, "Thai"), (0xE80, 0xEFF, "Laoo"), (0xF00, 0xFFF, "Tibt"), (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"), (0x1200, 0x137F, "Ethi"), (0x1780, 0x17FF, "Khmr"), (0x1E00, 0x1EFF, "Latn"),
    (0x3005, 0x3007, "Hani"), (0x3041, 0x3096, "Kana"), (0x309D, 0x309F, "Kana"), (0x30A1, 0x30FA, "Kana"), (0x30FD, 0x30FF, "Kana"),
    (0x3131, 0x318E, "Hang"), (0x31F0, 0x31FF, "Kana"), (0x3400, 0x4DBF, "Hani"), (0x4E00, 0x9FFF, "Hani"),
    (0xAC00, 0xD7A3, "Hang"), (0xF900, 0xFAFF, "Hani"), (0xFF66, 0xFF6F, "Kana"), (0xFF71, 0xFF9D, "Kana"), (0x20000, 0x323AF, "Hani"),
)  # fmt: skip
_STARTS = [first for first, _, _ in _BLOCKS]
_BY_SCRIPT = {
    "Kana": "ja", "Hang": "ko", "Hani": "zh", "Grek": "el", "Armn": "hy", "Hebr": "he", "Deva": "hi", "Beng": "bn", "Guru": "pa", "Gujr": "gu",
    "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si", "Thai": "th", "Laoo": "lo", "Tibt": "bo", "Mymr": "my", "Geor": "ka",
    "Ethi": "am", "Khmr": "km",
}  # fmt: skip
# Letters that one language of a script has and its better-known neighbour lacks; the first that is common enough decides.
_LETTERS = {
    "Cyrl": (("be", "ў"), ("kk", "әғқңұ"), ("mn", "өү"), ("uk", "їєґі"), ("sr", "ђљњћџј"), ("ru", "ыэё"), ("bg", "ъ")),
    "Arab": (("ur", "ٹڈڑے"), ("fa", "پچژگ"), ("ar", "ةىيك")),
}
_STOP_WORDS = {
    "en": "the and of to for with is are this that from you can by on be or your",
    "fr": "le la les des et est pour dans une sur que qui avec vous du par au aux ce pas plus sont",
    "de": "der die und das ist für mit ein eine von auf nicht sie werden den dem zu sind oder wird",
    "es": "el la los las y es para con una por que en se del como su puede este al más",
    "pt": "o os as e é para com uma por que em não do da no na se você como ou são um",
    "it": "il la gli e è per con una di che non del della si sono le questo come più un",
    "nl": "de het een en van is voor met niet op te zijn dat je worden deze door of ook",
    "pl": "i w z na do jest nie się że dla to oraz lub jak przez są po może",
    "tr": "ve bir bu için ile olarak da de daha olan veya gibi ise çok kullanarak değil",
    "vi": "và của là cho các với một được trong không này có những để bạn từ khi",
    "id": "yang dan di untuk dengan ini dari pada adalah atau dalam akan tidak ke anda oleh dapat",
    "sv": "och att är för med som en det på av inte till den ett om kan eller",
    "da": "og at er for med som en det på af ikke til den et om kan eller du",
    "no": "og å er for med som en det på av ikke til den et om kan eller du",
    "fi": "ja on ei että se tai kun joka ovat voi sekä myös olla",
    "cs": "a je se na v že pro s z do jako nebo pomocí jsou lze který",
    "hu": "a az és hogy nem egy van vagy is ez meg csak mint lehet",
    "ro": "și de la în cu pentru este un o care din pe sau nu sunt mai",
    "ca": "el la els les i és per amb una que en del com no dels aquest",
}
_SAMPLE = 24_000  # code points: a page or two behind a head full of badges


@lru_cache(maxsize=4096)
def script_of(sign: str) -> str:
    """Return the ISO 15924 code of one character's script, or an empty string; kana are one (``Kana``)."""
    code = ord(sign)
    at = bisect_right(_STARTS, code) - 1
    return _BLOCKS[at][2] if at >= 0 and code <= _BLOCKS[at][1] else ""


def scripts(text: str) -> frozenset[str]:
    """Return the scripts that occur in ``text``, digits and punctuation left out."""
    if text.isascii():
        return _LATIN if any(map(str.isalpha, text)) else _NONE
    return frozenset(map(script_of, set(text))) - {""}


_LATIN = frozenset({"Latn"})
_NONE: frozenset[str] = frozenset()


def has_kana(text: str) -> bool:
    """Tell whether ``text`` has hiragana or katakana."""
    return not text.isascii() and _class("Kana").search(text) is not None


def has_han(text: str) -> bool:
    """Tell whether ``text`` has Han characters (kanji, hanzi, hanja)."""
    return not text.isascii() and _class("Hani").search(text) is not None


def _members(*names: str) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last, script in _BLOCKS if script in names)


@lru_cache(maxsize=64)
def _class(*names: str) -> re.Pattern[str]:
    return re.compile(f"[{_members(*names)}]")


_USED = {  # scripts beside Latin and Greek that a language is written in
    "ja": "Kana Hani", "zh": "Hani", "yue": "Hani", "lzh": "Hani", "nan": "Hani", "wuu": "Hani", "ko": "Hang", "ru": "Cyrl", "uk": "Cyrl", "be": "Cyrl",
    "bg": "Cyrl", "sr": "Cyrl", "mk": "Cyrl", "kk": "Cyrl Arab", "ky": "Cyrl", "mn": "Cyrl", "tg": "Cyrl", "uz": "Cyrl", "tt": "Cyrl", "ar": "Arab",
    "fa": "Arab", "ur": "Arab", "ckb": "Arab", "ku": "Arab", "ps": "Arab", "ug": "Arab", "sd": "Arab", "he": "Hebr", "yi": "Hebr", "mr": "Deva",
    "ne": "Deva", "sa": "Deva", "ks": "Arab Deva", "as": "Beng", "ti": "Ethi", "dz": "Tibt",
    **{language: script for script, language in _BY_SCRIPT.items() if language not in ("ja", "zh", "ko")},
}  # fmt: skip


def has_own_letters(language: str) -> bool:
    """Tell whether a language (a BCP 47 tag) is written in letters other than Latin ones: its names show where."""
    return language.partition("-")[0].lower() in _USED and not language.lower().endswith("-latn")


@lru_cache(maxsize=64)
def _foreign(used: str) -> re.Pattern[str]:
    own = {"Latn", "Grek", *used.split()}
    foreign = _members(*{script for _, _, script in _BLOCKS if script not in own})
    # After a stretch: what joins it to the next one, a space included. The classes are disjoint: linear. The large
    # one is written once, since compiling it is what costs.
    return re.compile(f"(?:[{foreign}]++[{_JOINTS}]{{0,2}}+)+")


_JOINTS = "ー・、，。「」『』（）()：\u3000 -"
FIRST_FOREIGN = "\u0400"  # below stand Latin and Greek letters, accents and signs
_ORNAMENTS = frozenset({"ツ", "の", "シ"})  # a shrugging face; a decoration in Chinese names


@lru_cache(maxsize=8192)
def foreign_runs(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each maximal run in a script that ``language`` is not written in.

    Kana and Han in an English or French edition, hangul in a Japanese one, kana in a Chinese one; Latin and Greek
    letters never count. A run bridges single spaces, middle dots, brackets and the like between its parts.
    """
    if text.isascii():
        return ()
    foreign = _foreign(_USED.get(language.partition("-")[0], ""))
    if foreign.search(text) is None:
        return ()
    found = ((match.start(), match[0].rstrip(_JOINTS)) for match in foreign.finditer(text))
    return tuple((start, start + len(run)) for start, run in found if run not in _ORNAMENTS)


@lru_cache(maxsize=1)
def _noise() -> re.Pattern[str]:
    return re.compile(
        r"(?P<fence>```|~~~)(?s:.{0,20000}?)(?P=fence)|`[^`\n]{1,200}`|<!--(?s:.{0,4000}?)-->|<[a-zA-Z/][^<>]{0,2000}>"
        r"|\]\([^()\s]{0,2000}|(?:https?://|www\.)[^\s<>)]+|&#?\w{1,10};|(?<![\w.-])[\w.-]{1,64}@[\w.-]{1,255}"
    )


def prose(text: str) -> str:
    """Return the first pages of ``text`` without code, tags, comments, addresses and entities."""
    return _noise().sub(" ", text[:_SAMPLE])


def detect_language(text: str) -> str | None:
    """Return the language that the first pages of ``text`` are written in, by script, then letters or small words.

    None when there is too little text or two languages are as likely. Han without kana is ``zh``; see
    ``detect_chinese`` for which one.
    """
    sample = prose(text)
    counts: dict[str, int] = {}
    for sign in sample:
        if sign > "\x7f":
            script = script_of(sign)
            counts[script] = counts.get(script, 0) + 1
    counts.pop("", None)
    latin = counts.pop("Latn", 0) + sum(map(str.isalpha, sample.encode("ascii", "ignore").decode("ascii")))
    total = sum(counts.values())
    # One sign of a syllabic script says about as much as three letters; names and commands are Latin everywhere.
    if total and total * 3 >= latin * 0.4:
        return _by_script(sample, counts, total)
    return _by_words(sample)


def _by_script(sample: str, counts: dict[str, int], total: int) -> str | None:
    if counts.get("Hang", 0) * 2 > total:
        return "ko"
    kana = counts.get("Kana", 0)
    if kana * 12 >= total and kana + counts.get("Hani", 0) > total / 2:
        return "ja"
    script = max((count, name) for name, count in counts.items() if name != "Kana" or count * 2 > total)[1]
    lower = sample.lower()
    for language, letters in _LETTERS.get(script, ()):
        if sum(map(lower.count, letters)) * 80 >= counts[script]:
            return language
    return {"Cyrl": "ru", "Arab": "ar"}.get(script) or _BY_SCRIPT[script]


@lru_cache(maxsize=1)
def _stop_words() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for language, words in _STOP_WORDS.items():
        for word in words.split():
            table[word] = (*table.get(word, ()), language)
    return table


def has_small_words(words: Iterable[str], language: str) -> bool:
    """Tell whether one of ``words`` (in lower case) is a small word of ``language``; True where none are known."""
    tag = language.partition("-")[0]
    return tag not in _STOP_WORDS or any(tag in _stop_words().get(word, ()) for word in words)


def may_be(text: str, language: str) -> bool:
    """Tell whether a text that claims to be in ``language`` can be: nothing else is much likelier.

    A catalogue is mostly names; the few small words between them are those of more than one language.
    """
    tag = language.partition("-")[0]
    detected = detect_language(text)
    if detected is not None and detected.partition("-")[0] == tag:
        return True
    if tag not in _STOP_WORDS or (detected is not None and detected.partition("-")[0] not in _STOP_WORDS):
        return False
    scores, _ = _scores(prose(text))
    return scores.get(tag, 0.0) >= max(2.0, 0.5 * max(scores.values(), default=0.0))


def _scores(sample: str) -> tuple[dict[str, float], int]:
    """Return how much the small words of a text speak for each language, and how many words it has."""
    table = _stop_words()
    scores: dict[str, float] = {}
    words = re.findall(r"[^\W\d_]+", sample.lower())
    for word in words:
        languages = table.get(word, ())
        for language in languages:
            scores[language] = scores.get(language, 0.0) + 1 / len(languages)  # a word of many languages says little
    return scores, len(words)


def _by_words(sample: str) -> str | None:
    scores, words = _scores(sample)
    if not scores:
        return None
    ranked = sorted(((score, language) for language, score in scores.items()), reverse=True)
    best, language = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    return language if best >= 2 and best >= second * 1.25 and best * 40 >= words else None


_SIMPLIFIED = frozenset("们这说时为来对发经学样动国现种将还点开问过当从应与关实")
_TRADITIONAL = frozenset("們這說時為來對發經學樣動國現種將還點開問過當從應與關實")


def detect_chinese(text: str) -> str:
    """Return ``zh-Hans`` or ``zh-Hant`` by the characters of a Chinese text, ``zh`` when they do not tell."""
    sample = text[:_SAMPLE]
    simplified = sum(map(sample.count, _SIMPLIFIED))
    traditional = sum(map(sample.count, _TRADITIONAL))
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"
