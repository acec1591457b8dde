"""Language tags in any spelling, and the names that languages give themselves.

Tags follow BCP 47 (RFC 5646): language, script, region. What people write instead of a tag (``jp``, ``cn``)
is read as what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from unicodedata import category

from readme_sync.language.cldr.tags import LONG, REGIONS, SCRIPTS, THREE

# ISO 639-1, all of it.
_TWO = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo "
    "es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka "
    "kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng "
    "nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su "
    "sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_THREE = THREE | frozenset("wuu lzh hak nan hmn tzm zgh".split())  # some that READMEs carry and CLDR does not
# Country codes and withdrawn codes that are written where a language is meant. Some of them are languages too
# (kr is Kanuri, tw is Twi): in a README they never are.
_MEANT = {
    "jp": "ja", "cn": "zh-Hans", "kr": "ko", "tw": "zh-Hant", "hk": "zh-Hant-HK", "cz": "cs", "ua": "uk", "vn": "vi",
    "dk": "da", "se": "sv", "gr": "el", "iw": "he", "in": "id", "ji": "yi", "zhs": "zh-Hans", "zht": "zh-Hant", "chs": "zh-Hans",
    "cht": "zh-Hant", "zhcn": "zh-CN", "zhtw": "zh-TW", "zhhk": "zh-HK", "ptbr": "pt-BR", "zh-chs": "zh-Hans",
    "zh-cht": "zh-Hant", "zh-sc": "zh-Hans", "zh-tc": "zh-Hant", "jp-jp": "ja-JP", "ja-ja": "ja", "kr-kr": "ko-KR",
    "cn-zh": "zh-Hans", "jp-ja": "ja", "en-en": "en",
}  # fmt: skip
_NAMES = {  # English name, then what the language and its neighbours call it; lower case
    "en": "English|anglais|englisch|inglés|inglês|inglese|英語|英语|英文|영어|английский|инглиш|tiếng anh|eng|engels",
    "ja": "Japanese|日本語|にほんご|日本语|日文|日語|日语|japonais|japanisch|japonés|japonês|giapponese|일본어|японский|nihongo|tiếng nhật",
    "zh": "Chinese|中文|汉语|漢語|中国語|中國語|chinois|chinesisch|chino|chinês|cinese|중국어|китайский|tiếng trung|华语",
    "zh-Hans": "Simplified Chinese|简体中文|简中|简体|簡体字|简体字|簡体中文|中文简体|中国語 簡体字|chinois simplifié|중국어 간체|简体中文版|"
    "chinese simplified|中文 简体|簡體中文|zh simplified",
    "zh-Hant": "Traditional Chinese|繁體中文|繁体中文|繁中|繁體|繁体|正體中文|正体中文|繁体字|繁體字|中文繁體|chinois traditionnel|"
    "중국어 번체|chinese traditional|中文 繁體|中文 繁体|台灣|臺灣|台灣正體|臺灣華語|台灣華語",
    "zh-HK": "香港|香港繁體|繁體中文 香港|繁體中文（香港）", "zh-MO": "澳門|澳门|繁體中文 澳門", "zh-SG": "新加坡|简体中文 新加坡",
    "ko": "Korean|한국어|한글|조선말|韓国語|韩语|韓文|韩文|韓語|coréen|koreanisch|coreano|корейский|tiếng hàn",
    "fr": "French|français|francais|フランス語|法语|法語|法文|프랑스어|französisch|francés|francês|francese|французский",
    "de": "German|deutsch|ドイツ語|德语|德語|德文|독일어|allemand|alemán|alemão|tedesco|немецкий",
    "es": "Spanish|español|espanol|castellano|スペイン語|西班牙语|西班牙語|스페인어|espagnol|spanisch|espanhol|spagnolo|испанский",
    "pt": "Portuguese|português|portugues|ポルトガル語|葡萄牙语|葡萄牙語|포르투갈어|portugais|portugiesisch|portugués|португальский",
    "pt-BR": "Brazilian Portuguese|português brasileiro|português do brasil|portuguese brazil|português brasil|pt br",
    "it": "Italian|italiano|イタリア語|意大利语|義大利文|이탈리아어|italien|italienisch|итальянский",
    "nl": "Dutch|nederlands|オランダ語|荷兰语|néerlandais|niederländisch", "pl": "Polish|polski|ポーランド語|波兰语|język polski",
    "tr": "Turkish|türkçe|turkce|トルコ語|土耳其语|turc", "ru": "Russian|русский|русский язык|ロシア語|俄语|俄文|俄語|러시아어|russe|russisch|ruso|russo",
    "uk": "Ukrainian|українська|українською|ウクライナ語|乌克兰语", "be": "Belarusian|беларуская", "bg": "Bulgarian|български",
    "sr": "Serbian|српски|srpski", "hr": "Croatian|hrvatski", "sl": "Slovenian|slovenščina", "sk": "Slovak|slovenčina",
    "cs": "Czech|čeština|cesky|česky|チェコ語", "hu": "Hungarian|magyar", "ro": "Romanian|română|romana",
    "vi": "Vietnamese|tiếng việt|tieng viet|việt nam|ベトナム語|越南语|越南文|베트남어|vietnamien",
    "id": "Indonesian|bahasa indonesia|indonesia|インドネシア語|印尼语|印尼文", "ms": "Malay|bahasa melayu|melayu", "fil": "Filipino|tagalog",
    "th": "Thai|ไทย|ภาษาไทย|タイ語|泰语|泰文|태국어", "ar": "Arabic|العربية|عربي|عربى|アラビア語|阿拉伯语", "fa": "Persian|فارسی|farsi|پارسی|ペルシャ語|波斯语",
    "he": "Hebrew|עברית", "ur": "Urdu|اردو", "hi": "Hindi|हिन्दी|हिंदी|ヒンディー語|印地语", "bn": "Bengali|বাংলা|bangla",
    "ta": "Tamil|தமிழ்", "te": "Telugu|తెలుగు", "ml": "Malayalam|മലയാളം", "kn": "Kannada|ಕನ್ನಡ", "mr": "Marathi|मराठी",
    "gu": "Gujarati|ગુજરાતી", "pa": "Punjabi|ਪੰਜਾਬੀ", "ne": "Nepali|नेपाली", "si": "Sinhala|සිංහල", "my": "Burmese|မြန်မာ|မြန်မာဘာသာ",
    "km": "Khmer|ខ្មែរ|ភាសាខ្មែរ", "lo": "Lao|ລາວ", "mn": "Mongolian|монгол", "kk": "Kazakh|қазақша|қазақ тілі", "uz": "Uzbek|oʻzbekcha|o'zbekcha|o‘zbek",
    "az": "Azerbaijani|azərbaycanca|azərbaycan dili", "ka": "Georgian|ქართული", "hy": "Armenian|հայերեն", "el": "Greek|ελληνικά",
    "sv": "Swedish|svenska", "da": "Danish|dansk", "nb": "Norwegian Bokmål|bokmål|norsk bokmål", "no": "Norwegian|norsk", "nn": "Norwegian Nynorsk|nynorsk",
    "fi": "Finnish|suomi", "is": "Icelandic|íslenska", "et": "Estonian|eesti", "lv": "Latvian|latviešu", "lt": "Lithuanian|lietuvių",
    "ca": "Catalan|català", "eu": "Basque|euskara|euskera", "gl": "Galician|galego", "eo": "Esperanto", "ga": "Irish|gaeilge", "cy": "Welsh|cymraeg",
    "sq": "Albanian|shqip", "mk": "Macedonian|македонски", "bs": "Bosnian|bosanski", "sw": "Swahili|kiswahili", "af": "Afrikaans",
    "la": "Latin|latina", "ku": "Kurdish|kurdî|kurmancî", "yue": "Cantonese|粵語|粤语|廣東話|广东话", "lzh": "Literary Chinese|文言文|文言", "nan": "Hokkien|台語|閩南語",
}  # fmt: skip
# A language written beside its flag is the rule; a flag alone is read by its country's language.
_FLAGS = {
    "us": "en", "gb": "en", "au": "en", "jp": "ja", "cn": "zh-Hans", "tw": "zh-Hant", "hk": "zh-Hant-HK", "kr": "ko", "fr": "fr",
    "de": "de", "es": "es", "mx": "es-MX", "pt": "pt", "br": "pt-BR", "it": "it", "ru": "ru", "ua": "uk", "pl": "pl", "nl": "nl",
    "tr": "tr", "vn": "vi", "id": "id", "th": "th", "ir": "fa", "sa": "ar", "in": "hi", "il": "he", "se": "sv", "dk": "da", "no": "no",
    "fi": "fi", "cz": "cs", "gr": "el", "hu": "hu", "ro": "ro", "bd": "bn", "rs": "sr", "bg": "bg", "ee": "et", "si": "sl", "my": "ms",
    "uz": "uz", "kz": "kk", "az": "az", "ge": "ka", "lv": "lv", "lt": "lt", "sk": "sk", "hr": "hr", "mn": "mn", "np": "ne", "kh": "km",
    "me": "sr-Latn",
}  # fmt: skip
_AS_ONE = {"nb": "no", "nn": "no", "tl": "fil"}
_REGION, _SCRIPT = 2, 4  # letters of a region, and of a script
_DECORATION = frozenset(
    "readme readme.md version list docs doc documentation in the read view this switch to language lang edition en".split()
)
_ASCII_WORD = re.compile(r"[A-Za-z0-9'._-]+")
_TAILS = ("はこちら", "版", "文档", "文檔", "説明", "說明", "说明", "ドキュメント", "버전", "版本")


@lru_cache(maxsize=1024)
def parse_tag(text: str) -> str | None:
    """Return the canonical BCP 47 tag that ``text`` spells (``zh_cn`` is ``zh-CN``), or None.

    Only real languages pass; case and separators do not matter; ``jp``, ``cn`` and their like are read as meant.
    """
    if not 2 <= len(text) <= 15 or not text.isascii():
        return None
    plain = text.replace("_", "-").lower()
    meant = _MEANT.get(plain)
    if meant:
        return meant
    if len(text) == 4 and text[:2].islower() and text[2:].isupper():  # zhCN, ptBR
        plain = f"{plain[:2]}-{plain[2:]}"
    language, *rest = plain.split("-")
    language = LONG.get(language, language)
    if language not in _TWO and language not in _THREE:
        # jp-JP is written by those who write jp; its region says nothing new.
        return _MEANT.get(language) if rest and rest[0] in REGIONS and len(rest) == 1 else None
    tag = language
    if rest and rest[0] in SCRIPTS:
        tag += "-" + rest.pop(0).title()
    if rest and (rest[0] in REGIONS or (len(rest[0]) == 3 and rest[0].isdigit())):
        region = rest.pop(0).upper()
        tag += "-" + ("GB" if region == "UK" else region)
    if rest and rest[0] == "valencia":
        tag += "-" + rest.pop(0)
    return None if rest else tag


def country_language(code: str) -> str | None:
    """Return the tag of the language that the country of ``code`` writes (``br`` is ``pt-BR``), or None."""
    return _FLAGS.get(code.lower())


def base(tag: str) -> str:
    """Return the language of a tag without script and region: ``zh-TW`` is ``zh``.

    Norwegian is one, as readers see it, and so is Filipino, whose tag was that of Tagalog.
    """
    language = tag.partition("-")[0]
    return _AS_ONE.get(language, language)


def word_language(tag: str) -> str:
    """Return the language under which our tables of words have a tag's: ``nb`` is ``no``, ``nn`` has words of its own."""
    language = tag.partition("-")[0].lower()
    return "no" if language == "nb" else language


