"""Relative link targets as paths from the root of the repository. Nothing here looks at a disk."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from itertools import takewhile
from unicodedata import normalize
from urllib.parse import unquote

from readme_sync.editions.address import Address, local
from readme_sync.editions.docusaurus import original
from readme_sync.editions.readme_names import is_common
from readme_sync.editions.site_pages import (
    HTML,
    below_its_name,
    by_its_slug,
    jekyll_settings,
    page_sources,
    site_folders,
)
from readme_sync.language.tags import parse_tag
from readme_sync.markdown.document import Document, HtmlBlock, Paragraph
from readme_sync.regex import lazy
from readme_sync.text import Span

_CODE_IN_NAME = re.compile(r"[._-]([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\.md$")  # README.zh-CN.md
_README = re.compile(r"(?:^|/)readme[._-][^/]*$", re.IGNORECASE)  # a site makes its own links between other pages
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#")  # a scheme, another host, a place in the same file
_TEMPLATE = re.compile(r"\{\{|\$\{|\{%|<%|\A\{.*\}\Z")  # a program writes the target later; the last is MDX
_TEXTS = (".md", ".txt", ".rst")
_OTHER_PICTURES = lazy(
    r"<(?:source|img|video)\s[^<>]*?\s?(?:(?P<set>srcset)|poster)\s*=\s*[\"'](?P<found>[^\"'<>]+)[\"']", re.IGNORECASE
)
_LINES = lazy(r"\{[\d,\s]*\}$")  # VitePress includes some lines of a file: part.md{1,10}


def resolve(document_path: str, target: str, own: Sequence[Address] = ()) -> str | None:
    """Return the path from the root that ``target``, a link in ``document_path``, points at.

    ``.`` is the root itself; a path that begins with ``..`` leaves the repository. A leading slash means the
    root, as on GitHub. Percent-encoding is decoded; query and fragment are dropped. None means that the
    target is no file of this repository: a URL (but for the addresses that are its ``own``), a fragment, an empty
    target, or a template.
    """
    if target.startswith(("https://", "http://", "#")):  # nearly all of them
        inner = local(own, target) if own and target[0] != "#" else None
        if inner is None:
            return None
        target = inner
    return _inside(document_path, target)


@lru_cache(maxsize=16384)  # what a link leads to is asked by five rules and three others
def _inside(document_path: str, target: str) -> str | None:
    target = target.strip()
    if not target or _ELSEWHERE.match(target) or _TEMPLATE.search(unquote(target) if "%" in target else target):
        return None
    path = unquote(target.partition("#")[0].partition("?")[0])
    if not path or "\0" in path:
        return None
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/") or ".")
    return posixpath.normpath(posixpath.join(posixpath.dirname(document_path), path))


def resolve_include(document_path: str, target: str) -> tuple[str, ...]:
    """Return the paths that ``<!--@include: target-->`` may mean; ``@`` is the root of a VitePress site.

    Where a site has its root the file does not say: it is the document's folder or one above it.
    """
    target = _LINES.sub("", target.strip()).partition("#")[0]
    if not target.startswith("@/"):
        path = resolve(document_path, target)
        return () if path is None else (path,)
    folder = posixpath.dirname(document_path)
    found = []
    while True:
        found.append(posixpath.normpath(posixpath.join(folder, target[2:])))
        if not folder:
            return tuple(found)
        folder = posixpath.dirname(folder)


def twin(path: str, translation: str, source: str) -> str | None:
    """Return where ``path`` stands among the sources, in a tree that has a folder for each language, the source's too.

    Args:
        path: a file, from the root.
        translation: the translated document that speaks of it.
        source: that document's source.

    Returns:
        None where the paths of the two documents differ in more than one folder that is named after a language, or
        ``path`` is not of the translation's language. Docusaurus keeps both apart, and shows the one for the other.
    """
    if posixpath.splitext(original(translation) or "")[0] == posixpath.splitext(source)[0]:
        return original(path)
    mine, theirs = translation.split("/"), source.split("/")
    if original(translation) is not None:  # its settings may keep the source anywhere
        return _in_the_source(path, mine, theirs)
    differing = [n for n, (one, other) in enumerate(zip(mine, theirs, strict=False)) if one != other]
    if len(mine) != len(theirs) or len(differing) != 1 or differing[0] == len(mine) - 1:
        return None
    at, parts = differing[0], path.split("/")
    if parts[: at + 1] != mine[: at + 1] or not (parse_tag(mine[at]) and parse_tag(theirs[at])):
        return None
    return "/".join([*theirs[: at + 1], *parts[at + 1 :]])


def _in_the_source(path: str, translation: Sequence[str], source: Sequence[str]) -> str | None:
    """Return where ``path`` stands in the folder of the source; both documents have the same path below theirs."""
    pairs = zip(reversed(translation[:-1]), reversed(source[:-1]), strict=False)
    below = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)) + 1
    mine, theirs = "/".join(translation[:-below]), "/".join(source[:-below])
    return posixpath.join(theirs, path[len(mine) + 1 :]) if path.startswith(f"{mine}/") else None


def other_pictures(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield what HTML shows besides its pictures: those of a dark or a wide screen (``srcset``), a film's poster."""
    if "srcset" not in document.text and "poster" not in document.text:
        return
    blocks: tuple[HtmlBlock | Paragraph, ...] = (*document.html_blocks, *document.paragraphs)
    for block in blocks:
        for match in _OTHER_PICTURES.finditer(document.text, *block.span):
            at = match.start("found")
            if any(code.span.start < at < code.span.end for code in block.inline.code):
                continue
            for part in match["found"].split(",") if match["set"] else [match["found"]]:
                target = part.strip().partition(" ")[0]
                start = at + part.find(target)
                if target:
                    yield unescape(target), Span(start, start + len(target))
                at += len(part) + 1


