"""Texts of a Chinese translation in the other Chinese script: what was pasted from there, and not converted."""

from __future__ import annotations

from collections.abc import Iterator, Set

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.language.chinese import chinese_signs, detect_chinese, has_signs_of
from readme_sync.language.tags import chinese_script
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.drift import drifts
from readme_sync.rules.blocks.wording import head, noun
from readme_sync.rules.messages import shorten

_TEXTS = ("paragraph", "entry", "quote")
_SCRIPTS = {"Hans": ("Hant", "traditional"), "Hant": ("Hans", "simplified")}  # the other one of each
_FEWEST_SIGNS = 3
_LINKS = 20  # of a text: one with more is a list of names
_MOST = 3  # texts of one edition beside the first: more are one finding


def other_chinese(catalogue: Catalogue, told: Set[Block]) -> Iterator[Violation]:
    """Yield the texts of each Chinese edition that are in the other script, without those that are ``told``."""
    for drift in drifts(catalogue):
        edition = catalogue.editions[drift.edition]
        if not (script := chinese_script(edition.language)):
            continue
        other, name = _SCRIPTS[script]
        blocks = [facts.block for facts in drift.alignment.blocks if facts.block.kind in _TEXTS]
        found = [block for block in blocks if _is_in(block, other)]
        texts = [block for block in found if block not in told]
        if texts and len(found) <= sum(chinese_script(detect_chinese(block.plain)) == script for block in blocks):
            yield from _violations(edition, texts, name)  # else the edition's tag is wrong


def _is_in(block: Block, script: str) -> bool:
    """Tell whether what a block says itself is in a script: what links are called may be anybody's words."""
    text = block.plain
    if not has_signs_of(text, script, _FEWEST_SIGNS):
        return False  # nearly always
    links = [link.text for inline in block.inlines for link in inline.links if link.text]
    for label in links[:_LINKS]:
        text = text.replace(label, "")
    is_clear = len(links) <= _LINKS and chinese_signs(text) >= _FEWEST_SIGNS
    return is_clear and chinese_script(detect_chinese(text)) == script


def _violations(edition: Edition, texts: list[Block], script: str) -> Iterator[Violation]:
    first, *more = texts
    if len(more) < _MOST:
        more = []
    for block in texts if not more else (first,):
        text = " ".join(block.plain.split())
        what = f"{len(texts)} texts are" if more else f"the {noun(block)} is"
        yield Violation(
            f'{what} in {script} Chinese in {edition.language}: "{shorten(text)}"',
            edition.document,
            head(block),
            related=tuple(Location(edition.document, head(one), "and this") for one in more),
            subject=text[:200],
            members=tuple(member(edition.language, shorten(" ".join(one.plain.split()))) for one in (block, *more)),
        )
