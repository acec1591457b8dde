"""Which differences of blocks are told as such: not those that another rule says at the same place."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from readme_sync.align.blocks.facts import BlockFacts, Fact
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition
from readme_sync.editions.language_line import resolve as resolve_on_hosts
from readme_sync.editions.relative import resolve
from readme_sync.markdown.document import Document
from readme_sync.records.licence_names import identifier
from readme_sync.records.licences import licence_spellings
from readme_sync.rules.blocks.drift import EditionDrift, PairDrift
from readme_sync.rules.blocks.in_headings import is_in_a_heading
from readme_sync.rules.blocks.own_pages import is_own_page
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.rules.footnotes.definitions import defines, is_unused
from readme_sync.rules.licence_words import speaks_of_licences
from readme_sync.rules.links.lone_labels import begun_again, goes_on, with_its_scheme
from readme_sync.rules.links.rs105_label_contradicts_target import accused
from readme_sync.rules.links.undefined_labels import undefined_labels
from readme_sync.rules.rows.html_rows import lacked_rows
from readme_sync.text import Span

_Label = tuple[str, str]  # a link's text, and what stands beside the link
_Labels = tuple[_Label, _Label]  # the translation's, the source's
_OTHERS = 3  # files of one folder that are not there
_NUMBERED = re.compile(r"\d+|\.\w{3,4}$")  # the number of a picture, and its kind
_BLANK_IN_A_PATH = re.compile(r"\]\(([^()\s\"']{1,200}(?: [^()\s\"']{1,200}){1,4})\)")


def to_tell(catalogue: Catalogue, drift: EditionDrift, files: Mapping[str, bool]) -> EditionDrift:
    """Return ``drift`` without links to no file, which RS304 says, and those that contradict their label: RS105.

    Nor are links told of that lead to a page of the edition's own folder instead of the source's page, those and
    pictures that are missing and lead to no file in the source (unless the edition keeps others of that folder), or
    those whose counterpart begins with a bracket that was meant for Markdown: that one leads to no file. A footnote
    of a text that is defined here and referred to nowhere is RS202's. What a heading links to is there, and what a
    row of HTML says that is missing goes with it. Nor are the numbers of a link's label that leads to another page
    as well.
    """
    here, source = catalogue.editions[drift.edition], catalogue.editions[catalogue.source]
    rows = [one.row.span for one in lacked_rows(catalogue) if one.edition == drift.edition] if drift.differing else ()
    path, accused_here = here.path, accused(here) if drift.differing else frozenset[Span]()
    folders = cache(lambda: _missing_folders(here, files))

    def is_left_out(lost: Fact) -> bool:
        """Tell whether what is lost is a link to no file: where others of its folder are kept, nobody meant it."""
        if leads_somewhere(lost, source.path, files):
            return False
        folder = posixpath.dirname(resolve(source.path, lost.shown) or "")
        return not folder or folders()[folder] < _OTHERS

    linked = cache(lambda: frozenset(fact[:2] for facts in drift.alignment.source for fact in facts.links))

    def is_of_another_text(one: Difference, own: Fact) -> bool:
        """Tell whether a link to no file is one of another text of the source, and the source's leads to none either.

        Then nobody can tell by the files which is right: they come from elsewhere.
        """
        other = one.other
        return other is not None and not leads_somewhere(other, source.path, files) and own[:2] in linked()

    def is_told(one: Difference, own: Fact) -> bool:
        if not (leads_somewhere(own, path, files) or is_of_another_text(one, own)):
            return False
        if is_own_page(one, here, source, files):
            return False
        is_odd = _is_misspelt(own) or _is_malformed(own, here.document)
        return not is_odd and not any(span.covers(own.span) for span in accused_here)

    differing = []
    for one in drift.differing:
        labels = list(_labels_of_other_pages(drift, one))
        kept = tuple(
            d._replace(slip=False) if d.slip and _is_picture_of_its_own(drift, d, path, files) else d
            for d in one.differences
            if not (d.kind == "number" and (_is_in_a_label(d, labels) or _is_of_a_licence(drift, one, d, source)))
            and (d.other is None or not (_is_bracketed(d.other) or _is_misspelt(d.other)))
            and not _is_of_an_unused_note(drift, one, d, here)
            and not _is_called_otherwise(d, here.document, source.document)
            and not is_in_a_heading(drift, d, here, source)
            and not (d.what == "lost" and d.other is not None and is_left_out(d.other))
            and (is_told(d, d.own) if d.own is not None else not _has_lost_its_way(drift, d, here.document, files))
            and not _is_undefined(drift, d, here.document)
            and not (d.what == "lost" and d.other is not None and any(row.covers(d.other.span) for row in rows))
        )
        if kept:
            differing.append(one if kept == one.differences else PairDrift(one.pair, kept))
    return drift._replace(differing=tuple(differing))


def _missing_folders(edition: Edition, files: Mapping[str, bool]) -> Counter[str]:
    """Return how many files that are not there an edition links to in each folder."""
    targets = {target for link in edition.document.links if (target := resolve(edition.path, link.target)) is not None}
    return Counter([posixpath.dirname(target) for target in targets if not files.get(target, True)])


def _is_of_a_licence(drift: EditionDrift, pair: PairDrift, d: Difference, source: Edition) -> bool:
    """Tell whether two numbers are of one licence ("GPLv3", "GPL-3.0"), or of two in a text of which RS415 tells."""
    if d.own is None or d.other is None:
        return False
    ours = " ".join(drift.alignment.blocks[n].plain for n in pair.pair.right)
    theirs = drift.alignment.source[pair.pair.left[0]]
    here, there = (
        [name for name, said in licence_spellings(text) if fact.shown in said and identifier(name)]
        for text, fact in ((ours, d.own), (theirs.plain, d.other))
    )
    if not here or not there:
        return False  # nearly always
    if {*here} & {*there}:
        return True
    return any(map(speaks_of_licences, (theirs.plain, source.sections[theirs.block.section].title)))


def _labels_of_other_pages(drift: EditionDrift, one: PairDrift) -> Iterator[_Labels]:
    """Yield how links of an entry that lead to another page than the source's are called: RS408 tells it.

    Of a text both are told together.
    """
    if not any(d.kind == "number" for d in one.differences):
        return  # nearly always
    if drift.alignment.source[one.pair.left[0]].block.kind != "entry":
        return
    for d in one.differences:
        if d.what == "changed" and d.kind in ("link", "repository") and d.own is not None and d.other is not None:
            here = _label_at(drift.alignment.blocks, one.pair.right, d.own)
            there = _label_at(drift.alignment.source, one.pair.left, d.other)
            if here is not None and there is not None:
                yield here, there


def _label_at(blocks: Sequence[BlockFacts], numbers: Iterable[int], fact: Fact) -> _Label | None:
    """Return the text of the link that a fact stands in, and the rest of its block's text."""
    for n in numbers:
        for inline in blocks[n].block.inlines:
            for link in inline.links:
                if link.text and link.span.covers(fact.span):
                    return link.text, blocks[n].plain.replace(link.text, " ", 1)
    return None


