"""How languages write numbers: magnitudes, units, months, and the signs that group and divide digits."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from readme_sync.language.cldr.notation import COMMA, DOT, SPACE

Notation = Literal["comma", "dot", "space"]

BY_HAND = frozenset({"en", "en-US", "en-GB", "ja", "zh", "ko"})  # all that CLDR says of them stands here

SIGNS = frozenset("万萬億亿兆京억만조")  # a smaller magnitude may follow: 1億2,000万
EASTERN = SIGNS | frozenset("十百千십백천")

# Powers of ten, as text: a decimal text is scaled without rounding.
WORDS = {
    "十": "1", "百": "2", "千": "3", "万": "4", "萬": "4", "十万": "5", "百万": "6", "千万": "7", "億": "8", "亿": "8", "十億": "9", "十亿": "9", "百億": "10",
    "百亿": "10", "千億": "11", "千亿": "11", "万亿": "12", "萬億": "12", "兆": "12", "京": "16", "백": "2", "천": "3", "만": "4", "십만": "5", "백만": "6", "천만": "7", "억": "8",
    "십억": "9", "조": "12",
    "thousand": "3", "thousands": "3", "million": "6", "millions": "6", "milliard": "9", "milliards": "9", "billion": "9", "billions": "9",
    "trillion": "12", "trillions": "12", "lakh": "5", "lakhs": "5", "lac": "5", "lacs": "5", "crore": "7", "crores": "7",
}  # fmt: skip

# What READMEs write and CLDR does not list, in the form of language/cldr/magnitudes.py.
MORE = {
    "fr": "9 Mds|9 Mrd|3 mille", "de": "3 Tsd.|3 tausend|6 Mill.|6 Mio|9 Mrd", "it": "3 mila|9 mld", "es": "6 MM", "nl": "3 duizend", "sv": "6 milj|9 md",
    "pl": "3 tys|9 mld", "uk": "3 тис", "cs": "3 tis",
    "hi": "B6 एमबी|B9 जीबी|B12 टीबी", "mr": "B6 एमबी|B9 जीबी|B12 टीबी", "ne": "B6 एमबी|B9 जीबी", "bn": "5 লাখ|5 লক্ষ|7 কোটি|B6 এমবি|B9 জিবি|B12 টিবি",
    "gu": "B6 એમબી|B9 જીબી", "pa": "B6 ਐਮਬੀ|B9 ਜੀਬੀ", "ta": "5 லட்ச|7 கோடி|B6 எம்பி|B9 ஜிபி", "te": "5 లక్ష|7 కోట్ల|B6 ఎంబి|B9 జీబీ|B9 జిబి", "kn": "5 ಲಕ್ಷ|7 ಕೋಟಿ|B6 ಎಂಬಿ|B9 ಜಿಬಿ",
    "ml": "5 ലക്ഷ|7 കോടി|B6 എംബി|B9 ജിബി", "ur": "B6 ایم بی|B9 جی بی", "fa": "B6 مگ|B9 گیگ", "ar": "B6 ميجا|B6 ميجابايت|B9 جيجا|B9 جيجابايت",
}  # fmt: skip
LONG_SCALE = frozenset({"billion", "billions"})  # 10^12 in languages that have milliards and spell it so
IN_LONG_SCALE = frozenset("fr de da nb nn no".split())  # elsewhere the word is in a text that is English still

# Glued to the digits: 7b, 1.5T, 32k. A lone g or a spaced letter is a name's more often than a magnitude.
LETTERS = {
    "k": "3",
    "K": "3",
    "m": "6",
    "M": "6",
    "b": "9",
    "B": "9",
    "G": "9",
    "t": "12",
    "T": "12",
    "bn": "9",
    "mn": "6",
}

# Bytes: decimal as powers of ten, binary by name; octets in French.
COUNTED = {
    "KB": "3", "kB": "3", "MB": "6", "GB": "9", "TB": "12", "PB": "15", "Ko": "3", "ko": "3", "Mo": "6", "Go": "9", "To": "12", "Po": "15",
    "KiB": "Ki", "MiB": "Mi", "GiB": "Gi", "TiB": "Ti", "Kio": "Ki", "Mio": "Mi", "Gio": "Gi", "Tio": "Ti", "gb": "9", "mb": "6", "tb": "12",
}  # fmt: skip
BINARY = {"Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40}

# Words that stand before a number that was rounded.
APPROXIMATE = frozenset(
    "about around approximately approx roughly circa ca env environ près autour etwa rund ungefähr gegen unos unas aproximadamente cerca "
    "circa quasi ongeveer rond około ok yaklaşık aproape около примерно приблизно порядка sekitar kira-kira khoảng ungefär cirka omtrent noin "
    "약 대략 およそ 大约 大約 लगभग करीब প্রায় ประมาณ حوالي تقريبا تقریباً حدود περίπου".split()
)

_MONTHS = (
    "january jan janvier janv januar enero ene janeiro gennaio januari ocak января январь stycznia jänner",
    "february feb février févr februar febrero fevereiro febbraio februari şubat февраля февраль lutego",
    "march mar mars märz marzo março maart mart марта март marca maret",
    "april apr avril avr abril abr aprile nisan апреля апрель kwietnia",
    "may mai mayo maio maggio mei mayıs мая май maja maj",
    "june jun juin juni junio junho giugno haziran июня июнь czerwca",
    "july jul juillet juil juli julio julho luglio temmuz июля июль lipca",
    "august aug août agosto augustus ağustos августа август sierpnia agustus augusti",
    "september sep sept septembre septiembre setembro settembre eylül сентября сентябрь września",
    "october oct octobre oktober octubre outubro ottobre ekim октября октябрь października okt",
    "november nov novembre noviembre novembro kasım ноября ноябрь listopada",
    "december dec décembre déc dezember dez diciembre dic dezembro dicembre aralık декабря декабрь grudnia desember",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


@lru_cache(maxsize=512)  # of languages, not of texts: kept from one document to the next
def notation(language: str) -> Notation:
    """Return how ``language`` (a BCP 47 tag) groups digits: 4,096.5 is "comma", 4.096,5 "dot", 4 096,5 "space".

    Of a text whose language nobody can tell ("und") most is left open where blanks group.
    """
    if language == "und":
        return "space"
    for tag in (language, language.partition("-")[0]):
        for style, tags in _STYLES:
            if tag in tags:
                return style
    return "comma"


_STYLES: tuple[tuple[Notation, frozenset[str]], ...] = (("comma", COMMA), ("dot", DOT), ("space", SPACE))
