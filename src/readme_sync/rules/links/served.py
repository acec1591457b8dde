"""Links to what is not there by its path, and that a site generator serves: only a page of a site has them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from readme_sync.editions.front_matter import front_matter
from readme_sync.editions.relative import twin
from readme_sync.editions.site_pages import (
    HTML,
    below_its_name,
    by_its_slug,
    is_aliased,
    is_page,
    is_route,
    page_sources,
)
from readme_sync.markdown.document import Document, Link


def is_served(document: Document, link: Link, path: str, source_path: str, files: Mapping[str, bool]) -> bool:
    """Tell whether a site has what ``link`` leads to, made from a file that is there or in a way that no file shows.

    Args:
        document: the document that has the link.
        link: the link.
        path: what it means in a folder, as ``resolve`` says; nothing is there.
        source_path: the document's source.
        files: which files and folders there are.
    """
    there = twin(path, document.path, source_path)
    if is_page(document.path, files) and (link.target.startswith("/") or files.get(there or "", False)):
        return True
    if is_aliased(document.path, link.target):
        return True
    homes = [(path, document.path), (there, source_path)]
    if posixpath.dirname(document.path) == posixpath.dirname(source_path):
        homes.append((path, source_path))  # the source's page is shown where there is none in the language
    html = link.kind in HTML
    pages = [one for place, home in homes if place for one in page_sources(home, link.target, place, html=html)]
    if link.target.startswith("/") and "layout" in front_matter(document):
        pages += below_its_name(path)
    pages += by_its_slug(document, link.target)
    return any(files.get(page, False) for page in pages) or is_route(document.path, link.target)


def is_shown(document: Document, target: str, path: str, files: Mapping[str, bool]) -> bool:
    """Tell whether a site has the picture that a tag of HTML leads to, ``path`` in a folder, where nothing is."""
    if (is_page(document.path, files) and target.startswith("/")) or is_aliased(document.path, target):
        return True
    return any(files.get(page, False) for page in page_sources(document.path, target, path, html=True))
