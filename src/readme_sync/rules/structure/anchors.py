"""What a fragment can point at in a document, and which heading answers it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from readme_sync.markdown.document import Document, Heading, Link
from readme_sync.markdown.slugs import (
    MkDocsNumbering,
    Numbering,
    explicit_id,
    github_slug,
    kramdown_slug,
    mkdocs_slug,
    vitepress_slug,
)
from readme_sync.regex import lazy
from readme_sync.values import NamedTuple

_HTML_HEADING = lazy(r"<h[1-6](?:\s[^<>]*)?>(.{0,2000}?)</h[1-6]\s*>", re.IGNORECASE | re.DOTALL)
_TAG = lazy(r"<[^<>]*>")
# What people did, as all-contributors links it: "#code-name", shown as nothing but an emoji, leads nowhere on purpose.
_CONTRIBUTION = lazy(
    r"(?:a11y|audio|blog|business|code|content|data|design|doc|eventorganizing|example|financial|fundingfinding|ideas"
    r"|infra|maintenance|mentoring|platform|plugin|projectmanagement|promotion|question|research|review|security|talk|test"
    r"|tool|translation|tutorial|usertesting|video)-[\w-]+"
)
# What kramdown and MkDocs read below or within a text: "{: #place .note}". Nobody is offered it: GitHub shows it.
_ATTRIBUTES = lazy(r"\{:\s?(?:\.[\w-]{1,40}\s)?\s?#([\w.:-]{1,100})[^{}\n]{0,200}\}")
# What VitePress and other sites read in a text: "the second remark {#remark}".
_BY_A_SITE = lazy(r"\{:?\s?(?:\.[\w-]{1,40}\s)?\s?#([\w.:-]{1,100})[^{}\n]{0,200}\}")
_SIGN = 16  # characters of an emoji, written as itself
_INVISIBLE = re.compile("[\ufe0e\ufe0f\u200c\u200d]")  # in emoji: servers keep or drop them


class Answers(NamedTuple):
    """``targets``: normalised fragment -> offset of what it leads to. ``names``: the fragments as one writes them."""

    targets: dict[str, int]
    names: dict[str, str]


def normalised(fragment: str) -> str:
    """Return a fragment as browsers and GitHub compare it: decoded, in lower case, without GitHub's prefix."""
    text = unquote(fragment) if "%" in fragment else fragment
    text = text.lower().removeprefix("user-content-")
    # Ruby, which GitHub runs, makes no final sigma of a capital one, and most programs that write contents do.
    return text if text.isascii() else _INVISIBLE.sub("", text).replace("\u03c2", "\u03c3")


def is_a_contribution(document: Document, link: Link, fragment: str) -> bool:
    """Tell whether a link is a sign of what somebody did for the project."""
    if _CONTRIBUTION.fullmatch(fragment) is None:
        return False
    end = document.text.find("</", link.span.end, link.span.end + _SIGN) if link.kind == "html" else link.span.end
    shown = document.text[link.span.end : max(end, link.span.end)] + link.text
    return end >= 0 and not any(map(str.isalnum, shown))


def answers(document: Document, *, vitepress: bool = False, site: bool = False, jekyll: bool = False) -> Answers:
    """Return everything in ``document`` that a fragment reaches: ids, and the fragments that GitHub gives headings.

    ``vitepress`` says that a VitePress site is made of the file as well: then its fragments count too. ``site`` says
    that another generator may make a page of it: most of them make the same of a heading, so that this answers, and
    ``jekyll`` that Jekyll may: kramdown's answer too.
    """
    targets: dict[str, int] = {}
    names: dict[str, str] = {}

    def add(name: str, offset: int, *, proper: bool = True) -> None:
        key = normalised(name)
        if key and key not in targets:
            targets[key] = offset
            if proper:
                names[key] = name

    for name, offset, proper in _given(document, _BY_A_SITE if site else _ATTRIBUTES):
        add(name, offset, proper=proper)
    here, there, elsewhere, counted = Numbering(), Numbering(), Numbering(), MkDocsNumbering()
    for offset, titles in _titles(document):
        for index, text in enumerate(titles):
            title, explicit = explicit_id(text)
            if explicit:
                add(explicit, offset)
            slug = github_slug(title)
            # What else the title may be taken for answers, but is offered to nobody.
            add(slug if index else here.number(slug), offset, proper=not index)
            if vitepress or site:
                slug = vitepress_slug(title)
                add(slug if index else there.number(slug), offset, proper=vitepress and not index)
                # Sites that describe functions often leave out what these take: "#read" of "read(path)".
                add(vitepress_slug(title.partition("(")[0] if vitepress else title), offset, proper=False)
            if site and not explicit and not index:
                add(counted.number(mkdocs_slug(title)), offset, proper=False)
            if jekyll and (slug := kramdown_slug(title)):
                add(slug if index else elsewhere.number(slug), offset, proper=False)
    edged = Numbering()
    for heading in document.headings:
        for plain in {heading.inline.plain, _without_pictures(heading)}:
            before, after = len(plain) - len(plain.lstrip(" ")), len(plain) - len(plain.rstrip(" "))
            if before or after:  # a blank that parts the text from a tag, a comment or a picture is a hyphen on GitHub
                slug = edged.number(f"{'-' * before}{github_slug(plain)}{'-' * after}")
                add(slug, heading.span.start, proper=False)
    for definition in document.footnote_definitions:
        for prefix in ("fn", "fnref", "fn-", "fnref-", "fn:", "fnref:"):
            add(prefix + definition.label, definition.span.start, proper=False)
    return Answers(targets, names)


def _given(document: Document, attributes: re.Pattern[str]) -> Iterator[tuple[str, int, bool]]:
    """Yield the ids of tags, then those that texts get by attributes, each with its offset and whether it is proper."""
    for anchor in document.anchors:
        yield anchor.name, anchor.span.start, True
    for paragraph in document.paragraphs if "{:" in document.text or "{#" in document.text else ():
        for given in attributes.findall(paragraph.inline.plain):
            yield given, paragraph.span.start, False


def _titles(document: Document) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield each heading's offset and what its text may be taken for, the likeliest first; HTML headings too."""
    found = [(heading.span.start, heading_texts(heading)) for heading in document.headings]
    for block in document.html_blocks:
        raw = document.raw(block.span)
        if "<h" in raw or "<H" in raw:
            for match in _HTML_HEADING.finditer(raw):
                text = unescape(_TAG.sub("", match[1]))
                found.append((block.span.start + match.start(), (" ".join(text.split()),)))
    yield from sorted(found)


def heading_texts(heading: Heading) -> tuple[str, ...]:
    """Return the text of a heading without its images, and as it stands, where that differs."""
    plain = heading.inline.plain.strip()
    if not (heading.inline.links or heading.inline.footnotes):
        return (plain,) if plain else ()  # mostly
    bare = _without_pictures(heading)
    texts = [bare.strip(), plain]
    texts += [f"{plain}{note.label}" for note in heading.inline.footnotes[:1]]
    return tuple(dict.fromkeys(text for text in texts if text))


def _without_pictures(heading: Heading) -> str:
    """Return what a heading says, with the blanks at its ends, but for the alternative texts of its images."""
    bare = heading.inline.plain
    end = len(bare)
    pictures = [link for link in heading.inline.links if link.kind in ("image", "html-image") and link.text]
    for link in sorted(pictures, key=lambda one: one.span.start, reverse=True):
        if (at := bare.rfind(link.text, 0, end)) >= 0:  # from the last one: the title may say what a picture does
            bare, end = bare[:at] + bare[at + len(link.text) :], at
    return bare
