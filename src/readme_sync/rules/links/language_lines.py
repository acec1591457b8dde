"""An edition's language line as the rule about it reads it: its links, what they lead to, what its labels name."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from functools import lru_cache

from readme_sync.editions.edition import Edition
from readme_sync.editions.language_line import LanguageLink, head, language_line, resolve
from readme_sync.editions.readme_names import tag_of
from readme_sync.editions.switches import is_front_page
from readme_sync.editions.switches import repository as repository_of
from readme_sync.language.tags import named_language, parse_tag, same_language
from readme_sync.markdown.document import PICTURES, Link
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_LONGEST_LABEL = 40  # characters of a language's name
_MANY_CALLED = 2  # languages that labels name: fewer may be a link of the text


class Line(NamedTuple):
    """An edition's language line: its first link to another edition, and what its labels lead to (None: no edition).

    ``reached`` are the paths of all editions that the file links, whatever the label, its own included, ``called`` the
    languages that labels of its head name.
    """

    edition: Edition
    links: tuple[tuple[LanguageLink, Edition | None], ...]
    reached: frozenset[str]
    called: frozenset[str]
    span: Span

    def names(self, edition: Edition) -> bool:
        """Tell whether a label has the language of ``edition``, wherever it leads."""
        return any(same_language(language, edition.language) for language in self.called)


def ends_of(editions: Sequence[Edition]) -> frozenset[str]:
    """Return what the path of a link to an edition can end with: its file's name, its folder's, or dots."""
    paths = [edition.path for edition in editions]
    return frozenset(
        [
            ".",
            "..",
            "",
            *map(posixpath.basename, paths),
            *(posixpath.basename(posixpath.dirname(path)) for path in paths),
        ]
    )


def may_have_line(edition: Edition, ends: frozenset[str]) -> bool:
    """Tell quickly whether a link of the edition may lead to an edition: most pages of a tree have none."""
    return any(link.target[:1] != "#" and _may_lead_to_edition(link.target, ends) for link in edition.document.links)


def read_line(edition: Edition, editions: Sequence[Edition], ends: frozenset[str]) -> Line | None:
    """Return the edition's line; None where nothing at its head leads to another edition."""
    text = edition.document.text
    paths = {one.path: one for one in editions}
    called_so = {link.target for link in language_line(text).links}
    leads = [
        (link, target_of(link.target, edition, paths))
        for link in edition.document.links
        if _may_lead_to_edition(link.target, ends) and (link.target in called_so or not _is_branch(link.target))
    ]
    away = [link for link, target in leads if target is not None and target is not edition]
    if not away or away[0].span.start >= len(head(text)):
        return None
    labels = tuple((link, target_of(link.target, edition, paths)) for link in language_line(text).links)
    called = called_languages(edition)
    reached = frozenset(target.path for _, target in leads if target is not None) | {edition.path}
    reached |= _front_page(edition, editions, [link for link, target in leads if target is not None])
    return Line(edition, labels, reached, called, away[0].span)


def _front_page(edition: Edition, editions: Sequence[Edition], leading: Sequence[Link]) -> frozenset[str]:
    """Return the source's path where a language line leads to the repository's own address, which shows a README.

    Of that the source shows which it is, by what it links within it. A line of flags alone has no labels: it is where
    links lead to editions (``leading``), and the line before.
    """
    source = next((one for one in editions if one.is_source), None)
    if source is None:
        return frozenset()
    lines, links = edition.document.lines, edition.document.links
    at = {lines.line(link.span.start) for link in language_line(edition.document.text).links}
    if not at:
        at = {lines.line(link.span.start) for link in leading}
        at.add(max(1, min(at) - 1))
    end = lines.span(max(at, default=1)).end
    near = [link for link in links if link.span.start < end and lines.line(link.span.start) in at]
    asked = {repository_of(link.target) for link in near if is_front_page(link.target)}
    is_own = bool(asked - {""}) and bool(asked & (_linked_within(source) - {""}))
    return frozenset([source.path]) if is_own else frozenset()


@lru_cache(maxsize=4)  # an edition is compared by identity; each of the others asks for the source
def _linked_within(source: Edition) -> frozenset[str]:
    """Return the repositories of which the source links to something within."""
    return frozenset(repository_of(link.target) for link in source.document.links if not is_front_page(link.target))


def called_languages(edition: Edition) -> frozenset[str]:
    """Return the languages that labels at the head name: where their links are dead, RS304 says what is wrong.

    So do the names of files and of their folders: of two in one language the line leads to either.
    """
    text = edition.document.text
    limit = len(head(text))
    found = {link.language for link in language_line(text).links}
    leading = [link for link in edition.document.links if link.span.start < limit and link.kind not in PICTURES]
    found |= {tag for link in leading if (tag := tag_of(link.target) or _tag_of_folder(link.target))}
    if not found:  # a line of references, which the reader of language lines does not follow
        found = {tag for link in leading if link.target[:1] != "#" and (tag := _tag(link.text))}
        found = found if len(found) >= _MANY_CALLED else set()
    return frozenset(found)


def _tag_of_folder(target: str) -> str | None:
    """Return the tag of the folder whose README a link leads to, whatever a machine made of the path before it."""
    path = target.partition("#")[0]
    if not path.lower().endswith("/readme.md"):
        return None  # nearly always
    return parse_tag(posixpath.basename(posixpath.dirname(path)))


def _tag(label: str) -> str | None:
    return named_language(label) if label and len(label) <= _LONGEST_LABEL else None


def _may_lead_to_edition(target: str, ends: frozenset[str]) -> bool:
    """Tell whether a link may lead to an edition, or stay in its own: of a list of links to files hardly one does."""
    if "%" in target or target[:1] == "#":
        return True
    if "://" in target or target.startswith("//"):
        return "/blob/" in target or "/tree/" in target
    return target.partition("#")[0].partition("?")[0].rstrip("/").rpartition("/")[2] in ends


def _is_branch(target: str) -> bool:
    """Tell whether an address is that of a branch as a whole: of any repository, unless its label is a language."""
    return (
        "://" in target and not target.partition("/tree/")[2].rstrip("/").partition("/")[2] and "/blob/" not in target
    )


def target_of(target: str, edition: Edition, paths: dict[str, Edition]) -> Edition | None:
    """Return the edition (of ``paths``) that a link's target leads to from ``edition``: itself within its page."""
    if target.startswith("#"):
        return edition
    path = resolve(target, edition.path)
    if path is None:
        return None
    return paths.get(path) or paths.get(posixpath.join(path, "README.md"))
