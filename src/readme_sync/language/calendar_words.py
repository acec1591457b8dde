"""The months and the days of the week, by the word that each language has for them."""

from __future__ import annotations

import re
from functools import lru_cache

from readme_sync.language.dates import month_named
from readme_sync.language.tags import word_language
from readme_sync.regex import lazy

_LONGEST = 24  # characters of such a word
_IN_SIGNS = lazy(r"([0-9０-９]{1,2})[月월]|[Tt]háng (\d{1,2})")
# Ours to write: the days from Monday on, with bars between them; what also means something else is left out.
_DAYS = {
    "ar": "الاثنين الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد", "bg": "понеделник|вторник|сряда|четвъртък|петък|събота|неделя",
    "bn": "সোমবার|মঙ্গলবার|বুধবার|বৃহস্পতিবার|শুক্রবার|শনিবার|রবিবার", "ca": "dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge",
    "cs": "pondělí|úterý|středa středu|čtvrtek|pátek|sobota sobotu|neděle neděli", "da": "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag",
    "de": "montag montags|dienstag dienstags|mittwoch mittwochs|donnerstag donnerstags|freitag freitags|samstag samstags|sonntag sonntags",
    "el": "δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή",
    "en": "monday mondays|tuesday tuesdays|wednesday wednesdays|thursday thursdays|friday fridays|saturday saturdays|sunday sundays",
    "es": "lunes|martes|miércoles|jueves|viernes|sábado|domingo", "fa": "دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه پنج‌شنبه|جمعه||یکشنبه یک‌شنبه",
    "fi": "maanantai maanantaina|tiistai tiistaina|keskiviikko keskiviikkona|torstai torstaina|perjantai perjantaina|lauantai lauantaina|sunnuntai",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche", "hi": "सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार",
    "hu": "hétfő hétfőn|kedd kedden|szerda szerdán|csütörtök csütörtökön|péntek pénteken|szombat|vasárnap",
    "id": "senin|selasa|rabu|kamis|jumat|sabtu|", "it": "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
    "ja": "月曜日 月曜|火曜日 火曜|水曜日 水曜|木曜日 木曜|金曜日 金曜|土曜日 土曜|日曜日 日曜", "ko": "월요일|화요일|수요일|목요일|금요일|토요일|일요일",
    "nl": "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag", "no": "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag",
    "pl": "poniedziałek|wtorek|środa środę|czwartek|piątek|sobota sobotę|niedziela niedzielę",
    "pt": "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo", "ro": "luni|marți|miercuri|joi|vineri|sâmbătă|duminică",
    "ru": "понедельник понедельникам|вторник вторникам|среда среду средам|четверг четвергам|пятница пятницу пятницам|суббота субботу субботам|воскресенье воскресеньям",
    "sv": "måndag måndagar|tisdag tisdagar|onsdag onsdagar|torsdag torsdagar|fredag fredagar|lördag lördagar|söndag söndagar",
    "th": "วันจันทร์|วันอังคาร|วันพุธ|วันพฤหัสบดี|วันศุกร์|วันเสาร์|วันอาทิตย์", "tr": "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar",
    "uk": "понеділок понеділка|вівторок вівторка|середа середу|четвер четверга|п'ятниця п'ятницю|субота суботу|неділя неділю",
    "vi": "thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ nhật",
    "zh": "星期一 周一 週一 礼拜一|星期二 周二 週二|星期三 周三 週三|星期四 周四 週四|星期五 周五 週五|星期六 周六 週六|星期日 星期天 周日 週日",
}  # fmt: skip


def calendar_word(text: str, language: str) -> str:
    """Return ``month 5`` or ``day 2`` where a text in ``language`` is a name of that and nothing else, else nothing."""
    word = text.strip(" \t.*")
    if not 1 < len(word) <= _LONGEST:
        return ""  # mostly
    if found := _IN_SIGNS.fullmatch(word):
        return f"month {int(found[1] or found[2])}"
    if day := _days(word_language(language)).get(word.casefold()):
        return f"day {day}"
    month = month_named(word, language) if " " not in word else 0
    return f"month {month}" if month else ""


@lru_cache(maxsize=4)  # a source is asked about for each translation
def may_name_weekdays(text: str, language: str) -> bool:
    """Tell whether a long text in ``language`` has a day of the week anywhere: most pages have none."""
    lower = text.casefold()
    return any(map(lower.__contains__, _days(word_language(language))))


def weekdays(text: str, language: str) -> list[tuple[int, str]]:
    """Return the days of the week that a text in ``language`` names, from 1 to 7, each with its word."""
    pattern = _any_day(word_language(language))
    known = _days(word_language(language)) if pattern else {}
    return [(known[match[0].casefold()], match[0]) for match in pattern.finditer(text)] if pattern else []


@lru_cache(maxsize=64)
def _any_day(language: str) -> re.Pattern[str] | None:
    """Return what finds the days of the week in a text; none for Vietnamese, which calls them as it counts."""
    words = sorted(_days(language) if language != "vi" else (), key=len, reverse=True)
    if not words:
        return None
    either = "|".join(map(re.escape, words))
    is_glued = language in ("zh", "ja", "ko", "th")
    return re.compile(either if is_glued else rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _days(language: str) -> dict[str, int]:
    days = enumerate(_DAYS.get(language, "").split("|"), 1)
    pairs = ((words, day) for day, words in days)
    return {word: day for words, day in pairs for word in ([words] if language == "vi" else words.split()) if word}
