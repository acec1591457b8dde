"""Two facts that are written otherwise and are one to a translator: a page, a picture or a name in each language."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote

from readme_sync.align.blocks.facts import Fact
from readme_sync.language.tags import base, named_language, parse_tag
from readme_sync.records.licence_names import identifier
from readme_sync.records.licences import licences
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.code import are_captions, have_other_options, is_one_code, is_spoiled
from readme_sync.rules.blocks.pairs.numbered import have_one_number, opaque_parts
from readme_sync.rules.slips import is_sign_off, near
from readme_sync.rules.typography import is_retyped
from readme_sync.urls.locales import is_wiki, neutral, url_language
from readme_sync.urls.one_page import ask_for_two, host, is_one_but_for_a_query, is_one_but_for_parameters, is_one_page

_PARTS = lazy(r"[^A-Za-z0-9]+")
_DIGITS = lazy(r"\d+(?:\.\d+)*")
_LAST_LATIN = "\u024f"
_PICTURE_FORMATS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})
_ARGUMENTS = lazy(r"[\s='\"]+")
_SETS_LANGUAGE = frozenset(("lang", "language", "locale", "lng"))
_FEW_LETTERS = 4
_CODE = 4  # letters of a language's code at the most
_UPLOAD = lazy(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|^[0-9a-f]{32,}$")
_HOUR = lazy(r"[\d _.-]{6,}")
_LICENCE = lazy(r"licen|(?<=shields\.io)/[a-z-]+/l/", re.IGNORECASE)  # "npm/l/name" is that of a package
_LICENCE_OF = lazy(r"/github/license/([^/?#]+/[^/?#]+?)(?:\.svg|\.png)?(?:[?#]|$)")
_PARAMETERS = lazy(r"[?&](?:label|message)=([^&#]*)")
_TEXTS = frozenset(  # what addresses of generated pictures, of search and of mail have in words, and how it is set
    "text title desc description label message msg body subject lines line caption content q query quote name"
    " font fontsize size width height weight letterspacing".split()
)
_FULL_WIDTH = lazy("[０-９Ａ-Ｚａ-ｚ]")  # letters and digits, which no program takes for its own
_TEXT_OF = ("title", "description", "caption", "text", "label", "message")
_ON_HOST = lazy(r"^(?:https?://(?:github|gitlab|gitee)\.com/[^/]+/[^/]+/(?:blob|tree|raw)/[^/]+/|\./)")
_CODE_AND_NUMBER = lazy(r"(?<![A-Za-z0-9])([a-z]{2}|[A-Z]{2})(?=\d)")  # window_en2.png, 窗口EN2.png
_FILM = lazy(
    r"https?://(?:www\.|m\.)?(?:youtu\.be/|youtube\.com/(?:watch\?v=|embed/|shorts/|live/)|bilibili\.com/video/|vimeo\.com/)"
    r"([\w-]{8,})"
)
# goreportcard.com/badge/owner/name and the like show what they know of a repository.
_WITH_WORDS = ("shields", "badgen", "badges")
_LABELLED = lazy(r"/badge/(?=[^/?#]*-)[^/?#]++(?:[?#]|$)")
_LOCALE = lazy(r"(?<![A-Za-z0-9])[a-z]{2}[-_][A-Z]{2}(?![A-Za-z0-9])")


def may_be_one(own: Fact, other: Fact, languages: tuple[str, str]) -> bool:
    """Tell whether a translator may write ``own`` for the source's ``other``; ``languages`` are theirs."""
    if own.shown == other.shown:
        return True  # a path that is right in one folder and wrong in another is RS304's matter
    if own.kind == "badge":
        return _badge(own.shown, other.shown)
    if own.kind == "code":
        return _may_be_one_code(own, other, languages)
    if "repository" in (own.kind, other.kind) and own.kind != other.kind:
        return own.key.startswith(f"{other.key}/") or other.key.startswith(f"{own.key}/")  # a file of it
    if own.kind not in ("link", "image"):
        return False
    if without_language(own.key, languages) == without_language(other.key, languages):
        return True
    if own.kind == "image" and is_one_but_for_parameters(own.key, other.key):
        return True
    if host(own.shown) == host(other.shown) and all(map(_names_language, (own.key, other.key), languages)):
        return not ask_for_two(own.key, other.key)
    if _says_in_words(own.shown, other.shown):
        return True
    if is_one_but_for_a_query(own.key, other.key) or is_one_page(own.shown, other.shown):
        return True
    if have_one_number(own.key, other.key):
        return True
    return _in_words(own.shown, other.shown, languages) or _file_of_language(own.shown, other.shown, languages)


