"""Two addresses that are one page to a reader, language variants apart: a site, a code host or a file shows it."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from readme_sync.language.tags import named_language
from readme_sync.regex import lazy
from readme_sync.urls.locales import neutral

_HOST = lazy(r"(?:https?:)?//([^/?#]+)")
_PHONES = lazy(r"(?<=//[a-z]{2})\.(?:m\.)?")
_FILES_AT = ("github.com", "raw.githubusercontent.com", "gitlab.com", "gitee.com", "cdn.jsdelivr.net")
_SHOWN_HOW = frozenset("utf8 type sort order o s".split())  # what a search is asked besides its question
_LONG_NAME = 3  # hyphens
_PAGE = lazy(r"([^\s/]+)\.(?:md|mdx|markdown)", re.IGNORECASE)
_README = lazy(r"readme(?:[._-](?:[a-z]{2}(?:[._-][a-z]{2,4})?|([a-z]{5,12})))?(?:\.md)?", re.IGNORECASE)
_AT = lazy(r"https?://((?:github|gitlab|gitee)\.com/[^/]+/[^/]+/(?:blob|tree|raw))/([^/]+)/([^?#]+)")
_COMMIT = lazy(r"[0-9a-f]{40}")
_OWNED = 2  # parts of an address that name a repository: owner and name
_BRANCH = 4  # parts of one that shows a folder: owner, name, tree, branch


def is_one_page(one: str, two: str) -> bool:
    """Tell whether two addresses lead to one page, though they are written otherwise.

    That is one that asks a page the same, an article that moved to another host of its site, a file by its path and
    where a code host or the project's site shows it, and a repository and its README.
    """
    return (
        _for_phones(one, two)
        or _one_question(one, two)
        or _one_article(one, two)
        or _one_file(one, two)
        or _one_at_a_commit(one, two)
        or _page_of_file(one, two)
        or _page_of_file(two, one)
        or _readme_of(one, two)
        or _readme_of(two, one)
    )


def host(url: str) -> str:
    """Return the host of an address, without ``www``; "" for a path."""
    match = _HOST.match(url)
    return match[1].lower().removeprefix("www.") if match else ""


def is_one_but_for_a_query(one: str, two: str) -> bool:
    """Tell whether one address is the other with a query added: the same page, told where its reader comes from."""
    (page, _, place), (other, _, other_place) = (url.partition("#") for url in (one, two))
    same = page.partition("?")[0] == other.partition("?")[0] and place == other_place
    return same and ("?" in page) != ("?" in other)


def is_one_but_for_parameters(one: str, two: str) -> bool:
    """Tell whether two addresses ask for one picture, one of them with more said of how it is drawn: ``&max=100``."""
    (page, _, query), (other, _, asked) = (url.partition("?") for url in (one, two))
    ours, theirs = (frozenset(some.split("&")) for some in (query, asked))
    return page == other and "" not in (query, asked) and (ours < theirs or theirs < ours)


def ask_for_two(one: str, two: str) -> bool:
    """Tell whether two addresses ask one page for two things by their ids: an app's is the same in every language."""
    (page, _, query), (other, _, asked) = (url.partition("?") for url in (one, two))
    ids = [[part for part in some.split("&") if part.startswith("id=")] for some in (query, asked)]
    return page == other and all(ids) and ids[0] != ids[1]


def _for_phones(one: str, two: str) -> bool:
    """Tell whether two addresses are one page, once as it is shown on phones: `en.m.wikipedia.org`."""
    return (".m." in one) != (".m." in two) and _PHONES.sub(".", one, 1) == _PHONES.sub(".", two, 1)


def _one_question(one: str, two: str) -> bool:
    """Tell whether two addresses ask a page the same, one of them with more said of how the answer is shown."""
    (page, _, query), (other, _, asked) = (url.partition("#")[0].partition("?") for url in (one, two))
    if not query or not asked or neutral(page) != neutral(other):
        return False
    ours, theirs = (
        {unquote(part).replace("+", " ") for part in some.split("&") if part.partition("=")[0] not in _SHOWN_HOW}
        for some in (query, asked)
    )
    return ours == theirs != set()


def _one_article(one: str, two: str) -> bool:
    """Tell whether two addresses are those of one article on two hosts of a site: it moved, and keeps its long name."""
    hosts = host(one), host(two)
    if hosts[0] == hosts[1] or "" in hosts or _site(hosts[0]) != _site(hosts[1]):
        return False
    names = [posixpath.basename(url.partition("#")[0].partition("?")[0].rstrip("/")) for url in (one, two)]
    return names[0] == names[1] and names[0].count("-") >= _LONG_NAME


def _site(host: str) -> str:
    return ".".join(host.split(".")[-2:])


def _one_file(own: str, other: str) -> bool:
    """Tell whether two addresses are one file, once by its path and once where a code host shows it."""
    hosts = host(own), host(other)
    if hosts[0] == hosts[1] or not all(one in ("", *_FILES_AT) for one in hosts):
        return False
    one, two = (posixpath.basename(url.partition("#")[0].partition("?")[0].rstrip("/")).lower() for url in (own, other))
    return one == two != ""


def _one_at_a_commit(one: str, two: str) -> bool:
    """Tell whether two addresses are one file of a code host, once as it was at a commit."""
    files = _AT.match(one.rstrip("/")), _AT.match(two.rstrip("/"))
    if files[0] is None or files[1] is None or files[0][2] == files[1][2]:
        return False
    return (
        files[0][1] == files[1][1] and files[0][3] == files[1][3] and any(_COMMIT.fullmatch(f[2]) for f in files if f)
    )


def _page_of_file(file: str, page: str) -> bool:
    """Tell whether a page has the name of a file of the repository, as the project's own site shows it."""
    return "//" not in file and "//" in page and _name_of(file) == _name_of(page) != ""


def _name_of(url: str) -> str:
    """Return what a page is called, in small letters, that a site shows or a file of Markdown holds; "" for others."""
    address = url.partition("#")[0].partition("?")[0]
    if "//" not in address:
        name = _PAGE.fullmatch(posixpath.basename(address))
        found = name[1].lower() if name is not None else ""
    else:
        _, slash, path = neutral(address).partition("/")
        found = posixpath.basename(path).lower().removesuffix(".html") if slash and host(url) not in _FILES_AT else ""
    return "" if found in ("index", "readme") else found


def _readme_of(page: str, file: str) -> bool:
    """Tell whether the addresses are those of a repository or a folder and of its README, in whatever language."""
    if not host(page) or host(page) != host(file):
        return False
    paths = (url.partition("#")[0].partition("?")[0] for url in (page, file))
    owned, shown = ([part for part in path.split("/")[3:] if part] for path in paths)
    *folder, name = shown or [""]
    if len(folder) < _BRANCH or folder[_OWNED] not in ("blob", "tree"):
        return False
    folder[_OWNED] = "tree"
    if owned != (folder[:_OWNED] if len(owned) == _OWNED and len(folder) == _BRANCH else folder):
        return False
    found = _README.fullmatch(name)
    return found is not None and (found[1] is None or named_language(found[1]) is not None)