def _is_in_a_label(difference: Difference, labels: Sequence[_Labels]) -> bool:
    own, other = difference.own, difference.other
    return (
        own is not None
        and other is not None
        and any(_is_within(own, here) and _is_within(other, there) for here, there in labels)
    )


def _is_within(number: Fact, label: _Label) -> bool:
    text, rest = label
    return number.shown in text and number.shown not in rest


def _is_misspelt(fact: Fact) -> bool:
    """Tell whether an address has a misspelt scheme: RS104 says it, in the source as well."""
    return fact.kind == "link" and with_its_scheme(fact.shown) != ""


def _is_bracketed(fact: Fact) -> bool:
    """Tell whether an address begins with a bracket that was meant for Markdown; code may begin so."""
    return fact.kind != "code" and fact.shown.startswith("(")


def _is_malformed(fact: Fact, document: Document) -> bool:
    """Tell whether an address begins twice, or has taken the sign behind it for its part: RS104 says it."""
    if fact.kind != "link":
        return False
    text, start = document.text, fact.span.start
    is_bare = text.startswith("http", start) and not text.endswith(("](", '"', "<"), 0, start)
    return begun_again(fact.shown) != "" or (is_bare and goes_on(fact.shown) is not None)


def _is_of_an_unused_note(drift: EditionDrift, pair: PairDrift, lost: Difference, here: Edition) -> bool:
    if lost.kind != "footnote" or lost.own is not None or lost.other is None:
        return False
    block = drift.alignment.source[pair.pair.left[0]].block
    return block.kind != "entry" and is_unused(here.document, lost.other.key)