def _may_be_one_code(own: Fact, other: Fact, languages: tuple[str, str]) -> bool:
    if not (own.key.isascii() and other.key.isascii()):
        # Words of a language are in it: what the reader replaces; but "–x" runs nothing where "--x" does.
        is_typed = other.key.startswith("-") or _FULL_WIDTH.search(own.key) is not None
        if have_other_options(own.key, other.key):
            return False
        return not ((is_typed and is_retyped(own.key, other.key)) or is_spoiled(own.shown, other.shown))
    if is_spoiled(own.shown, other.shown):
        return False
    if are_captions(own.key, other.key) or is_one_code(own.shown, other.shown):
        return True
    one, two = without_language(own.key, languages), without_language(other.key, languages)
    return one == two or _is_file_of_folder(own.key, one, two) or _sets_language(own.key, other.key, languages[0])


def _sets_language(own: str, other: str, language: str) -> bool:
    """Tell whether two commands differ in the language that an option sets, and ``own`` names its readers' one."""
    mine, theirs = ([part for part in _ARGUMENTS.split(code) if part] for code in (own, other))
    odd = [n for n, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b]
    if len(mine) != len(theirs) or len(odd) != 1 or odd[0] == 0:
        return False
    at = odd[0]
    tag = parse_tag(mine[at])
    is_set = mine[at - 1].strip("-").lower() in _SETS_LANGUAGE
    return is_set and tag is not None and base(tag) == base(language) and parse_tag(theirs[at]) is not None


