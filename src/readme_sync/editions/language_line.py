"""The language line at a document's head: links to the other editions, and the name of this one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set
from functools import lru_cache
from urllib.parse import unquote

from readme_sync.language.tags import named_language
from readme_sync.regex import lazy
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_HEAD_LINES = 160  # a language line may stand below a page of badges and sponsors
_HEAD_SIZE = 32_000  # code points
_TOP_LINES, _TOP_SIZE = 40, 4_000
_FEW = 3  # words; more of them are a sentence
_BEFORE = 80  # characters
_CODE = 3  # letters of a language's code, at most


class LanguageLink(NamedTuple):
    """A link whose text names a language: the language's tag, target and text as written, and where it stands."""

    language: str
    target: str
    label: str = ""
    span: Span = Span(0, 0)


class LanguageLine(NamedTuple):
    """What a head says about editions: its links, and the language it names without a link (its own), if any."""

    links: tuple[LanguageLink, ...]
    own: str | None


def head(text: str) -> str:
    """Return the first page of a document, where a language line can stand."""
    return "\n".join(text[:_HEAD_SIZE].split("\n", _HEAD_LINES)[:_HEAD_LINES])


def _top(text: str) -> str:
    """Return the first lines, where it nearly always does."""
    return "\n".join(text[:_TOP_SIZE].split("\n", _TOP_LINES)[:_TOP_LINES])


