"""Language variants of a web page's address: which language it says, and the address without it.

A page in two languages has two addresses that differ by a marker: a host label (``ja.``) or its end (``name-ja.``),
a path segment (``/ja/``, ``/en-us/``), a suffix (``.ja.html``, ``_JP.md``, ``docs-jp``) or a query value (``lang=ja``).
Two addresses are one page when they agree without their markers. Names that people chose (owners, repositories) are
no markers, whatever they look like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote

from readme_sync.language.tags import parse_tag
from readme_sync.urls.hub import parse_hub_url

# Codes that stand for a language wherever they stand alone in an address. The other codes are English words or
# abbreviations too (it, is, no, id, my, cs, ...): they need a better place, see _weak.
_STRONG = frozenset("en ja jp zh cn ko kr fr de es pt ru ar vi th tr pl nl sv uk fa tw".split())
# Words rather than codes: too weak behind a hyphen ("mini-es", "coin-de"), where only these are markers.
_SUFFIXES = frozenset("en ja jp zh cn ko kr fr ru".split())
_NAMELESS = frozenset(("index", "readme"))  # whose name says nothing, so that what stands behind it is all that it says
_TAGS_IN_ONE = frozenset("ptbr ptpt zhcn zhtw zhhk enus engb eses esmx frfr dede itit jajp kokr ruru trtr".split())
# Codes that are hardly anything else as the first segment of a path.
_FIRST = frozenset("it id da fi cs hu ro el he hi bn bg sk lt lv sr nb ta te ur".split())
# Whose pages a site shows first: "/us/" in English is "/fr/" in French, "/global/" the site's own for all others. They
# say no language.
_COUNTRIES = frozenset("us gb global".split())
_BEHIND = "）】」』》，。、；：！？"  # what stands behind an address, and GitHub takes for its end
# Folders that hold one for each language; and what is a code right below them too.
_HOLDERS = frozenset("doc docs documentation i18n l10n lang langs languages locale locales translations".split())
_BELOW = _FIRST | frozenset("ca hr".split())
_SCRIPTS = frozenset(("hans", "hant"))  # of Chinese: at the end of a file's name they stand for the language
_TWO = 5  # letters of a tag of two parts
_QUERY = frozenset("lang language hl locale lng setlang uselang ui_locales".split())
_TRACKING = ("utm_", "fbclid", "gclid", "spm", "vd_source", "share_source")
_TOLD_BY = frozenset("pcampaignid ab_channel igsh igshid mkt_tok ref_src ref_url si".split())  # who told of the page
_REVISION = re.compile(r"(?<=\d)v\d{1,2}$")  # of a paper
# When the address was copied, and the number that has a picture fetched anew.
_MOMENT = re.compile(r"(?:_?t|ts|timestamp)=\d{10}(?:\d{3})?|v=\d{1,3}")
_COUNTRY = 2  # letters of its code
_RELEASE = ["releases", "latest"]
_OF_HTTPS = frozenset("https")
_LONGEST_SCHEME = 8  # letters: more are no slip
_KIND = 2  # the part of an address of GitHub that says what is shown
_JOINED = re.compile(r"[a-z]{2}(?:Han[st]|[A-Z]{2})")  # zhHans, ptBR
_INDEX = frozenset({"index", "index.html", "index.htm", "index.php", "default.html"})
# Whose first label is a language whatever it is: "it.wikipedia.org" is no place in English.
_WIKIS = frozenset(
    f"{name}.org"
    for name in "wikipedia wiktionary wikibooks wikinews wikiquote wikisource wikiversity wikivoyage".split()
)
_VERSIONED = (".readthedocs.io", ".readthedocs.org")  # their root shows the newest version in the reader's language
_NEWEST = (["latest"], ["stable"])
_PAGES = frozenset("html htm php md markdown mdx txt pdf asp aspx jsp xml rst ipynb".split())
_CODE_HOSTS = frozenset("github.com gitlab.com codeberg.org bitbucket.org raw.githubusercontent.com gitee.com".split())

# Hosts that answer for the pages of another one, renamed or a short form; with the folder that holds them there.
_SAME_HOST = {
    "x.com": ("twitter.com",),
    "mobile.twitter.com": ("twitter.com",),
    "discord.gg": ("discord.com", "invite"),
    "huggingface.com": ("huggingface.co",),
    "telegram.me": ("t.me",),
    "golang.org": ("go.dev",),
    "blog.golang.org": ("go.dev", "blog"),
    "godoc.org": ("pkg.go.dev",),
    "docs.microsoft.com": ("learn.microsoft.com",),
    "help.github.com": ("docs.github.com",),
    "npmjs.org": ("npmjs.com",),
    "travis-ci.org": ("travis-ci.com",),
}


def _strong(text: str) -> str | None:
    """Return the language of a code that is one anywhere: a strong code, alone or with script or region."""
    lower = text.lower()
    if lower in _STRONG:
        return parse_tag(lower)
    if _JOINED.fullmatch(text):
        return parse_tag(f"{text[:2]}-{text[2:]}")
    # en-us, pt_br, zh-hans, it-it: the second half proves the first one. A script of Chinese proves no other language.
    if not (_TWO <= len(lower) <= 10 and lower[2] in "-_") or (lower[3:] in _SCRIPTS and lower[:2] != "zh"):
        return None
    return parse_tag(lower)


def _weak(text: str) -> str | None:
    """Return the language of any two-letter code; right only where nothing else can be meant."""
    return parse_tag(text) if len(text) == 2 or "-" in text or "_" in text else None


def is_wiki(host: str) -> bool:
    """Tell whether a host, without its label of a language, is one of Wikimedia's: each language has its own titles."""
    return host in _WIKIS