def chinese_script(tag: str) -> str:
    """Return ``Hans`` or ``Hant`` for a Chinese tag that implies one, else an empty string."""
    parts = tag.split("-")
    if parts[0] != "zh":
        return ""
    if "Hant" in parts or ("Hans" not in parts and not {"TW", "HK", "MO"}.isdisjoint(parts)):
        return "Hant"
    return "Hans" if not {"Hans", "CN", "SG", "MY"}.isdisjoint(parts) else ""


def same_language(one: str, other: str) -> bool:
    """Tell whether two tags can mean one edition: ``zh-CN`` and ``zh-Hans`` can, ``zh-CN`` and ``zh-TW`` cannot.

    A tag without region covers every region of its language; two different regions are two editions.
    """
    if base(one) != base(other):
        return False
    if base(one) == "zh":
        return not chinese_script(one) or not chinese_script(other) or chinese_script(one) == chinese_script(other)
    region, other_region = one.partition("-")[2], other.partition("-")[2]
    return not region or not other_region or region == other_region


def usual_tag(language: str, tags: Collection[str]) -> str:
    """Return which of several ``tags`` a language without a region usually means: ``zh-CN`` beside ``zh-TW``.

    The language itself where it is among them, or is none of two.
    """
    alike = sorted(tag for tag in tags if same_language(tag, language))
    if language in alike or len(alike) < 2:
        return language
    order = list(_FLAGS)
    return min(alike, key=lambda tag: (chinese_script(tag) == "Hant", _place(order, tag.rpartition("-")[2].lower())))


