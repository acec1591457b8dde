"""Which scripts a text is written in, and which language that makes it.

Ranges are those of the Unicode blocks; Greek letters are left alone in foreign runs, as formulas use them everywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from string import ascii_letters

from readme_sync.language import small_words
from readme_sync.regex import lazy

# (first, last, script). The middle dot and the long-vowel mark of kana are not proof of Japanese: Chinese borrows the dot.
_BLOCKS = (
    (0x41, 0x5A, "Latn"), (0x61, 0x7A, "Latn"), (0xC0, 0xD6, "Latn"), (0xD8, 0xF6, "Latn"), (0xF8, 0x24F, "Latn"),
    (0x370, 0x3FF, "Grek"), (0x400, 0x52F, "Cyrl"), (0x531, 0x58F, "Armn"), (0x5D0, 0x5EA, "Hebr"), (0x620, 0x6FF, "Arab"),
    (0x750, 0x77F, "Arab"), (0x900, 0x97F, "Deva"), (0x980, 0x9FF, "Beng"), (0xA00, 0xA7F, "Guru"), (0xA80, 0xAFF, "Gujr"),
    (0xB05, 0xB63, "Orya"), (0xB80, 0xBFF, "Taml"), (0xC00, 0xC7F, "Telu"), (0xC80, 0xCFF, "Knda"), (0xD00, 0xD7F, "Mlym"), (0xD80, 0xDFF, "Sinh"),
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
    "Ethi": "am", "Khmr": "km", "Orya": "or",
}  # fmt: skip
# Letters that one language of a script has and its better-known neighbour lacks; the first that is common enough decides.
_LETTERS = {
    "Cyrl": (("be", "ў"), ("kk", "әғқңұ"), ("mn", "өү"), ("uk", "їєґі"), ("sr", "ђљњћџј"), ("ru", "ыэё"), ("bg", "ъ")),
    "Arab": (("ur", "ٹڈڑے"), ("fa", "پچژگکی"), ("ar", "ةىيك")),
}
# Letters of languages that no letter of their own tells apart, which their well-known neighbours lack.
_RARER = {"Cyrl": "әғқңҗһөүұҳҷӣӯҥӑӗҫӳԥҵѓќѕј", "Arab": "ەێۆڕڵۇېټډړښۍڭڼۈۋڀڄٺٿ", "Beng": "ৰৱ"}
_IN_BOTH = frozenset(
    "uz ku kk tt mn tg az sr".split()
)  # languages of letters of their own that Latin ones stand for too
SAMPLE = 24_000  # code points: a page or two behind a head full of badges


@lru_cache(maxsize=4096)
def script_of(sign: str) -> str:
    """Return the ISO 15924 code of one character's script, or an empty string; kana are one (``Kana``)."""
    code = ord(sign)
    at = bisect_right(_STARTS, code) - 1
    return _BLOCKS[at][2] if at >= 0 and code <= _BLOCKS[at][1] else ""


@lru_cache(maxsize=8192)
def scripts(text: str) -> frozenset[str]:
    """Return the scripts that occur in ``text``, digits and punctuation left out."""
    if text.isascii():
        return _LATIN if any(map(str.isalpha, text)) else _NONE
    return frozenset(map(script_of, set(text))) - {""}


_LATIN = frozenset({"Latn"})
_EAST_ASIAN = frozenset({"Kana", "Hani", "Hang"})
_NONE: frozenset[str] = frozenset()


def has_east_asian(text: str) -> bool:
    """Tell whether ``text`` has kana, Han characters or hangul."""
    return not text.isascii() and not _EAST_ASIAN.isdisjoint(scripts(text))


