"""Sections that an edition may do without, and editions whose sections nobody can count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.blocks import read_blocks
from readme_sync.editions.edition import Edition, Section
from readme_sync.editions.language_line import resolve
from readme_sync.language.platforms import is_for_readers_of
from readme_sync.language.tags import named_language
from readme_sync.regex import lazy
from readme_sync.text import Span

_HEADING = lazy(r"<h[2-6]\b(?![^<>]{0,300}\b(?:center|middle)\b)", re.IGNORECASE)
_SHOWN_HEADING = lazy(r"^#{2,6} \S", re.MULTILINE)  # one "#" begins a comment of a shell
_TITLE = lazy(r"<h([1-6])\b[^<>]{0,300}>(.{1,300}?)</h[1-6]>", re.IGNORECASE | re.DOTALL)
_TAG = lazy(r"<[^<>]{0,300}>")
_PICTURE = lazy(r"!\[[^\[\]]*\]\([^()\s]*\)")
_FEW_SIGNS = 600  # characters of a section that shows how to reach somebody
_FEW_LETTERS = 150  # of a sentence or two about the translations
_NAME = 14  # letters of a language's name, which may stand beside its link in a table
_LANGUAGES = 3  # links of a heading
_SENTENCE = 10  # letters beside the links of a text that says more than where they lead
_FEW = 2  # headings in HTML, or links to editions; fewer say nothing


def lists_languages(catalogue: Catalogue, edition: int, section: Section) -> bool:
    """Tell whether ``section`` of ``edition`` mostly leads to the editions: the others have their language line."""
    here = catalogue.editions[edition]
    paths = {one.path for one in catalogue.editions}
    headed = section.heading.inline.links if section.heading is not None else ()
    if headed and all(resolve(link.target, here.path) in paths for link in headed):
        return True  # "[Deutsch](README.de.md)" in large letters, above the first section
    if len(headed) >= _LANGUAGES and all(named_language(link.text) for link in headed):
        return True  # the same with addresses of a site
    following = here.sections[section.number + 1 : section.number + 2]
    if following and following[0].parent == section.number:
        return False
    targets = [link.target for link in section.links if link.kind not in ("image", "html-image")]
    led = sum("#" not in target and resolve(target, here.path) in paths for target in targets)
    few = max(1, min(_FEW, len(paths) - 1))
    letters = max(_FEW_LETTERS, _NAME * led)
    return led >= few and 2 * led >= len(targets) and _letters_beside_links(here, section) <= letters


def _letters_beside_links(edition: Edition, section: Section) -> int:
    """Return how many letters a section has below its heading, those of links and HTML aside."""
    at = section.heading.span.end if section.heading is not None else section.span.start
    parts = []
    for link in sorted(section.links, key=lambda link: link.span):
        parts.append(edition.document.text[at : link.span.start])
        at = max(at, link.span.end)
    parts.append(edition.document.text[at : section.span.end])
    return _letters(_TAG.sub(" ", "".join(parts)))


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def is_for_readers(catalogue: Catalogue, edition: int, section: Section, holder: int) -> bool:
    """Tell whether ``section`` sends the readers of ``holder`` to a platform of theirs, which ``edition`` never names.

    Its title or its text says so, and there is little below it: a picture, a number, a link.
    """
    document = catalogue.editions[holder].document
    end = catalogue.editions[holder].sections[section.number].span.end
    text = document.raw(Span(section.span.start, end))
    if len(text) > _FEW_SIGNS or "```" in text or section.heading is None:
        return False
    said, language = catalogue.editions[edition].document.text, catalogue.editions[holder].language
    below = _PICTURE.sub("", text[section.heading.span.end - section.span.start :]).strip()
    return any(is_for_readers_of(language, piece, said) for piece in (section.title, below))


def sends_to_an_edition(catalogue: Catalogue, edition: int, around: CatalogueSection | None) -> bool:
    """Tell whether what ``edition`` has below a heading is but a link to that section of another edition."""
    own = around.members[edition] if around is not None else None
    if own is None or not own.links:
        return False
    here = catalogue.editions[edition]
    paths = {one.path for one in catalogue.editions} - {here.path}
    leads = all("#" in link.target and resolve(link.target, here.path) in paths for link in own.links)
    return leads and _letters_beside_links(here, own) <= _FEW_LETTERS


def sends_for_the_rest(catalogue: Catalogue, editions: Sequence[int]) -> bool:
    """Tell whether several ``editions`` lead to the source in a sentence of their body: short ones, and made so.

    A single one may be an old translation with a word about the newest text, and so may a line at the head.
    """
    return len(editions) > 1 and all(_leads_on(catalogue, edition) for edition in editions)


def _leads_on(catalogue: Catalogue, edition: int) -> bool:
    here, source = catalogue.editions[edition], catalogue.editions[catalogue.source].path
    first = next((one.number for one in here.sections if one.level > 1), 0)
    return any(
        block.section >= first > 0 and _letters(block.plain) - sum(_letters(link.text) for link in links) >= _SENTENCE
        for block in read_blocks(here)
        if block.kind in ("paragraph", "entry", "quote")
        and (links := [link for inline in block.inlines for link in inline.links])
        and any(resolve(link.target, here.path) == source for link in links)
    )


def is_in_fence(edition: Edition, place: int) -> bool:
    """Tell whether a section that would stand before ``place`` may be shown as code: RS110 tells of the fence.

    A fence that nothing closes takes in all that follows; of another one its headings tell.
    """
    text, sections = edition.document.text, edition.sections
    at = bisect_left(sections, place, key=lambda one: one.span.start)
    before = sections[at - 1].span.start if at else 0
    return any(
        before < fence.span.start < place
        and (not (fence.is_closed or fence.resumes) or _SHOWN_HEADING.search(text, fence.span.end, place) is not None)
        for fence in edition.document.broken_fences
    )


def has_hidden(catalogue: Catalogue, edition: int, holder: int, count: int) -> bool:
    """Tell whether ``edition`` may have ``count`` sections of ``holder`` under headings that it writes as HTML."""
    more = html_headings(catalogue.editions[edition]) - html_headings(catalogue.editions[holder])
    return more >= _FEW and 2 * more >= count


def stands_there(catalogue: Catalogue, edition: int, section: CatalogueSection, holder: int) -> bool:
    """Tell whether ``edition`` has a missing section's heading all the same: as HTML, or over what is another section.

    The title of a whole page may have other words in each language, so any ``<h1>`` is that.
    """
    own = section.members[holder]
    if own is None:
        return False
    wanted, first = _plain(own.title), own.level == own.number == 1
    in_html, elsewhere = _titles(catalogue, edition, holder)
    return (first and "1" in in_html.values()) or wanted in in_html or wanted in elsewhere


@lru_cache(maxsize=64)  # a catalogue is compared by identity, and each of its sections is asked about
def _titles(catalogue: Catalogue, edition: int, holder: int) -> tuple[dict[str, str], frozenset[str]]:
    """Return the titles that ``edition`` writes as HTML, with their levels, and those over what ``holder`` calls else.

    The highest level counts where a title stands twice.
    """
    in_html: dict[str, str] = {}
    for level, title in _html_titles(catalogue.editions[edition]):
        in_html[title] = min(level, in_html.get(title, level))
    elsewhere = set()
    for section in catalogue.sections:
        member, other = section.members[edition], section.members[holder]
        if member is not None and (title := _plain(member.title)) != _plain(other.title if other else ""):
            elsewhere.add(title)
    return in_html, frozenset(elsewhere)


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


def _html_titles(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the level and the words of each heading that an edition writes as HTML."""
    document = edition.document
    for block in document.html_blocks:
        for match in _TITLE.finditer(document.raw(block.span)):
            yield match[1], _plain(_TAG.sub(" ", match[2]))


def html_headings(edition: Edition) -> int:
    """Return how many headings below the title are written as HTML, mottoes in the middle of the page aside."""
    document = edition.document
    return sum(len(_HEADING.findall(document.raw(block.span))) for block in document.html_blocks)