def _is_called_otherwise(one: Difference, here: Document, source: Document) -> bool:
    """Tell whether two footnotes have labels of which each edition defines its own alone: no reader sees them."""
    if one.kind != "footnote" or one.own is None or one.other is None:
        return False
    own, other = one.own.key, one.other.key
    return defines(here, own) and defines(source, other) and not (defines(here, other) or defines(source, own))


def _has_lost_its_way(drift: EditionDrift, lost: Difference, here: Document, files: Mapping[str, bool]) -> bool:
    """Tell whether a link to a file is there and leads to none: RS304 says it, and nothing is missing.

    So it is with a path in which a blank was put: RS104 says that.
    """
    if lost.kind not in ("link", "image") or lost.other is None or "//" in lost.other.shown:
        return False
    shown = lost.other.shown.lstrip("./")
    if any(path.endswith(shown) for path in _with_blanks(here)):
        return True
    links = (fact for n in lost.pair.right for fact in drift.alignment.blocks[n].links)
    return any(fact.kind == lost.kind and not leads_somewhere(fact, here.path, files) for fact in links)


def _is_undefined(drift: EditionDrift, lost: Difference, here: Document) -> bool:
    """Tell whether a link that is missing may be one whose label nothing defines: RS104 says it."""
    if lost.what != "lost" or lost.kind not in ("link", "image", "badge") or not _undefined(here):
        return False
    spans = [drift.alignment.blocks[n].block.span for n in lost.pair.right]
    return any(span.covers(wrong) for span in spans for wrong in _undefined(here))


@lru_cache(maxsize=64)  # a document is compared by identity
def _undefined(document: Document) -> tuple[Span, ...]:
    return tuple(one.span for one in undefined_labels(document)) if "][" in document.text else ()


@lru_cache(maxsize=64)  # a document is compared by identity
def _with_blanks(document: Document) -> frozenset[str]:
    """Return the paths in parentheses that a blank breaks, without it."""
    return frozenset(["".join(path.split(" ")) for path in _BLANK_IN_A_PATH.findall(document.text)])


def _is_picture_of_its_own(drift: EditionDrift, one: Difference, path: str, files: Mapping[str, bool]) -> bool:
    """Tell whether a picture whose name is nearly the source's is a file that is there and that the source never shows.

    A screen that has another number, or is of another kind, in each language is no slip.
    """
    if one.kind != "image" or one.own is None or one.other is None:
        return False
    if _NUMBERED.sub("", one.own.key) != _NUMBERED.sub("", one.other.key):
        return False
    target = resolve(path, one.own.shown)
    if target is None or not files.get(target, False):
        return False
    return all(fact.key != one.own.key for facts in drift.alignment.source for fact in facts.links)


def leads_somewhere(fact: Fact, path: str, files: Mapping[str, bool]) -> bool:
    """Tell whether a fact of the page ``path`` is no link to a file that is not there: those are RS304's."""
    if fact.kind not in ("link", "image", "badge"):
        return True
    target = resolve(path, fact.shown) or resolve_on_hosts(fact.shown, path)  # asked for, so of this repository
    return target is None or files.get(target, True)