def _place(order: Sequence[str], region: str) -> int:
    return order.index(region) if region in order else len(order)


def has_region(tag: str) -> bool:
    """Tell whether a tag names a region: ``zh-TW`` and ``es-419`` do, ``zh-Hans`` (a script) does not."""
    return any(len(part) == _REGION or part.isdecimal() for part in tag.split("-")[1:])


def has_script(tag: str) -> bool:
    """Tell whether a tag names a script: ``sr-Latn`` and ``zh-Hans`` do."""
    return any(len(part) == _SCRIPT for part in tag.split("-")[1:])


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """Return tags by English name, own name and what we know them to be called otherwise: what we wrote goes first."""
    from readme_sync.language.cldr.names import OWN

    tables = (OWN, _NAMES)
    return {name.casefold(): tag for table in tables for tag, names in table.items() for name in names.split("|")}


@cache
def _words_of_names() -> frozenset[str]:
    return frozenset(word for name in _by_name() for word in name.split())


@cache
def _names_in_all_languages() -> bytes:
    """Return a line a tag, with what the language is called in the others between bars: UTF-8, read when asked for."""
    from pkgutil import get_data

    return get_data(f"{__package__}.cldr", "more_names.txt") or b""


@lru_cache(maxsize=1024)
def _in_any_language(name: str) -> str | None:
    """Return the tag of the one language that some language calls ``name`` (in small letters), or None."""
    if not name or "|" in name or "\n" in name:
        return None
    names = _names_in_all_languages()
    at = names.find(f"|{name}|".encode("utf-8", "replace"))
    if at < 0:
        return None
    start = names.rfind(b"\n", 0, at) + 1
    return names[start : names.index(b"|", start)].decode()


