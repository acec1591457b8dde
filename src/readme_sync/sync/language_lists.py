"""A line that lists a document's languages, as each edition has it: itself by name, all others as links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from readme_sync.editions.edition import Edition
from readme_sync.editions.language_line import LanguageLink, language_line, resolve
from readme_sync.language.tags import named_language
from readme_sync.text import Span

HEAD = 30  # lines at the head of a document, among which a list of its languages stands
_PART = re.compile(r"[^/·•｜、,;\[\](){}&—–:|]+")
_DOTTED = re.compile(r"""(?:\]\(|(?:href|src)=["'])\./""")
_NAME = re.compile(r"[^\s*_-](?:.*[^\s*_-])?")


def is_list(text: str) -> bool:
    """Return whether ``text`` lists languages."""
    found = language_line(text)
    return len(found.links) + (found.own is not None) > 1


def own_lists(text: str, source: Edition, edition: Edition, adapt: Callable[[str], str]) -> tuple[str, ...]:
    """Return the list ``text`` of ``source`` as ``edition`` may have it; nothing where it does not show how.

    The link to ``edition`` becomes a name, and the name of the source a link of the same form. Where all are links in
    the source, that one may stay a link. ``adapt`` writes addresses as seen from the folder of ``edition``.
    """
    links = [link for link in language_line(text).links if _leads(link, source, edition)]
    names = _names(text)
    if len(links) != 1:
        return ()
    link, form = links[0], text[links[0].span.start : links[0].span.end]
    if not names:
        is_whole = any(_leads(other, source, source) for other in language_line(text).links)
        bare = f"{adapt(text[: link.span.start])}{link.label}{adapt(text[link.span.end :])}"
        return (adapt(text), bare) if is_whole else ()
    back = _back(link.target, source, edition)
    if len(names) != 1 or back is None or form.count(link.label) != 1 or form.count(link.target) != 1:
        return ()
    name = text[names[0].start : names[0].end]
    if not back.startswith((".", "/")) and "://" not in back and _DOTTED.search(adapt(text)):
        back = f"./{back}"
    swapped = sorted([(link.span, link.label), (names[0], form.replace(link.label, name).replace(link.target, back))])
    (first, one), (second, other) = swapped
    between = adapt(text[first.end : second.start])
    return (f"{adapt(text[: first.start])}{one}{between}{other}{adapt(text[second.end :])}",)


def beside(text: str) -> str:
    """Return what a list of languages says beside their names and links."""
    spans = sorted([*(link.span for link in language_line(text).links), *_names(text)], reverse=True)
    for span in spans:
        text = text[: span.start] + text[span.end :]
    return text


def _leads(link: LanguageLink, source: Edition, edition: Edition) -> bool:
    path = resolve(link.target, source.path)
    return path is not None and edition.path in (path, posixpath.join(path, "README.md"))


def _names(text: str) -> list[Span]:
    """Return where languages are named outside of links."""
    plain = text
    for link in language_line(text).links:
        plain = plain[: link.span.start] + "|" * (link.span.end - link.span.start) + plain[link.span.end :]
    found = []
    for part in _PART.finditer(plain):
        name = _NAME.search(part[0])
        if name and named_language(name[0]):
            found.append(Span(part.start() + name.start(), part.start() + name.end()))
    return found


def _back(target: str, source: Edition, edition: Edition) -> str | None:
    """Return the address of ``source`` in ``edition``, in the form in which ``source`` has that of ``edition``."""
    if "://" in target or target.startswith("/"):
        return target.removesuffix(edition.path) + source.path if target.endswith(edition.path) else None
    is_file = resolve(target, source.path) == edition.path
    there = source.path if is_file else posixpath.dirname(source.path)
    path = posixpath.relpath(there or ".", posixpath.dirname(edition.path) or ".")
    lead = "./" if target.startswith("./") and not path.startswith(".") else ""
    return lead + path + ("/" if target.endswith("/") else "")