def _host(host: str) -> tuple[str, str | None]:
    """Return a host in lower case without ``www``, port and language label, and the language taken out."""
    host = host.rpartition("@")[2].lower()
    host = host.removesuffix(":443").removesuffix(":80").rstrip(".").removeprefix("www.")
    label, _, rest = host.partition(".")
    language = _weak(label) if is_wiki(rest) else _strong(label) if "." in rest else None
    if language:
        return rest.removeprefix("www."), language
    name, _, code = label.rpartition("-")  # a translators' own site: project-ja.github.io
    if name and code in _SUFFIXES:
        return f"{name}.{rest}", parse_tag(code)
    return host, None


def _suffix(segment: str, last: bool) -> tuple[str, str | None]:
    """Return a segment without its suffix (``name.ja.html``, ``README_JP.md``, ``docs-jp``), and its language."""
    name, dot, extension = segment.rpartition(".") if last else (segment, "", "")
    if not dot or extension.lower() not in _PAGES:
        name, dot, extension = segment, "", ""
    for sign in "._-":
        at = name.rfind(sign)
        if at <= 0:
            continue
        # A tag of two parts (zh-CN, pt_BR) holds a separator itself: try the longer one first.
        for begin in (max([name.rfind(other, 0, at) for other in "._-"]), at):
            tag = name[begin + 1 :]
            if begin <= 0 or not 2 <= len(tag) <= 10:
                continue
            if name[begin] == "-" and len(tag) == 2:
                is_marker = tag.lower() in _SUFFIXES or (dot and last and name[:begin].lower() in _NAMELESS)
                language = parse_tag(tag) if is_marker else None
            elif name[begin] == "." and dot and last:
                language = _weak(tag)
            elif tag.lower() in _TAGS_IN_ONE and dot and last and name[:begin].lower() in _NAMELESS:
                language = parse_tag(f"{tag[:2]}-{tag[2:]}")
            else:
                language = parse_tag(f"zh-{tag}") if tag.lower() in _SCRIPTS and dot else _strong(tag)
            if language:
                return name[:begin] + dot + extension, language
    return segment, None


def _path(segments: list[str], owned: int) -> tuple[list[str], str | None]:
    """Return path segments without markers, and the language; the first ``owned`` ones are names and stay."""
    kept = segments[:owned]
    found: str | None = None
    final = len(segments) - 1
    for index in range(owned, len(segments)):
        segment = segments[index]
        language = None
        if index == owned == 0 and segment in _COUNTRIES:
            continue
        if 2 <= len(segment) <= 10:
            language = _strong(segment)
            held = index > 0 and segment in _BELOW and segments[index - 1].lower() in _HOLDERS
            if language is None and (held or (index == owned == 0 and segment in _FIRST)):
                language = parse_tag(segment)
            if language is None and index == final and "." in segment:  # ja.html is a page named by its language
                stem, _, extension = segment.rpartition(".")
                if extension in _PAGES and _strong(stem):
                    language = _strong(stem)
        if language is None:
            segment, language = _suffix(segment, index == final)
            kept.append(segment)
        found = found or language
    return kept, found


def _query(query: str) -> tuple[str, str | None]:
    kept: list[str] = []
    found: str | None = None
    for pair in query.split("&"):
        key, _, value = pair.partition("=")
        if key.lower() in _QUERY and parse_tag(value):
            found = found or parse_tag(value)
        elif key in _TOLD_BY or (key == "gl" and len(value) == _COUNTRY):
            continue
        elif pair and not key.startswith(_TRACKING) and not _MOMENT.fullmatch(pair):
            kept.append(_decoded(pair))
    return "&".join(kept), found