_USED = {  # scripts beside Latin and Greek that a language is written in
    "ja": "Kana Hani", "zh": "Hani", "yue": "Hani", "lzh": "Hani", "nan": "Hani", "wuu": "Hani", "ko": "Hang", "ru": "Cyrl", "uk": "Cyrl", "be": "Cyrl",
    "bg": "Cyrl", "sr": "Cyrl", "mk": "Cyrl", "kk": "Cyrl Arab", "ky": "Cyrl", "mn": "Cyrl", "tg": "Cyrl", "uz": "Cyrl", "tt": "Cyrl", "ar": "Arab",
    "fa": "Arab", "ur": "Arab", "ckb": "Arab", "ku": "Arab", "ps": "Arab", "ug": "Arab", "sd": "Arab", "he": "Hebr", "yi": "Hebr", "mr": "Deva",
    "ne": "Deva", "sa": "Deva", "ks": "Arab Deva", "as": "Beng", "ti": "Ethi", "dz": "Tibt", "bho": "Deva", "mai": "Deva", "awa": "Deva", "mag": "Deva",
    "hne": "Deva", "bgc": "Deva", "raj": "Deva", "doi": "Deva Arab", "kok": "Deva", "gom": "Deva", "new": "Deva", "azb": "Arab", "lrc": "Arab",
    "mzn": "Arab", "glk": "Arab", "bal": "Arab", "ba": "Cyrl", "cv": "Cyrl", "sah": "Cyrl", "ce": "Cyrl", "os": "Cyrl", "ab": "Cyrl", "mni": "Beng",
    **{language: script for script, language in _BY_SCRIPT.items() if language not in ("ja", "zh", "ko")},
}  # fmt: skip


def has_own_letters(language: str) -> bool:
    """Tell whether a language (a BCP 47 tag) is written in letters other than Latin ones: its names show where."""
    return language.partition("-")[0].lower() in _USED and not language.lower().endswith("-latn")


def share_letters(language: str, other: str) -> bool:
    """Tell whether two languages (BCP 47 tags) are written in one script, beside the Latin one that all use."""
    mine, theirs = (_USED.get(tag.partition("-")[0].lower(), "").split() for tag in (language, other))
    return not set(mine).isdisjoint(theirs) if mine or theirs else True


def own_scripts(language: str) -> frozenset[str]:
    """Return the scripts that no text in ``language`` (a BCP 47 tag) is foreign in; "" stands for signs of none."""
    return _own(language.partition("-")[0])


@lru_cache(maxsize=512)  # of languages, not of texts: kept from one document to the next
def _own(language: str) -> frozenset[str]:
    """Return the scripts that no text in ``language`` is foreign in."""
    return frozenset({"", "Latn", "Grek", *_USED.get(language, "").split()})


_JOINTS = frozenset("ー・、，。「」『』（）()：\u3000 -")  # of no script
_MOST_JOINTS = 2  # between two parts of a run
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
    own = own_scripts(language)
    if scripts(text) <= own:
        return ()
    return tuple((start, end) for start, end in _runs(text, own) if text[start:end] not in _ORNAMENTS)


