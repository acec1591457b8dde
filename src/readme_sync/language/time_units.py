"""What seconds, minutes, hours ... are called behind a number in each language."""

from __future__ import annotations

from functools import lru_cache

from readme_sync.language.tags import base
from readme_sync.regex import lazy

_ORDER = ("second", "minute", "hour", "day", "week", "month", "year")
# The words of each unit, in that order; a bar parts the units. A word that also counts something else is left out.
_WORDS = {
    "en": "second seconds sec secs|minute minutes min mins|hour hours hr hrs|day days|week weeks"
    "|month months|year years",
    "fr": "seconde secondes|minute minutes|heure heures|jour jours|semaine semaines|mois|an ans année années",
    "de": "sekunde sekunden|minute minuten|stunde stunden|tag tage tagen|woche wochen"
    "|monat monate monaten|jahr jahre jahren",
    "es": "segundo segundos|minuto minutos|hora horas|día días|semana semanas|mes meses|año años",
    "pt": "segundo segundos|minuto minutos|hora horas|dia dias|semana semanas|mês meses|ano anos",
    "it": "secondo secondi|minuto minuti|ora ore|giorno giorni|settimana settimane|mese mesi|anno anni",
    "nl": "seconde seconden|minuut minuten|uur|dag dagen|week weken|maand maanden|jaar",
    "pl": "sekunda sekundy sekund|minuta minuty minut|godzina godziny godzin|dzień dni|tydzień tygodnie tygodni"
    "|miesiąc miesiące miesięcy|rok lata lat",
    "cs": "sekunda sekundy sekund|minuta minuty minut|hodina hodiny hodin|den dny dní|týden týdny týdnů"
    "|měsíc měsíce měsíců|rok roky let",
    "ru": "секунда секунды секунд секунду|минута минуты минут минуту|час часа часов|день дня дней"
    "|неделя недели недель неделю|месяц месяца месяцев|год года лет",
    "uk": "секунда секунди секунд секунду|хвилина хвилини хвилин хвилину|година години годин годину|день дні днів дня"
    "|тиждень тижні тижнів|місяць місяці місяців|рік роки років",
    "tr": "saniye|dakika|saat|gün|hafta|ay|yıl",
    "vi": "giây|phút|giờ|ngày|tuần|tháng|năm",
    "id": "detik|menit|jam|hari|minggu|bulan|tahun",
    "sv": "sekund sekunder|minut minuter|timme timmar|dag dagar|vecka veckor|månad månader|år",
    "da": "sekund sekunder|minut minutter|time timer|dag dage|uge uger|måned måneder|år",
    "no": "sekund sekunder|minutt minutter|time timer|dag dager|uke uker|måned måneder|år",
    "fi": "sekunti sekuntia|minuutti minuuttia|tunti tuntia|päivä päivää|viikko viikkoa"
    "|kuukausi kuukautta|vuosi vuotta",
    "hu": "másodperc|perc|óra|nap|hét|hónap|év",
    "el": "δευτερόλεπτο δευτερόλεπτα|λεπτό λεπτά|ώρα ώρες|ημέρα ημέρες μέρες|εβδομάδα εβδομάδες"
    "|μήνα μήνες|έτος έτη χρόνια",
    "ar": "ثانية ثوان ثواني|دقيقة دقائق|ساعة ساعات|يوم يوما يومًا أيام|أسبوع أسابيع|شهر أشهر شهور|سنة سنوات",
    "fa": "ثانیه|دقیقه|ساعت|روز|هفته|ماه|سال",
    "he": "שניות שנייה|דקות דקה|שעות שעה|ימים יום|שבועות שבוע|חודשים חודש|שנים שנה",
    "hi": "सेकंड सेकेंड|मिनट|घंटे घंटा|दिन|सप्ताह हफ्ते|महीने महीना|साल वर्ष",
    "zh": "秒 秒钟 秒鐘|分钟 分鐘|小时 小時 个小时 個小時|天|周 週 星期|个月 個月|",
    "ja": "秒 秒間|分 分間|時間|日間|週間|か月 ヶ月 カ月 ケ月|年間",
    "ko": "초|분|시간|일|주|개월|년",
    "th": "วินาที|นาที|ชั่วโมง|วัน|สัปดาห์|เดือน|ปี",
}
# Signs of units that are written so in every language of their letters.
_SIGNS = {
    "ns": "nanosecond", "µs": "microsecond", "μs": "microsecond", "us": "microsecond", "ms": "millisecond",
    "s": "second", "min": "minute", "h": "hour", "мс": "millisecond", "с": "second", "мин": "minute", "ч": "hour",
    "毫秒": "millisecond", "ミリ秒": "millisecond", "밀리초": "millisecond",
}  # fmt: skip
# What a unit is worth, and in what: seconds, or months.
_WORTH = {
    "nanosecond": (1e-9, "s"), "microsecond": (1e-6, "s"), "millisecond": (1e-3, "s"), "second": (1.0, "s"),
    "minute": (60.0, "s"), "hour": (3600.0, "s"), "day": (86400.0, "s"), "week": (604800.0, "s"),
    "month": (1.0, "m"), "year": (12.0, "m"),
}  # fmt: skip
_EXACT = 1e-9  # of a time
_GLUED = frozenset(("zh", "ja", "ko", "th"))  # no blank ends the word
_GOES_ON = frozenset("割のかけ岐布解散前後后以半의할석산위차대")  # behind a unit: another word, or more than the number
_WORD = lazy(r"[ \u00a0\u202f-]?([^\W\d_]+)")
_SIGN = lazy(r"(?:[nµμum]?s|min|h)(?![A-Za-z])|毫秒|ミリ秒|밀리초")  # where no blank ends a word
_LONGEST = 8
_BEFORE = 24
# "in her 20s", "the late 1990s": an age or a decade, where "30s" is so many seconds.
_DECADE = lazy(r"(?i:.*\b(?:his|her|their|my|your|the|early|mid|late)[ -])'?(?:\d\d)?[1-9]0")


@lru_cache(maxsize=1024)  # the source's text is asked about for each translation
def time_unit(text: str, at: int, language: str) -> tuple[str, str] | None:
    """Return the unit of time that stands in ``text`` behind a number that ends at ``at``, and its word, or None."""
    words = _units(base(language))
    if not words:
        return None
    if base(language) in _GLUED:
        rest = text[at : at + _LONGEST].lstrip(" ")
        if sign := _SIGN.match(rest):
            return _SIGNS[sign[0]], sign[0]
        found = max((word for word in words if rest.startswith(word)), key=len, default="")
        return (words[found], found) if found and rest[len(found) : len(found) + 1] not in _GOES_ON else None
    match = _WORD.match(text, at)
    if match and match[0] == "s" and base(language) == "en" and _DECADE.fullmatch(text, max(at - _BEFORE, 0), at):
        return None
    unit = (words.get(match[1].lower()) or _SIGNS.get(match[1])) if match else None
    return (unit, match[1]) if match and unit else None


def lasts_as_long(one: float, unit: str, other: float, other_unit: str) -> bool:
    """Tell whether two amounts of units of time, as ``time_unit`` names them, are one: 1500 ms and 1.5 s."""
    (worth, kind), (other_worth, other_kind) = _WORTH[unit], _WORTH[other_unit]
    return kind == other_kind and abs(one * worth - other * other_worth) <= _EXACT * one * worth


@lru_cache(maxsize=64)
def _units(language: str) -> dict[str, str]:
    parts = _WORDS.get("no" if language == "nb" else language, "").split("|")
    return {word: unit for unit, words in zip(_ORDER, parts, strict=False) for word in words.split()}