# [text](target), the text possibly an image or in bold; <a href="target">text</a>. All repeats are bounded.
_LINKS = lazy(
    r"\[(?P<text>(?:!\[[^\[\]\n]{0,200}\]\((?:[^()\n]|\([^()\n]{0,100}\)){0,500}\)|[^\[\]\n]){1,300})\]\(\s*<?(?P<target>[^()<>\s]{1,500})>?[^()\n]{0,200}\)"
    r"|<a\s(?:[^<>]{0,500}?\s)?href\s*=\s*[\"']?(?P<href>[^\"'\s<>]{1,500})[^<>]{0,500}>(?P<inner>.{0,600}?)</a>",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = lazy(
    r"<img[^<>]{0,500}?\salt\s*=\s*[\"']([^\"'<>]{0,100})[\"'][^<>]{0,500}>|<[^<>]{0,500}>"
    r"|!\[([^\[\]\n]{0,200})\](?:\((?:[^()\n]|\([^()\n]{0,100}\)){0,500}\))?"
)


_BADGE = lazy(r"/badge/([^?\"'()<>\s]{1,200})")
_DASH = lazy(r"(?<!-)-(?!-)")  # what parts a badge's words; two of them are a hyphen


def _text(raw: str) -> str:
    """Return a link's text as read: images by their alternative text, no tags, no emphasis."""
    if "<" in raw or "![" in raw:
        raw = _TAGS.sub(lambda match: f" {match[1] or match[2] or ''} ", raw)
    return raw.replace("*", "").replace("__", "").strip()


def _of_badge(raw: str) -> str:
    """Return the language that a badge without an alternative text names: ``badge/lang-日本語-red``."""
    badge = _BADGE.search(raw)
    parts = _DASH.split(unquote(badge[1])) if badge else []
    return next((name for part in parts if named_language(name := part.replace("_", " ").strip())), "")


def language_line(text: str) -> LanguageLine:
    """Read the language links in the head of a document, and the language named unlinked in one of their lines."""
    top = _top(text)
    found = _read(top)
    if found is None:
        found = _below(text, top)
    elif "\n" not in top[found.links[-1].span.end :].strip("\n"):  # it may go on below
        found = _read(head(text))
    return found or LanguageLine((), None)


def _below(text: str, top: str) -> LanguageLine | None:
    """Read the head of a document from the last block of its first lines on, which have no language link."""
    start = max(top.rfind("\n\n"), 0)
    found = _read(head(text)[start:])
    if found is None:
        return None
    spans = (Span(link.span.start + start, link.span.end + start) for link in found.links)
    return found._replace(links=tuple(link._replace(span=span) for link, span in zip(found.links, spans, strict=True)))


@lru_cache(maxsize=256)  # several rules ask for each edition's; a page is kept, and not the text that it begins
def _read(page: str) -> LanguageLine | None:
    found: list[LanguageLink] = []
    lines: dict[int, list[tuple[int, int]]] = {}
    after = 0  # the link before
    for match in _LINKS.finditer(page):
        inner = match["text"] or match["inner"] or ""
        words = _text(inner)
        language = named_language(words)
        if language is None and (badge := _of_badge(inner)):
            words, language = badge, named_language(badge)
        if language is None and _is_file_name(words, match["target"] or match["href"]):
            words, language = _named_before(page, after, match.start())
        if language:
            found.append(LanguageLink(language, match["target"] or match["href"], words, Span(*match.span())))
            start = page.rfind("\n", 0, match.start()) + 1
            lines.setdefault(start, []).append(match.span())
        after = match.end()
    own = _own(page, lines, {link.language for link in found}) if found else None
    return LanguageLine(tuple(found), own) if found else None


def _is_file_name(words: str, target: str) -> bool:
    """Tell whether a link is called by the document that it leads to."""
    return words.lower().endswith(".md") and posixpath.basename(words) == posixpath.basename(target)


def _named_before(page: str, after: int, at: int) -> tuple[str, str | None]:
    """Return what names a language between the link before and this one, and the language.

    ``English: [README.md](README.md)``. A code is none: "Se [README.md](README.md)" is Swedish, and not Northern Sami.
    """
    before = page[max(page.rfind("\n", after, at), after, at - _BEFORE) : at]
    names = (part for part in _parts(_text(before)) if len(part) > _CODE or not part.isascii())
    return next(((part, language) for part in names if (language := named_language(part))), ("", None))


def _parts(line: str) -> list[str]:
    """Divide what stands between links at the signs that part the names of languages."""
    for sign in "/·•｜、,;[](){}&—–:":
        line = line.replace(sign, "|")
    return [part.strip().strip("-").strip() for part in line.split("|")]


def _own(page: str, lines: dict[int, list[tuple[int, int]]], linked: Set[str]) -> str | None:
    """Return the one language that lines with language links name outside of links.

    A language that is linked as well is none: "Chinese: [中文](README-ZH.md)".
    """
    named: set[str] = set()
    for start, spans in lines.items():
        stop = page.find("\n", spans[-1][1])
        rest = page[start : stop if stop >= 0 else len(page)]
        for begin, end in reversed(spans):
            rest = rest[: begin - start] + "|" + rest[end - start :]
        # What another link is called, or its folder, is no name of this one: [np](localization/ne/README.md).
        parts = _parts(_text(_LINKS.sub("|", rest)))
        # In a sentence "rm" is a command, and in a line of "en | fr" Romansh.
        is_text = any(len(part.split()) > _FEW for part in parts)
        named |= {
            language
            for part in parts
            if (language := named_language(part)) and not (is_text and len(part) <= _CODE and part.isascii())
        }
    named -= linked
    return named.pop() if len(named) == 1 else None


def resolve(target: str, path: str) -> str | None:
    """Return the file or folder that a link ``target`` in the document ``path`` points at, relative to the root.

    None when it leaves the repository or is another site's. An address on a code host counts by what follows its
    branch, since many language lines are written with full addresses. Empty means the root folder.
    """
    if "#" in target or "?" in target:
        target = target.partition("#")[0].partition("?")[0]
    if "%" in target:
        target = unquote(target)
    if "://" in target or target.startswith("//"):
        for mark in ("/blob/", "/tree/"):
            if mark in target:
                return _inside(target.partition(mark)[2].partition("/")[2])
        return None
    if not target or ":" in target.partition("/")[0] or "\0" in target:
        return None
    if target.startswith("/"):
        return _inside(target.lstrip("/"))
    return _inside(posixpath.join(posixpath.dirname(path), target))


def _inside(path: str) -> str | None:
    plain = posixpath.normpath(path) if path else ""
    if plain == ".." or plain.startswith(("../", "/")):
        return None
    return "" if plain == "." else plain
