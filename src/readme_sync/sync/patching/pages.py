"""Addresses that the source changes where a translation has others: which are its own, and which are the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from readme_sync.sync.render import Renderer
from readme_sync.urls.locales import neutral, url_language

_ADDRESS = re.compile(r"(?<=\]\()[^()\s]+|https?://[^\s)>|\"'<]+")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\((https?://[^()\s]+)|<img\s[^<>]*\bsrc=\"(https?://[^\"\s]+)")
_SPELLING = re.compile(r"^https?://(?:www\.)?|/+$")
_README = re.compile(r"/blob/[^/]+/(?:[^/]+/)*?readme[^/]*\Z", re.IGNORECASE)


def as_spelt(before: str, after: str, translation: str, renderer: Renderer) -> str:
    """Return ``after`` with the addresses of ``before`` that are only spelt otherwise now, and are not this one's.

    A translation that leads to another page does not lead to the source's because that one is ``https`` now; nor does
    one that leads to the page in its own ``language``, because the source has found its own: it may have led to
    a third language's. The source may have led to the readers' page before it found its own, whatever that is called.
    Nor does one that leads to the page already, or to what it is a page of, lead to the source's own language now.
    Where the source leads to the readers' page, theirs leads back.
    """
    here = _ADDRESS.findall(translation)
    source, language = renderer.languages
    for was, now in _changed(before, after):
        is_one = neutral(was) == neutral(now) and not _is_in(now, language)
        own = {was} if was in here else {page for page in here if is_one and neutral(page) == neutral(was)}
        stays = is_one and any(_is_in(page, language) for page in own)
        if was in here:
            is_theirs = _is_in(was, language) or renderer.is_ours(unquote(was))
            stays = stays or (is_theirs and _is_in(now, source) and not _is_in(now, language))
        else:
            is_ours = _is_in(was, language) and _is_in(now, language)
            stays = stays or is_ours or _SPELLING.sub("", was) == _SPELLING.sub("", now)
        if stays or _has_it(was, now, before, here, renderer):
            after = was.join(re.split(rf"{re.escape(now)}(?![^\s()\"'<>|])", after))
    return after


def _has_it(was: str, now: str, before: str, here: Sequence[str], renderer: Renderer) -> bool:
    """Tell whether a translation leads already to a page that the source has ``now`` found in its own language.

    It is theirs alone, or both led to it before; English is for all readers.
    """
    source, language = renderer.languages
    if not _is_in(now, source) or _is_in(now, language):
        return False
    page = neutral(now)
    if was in here:
        return not _is_in(now, "en") and neutral(was) in (page, _README.sub("", page)) and url_language(was) is None
    return any(one not in before and not _is_in(one, source) and neutral(one) == page for one in here)


def loses_their_page(before: str, after: str, translation: str, renderer: Renderer) -> bool:
    """Tell whether readers would lose a page in their language: nobody knows one of what the source leads to now."""
    here = frozenset(_ADDRESS.findall(translation))
    language = renderer.languages[1]
    return any(
        _is_in(page, language) and neutral(page) == neutral(was)
        for was, now in _changed(before, after)
        if was not in here and not _is_in(renderer.adapted(now), language)
        for page in here
    )


def has_own_picture(before: str, after: str, translation: str, renderer: Renderer) -> bool:
    """Tell whether a picture has changed for which the translators have another one: a badge in their own words, say.

    A variant of the same picture for a language is none, nor is one for which theirs is known.
    """
    pictures = frozenset(one or other for one, other in _PICTURE.findall(before))
    for was, now in _changed(before, after) if pictures else ():
        own = renderer.adapted(was) if was in pictures else was
        if neutral(own) != neutral(was) and own in translation and renderer.adapted(now) == now:
            return True
    return False


def _is_in(address: str, language: str) -> bool:
    """Tell whether an address is that of a page in a language."""
    found = url_language(address)
    return found is not None and found.partition("-")[0] == language.partition("-")[0]


def everywhere(before: str, after: str, made: str, renderer: Renderer) -> str:
    """Return ``made`` with each address that the source has replaced for good replaced wherever it stands.

    A translation may have the same address more often than its source: as a title's link, say.
    """
    for was, now in _changed(before, after):
        old, new = renderer.adapted(was), renderer.adapted(now)
        if was not in after and now not in before and new in made:
            made = made.replace(f"]({old})", f"]({new})")
    return made


def _changed(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses that others stand for now, where there are as many as there were.

    One that stood in the text before has come to another place, and stands for none.
    """
    ones, others = _ADDRESS.findall(before), _ADDRESS.findall(after)
    if len(ones) == len(others):
        places = zip(ones, others, strict=True)
        yield from dict.fromkeys((was, now) for was, now in places if was != now and now not in ones)