def _is_file_of_folder(own: str, one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether code names the file of a language beside its edition, where the source's has the folder too.

    ``one`` and ``two`` are the parts of both without their languages.
    """
    is_file = "/" not in own and "." in own and len(one) > 1
    return is_file and len(one) < len(two) and tuple(two[-len(one) :]) == tuple(one)


def is_mistyped(own: Fact, other: Fact, extra: Sequence[Fact], languages: tuple[str, str]) -> bool:
    """Tell whether a name in code is the source's with a slip, where another one of ``extra`` could be taken for it."""
    if own.kind != "code" or not is_sign_off(own.key, other.key) or not is_slip(own, other):
        return False
    codes = [fact for fact in extra if fact.kind == "code" and may_be_one(fact, other, languages)]
    return len(codes) > 0 and own not in codes


@lru_cache(maxsize=8192)
def without_language(key: str, languages: tuple[str, str]) -> tuple[str, ...]:
    """Return the parts of an address or name that do not say one of two languages."""
    if "-" in key or "_" in key:  # of en-US, "US" alone would say nothing
        key = _LOCALE.sub(lambda found: "" if _says(found[0][:2], languages) else found[0], key)
    return tuple(part.lower() for part in _PARTS.split(key) if part and not _says(part, languages))


def _names_language(key: str, language: str) -> bool:
    """Tell whether an address has its language's English name as a word: ``forum/c/chinese-forum/6``."""
    names = [tag for part in _PARTS.split(key) if len(part) > _CODE and (tag := named_language(part)) is not None]
    return any(base(tag) == base(language) for tag in names)


@lru_cache(maxsize=8192)
def _says(part: str, languages: tuple[str, str]) -> bool:
    if not 2 <= len(part) <= 4:
        return len(part) > 4 and named_language(part) is not None
    tag = parse_tag(part)
    if tag is None:
        return False
    regions = [language.rpartition("-")[2].lower() for language in languages]
    return base(tag) in {base(language) for language in languages} or part.lower() in regions


def _badge(own: str, other: str) -> bool:
    """Tell whether two badges with words of their own say the same numbers: the words are for readers."""
    if _LICENCE.search(own) and _LICENCE.search(other):
        asked = [found[1].casefold() for found in map(_LICENCE_OF.search, (own, other)) if found]
        return not _name_other_licences(own, other) and len(set(asked)) < 2
    if not _has_words(own) or not _has_words(other) or host(own) != host(other):
        return False
    one, two = badge_numbers(own), badge_numbers(other)
    # What is called "Readonly 2" in one language may have no number in another.
    return one == two or (not _is_latin(_subject(own)) and one.split()[:1] == two.split()[:1] != [])


def _name_other_licences(own: str, other: str) -> bool:
    """Tell whether the words of two badges each name a licence that SPDX has, and not the same one."""
    if not _has_words(own) or not _has_words(other):
        return False
    found = [{name for name in licences(_as_shown(_subject(url))) if identifier(name)} for url in (own, other)]
    return all(found) and found[0].isdisjoint(found[1])


def _as_shown(subject: str) -> str:
    """Return the words of a badge as they are shown: two hyphens are one, and one parts label and message."""
    return "-".join(part.replace("-", " ").replace("_", " ") for part in subject.split("--"))


def drop_badges(missing: list[Fact], extra: list[Fact]) -> None:
    """Take out of both lists the badges that are one in the words of each language, however many there are."""
    waiting: dict[tuple[str, str], list[Fact]] = {}
    for fact in missing:
        if fact.kind == "badge" and (numbers := badge_numbers(fact.shown)):
            waiting.setdefault((host(fact.shown), numbers), []).append(fact)
    for own in tuple(extra) if waiting else ():
        alike = waiting.get((host(own.shown), badge_numbers(own.shown)))
        if own.kind == "badge" and alike:
            missing.remove(alike.pop(0))
            extra.remove(own)


def badge_numbers(url: str) -> str:
    """Return the numbers that a badge with words of its own says, without its colour; "" where it has none."""
    return " ".join(_DIGITS.findall(_subject(url))) if _has_words(url) else ""


def _has_words(url: str) -> bool:
    """Tell whether a badge shows the words of its own address: label, message and colour, as Shields and Badgen do."""
    if "/badge/" not in url:
        return "/static/v1?" in url
    return any(word in host(url) for word in _WITH_WORDS) or _LABELLED.search(url) is not None


def _subject(url: str) -> str:
    """Return label and message of a badge, without its colour: that is often written in digits."""
    if "/static/v1?" in url:
        return unquote(" ".join(_PARAMETERS.findall(url)))
    return unquote(url.partition("?")[0].rpartition("/")[2].rpartition("-")[0])


def _says_in_words(one: str, two: str) -> bool:
    """Tell whether two addresses differ only in texts that they carry (``?text=Hello``), which are for readers.

    Beside such a text, the address of each edition's own page is no other one: a button that shares the page.
    """
    (page, _, query), (other, _, asked) = (url.partition("?") for url in (one, two))
    names = [posixpath.basename(url.rstrip("/")) for url in (page, other)]
    if not query or not asked or names[0] != names[1] or host(one) != host(two):
        return False
    ours, theirs = ([part.partition("=") for part in some.split("&")] for some in (query, asked))
    if len(ours) != len(theirs) or near(unquote(query), unquote(asked)):
        return False
    parts = [(a[0].lower(), a[2], b[2]) for a, b in zip(ours, theirs, strict=True) if a != b]
    if any(a[0] != b[0] for a, b in zip(ours, theirs, strict=True)):
        return False
    others = [(unquote(own), unquote(asked)) for name, own, asked in parts if not _is_text(name)]
    return len(others) < max(len(parts), 1) and all("//" in own and _is_one_home(own, there) for own, there in others)


def _is_one_home(one: str, two: str) -> bool:
    return neutral(one) == neutral(two) or is_one_page(one, two)


def _is_text(name: str) -> bool:
    """Tell whether a part of an address is a text by its name; a generator may write more behind that."""
    return name in _TEXTS or name.startswith(_TEXT_OF)


def _file_of_language(one: str, two: str, languages: tuple[str, str]) -> bool:
    """Tell whether two files of the repository have one name but for a language: those of one may have a folder.

    A picture that is made for one language may be of another format: it says the language by its name or its folder.
    """
    if "//" in one or "//" in two:
        return False
    folder, names = posixpath.dirname(one), (posixpath.basename(one), posixpath.basename(two))
    (stem, form), (other, other_form) = map(posixpath.splitext, names)
    is_named = stem != other or len(without_language(folder, languages)) < len(list(filter(None, _PARTS.split(folder))))
    if are_pictures := is_named and {form.lower(), other_form.lower()} <= _PICTURE_FORMATS:
        names = _CODE_AND_NUMBER.sub(r"-\1-", stem), _CODE_AND_NUMBER.sub(r"-\1-", other)
    left, right = (without_language(name, languages) for name in names)
    return left == right and len(left) > (not are_pictures)


def _in_words(one: str, two: str, languages: tuple[str, str]) -> bool:
    """Tell whether two addresses differ in a last part that each writes in words of its own language.

    The folder of a language may have its name, and one of two files of the repository its whole address.
    """
    (folder, _, name), (other_folder, _, other) = (
        _ON_HOST.sub("", unquote(url.partition("#")[0])).rstrip("/").rpartition("/") for url in (one, two)
    )
    if _is_latin(name) == _is_latin(other):
        return False
    return folder == other_folder or without_language(folder, languages) == without_language(other_folder, languages)


def _is_latin(text: str) -> bool:
    return all(sign <= _LAST_LATIN for sign in text if sign.isalpha())


def is_page_of_language(own: Fact, other: Fact, languages: tuple[str, str]) -> bool:
    """Tell whether an address says its own edition's language where the source's says another or none.

    So it is of a page in a third language on the source's host: the readers have none in theirs. The names of a page
    and of its folders may say it among other words: ``Dutch (NL) guide``, where the source's are called otherwise. A
    README stands for no page of the web: its language line is beside the link.
    """
    if own.kind not in ("link", "image") or ask_for_two(own.key, other.key):
        return False
    if "//" in other.shown and "//" not in own.shown and own.shown.rpartition("/")[2][:6].lower() == "readme":
        return False
    said = url_language(own.shown)
    if said is None and _is_called_after(own.shown, other.shown, languages[0]):
        said = languages[0]
    if said is None or (is_slip(own, other) and not _is_of_another_wiki(said, own, other)):
        return False
    return base(said) == base(languages[0]) or (base(said) != base(languages[1]) and is_of_host(own, other))


def _is_called_after(own: str, other: str, language: str) -> bool:
    """Tell whether names in a path say a language by its code in capitals or its name, and those of ``other`` do not.

    Both are on one host or in the repository, equally deep.
    """
    ours, theirs = (unquote(url).partition("?")[0].lstrip("./") for url in (own, other))
    if host(own) != host(other) or ours.count("/") != theirs.count("/"):
        return False
    (words, others), code = ({*_PARTS.split(path)} for path in (ours, theirs)), base(language)
    return any(word == code.upper() or _names_language(word, code) for word in words - others)


def _is_of_another_wiki(said: str, own: Fact, other: Fact) -> bool:
    """Tell whether an address is of Wikimedia's pages in ``said``, and the source's of those in another language."""
    return base(url_language(other.shown) or said) != base(said) and is_wiki(host(own.shown).partition(".")[2])


def same_host(own: Fact, other: Fact) -> bool:
    """Tell whether two addresses are on one host, or both in the repository."""
    return host(own.shown) == host(other.shown)


def is_of_host(own: Fact, other: Fact) -> bool:
    """Tell whether two addresses are on one host."""
    return host(own.shown) == host(other.shown) != ""


def are_uploads(own: Fact, other: Fact) -> bool:
    """Tell whether two addresses are two uploads to one place, whose names say nothing: a film for each language."""
    return is_of_host(own, other) and all(opaque_parts(fact.shown) for fact in (own, other))


def are_films(own: Fact, other: Fact) -> bool:
    """Tell whether two addresses lead to two films: somebody speaks in them, to each readers in their language."""
    both = _FILM.match(own.shown), _FILM.match(other.shown)
    return both[0] is not None and both[1] is not None and both[0][1] != both[1][1] and not is_slip(own, other)


def is_upload(fact: Fact) -> bool:
    """Tell whether an address leads to an upload, or a copy that a proxy keeps, whose name says nothing."""
    if not host(fact.shown):
        return False
    return any(_UPLOAD.search(part) for part in fact.shown.partition("?")[0].split("/")[3:])


def is_for_readers(own: Fact, other: Fact, languages: tuple[str, str]) -> bool:
    """Tell whether one picture may stand for another one for the readers of its language.

    The source's says so by its name (``window-en.png``), the translation's is an upload or has the hour at which the
    screen was taken for its name, or both have one name at two places.
    """
    names = [posixpath.basename(url.partition("?")[0]) for url in (own.shown, other.shown)]
    stems = [posixpath.splitext(name)[0] for name in names]
    if is_upload(own) or _HOUR.fullmatch(stems[0]) or (names[0] == names[1] and host(own.shown) != host(other.shown)):
        return True
    parts = [part.lower() for part in _PARTS.split(stems[1]) if part]
    return len(parts) > 1 and without_language(stems[1], ("", languages[1])) != tuple(parts) and not is_slip(own, other)


def is_slip(own: Fact, other: Fact) -> bool:
    """Tell whether two facts differ as a typing error or a step of a version does: in one place by a letter or two."""
    one, two = own.key, other.key
    if min(len(one), len(two)) < _FEW_LETTERS:
        return False
    # `Enter` has another key, and so has the address of a newest release beside a mistyped one.
    return near(one, two) or (own.kind in ("code", "link") and near(own.shown, other.shown))


def rest(some: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
    """Return the facts of ``some`` that ``others`` do not have as often."""
    left = Counter((fact.kind, fact.key) for fact in others)
    rest = []
    for fact in some:
        if left[fact.kind, fact.key] > 0:
            left[fact.kind, fact.key] -= 1
        else:
            rest.append(fact)
    return rest
