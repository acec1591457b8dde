"""A word of a label that is one slip of the keyboard away from a word of the repository's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from readme_sync.rules.slips import agreeing, near
from readme_sync.urls.locales import neutral

_SCHEMES = ("http://", "https://")
_LONGEST = 1000  # characters of an address
_HOST = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w.@-])")
_SHORTEST = 5  # letters of a part of a host; of shorter ones two are two hosts
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")
_NUMBER = re.compile(r"(?:issue|pr|pull request)?\s{0,2}#(\d{1,7})", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,9}")
_DISCUSSED = re.compile(
    r"https?://[^/\s]+/[^?#\s]+/(?:issues|pulls?|discussions|merge_requests)/(\d{1,7})(?:[/?#].*)?$"
)
_REPOSITORY = re.compile(
    r"(?:https?://(?:www\.)?github\.com/)?([\w-]{1,39})/([\w.-]{1,100}?)(?:\.git)?/?", re.IGNORECASE
)
_ENDINGS = ("d", "r", "s")  # of one word: tuned, tuner, tunes
_NAME = re.compile(r"[A-Za-z][A-Za-z ._-]{5,58}[A-Za-z]")
_NAMED = re.compile(r"[A-Z]*[a-z]+|[A-Z]+")
_NO_LETTER = re.compile(r"[\W_]+")
_LEAST = 7  # letters of a name
_WHOLE = 4  # letters of a word of a name that may have a slip
_ANY = frozenset("website websites webpage homepage documentation tutorial tutorials download downloads".split())
_WORD = re.compile(r"[a-z]{6,}?(?=v?\d|[^a-z]|$)")  # "roberta" of "RoBERTaV2"


def misspelt(label: str, name: str) -> tuple[str, str] | None:
    """Return a word of ``label`` that is misspelt, and how ``name`` spells it, or None.

    Words shorter than six letters differ by a letter and are others. A plural is none, nor a word that begins
    otherwise.
    """
    words, called = _WORD.findall(label.lower()), name.lower()
    for word in words:
        if word not in called:
            for right in _WORD.findall(called):
                if right not in words and right[0] == word[0] and _is_slip(word, right):
                    return word, right
    return None


def misspelt_host(label: str, target: str) -> tuple[str, str] | None:
    """Return the host that ``label`` shows and that of ``target``, where they differ by a slip in one long part."""
    if "." not in label:
        return None  # nearly always
    shown, leads = _HOST.match(label.strip().lower()), _HOST.match(target.lower())
    if shown is None or leads is None or not target.lower().startswith("http"):
        return None
    own, right = shown[1].split("."), leads[1].split(".")
    if label != label.lower() and shown[1].replace("-", "") == leads[1].replace("-", ""):
        return None  # a name: no hyphen stands in "FreeLooms.Dev"
    wrong = [pair for pair in zip(own, right, strict=False) if pair[0] != pair[1]]
    if len(own) == len(right) and len(wrong) == 1 and min(map(len, wrong[0])) >= _SHORTEST and _is_slip(*wrong[0]):
        return shown[1], leads[1]
    return None


def is_other_address(label: str, target: str) -> bool:
    """Tell whether ``label`` shows a whole address that is one slip away from ``target``.

    The scheme, a slash at the end, the coding and the language of an address are no slips.
    """
    if not label.startswith(_SCHEMES) or not target.startswith(_SCHEMES) or len(label) > _LONGEST:
        return False
    shown, leads = (unquote(url).partition("://")[2].rstrip("/").casefold() for url in (label, target))
    return near(shown, leads) and neutral(label) != neutral(target)


def is_other_mailbox(label: str, target: str) -> bool:
    """Tell whether ``label`` shows one address of e-mail and ``target`` writes to another one."""
    if "@" not in label or not target.lower().startswith("mailto:"):
        return False  # nearly always
    shown = {one.rstrip(".-") for one in _MAIL.findall(label.casefold()[:_LONGEST])}
    leads = unquote(target[7:].partition("?")[0]).strip().casefold()
    return len(shown) == 1 and leads not in shown and _MAIL.fullmatch(leads) is not None


def is_other_number(label: str, target: str) -> bool:
    """Tell whether ``label`` is the number of an issue (``#12``) and ``target`` the page of another one."""
    if "#" not in label:
        return False  # nearly always
    shown, leads = _NUMBER.fullmatch(label.strip()), _DISCUSSED.match(target)
    return shown is not None and leads is not None and int(shown[1]) not in map(int, _DIGITS.findall(target))


def is_other_repository(label: str, target: str) -> bool:
    """Tell whether ``label`` is a repository (``owner/name``) and ``target`` another one of the same owner.

    One whose name holds the other's (``loom`` and ``loom.js``) is called by a short name.
    """
    if "/" not in label or "github.com/" not in target:
        return False  # nearly always
    shown, leads = _REPOSITORY.fullmatch(label.strip().casefold()), _REPOSITORY.fullmatch(target.casefold())
    if shown is None or leads is None or shown[1] != leads[1]:
        return False
    return shown[2] not in leads[2] and leads[2] not in shown[2]


def misspelt_name(label: str, target: str) -> str | None:
    """Return the name of a site, or of a repository on GitHub, that ``label`` is one slip away from, or None."""
    if not target.startswith(_SCHEMES) or not _NAME.fullmatch(label):
        return None
    words = [word.lower() for word in _NAMED.findall(label)]
    said = "".join(words)
    if len(said) < _LEAST or said in _ANY:
        return None
    names = {_NO_LETTER.sub("", name.lower()): name for name in _names(target, "." in label)}
    if said in names:
        return None
    slips = (name for plain, name in names.items() if is_inner_slip(said, plain) and _is_within(said, plain, words))
    return next(slips, None)


def _is_within(said: str, plain: str, words: Sequence[str]) -> bool:
    """Tell whether two texts differ within a word of the one: where two meet, a name may have a letter less or more.

    A short word may be another one (API and AI), and an "s" more at a word's end says many.
    """
    at, end = agreeing(said, plain), 0
    for word in words:
        start, end = end, end + len(word)
        if at < end:
            return at > start and len(word) >= _WHOLE and not (said[at] == "s" and at + 1 == end)
    return False


def _names(target: str, whole: bool) -> list[str]:
    """Return what a site is called by its address, ``whole`` with its ending, too; on GitHub the repository."""
    host, _, path = target.partition("://")[2].partition("#")[0].partition("?")[0].rstrip("/").partition("/")
    host = host.lower().removeprefix("www.")
    if host == "github.com":
        return [path.partition("/")[2]] if path.count("/") == 1 else []
    return [*host.split(".")[:-1], *([host] if whole else ())]


def is_inner_slip(word: str, right: str) -> bool:
    """Tell whether two words that begin and end alike are one slip apart."""
    return word != right and word[0] == right[0] and word[-1] == right[-1] and _is_slip(word, right)


def _is_slip(word: str, right: str) -> bool:
    """Tell whether one letter is another, too many, missing, or has changed places with its neighbour."""
    at = next((n for n, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right)))
    rest, wanted = word[at:], right[at:]
    if rest in _ENDINGS and wanted in _ENDINGS:
        return False
    if len(rest) == len(wanted):
        return rest[1:] == wanted[1:] or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    longer, shorter = sorted((rest, wanted), key=len, reverse=True)
    return longer[1:] == shorter and longer not in ("s", "e")
