"""Small facts of running text that no language changes: amounts of money, and the last key of a shortcut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from readme_sync.regex import lazy

MAIL = re.compile(  # Han and Hangul stand beside it
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_NAMED = "Ctrl|Control|Strg|Cmd|Command|Alt|AltGr|Option|Opt|Shift|Umschalt|Maj|Mayús|Mayusc|Meta|Super|Win|Windows"
_DRAWN = "⌘⌥⇧⌃"
_MODIFIERS = rf"{_NAMED}|[{_DRAWN}]"
_SHORTCUT = lazy(
    rf"(?<![\w+])(?:{_MODIFIERS})(?: ?[+＋] ?(?:{_MODIFIERS})){{0,3}}(?: ?[+＋] ?|(?<=[{_DRAWN}]))([A-Z0-9]|F\d{{1,2}})"
    r"(?![A-Za-z0-9_+])(?! ?[+＋])"
)
_EACH_MODIFIER = (*_NAMED.split("|"), *_DRAWN)
# What a keyboard's keys are called where they do not say Ctrl, Shift, Enter ...
_KEYS = {
    name: key
    for key, names in {
        "ctrl": "control strg ⌃", "cmd": "command ⌘", "alt": "option opt ⌥",
        "shift": "umschalt maj mayús mayus mayusc maiusc ⇧", "win": "windows super", "meta": "", "altgr": "",
        "enter": "eingabe entrée entree intro invio return 回车 エンター", "esc": "échap escape",
        "space": "leertaste espace espacio spazio espaço 空格 スペース",
        "del": "delete entf suppr supr canc", "ins": "insert einfg inser",
        "tab": "tabulator", "backspace": "rück retour", "home": "pos1 inicio", "end": "ende fin fine",
    }.items()
    for name in (key, *names.split())
}  # fmt: skip
_MODIFYING = frozenset(("ctrl", "cmd", "alt", "shift", "win", "meta", "altgr"))
_ANY_KEY = lazy(r"[^\W_]|[fF]\d{1,2}|[^\w\s]")
_CURRENCIES = {
    **dict.fromkeys(("$", "us$", "usd", "美元", "美金", "ドル", "달러", "доллар", "dollar", "dólar"), "$"),
    **dict.fromkeys(("€", "eur", "euro", "евро", "欧元", "歐元", "ユーロ", "유로"), "€"),
    **dict.fromkeys(("£", "gbp"), "£"),
    **dict.fromkeys(("¥", "￥", "cny", "rmb", "jpy", "元", "円", "圆", "人民币"), "¥"),  # yen or yuan: the sign is one
    **dict.fromkeys(("₩", "krw", "원"), "₩"),
    **dict.fromkeys(("₹", "inr"), "₹"),
    **dict.fromkeys(("₽", "rub"), "₽"),
}
_CODES = "USD|EUR|GBP|CNY|RMB|JPY|KRW|INR|RUB"
_BEHIND = "[$€£₩₹₽元円圆원]|美元|美金|ドル|달러|欧元|歐元|ユーロ|유로|人民币|доллар|евро"
# A digit beside a mark stands in every amount: looked for first, and at digits alone, since hardly a text has one.
_MAY_BE_AMOUNT = lazy(
    rf"\d(?:(?<=[$€£¥￥₩₹₽]\d)|(?<=(?:{_CODES})\d)|(?<=(?:{_CODES}) \d)"
    rf"|[ \u00a0\u202f]?(?:{_BEHIND}|{_CODES}|dollar|dólar|euro))",
    re.IGNORECASE,
)
_AMOUNT = r"\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,5}(?:[.,]\d{1,2})?(?!\d)|\d[\d.,]*\d|\d"
_MONEY = lazy(
    rf"(?<![A-Za-z0-9_$])(US\$|[$€£¥￥₩₹₽]|(?:{_CODES}) ?)({_AMOUNT})(?![\d$])"
    rf"|(?<![A-Za-z0-9_.,$€£¥￥₩₹₽])({_AMOUNT})[ \u00a0\u202f]?({_BEHIND}"
    rf"|(?:{_CODES})(?![A-Za-z])|(?:dollar|dólar|euro)(?=(?:e?s)?(?![^\W\d_])))",
    re.IGNORECASE,
)
# The word for the dollar in scripts that have no sign for it, and the euro's; in Latin letters they are much alike.
_SPELT = lazy(
    r"(?P<dollar>d(?:o|ó)l+ar|dolar|đô la|доллар|долар|دولار|دلار|डॉलर|ডলার|ดอลลาร์|달러|美元|美金|ドル|δολάρι|דולר)"
    r"|(?P<euro>(?<![^\W\d_])euro|евро|євро|یورو|يورو|यूरो|ইউরো|ยูโร|유로|欧元|歐元|ユーロ|ευρώ|אירו)",
    re.IGNORECASE,
)
# Codes of currencies that have a sign of their own.
_SIGN_OF = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "¥", "KRW": "₩", "INR": "₹", "RUB": "₽", "VND": "₫",
    "UAH": "₴", "TRY": "₺", "ILS": "₪", "PHP": "₱", "NGN": "₦", "KZT": "₸", "THB": "฿", "BRL": "$", "MXN": "$",
}  # fmt: skip
_CODE = lazy(rf"(?<![^\W\d_])(?:{'|'.join(_SIGN_OF)})(?![^\W\d_])")
_CENTS = lazy(r"[.,]00?$")
_SIGNS = lazy(r"[^0-9]")


def shortcuts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the last key of each shortcut, a letter, a digit or F1, and the whole as it is written."""
    if ("+" in text or "＋" in text or "⌘" in text) and any(map(text.__contains__, _EACH_MODIFIER)):
        for match in _SHORTCUT.finditer(text):
            yield match[1], match[0]


def keyboard(text: str) -> str | None:
    """Return the keys that ``text`` says are to be pressed together, as English keyboards call them, or None.

    ``Strg+F5`` is ``ctrl+f5``. So is a key alone that is written as a name: ``Leertaste`` is ``space``.
    """
    if "+" not in text and "＋" not in text:
        return _KEYS.get(text.strip().casefold()) if text[:1].isupper() or not text.isascii() else None
    parts = [part.strip() for part in text.replace("＋", "+").split("+")]
    keys = [_KEYS.get(part.casefold()) or (part.casefold() if _ANY_KEY.fullmatch(part) else "") for part in parts]
    return "+".join(keys) if len(keys) > 1 and all(keys) and not _MODIFYING.isdisjoint(keys) else None


def currencies(text: str) -> frozenset[str]:
    """Return the signs of currencies in a text, which may be said in codes; the dollar and the euro also in words."""
    signs = set("$").intersection(text) if text.isascii() else {sign for sign in set(text) if category(sign) == "Sc"}
    if not signs and (spelt := _SPELT.search(text)):
        signs = {"$" if spelt["dollar"] else "€"}
    if not signs and (code := _CODE.search(text)):
        signs = {_SIGN_OF[code[0]]}
    return frozenset(signs)


def amounts(text: str, first: int = 0) -> Iterator[tuple[str, str, str]]:
    """Yield the currency of each amount of money, its digits, and the whole as it is written.

    ``first`` is where the first digit stands, or a place before it.
    """
    if not _MAY_BE_AMOUNT.search(text, first):
        return
    for match in _MONEY.finditer(text):
        sign, digits = (match[1], match[2]) if match[1] else (match[4], match[3])
        yield _CURRENCIES[sign.strip().lower()], _SIGNS.sub("", _CENTS.sub("", digits)), match[0].strip()