def _words(text: str) -> list[str]:
    if text.replace(" ", "").isalnum():
        return text.split()  # nearly always
    return "".join([sign if sign.isalnum() or sign in "'’‘ʻ-_." or _is_mark(sign) else " " for sign in text]).split()


@lru_cache(maxsize=1024)
def named_language(text: str, *, anywhere: bool = False) -> str | None:
    """Return the tag of the language that a link's text names, in that language or another, or None.

    With ``anywhere`` every language's name in every other one is known (``vietnamesisch``); without it each one's own
    name, its English one, and what READMEs call the common ones.

    Understands what stands in language lines: ``Français``, ``简体中文``, ``EN``, a flag, ``English version``,
    ``Português (Brasil)``, ``日本語版``.
    """
    if not text or len(text) > 60:
        return None
    found_words = _ASCII_WORD.findall(text.lower()) if text.isascii() else _words(text.casefold())
    words = [word for part in found_words if (word := part.strip("._-'’"))]
    plain = " ".join(words)
    if not words or (len(text) == _SHORTCODE and text[0] == text[-1] == ":"):
        return _of_flag(text)
    if len(words) > 1 and not anywhere and text.isascii() and "-" not in plain and _words_of_names().isdisjoint(words):
        return None  # nearly always: no word of it is one of a language's name, nor a tag with a region
    names = _by_name()
    found = names.get(plain) or parse_tag(plain)
    if found:
        # Three capitals are a name of something else (TSN, a model) unless READMEs are written in that language.
        return None if len(plain) == 3 and text.isupper() and base(found) not in _NAMES else found
    for tail in _TAILS if plain.endswith(_TAILS) else ():
        if plain.endswith(tail):
            plain = plain[: -len(tail)].rstrip()
    kept = [word for word in plain.split() if word not in _DECORATION]
    found = names.get(" ".join(kept))
    if found:
        return found
    if found := _with_region(kept[-2:], text):
        return found
    if 2 <= len(kept) <= 4:  # a name with its gloss or region: "日本語 Japanese", "Español Latinoamérica", "中文 zh-CN"
        first, last = names.get(kept[0]), names.get(kept[-1]) or parse_tag(kept[-1])
        if first and last and base(first) == base(last):
            return max(first, last, key=len)
        if first and len(kept) == 2 and kept[1] in _PLACES:
            return parse_tag(f"{first}-{_PLACES[kept[1]]}")
        if last and not kept[0].isascii() and base(last) == base(_in_any_language(" ".join(kept[:-1])) or "und"):
            return last  # its name in a third language: "اليابانية (日本語)"
    return (_in_any_language(plain) or _in_any_language(" ".join(kept))) if anywhere else None


