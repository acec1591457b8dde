"""How languages write numbers: magnitudes, units, months, and the signs that group and divide digits."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

Notation = Literal["comma", "dot", "space"]

# Grouping by language: 4,096.5 is "comma", 4.096,5 "dot", 4 096,5 "space" (Unicode CLDR, number symbols).
_DOT = frozenset("de es it pt nl tr id da vi el ro hr sl sr ca gl eu is az bs mk".split())
_SPACE = frozenset("fr sv pl ru cs uk no nb nn fi bg hu sk be kk et lv lt hy ka eo af".split())

SIGNS = frozenset("万萬億亿兆억만조")  # a smaller magnitude may follow: 1億2,000万
EASTERN = SIGNS | frozenset("十百千십백천")

# Powers of ten, as text: a decimal text is scaled without rounding.
WORDS = {
    "十": "1", "百": "2", "千": "3", "万": "4", "萬": "4", "十万": "5", "百万": "6", "千万": "7", "億": "8", "亿": "8", "十億": "9", "十亿": "9", "百億": "10",
    "百亿": "10", "千億": "11", "千亿": "11", "万亿": "12", "萬億": "12", "兆": "12", "백": "2", "천": "3", "만": "4", "십만": "5", "백만": "6", "천만": "7", "억": "8",
    "십억": "9", "조": "12",
    "thousand": "3", "thousands": "3", "mille": "3", "mil": "3", "tausend": "3", "duizend": "3", "ribu": "3", "nghìn": "3", "bin": "3",
    "million": "6", "millions": "6", "mio": "6", "millionen": "6", "millón": "6", "millones": "6", "milhão": "6", "milhões": "6",
    "milione": "6", "milioni": "6", "miljoen": "6", "milion": "6", "milionów": "6", "milyon": "6", "triệu": "6", "juta": "6",
    "miljon": "6", "miljoner": "6", "миллион": "6", "миллиона": "6", "миллионов": "6", "млн": "6", "мільйонів": "6",
    "milliard": "9", "milliards": "9", "mrd": "9", "milliarde": "9", "milliarden": "9", "miliardo": "9", "miliardi": "9",
    "miljard": "9", "miljarder": "9", "miliard": "9", "miliardów": "9", "milyar": "9", "tỷ": "9", "miliar": "9", "bilhão": "9", "bilhões": "9",
    "миллиард": "9", "миллиарда": "9", "миллиардов": "9", "млрд": "9",
    "billion": "9", "billions": "9", "billionen": "12", "billón": "12", "billones": "12", "biljoen": "12",
    "trillion": "12", "trillions": "12", "trilhão": "12", "trilhões": "12", "triliun": "12", "trilyon": "12",
}  # fmt: skip

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


@lru_cache(maxsize=256)
def notation(language: str) -> Notation:
    """Return how ``language`` (a BCP 47 tag) groups digits; Swiss and Mexican editions write as English ones do."""
    base, _, region = language.partition("-")
    if region in ("MX", "419", "CH"):
        return "comma"
    if base in _SPACE:
        return "space"
    return "dot" if base in _DOT else "comma"
