"""What a site generator makes of a document, and which document it makes the page of a link from.

Nothing here looks at a disk.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from readme_sync.editions.front_matter import front_matter
from readme_sync.editions.readme_names import holds_translations, is_common, split_tag
from readme_sync.language.tags import parse_tag
from readme_sync.markdown.document import Document

HTML = frozenset({"html", "html-image"})  # kinds of links that most generators leave as they are written
_NUMBERED = re.compile(r"\d+[-_. ]+\S")
_WEB_PAGES = frozenset({".html", ".htm", ".xhtml"})
_PAGE = re.compile(r"\.mdx?\Z")
_LONGEST = 200  # characters of a slug: each link is followed from there
_SITES = (".vitepress", ".vuepress")


def is_on_the_host(path: str) -> bool:
    """Tell whether a document is read on the code host: a README, or what stands at the root."""
    return "/" not in path or posixpath.basename(path).upper().startswith("README")


def page_sources(document_path: str, target: str, path: str, *, html: bool = False) -> tuple[str, ...]:
    """Return the files that a site generator may make the page of a link from.

    Args:
        document_path: the document that has the link.
        target: what the link says.
        path: what that means in a folder, as ``resolve`` says.
        html: whether it stands in a tag of HTML, whose addresses MkDocs and others leave to the browser.

    Returns:
        ``x.md``, ``x.mdx``, ``x/index.md`` and Hugo's ``x/_index.md`` for ``x``, and those of the document's language
        where names end in languages, also for ``x.md``. Most generators serve ``a.md`` as the folder ``a/``: ``../x``
        is beside it, and so is a file that Hugo or a tag of HTML leads to.
    """
    own = posixpath.basename(document_path).rpartition(".")[0]
    tagged = split_tag(own)
    served = _from_its_folder(document_path, target)
    stem = _without_type(path)
    if stem == path and "." in posixpath.basename(path):
        found = [served] if served and (html or "content" in document_path.split("/")) else []
        if served and html and (first := _from_the_first_page(document_path, target)):
            found.append(first)
        if tagged and (_PAGE.search(path) or not is_on_the_host(document_path)):
            name, ending = posixpath.splitext(path)
            found.append(f"{name}{tagged[1]}{tagged[2]}{ending}")
        return tuple(found)
    stems = [stem, _without_type(served)] if served else [stem]
    if own.partition(".")[0] == "index" and not target.startswith("/"):
        stems.append(_beside_its_folder(document_path, target))
    names = ("{}.md", "{}/index.md", "{}/_index.md", "{}.mdx", "{}/index.mdx")
    found = [name.format(one) for one in stems for name in names]
    if tagged:
        ending = f"{tagged[1]}{tagged[2]}.md"
        plain = [part[0] for one in stems if (part := split_tag(one))]
        found += [f"{one}{name}{ending}" for one in (*stems, *plain) for name in ("", "/index", "/_index")]
    return tuple(dict.fromkeys(found))


def _without_type(path: str) -> str:
    """Return the path of a web page without its type, and the folder's for a page that is a folder's first."""
    stem, ending = posixpath.splitext(path)
    return stem.removesuffix("/index") if ending in _WEB_PAGES else path


def _from_its_folder(document_path: str, target: str) -> str:
    """Return what a link leads to where the page is served as a folder; "" where it can be none."""
    folder, name = posixpath.split(document_path)
    own = name.rpartition(".")[0]
    is_below = not target.startswith(("../", "/")) and "." not in posixpath.basename(target.partition("#")[0])
    if (
        not folder
        or not (is_below or target.startswith("../"))
        or own.lower().startswith(("index", "_index", "readme"))
    ):
        return ""
    here = posixpath.join(folder, own.partition(".")[0])
    return posixpath.normpath(posixpath.join(here, unquote(target.partition("#")[0].partition("?")[0])))


def _beside_its_folder(document_path: str, target: str) -> str:
    """Return what a link of a folder's first page leads to where that is served as ``guide``, not ``guide/``."""
    above = posixpath.dirname(posixpath.dirname(document_path))
    return posixpath.normpath(posixpath.join(above, unquote(target.partition("#")[0].partition("?")[0])))