def _runs(text: str, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of ``text``: read sign by sign, since compiling a class of all the others' letters takes longer."""
    start, end = -1, 0  # of the run so far, if any
    for at, sign in enumerate(text):
        if script_of(sign) not in own:
            start = at if start < 0 else start
            end = at + 1
        elif start >= 0 and (sign not in _JOINTS or at - end >= _MOST_JOINTS):
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


_WORD, _WORDS = lazy(r"[^\W\d_]+"), lazy(r"[^\W\d_]{2,}")
_BETWEEN = lazy(r"[\s।,.:;!?()\[\]|*`\"'-]+")
_NO_PROSE = (
    r"(?P<fence>```|~~~)(?s:.{0,20000}?)(?P=fence)|`[^`\n]{1,200}`|<!--(?s:.{0,4000}?)-->|<[a-zA-Z/][^<>]{0,2000}>"
    r"|\]\([^()\s]{0,2000}|(?:https?://|www\.)[^\s<>)]+|&#?\w{1,10};"
)
_ASCII = lazy("[\0-\x7f]+")
_NOISE = lazy(_NO_PROSE)
_INDENTED = lazy(r"(?m)^(?: {4}|\t).*\n?")
_NOISE_WITH_MAIL = lazy(
    rf"{_NO_PROSE}|(?<![\w.-])[\w.-]{{1,64}}@[\w.-]{{1,255}}"
)  # asks at each sign: many times as slow


def prose(text: str) -> str:
    """Return the first pages of ``text`` without code, tags, comments, addresses and entities."""
    return _without_noise(text[:SAMPLE])


@lru_cache(maxsize=2)  # whoever asks for a text's language may ask for its words next
def _without_noise(page: str) -> str:
    return (_NOISE_WITH_MAIL if "@" in page else _NOISE).sub(" ", page)


def is_mostly_foreign(text: str, language: str) -> bool:
    """Tell whether most letters of ``text`` are of scripts that ``language`` (a BCP 47 tag) does not use."""
    own = _own(language.partition("-")[0].lower())
    counts = {False: 0, True: 0}
    for sign, times in Counter(prose(text)).items():
        if script := script_of(sign):
            counts[script not in own] += times
    return counts[True] > counts[False]


def detect_language(text: str) -> str | None:
    """Return the language that the first pages of ``text`` are written in, by script, then letters or small words.

    None when there is too little text or two languages are as likely. Han without kana is ``zh``; see
    ``chinese.detect_chinese`` for which one.
    """
    sample = prose(text)
    counts: dict[str, int] = {}
    for sign, times in Counter(_ASCII.sub("", sample)).items():
        script = script_of(sign)
        counts[script] = counts.get(script, 0) + times
    counts.pop("", None)
    latin = counts.pop("Latn", 0)
    total = sum(counts.values())
    latin += sum(map(sample.count, ascii_letters)) if total else 0
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
    if script == "Deva":
        return _by_devanagari(lower)
    for language, letters in _LETTERS.get(script, ()):
        if sum(map(lower.count, letters)) * 80 >= counts[script]:
            # Serbian and Macedonian share most of these letters.
            macedonian = language == "sr" and any(map(lower.count, "ѓќ")) and not any(map(lower.count, "ђћ"))
            return "mk" if macedonian else language
    return {"Cyrl": "ru", "Arab": "ar"}.get(script) or _BY_SCRIPT[script]


def _by_devanagari(lower: str) -> str:
    scores = _devanagari_scores(lower)
    return max(scores, key=lambda language: (scores[language], language == "hi"))


def _devanagari_scores(lower: str) -> dict[str, int]:
    words = Counter(_BETWEEN.split(lower))
    return {language: sum(words[word] for word in small.split()) for language, small in small_words.DEVANAGARI.items()}


@lru_cache(maxsize=1)
def _stop_words() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for language, words in small_words.LATIN.items():
        for word in words.split():
            table[word] = (*table.get(word, ()), language)
    return table


def has_small_words(words: Iterable[str], language: str) -> bool:
    """Tell whether one of ``words`` (in lower case) is a small word of ``language``; True where none are known."""
    tag = language.partition("-")[0]
    return tag not in small_words.LATIN or any(tag in _stop_words().get(word, ()) for word in words)


def count_small_words(words: Iterable[str], language: str) -> int:
    """Return how many of ``words`` (in lower case) are small words of ``language``; 0 where none are known."""
    tag = language.partition("-")[0]
    more = small_words.MORE.get(tag, "").split()
    return sum(tag in _stop_words().get(word, ()) or word in more for word in words)


def has_words_of_sentences(words: Iterable[str], language: str) -> bool:
    """Tell whether one of ``words`` (in lower case) is a small word of ``language``, also one that others have."""
    known = small_words.MORE.get(language.partition("-")[0], "").split()
    return has_small_words(words, language) or not set(known).isdisjoint(words)


def is_of_another(words: Iterable[str], language: str) -> bool:
    """Tell whether ``words`` (in lower case) have small words of one other language, and none of ``language``."""
    tag, found = language.partition("-")[0], [_stop_words().get(word, ()) for word in words]
    if tag not in small_words.LATIN or any(tag in tags for tags in found):
        return False
    return any(sum(other in tags for tags in found) >= _TWO for other in small_words.LATIN)


_FEW = 30  # words, in which the telling letters of a language may be lacking
_OF_THE_USUAL = {
    "ru": "ыэё",
    "ar": "ةىأإؤ",
}  # letters of a language that is taken where none tell another of its script
_TWO = 2  # small words, or letters: one alone may be a name
_ACCENTED = lazy(r"[\u00df-\u00f6\u00f8-\u017f]")
_TELLING = {"cs": "ěřů"}  # of languages whose code is also an abbreviation


def may_be(text: str, language: str) -> bool:
    """Tell whether a text that claims to be in ``language`` can be: nothing else is much likelier.

    A catalogue is mostly names; the few small words between them are those of more than one language.
    """
    tag = language.partition("-")[0]
    detected = detect_language(text)
    if detected is not None and detected.partition("-")[0] == tag:
        return True
    if detected is not None and detected.partition("-")[0] not in small_words.LATIN:
        return _may_be_of_its_letters(text, tag, detected)
    if tag not in small_words.LATIN:
        # Nothing is known of its words: of a language in Latin letters, the small words of others may stand in it.
        is_latin = not has_own_letters(language) or tag in _IN_BOTH
        return is_latin and _says_something(text) and not (detected == "en" and _is_english(text))
    if detected is None and sum(map(text.lower().count, _TELLING.get(tag, ""))) >= _TWO:
        return True  # few words, and letters that no other of these languages has
    sample = prose(text)
    scores, _, _ = _scores(sample)
    if detected is None and "en" not in scores and _ACCENTED.search(sample):
        return True  # a sentence without small words, in letters that English has not
    return scores.get(tag, 0.0) >= max(2.0, 0.5 * max(scores.values(), default=0.0))


def _is_english(text: str) -> bool:
    """Tell whether a text is in English without its lines of indented code, which may be all that is."""
    return detect_language(_INDENTED.sub("", text[:SAMPLE])) == "en"


def _may_be_of_its_letters(text: str, tag: str, detected: str) -> bool:
    """Tell whether a text, which is likely in one language of a script, may be in a lesser known one of that script."""
    script = next(iter(set(_USED.get(detected, "").split()) & set(_USED.get(tag, "").split())), "")
    if not script or script in _EAST_ASIAN:
        return False
    lower = prose(text).lower()
    if tag in small_words.DEVANAGARI:
        scores = _devanagari_scores(lower)
        return scores[tag] >= scores.get(detected, 0)  # a table of names has no small words
    if tag in dict(_LETTERS.get(script, ())):
        # That one would have been told by its letters, but for a few words.
        telling = _OF_THE_USUAL.get(detected, "")
        return telling != "" and len(_WORDS.findall(lower)) <= _FEW and not any(map(lower.count, telling))
    known = dict(_LETTERS.get(script, ())).get(detected, "")
    rarer = _RARER.get(script, "")
    return not rarer or sum(map(lower.count, rarer)) >= _TWO or not any(map(lower.count, known))


def _says_something(text: str) -> bool:
    """Tell whether a text has the words of a sentence or two, or some in letters that English has not."""
    words = _WORDS.findall(prose(text))
    return len(words) >= 6 or sum(not word.isascii() for word in words) >= _TWO


@lru_cache(maxsize=2)
def _scores(sample: str) -> tuple[Mapping[str, float], Mapping[str, Set[str]], int]:
    """Return how much the small words of a text speak for each language, which they are, and how many words it has."""
    table = _stop_words()
    scores, letters = defaultdict[str, float](float), defaultdict[str, float](float)
    which: dict[str, set[str]] = {}
    words = _WORD.findall(sample.lower())
    for word in filter(table.__contains__, words):
        languages = table[word]
        counted = scores if len(word) > 1 else letters
        for language in languages:
            counted[language] += 1 / len(languages)  # a word of many languages says little
            which.setdefault(language, set()).add(word)
    for language, score in letters.items():  # "S" and "v2" stand in a hundred names of a list
        scores[language] += min(score, scores[language] or score)
    return scores, which, len(words)


def _by_words(sample: str) -> str | None:
    scores, which, words = _scores(sample)
    # A single letter ("v", "a") is a version or a name as often as a word, and one word ("Pro") may be a name too.
    telling = {one: score for one, score in scores.items() if sum(len(word) > 1 for word in which[one]) > 1}
    ranked = sorted(((score, one) for one, score in telling.items()), reverse=True)
    (best, language), (second, _), *_ = [*ranked, (0.0, ""), (0.0, "")]
    return language if best >= 2 and best >= second * 1.25 and best * 40 >= words else None


@lru_cache(maxsize=4096)
def _is_japanese(sign: str) -> bool:
    """Tell whether Japanese has a sign: what its own code page lacks, as most simplified Chinese signs, it does not."""
    try:
        sign.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def is_surely_chinese(text: str) -> bool:
    """Tell whether a text of Han characters has several that Japanese is not written with."""
    return len({sign for sign in text if script_of(sign) == "Hani" and not _is_japanese(sign)}) > 1