def _of_flag(text: str) -> str | None:
    """Return the tag of the language of a flag alone: its sign, or ``:uk:``, which is shown as one."""
    if text[0] == text[-1] == ":":
        code = text.strip(":").lower()
        return _FLAGS.get("gb" if code == "uk" else code)
    signs = [chr(ord(sign) - 0x1F1E6 + 97) for sign in text if "\U0001f1e6" <= sign <= "\U0001f1ff"]
    return _FLAGS.get("".join(signs)) if len(signs) == _REGION else None


def _with_region(words: Sequence[str], text: str) -> str | None:
    """Return the tag of a language's name with a region's code in capitals: "Portuguese-BR", "Spanish (MX)"."""
    name, _, code = words[0].rpartition("-") if len(words) == 1 else ("", "", "")
    if len(words) == _GLOSSED:
        name, code = words
    if len(code) != _REGION or code.upper() not in text:
        return None
    found = _by_name().get(name)
    return parse_tag(f"{base(found)}-{code}") if found else None


_GLOSSED = 2  # words of a name with a region's code
_SHORTCODE = 4  # signs of a flag written between colons

_PLACES = {
    "brasil": "BR", "brazil": "BR", "portugal": "PT", "taiwan": "TW", "台灣": "TW", "台湾": "TW", "臺灣": "TW", "china": "CN", "香港": "HK",
    "latinoamérica": "419", "latam": "419", "españa": "ES", "méxico": "MX", "mexico": "MX", "us": "US", "uk": "GB", "canada": "CA",
    "français": "FR", "japan": "JP", "korea": "KR",
}  # fmt: skip


def mentions_language(text: str, tag: str) -> bool:
    """Return whether a text has a word that names a language: "English forum", "中文讨论区".

    Where words stand without blanks between them, the name is looked for at the head of each.
    """
    for word in (part.strip("()[]（）,.:") for part in text.split()):
        names = [word] if word.isascii() else [word, word[:2], word[:3]]
        if any(
            len(name) > 1 and (found := _by_name().get(name.casefold())) and base(found) == base(tag) for name in names
        ):
            return True
    return False


def _is_mark(sign: str) -> bool:
    if sign < "\u0300":
        return False
    return category(sign)[0] == "M"