def _from_the_first_page(document_path: str, target: str) -> str:
    """Return what a tag with more steps up than there are leads to: a browser stops at the site's first page.

    Where languages have folders, each is a site of its own. "" where no folder is one's.
    """
    folder, name = posixpath.split(document_path)
    parts = folder.split("/")
    at = next((n for n, part in enumerate(parts) if is_common(parse_tag(part) or "")), None)
    if at is None:
        return ""
    here = posixpath.join("/", *parts[at + 1 :], name.partition(".")[0])
    return "/".join(parts[: at + 1]) + posixpath.normpath(posixpath.join(here, unquote(target.partition("?")[0])))


def in_its_language(path: str, document_path: str) -> str:
    """Return the page that a site shows for ``path`` in the language that ends a document's name; "" without one.

    MkDocs makes ``a.fr.md`` of ``a.md`` where a link stands in ``b.fr.md``.
    """
    tagged = split_tag(posixpath.basename(document_path).rpartition(".")[0])
    page = _PAGE.search(path)
    if tagged is None or page is None or is_on_the_host(document_path):
        return ""
    stem = path[: page.start()]
    return "" if split_tag(posixpath.basename(stem)) else f"{stem}{tagged[1]}{tagged[2]}{page[0]}"


def below_its_name(path: str) -> tuple[str, ...]:
    """Return the files of a page whose site is served in a folder of the site's own name: ``name/page.html``."""
    inner = path.partition("/")[2]
    return page_sources("", f"/{inner}", inner) if inner else ()


def by_its_slug(document: Document, target: str) -> tuple[str, ...]:
    """Return the files of the page that a link leads to from where front matter puts a document (``slug: /start``).

    Which folder is the first of the site, the document does not say.
    """
    slug = front_matter(document).get("slug")
    if slug is None or len(slug.value) > _LONGEST or not slug.value.startswith("/") or target.startswith("/"):
        return ()
    place = posixpath.join(posixpath.dirname(slug.value), unquote(target.partition("#")[0].partition("?")[0]))
    below = posixpath.normpath(place).lstrip("/")
    folder, found = posixpath.dirname(document.path), list[str]()
    while folder:
        found += page_sources("", target, posixpath.join(folder, below))
        folder = posixpath.dirname(folder)
    return tuple(found)


def is_aliased(document_path: str, target: str) -> bool:
    """Tell whether a page of a site names a file by a folder's short name in its settings: ``@assets/x.png``."""
    return target.startswith(("@", "~/")) and "/" in target and not is_on_the_host(document_path)


def is_route(document_path: str, target: str) -> bool:
    """Tell whether a link without a type of file names a page of the site, by a way that the files do not show.

    Docusaurus leaves out the numbers that order files (``01-start.md`` is ``start``) and makes a page for a category of
    them (``category/start``); a leading slash in a folder of documents is the site's root.
    """
    place = target.partition("#")[0].partition("?")[0]
    if "." in posixpath.basename(place.rstrip("/")).lstrip(".") or place.startswith("http"):
        return False
    *folders, _ = parts = document_path.split("/")
    if place.startswith("/"):
        return any(map(holds_translations, folders[:1])) and folders != []
    return bool(folders) and (any(map(_NUMBERED.match, parts)) or place.split("/")[-2:-1] == ["category"])


def site_folders(path: str) -> Iterator[str]:
    """Yield the folders whose presence says that a VitePress or VuePress site is made of the file ``path``."""
    folder = path
    while folder:
        folder = posixpath.dirname(folder)
        yield from (posixpath.join(folder, name) for name in _SITES)
    yield "docs/.vitepress"


def jekyll_settings(path: str) -> Iterator[str]:
    """Yield the files whose presence says that Jekyll makes a site of the file ``path``: at the root, or near it."""
    top, slash, _ = path.partition("/")
    yield "_config.yml"
    if slash:
        yield f"{top}/_config.yml"


def is_page(path: str, files: Mapping[str, bool]) -> bool:
    """Tell whether a document is read as a page of a site: one in a folder; a README where VuePress makes one of it."""
    if not is_on_the_host(path):
        return True
    folder = posixpath.dirname(path)
    while folder:
        if files.get(f"{folder}/.vuepress", False):
            return True
        folder = posixpath.dirname(folder)
    return False