def _is_web(scheme: str) -> bool:
    """Tell whether a scheme is ``https`` or ``http``, or one of them misspelt: RS104 tells of that."""
    return scheme.lower() in ("http", "https") or (
        2 < len(scheme) < _LONGEST_SCHEME and _OF_HTTPS.issuperset(scheme) and {"t", "p"}.issubset(scheme)
    )


def _without_what_follows(url: str) -> str:
    """Return an address without what follows it behind a full-width bracket: GitHub takes that for its part."""
    if "，" in url and "://" in url.partition("，")[2]:
        url = url.partition("，")[0]  # and another address behind it
    if "）" in url and "（" not in url:
        url = url.partition("）")[0]
    return url.rstrip(_BEHIND)


def _decoded(text: str) -> str:
    if "%" not in text:
        return text

    return unquote(text)


def _on_github(segments: Sequence[str]) -> list[str]:
    """Return the parts of an address of GitHub, each page in one spelling."""
    owner, (kind, *rest) = [part.lower() for part in segments[:_KIND]], segments[_KIND:] or [""]  # in any case
    if kind == "tree" and rest:
        kind = "blob"  # GitHub shows a file for either
    found = [*owner, kind, *rest] if kind else owner
    return found[:-1] if found[_KIND:] == _RELEASE else found  # the first of the releases


@lru_cache(maxsize=16384)
def _split(url: str) -> tuple[str, str, str | None]:
    """Return the neutral address without fragment, the fragment, and the language that the address says."""
    url = url.strip() if url.isascii() else _without_what_follows(url.strip())
    rest, _, fragment = url.partition("#")
    fragment = _decoded(fragment).partition(":~:")[0].removesuffix("/")  # "#/" is an application's first page
    scheme, colon, rest = rest.partition("://") if "://" in rest[:12] else ("", "", rest)
    if (not colon and ":" in rest.partition("/")[0]) or (colon and not _is_web(scheme)):
        return url.partition("#")[0], fragment, None  # mailto:, data:, ftp://
    rest, _, query = rest.partition("?")
    host, by_host = "", None
    if colon or rest.startswith("//"):
        host, _, rest = rest.removeprefix("//").partition("/")
        host, by_host = _host(host)
    # "-" stands for all languages (Weblate), or for nothing (GitLab).
    segments = [segment for segment in _decoded(rest).split("/") if segment and (segment not in (".", "-") or not host)]
    hub = parse_hub_url(url) if host in ("huggingface.co", "hf.co") else None
    if hub:
        host, by_path = "huggingface.co", None  # a repository's names and files are its own
    else:
        segments, by_path = _path(segments, 2 if host in _CODE_HOSTS else 0)
        if len(segments) == _KIND and host in _CODE_HOSTS:
            segments[-1] = segments[-1].removesuffix(".git")  # what is cloned is what is shown
        if host == "github.com":
            segments = _on_github(segments)
    if segments and segments[-1].lower() in _INDEX:
        segments.pop()
    if segments in _NEWEST and host.endswith(_VERSIONED):
        segments = []
    if host == "arxiv.org" and len(segments) > 1 and segments[0] in ("abs", "pdf"):
        paper = _REVISION.sub("", segments[-1].removesuffix(".pdf"))  # what is cited is the paper
        segments = ["abs", *segments[1:-1], paper]
    if host in _SAME_HOST:
        host, *folder = _SAME_HOST[host]
        segments = [*folder, *segments]
    elif host == "youtu.be" and len(segments) == 1:
        host, segments, query = "youtube.com", ["watch"], f"v={segments[0]}&{query}"
    query, by_query = _query(query) if query else ("", None)
    neutral = "/".join([host, *segments] if host else segments)
    return neutral + ("?" + query if query else ""), fragment, by_query or by_path or by_host


def url_language(url: str) -> str | None:
    """Return the BCP 47 tag of the language that ``url`` says its page is in, or None when it says nothing."""
    return _split(url)[2]


@lru_cache(maxsize=16384)  # a list's badges are one picture a thousand times
def neutral(url: str) -> str:
    """Return ``url`` without language markers, scheme, ``www.``, index page, closing slash and tracking, decoded.

    Not an address to be asked: a key that the language variants of a page share.
    """
    address, fragment, _ = _split(url)
    return f"{address}#{fragment}" if fragment else address
