"""A label and its address that a blank or a line break parts, and pictures in links whose brackets are not in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.rules.links.mislinks import Mislink
from readme_sync.rules.links.runs import Runs, link_before
from readme_sync.rules.links.undefined_labels import stays_open
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span

_GAP = re.compile(r"\](?P<gap>[ \u00a0]{1,20}|[:：]|[ \t]{0,20}\n[ \t>]{0,20})\((?P<target>[^\s()]{1,2000})\)")
_URL = lazy(r"https?://.")
# A file, or a place of this page; "(#12)" is an issue.
_FILE = lazy(
    r"(?:\.{0,2}/)?[\w./%-]+\.(?:md|png|jpe?g|gif|svg|webp)(?:#[\w%-]+)?|#[\w%-]*[^\W\d][\w%-]*", re.IGNORECASE
)
_ENDS = '_*`"”»」'  # of a name, of a word in bold, in code or in quotation marks
_UNCLOSED = lazy(r"\]\(<(?P<target>[^<>\s()]{1,500})\)")
_BADGE = lazy(
    r"\[(?P<picture>!\[[^\[\]\n]{0,200}\](?:\([^()\s]{1,500}\)|\[[^\[\]\n]{1,100}\]))(?P<rest>\]?)"
    r"(?:(?P<gap> {0,3})\((?P<target>https?://[^\s()]{1,1000})\))?"
)
_BLANKS = 20  # between two pictures, at most
_SHORTEST = 3  # characters of a label; a picture has its mark
_MOST = 300  # a label is short; beyond this the brackets belong to something else
_USUAL = 3  # links around one picture, at least, beside which brackets alone are a slip
_LONGEST = 2000  # of what is looked through for a bracket that closes


def parted(document: Document) -> Iterator[Mislink]:
    """Yield labels and addresses between which something stands."""
    text = document.text
    if "](<" in text:
        yield from _unclosed(document)
    runs = Runs(document)
    for match in _GAP.finditer(text):
        bracket, gap = match.start(), match.span("gap")
        if not (text[bracket - 1 : bracket].isalpha() or text[bracket - 1 : bracket] in _ENDS):
            continue
        run = runs.at(bracket)
        start = text.rfind("[", max(0, bracket - _MOST), bracket)
        label = text[start + 1 : bracket]
        if run is None or start < run.span.start or match.end() > run.span.end or "]" in label:
            continue
        if len(label) < _SHORTEST and text[start - 1 : start] != "!":
            continue
        if text[start - 1] in "]\\" or not _is_target(match, label):
            continue
        before = link_before(run.inline.links, bracket)
        if before is None or before.span.end <= start:
            written = f"[{shorten(label, 40)}]{' ' if match['gap'].isspace() else match['gap']}"
            message = f'"{written}({shorten(match["target"], 40)})" is no link: nothing may stand between "]" and "("'
            start -= text[start - 1 : start] == "!"
            yield Mislink(Span(start, gap[1]), message, (Edit(Span(*gap), ""),), match["target"])


def _is_target(match: re.Match[str], label: str) -> bool:
    """Tell whether what stands in parentheses was meant as a target: an address; a file only where blanks part it."""
    if _URL.match(match["target"]):
        return True
    return not match["gap"].strip(" ") and label[0] not in "^!" and _FILE.fullmatch(match["target"]) is not None


def _unclosed(document: Document) -> Iterator[Mislink]:
    """``[text](<a file.md)``."""
    runs, targets = Runs(document), {link.target_span.start for link in document.links}
    for match in _UNCLOSED.finditer(document.text):
        if match.start("target") in targets or runs.at(match.start()) is None:
            continue
        at = match.end("target")
        message = f'the link to {shorten(match["target"])} lacks its closing ">"'
        yield Mislink(Span(match.start(), match.end()), message, (Edit(Span(at, at), ">"),), match["target"])


def badges(document: Document) -> Iterator[Mislink]:
    """``[![text](picture)(address)``, ``[![text](picture)`` alone, and with ``]`` beside pictures that are links."""
    text = document.text
    if "[![" not in text:
        return
    runs, links = Runs(document), {link.span.start: link.span.end for link in document.links}
    ends = set(links.values())
    for match in _BADGE.finditer(text):
        start, end = match.span()
        run = runs.at(start)
        if start in links or run is None or end > run.span.end or text[start - 1 : start] in ("\\", "]"):
            continue
        picture = shorten(match["picture"], 40)
        if match["target"] and not match["rest"] and not match["gap"]:
            at = match.end("picture")
            message = f'"[{picture}(…)" lacks the "]" before its URL'
            yield Mislink(Span(start, end), message, (Edit(Span(at, at), "]"),), match["target"])
        elif match["target"] and match["gap"]:
            message = f'"[{picture}] (…)" is no link: nothing may stand between "]" and "("'
            yield Mislink(Span(start, end), message, (Edit(Span(*match.span("gap")), ""),), match["target"])
        elif (
            match["rest"]
            and not match["target"]
            and (_is_beside(text, match, run.span, links, ends) or _is_usually_linked(text, match))
        ):
            message = f'"[{picture}]" has no target; the pictures beside it have one'
            yield Mislink(Span(start, end), message, (), match["picture"])
        elif (
            not match["rest"]
            and not match["target"]
            and match.start("picture") in links
            and stays_open(text, start, min(run.span.end, start + _LONGEST))
        ):
            message = f'the bracket before "{picture}" is never closed'
            yield Mislink(Span(start, end), message, (), match["picture"])


def _is_usually_linked(text: str, match: re.Match[str]) -> bool:
    """Tell whether a picture that a label defines is a link elsewhere in the page, as a rule."""
    picture = match["picture"]
    is_free = text[match.end() : match.end() + 1] not in ("(", "[", ":")
    return is_free and picture[-1] == "]" and text.count(f"[{picture}](") >= _USUAL


def _is_beside(text: str, match: re.Match[str], run: Span, links: dict[int, int], ends: set[int]) -> bool:
    """Tell whether a picture that is a link stands right before or behind brackets, and nothing that makes them a link."""
    before, after = match.span()
    if text[after : after + 1] in ("(", "[", ":"):
        return False
    near, beyond = text[max(run.start, before - _BLANKS) : before], text[after : min(run.end, after + _BLANKS)]
    before -= len(near) - len(near.rstrip())
    after += len(beyond) - len(beyond.lstrip())
    return (before in ends and text[before - 1] == ")") or (after in links and text.startswith("[![", after))