def near(path: str) -> Iterator[str]:
    """Yield the names that ``path``, which is not there, may have been meant for."""
    if "\\" in path:
        yield posixpath.normpath(path.replace("\\", "/"))
    if not path.isascii():
        yield from (name for form in ("NFC", "NFD") if (name := normalize(form, path)) != path)
    folder, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    others = (stem,) if ending.lower() in _TEXTS else (f"{name}.md", f"{name}.txt") if not ending else ()
    cased = (name.lower(), stem.upper() + ending, name.upper(), stem.capitalize() + ending)
    yield from (posixpath.join(folder, other) for other in (*others, *cased) if other != name)
    if not folder:
        yield from (f".github/{name}", f"docs/{name}")


def _instead(document_path: str, target: str, path: str, *, html: bool) -> Iterator[str]:
    """Yield what else a link may lead to whose own path is not there."""
    yield from near(path)
    yield from page_sources(document_path, target, path, html=html)
    if target.startswith("/"):
        yield from below_its_name(path)
    folder = posixpath.dirname(document_path)
    if folder and path.startswith(f"{folder}/"):
        yield path.removeprefix(f"{folder}/")  # copied as it is seen from the root
    if path.startswith("../"):
        yield path.removeprefix("../")  # a step too many
    if (there := original(path)) is not None:
        yield there
        yield from page_sources(document_path, target, there, html=html)


def language_folder(path: str) -> str:
    """Return the part of a path that names a language (``zh`` of ``docs/zh/setup.md``); "" where there is none."""
    return _language_part(path.rpartition("/")[0])


@lru_cache(maxsize=1024)  # many files lie in one folder
def _language_part(folder: str) -> str:
    return next((part for part in folder.split("/") if is_common(parse_tag(part) or "")), "")


def in_folder(path: str, folder: str, other: str) -> str:
    """Return ``path`` with the folder ``other`` in the place of the first ``folder``."""
    parts = path.split("/")
    return "/".join(other if n == parts.index(folder) else part for n, part in enumerate(parts))


@lru_cache(maxsize=256)
def _code_of(document_path: str) -> re.Match[str] | None:
    return _CODE_IN_NAME.search(document_path) if _README.search(document_path) else None


def own_folders(document_path: str) -> Sequence[str]:
    """Return what the folder of a README's language may be called: by the code in its name, or the folder it is in."""
    code = _code_of(document_path)
    folder = code[1] if code is not None else language_folder(document_path)
    tag = parse_tag(folder) if folder else None
    return () if tag is None else tuple(dict.fromkeys((folder, tag, tag.partition("-")[0])))


def beside(path: str, document_path: str) -> str:
    """Return the page that ``path`` is called in the language of a README by its code: ``guide.fr.md`` of ``guide.md``.

    Empty for what is no page, and where the document's name has no code.
    """
    code = _code_of(document_path) if path.endswith(".md") else None
    return f"{path[:-3]}{code[0]}" if code is not None and _CODE_IN_NAME.search(path) is None else ""


def _in_other_folders(paths: Sequence[str], document_path: str) -> Iterator[str]:
    """Yield where the files of one language's folder would stand in the document's own, and in others it links into."""
    folders = {path: folder for path in paths if (folder := language_folder(path))}
    known = {*folders.values(), *(own_folders(document_path) if folders else ())}
    if len(known) > 1:  # hardly ever
        for path, folder in folders.items():
            yield from (in_folder(path, folder, other) for other in sorted(known - {folder}))


def lookups(document: Document, own: Sequence[Address], exists: Callable[[str], bool]) -> Iterator[str]:
    """Yield every path that a rule may ask about for ``document``, some of them more than once.

    What a page may be made from is asked where ``exists`` says that nothing is at the link's own path.
    """
    yield from site_folders(document.path)
    if any("#" in link.target for link in document.links):
        yield from jekyll_settings(document.path)
    paths: list[str] = []
    for link in document.links:
        if not own and link.target.startswith(("http://", "https://")):
            continue  # nearly all are addresses of the web, and resolve() would say so more slowly
        path = resolve(document.path, link.target, own)
        if path is not None:
            yield path
            if other := beside(path, document.path):
                yield other
            if "/" in path:
                paths.append(path)
                yield posixpath.dirname(path)
            if not exists(path):
                yield from _instead(document.path, link.target, path, html=link.kind in HTML)
                yield from by_its_slug(document, link.target)
    yield from _in_other_folders(paths, document.path)
    for target, _ in other_pictures(document):
        if (path := resolve(document.path, target, own)) is not None:
            yield path
            yield from page_sources(document.path, target, path, html=True)
    for include in document.includes:
        yield from resolve_include(document.path, include.path)
