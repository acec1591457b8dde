"""The facts of a piece of Markdown, and where two pieces disagree about them: what a translation may not change."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from readme_sync.language.numbers import Number, close, numbers
from readme_sync.markdown.inline import parse_inline
from readme_sync.urls.hub import parse_hub_url
from readme_sync.urls.locales import neutral
from readme_sync.values import NamedTuple

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
LICENCE = re.compile(
    r"apache[\s-]*2(?:\.0)?|\bmit\b|\bcc[\s-]by(?:-(?:nc|sa|nd))*[\s-]*\d\.\d|\b[al]?gpl[\s-]*v?\d?|\bbsd[\s-]*\d?|\bcc0\b",
    re.IGNORECASE,
)
_DOTS = re.compile(r"^(?:\.{1,2}/)+")


class Facts(NamedTuple):
    """What a text says in any language. Each field but ``numbers`` is sorted: a multiset."""

    repositories: tuple[str, ...]
    links: tuple[str, ...]
    footnotes: tuple[str, ...]
    bold: tuple[str, ...]
    code: tuple[str, ...]
    licences: tuple[str, ...]
    numbers: tuple[Number, ...]


@lru_cache(maxsize=16384)
def facts(text: str, language: str) -> Facts:
    """Return the facts of ``text``, one run of inline Markdown in ``language`` (a BCP 47 tag)."""
    inline = parse_inline(text, 0, {})
    repositories, links = [], []
    for link in inline.links:
        repository = parse_hub_url(link.target)
        if repository is not None:
            repositories.append(f"{repository.kind}:{repository.id}".lower())
        else:
            links.append(_address(link.target))
    plain = inline.plain.replace("\u2011", "-").replace("\u00a0", " ")
    return Facts(
        tuple(sorted(repositories)),
        tuple(sorted(links)),
        tuple(sorted(note.label for note in inline.footnotes)),
        tuple(sorted(_bold(mark.text, language) for mark in inline.emphasis if mark.strong)),
        tuple(sorted(match[2].strip() for match in _CODE.finditer(text))) if "`" in text else (),
        tuple(sorted("-".join(re.split(r"[\s-]+", found)) for found in LICENCE.findall(plain.lower()))),
        numbers(inline.plain, language),
    )


def _address(target: str) -> str:
    """Return a link without its language; a relative one without the way up to the root, which each folder has own."""
    if target.startswith(("http://", "https://")):
        return neutral(target)
    return _DOTS.sub("", target)


def _bold(text: str, language: str) -> str:
    """Return the numbers of a bold text, or a sign for words: which words are bold is the translation's affair."""
    values = [str(number.value) for number in numbers(text, language)]
    return " ".join(values) if values else "words"


def disagreements(wanted: Facts, found: Facts) -> tuple[str, ...]:
    """Return the names of the fields in which two texts disagree; numbers agree within what they write."""
    differing = [
        name
        for name, one, other in zip(Facts._fields, wanted, found, strict=True)
        if name != "numbers" and one != other
    ]
    if strangers(wanted.numbers, found.numbers) or strangers(found.numbers, wanted.numbers):
        differing.append("numbers")
    return tuple(differing)


def strangers(known: tuple[Number, ...], found: tuple[Number, ...]) -> tuple[str, ...]:
    """Return the texts of the numbers of ``found`` that have no equal among ``known``, each of which serves once."""
    if Counter(number.value for number in known) == Counter(number.value for number in found):
        return ()
    rest = list(known)
    left = []
    for number in found:
        partner = next((other for other in rest if close(number, other) or _is_within(number, other)), None)
        if partner is None:
            left.append(number.text)
        else:
            rest.remove(partner)
    return tuple(left)


def _is_within(one: Number, other: Number) -> bool:
    """Tell whether one name with digits is the end of the other, which joins two: 山大BERT2 is YamaUniversityBERT2."""
    short, long = sorted((one.text, other.text), key=len)
    at = len(long) - len(short)
    return (
        one.kind == other.kind == "identifier"
        and at > 0
        and long.endswith(short)
        and short[0].isupper()
        and long[at - 1].islower()
    )
