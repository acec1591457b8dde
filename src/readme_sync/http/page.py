"""A page's body: whether it has a fragment, and whether it says that the page is not there.

Patterns instead of an HTML parser: a false "missing" harms and a false "found" does not, so anything
that looks like an anchor counts, also one inside the JSON that a page builds itself from.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Literal
from urllib.parse import unquote

from readme_sync.values import NamedTuple

# Bounded everywhere: the body comes from a stranger, and an unbounded repeat would be quadratic in it.
_ANCHOR = re.compile(r"""\b(?:id|name)\s{0,9}=\s{0,9}(?:\\?"([^"\\]{1,500})|\\?'([^'\\]{1,500})|([^\s"'>\\]{1,500}))""")
_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,500}>([^<]{0,1000})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_HIDING = re.compile(r"(</?)(?:script|style)", re.IGNORECASE)
_GONE = re.compile(
    r"\b404\b|\b(?:page|file|document) (?:was |is )?(?:not found|does not exist)|^\W*not found\W*$"
    r"|page (?:non trouvée|introuvable)|見つかりません|見つかりませんでした|存在しません|お探しのページ",
    re.IGNORECASE,
)
# Titles of what is shown to whoever is taken for a robot, in place of any page.
_ROBOTS = re.compile(
    r"^\W*(?:just a moment\b|attention required!|access to this page has been denied|client challenge\W*$"
    r"|robot or human|pardon our interruption|vercel security checkpoint|ddos-guard|checking your browser"
    r"|verif(?:y|ying) (?:that )?you)",
    re.IGNORECASE,
)
# Titles of refusals, which are words of other pages too: they count where the status is an error's.
_REFUSED = re.compile(
    r"^\W*(?:one moment|access (?:is )?(?:denied|forbidden)|request (?:rejected|blocked)"
    r"|forbidden|blocked|unauthori[sz]ed|security (?:check|verification|checkpoint)"
    r"|are you (?:a robot|(?:a )?human)|bot (?:check|detection|verification)"
    r"|human verification|please (?:wait|verify)|un instant"
    r"|accès (?:refusé|interdit)|しばらくお待ちください|アクセスが拒否)"
    r"|\bcaptcha\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"^\W*(?:please )?(?:sign|log)[ -]?in\b|\b(?:sign|log)[ -]?in\W*$|^\W*(?:connexion|se connecter)\b"
    r"|(?:サインイン|ログイン)\W*$|^\W*(?:サインイン|ログイン)",
    re.IGNORECASE,
)
_LINES = re.compile(r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|lines?-\d+(?:-\d+)?", re.IGNORECASE)
_DIRECTIVE = ":~:"
_FEW = 3  # with fewer anchors than this, and scripts, the page is built in the browser


class Page(NamedTuple):
    """A body as read. ``complete`` is False when we stopped reading, or the server did."""

    body: bytes
    content_type: str
    complete: bool

    @property
    def is_html(self) -> bool:
        """Tell whether this is a page that can have fragments."""
        kind = self.content_type.partition(";")[0].strip().lower()
        return kind in {"text/html", "application/xhtml+xml"} or (not kind and b"<html" in self.body[:2048].lower())

    def text(self) -> str:
        """Return the body decoded: by its header, else by its own word, else as UTF-8; never fails."""
        said = _CHARSET.search(self.content_type.encode("latin-1", "replace")) or _CHARSET.search(self.body[:2048])
        try:
            return self.body.decode(said[1].decode("ascii") if said else "utf-8", "replace")
        except (LookupError, ValueError):
            return self.body.decode("utf-8", "replace")


def title_of(page: Page) -> str:
    """Return the page's title on one line, or an empty string."""
    found = _TITLE.search(page.text()) if page.is_html else None
    return " ".join(unescape(found[1]).split()) if found else ""


def says_gone(page: Page) -> bool:
    """Tell whether the page's title says that there is no such page, whatever its status."""
    return bool(_GONE.search(title_of(page)))


def wall_of(page: Page, status: int) -> Literal["", "challenge", "login"]:
    """Return what stands before the page, by its title: a robot check, a sign-in form, or nothing."""
    title = title_of(page)
    if _ROBOTS.search(title):
        return "challenge"
    if status < 400 or _GONE.search(title):
        return ""
    return "challenge" if _REFUSED.search(title) else "login" if _LOGIN.search(title) else ""


def look_up(fragments: tuple[str, ...], page: Page) -> tuple[tuple[str, bool | None], ...]:
    """Return for each fragment whether the page has it; None where that cannot be told from the body."""
    if not fragments:
        return ()
    if not page.is_html:
        return tuple((fragment, None) for fragment in fragments)
    text = page.text()
    anchors = {unescape(one) for groups in _ANCHOR.findall(text) for one in groups if one}
    judged = page.complete and not (len(anchors) < _FEW and "<script" in text.lower())
    return tuple((fragment, _has(fragment, text, anchors, judged)) for fragment in fragments)


def _has(fragment: str, text: str, anchors: set[str], judged: bool) -> bool | None:
    anchor, _, directive = fragment.partition(_DIRECTIVE)
    if directive:
        quotes = [part[5:] for part in directive.split("&") if part.startswith("text=")]
        shown = _shown(text)
        if quotes and all(_quoted(quote, shown) for quote in quotes):
            return True
        return False if quotes and judged and shown else None
    if anchor.lower() in {"", "top"}:
        return True
    plain = unquote(anchor)
    if not anchors.isdisjoint({anchor, plain, f"user-content-{plain}", f"user-content-{plain.lower()}"}):
        return True
    if _LINES.fullmatch(anchor) or any(sign in plain for sign in "/!="):  # lines of code, states of an application
        return None
    return False if judged and anchors else None


def _quoted(quote: str, shown: str) -> bool:
    """Follow https://wicg.github.io/scroll-to-text-fragment/: ``[prefix-,]start[,end][,-suffix]``."""
    at, parts = 0, quote.split(",")
    for part in parts:
        wanted = _squeeze(unquote(part.removeprefix("-").removesuffix("-") if len(parts) > 1 else part))
        at = shown.find(wanted, at)
        if at < 0:
            return False
        at += len(wanted)
    return True


def _shown(text: str) -> str:
    """Return what a reader sees, without any spaces: tags split words in places that do not matter."""
    pieces, at, is_hidden = [], 0, False
    for sign in _HIDING.finditer(text):
        if (sign[1] == "</") is is_hidden:  # what hides it ends, or begins where all is shown
            pieces += [] if is_hidden else [text[at : sign.start()]]
            at, is_hidden = sign.start(), not is_hidden
    pieces += [] if is_hidden else [text[at:]]
    return _squeeze(unescape(_TAG.sub("", "".join(pieces))))


def _squeeze(text: str) -> str:
    return "".join(text.split()).casefold()
