"""Which address a translation uses for one of the source: a page for its readers, where its texts show one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable
from functools import cached_property

from readme_sync.urls.hub import parse_hub_url
from readme_sync.urls.locales import neutral, url_language
from readme_sync.urls.parts import split

ADDRESS = re.compile(r"https?://[^\s)>|\"'<]+")
_FILE = re.compile(r"(?<=\]\()(?!\w+:|/)[^()\s#?]+\.mdx?(?=[)#])")


class Addresses:
    """The addresses of pairs of texts, each (source, translation).

    ``editions`` are the files of the document: which of them a line leads to is no choice of the translators.
    """

    def __init__(self, load: Callable[[], Iterable[tuple[str, str]]], editions: Container[str] = ()) -> None:
        self._load, self._editions = load, editions

    def is_edition(self, path: str) -> bool:
        """Tell whether a file is one of the document's own."""
        return path in self._editions

    def own(self, address: str) -> str:
        """Return the address to use for ``address``: the translation's own where it always has another, else itself."""
        known = self._known.get(address)
        if known:
            best, count = known.most_common(1)[0]
            return best if count > known[address] and 2 * count > known.total() else address
        for old, new in self._variants.get(split(address).netloc, ()):
            if address.count(old) == 1 and (address.endswith(old) or not old[-1].isalnum()):  # not within a longer word
                made, rest = address.replace(old, new), address.replace(old, old[-1])
                if made.count("//") == address.count("//") and url_language(rest) is None:  # else it has its language
                    return made
        return address

    def page(self, path: str) -> str | None:
        """Return the file that this translation always leads to for one of the source's, seen from its folder.

        Only where that is another language's page of the same text.
        """
        known = self._files.get(path)
        best, count = known.most_common(1)[0] if known else (path, 0)
        return best if known and best != path and 2 * count > known.total() else None

    @cached_property
    def _files(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for source, translation in self._load():
            ones, others = _FILE.findall(source), _FILE.findall(translation)
            if len(ones) == len(others):
                for one, other in zip(ones, others, strict=True):
                    named, here = (neutral(path).rpartition("/")[2] for path in (one, other))
                    found[one][other if named == here else one] += 1
        return found

    @cached_property
    def _known(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for source, translation in self._load():
            ones, others = ADDRESS.findall(source), ADDRESS.findall(translation)
            if len(ones) == len(others):
                for one, other in zip(ones, others, strict=True):
                    if parse_hub_url(one) is None and "&" not in other.replace("&amp;", ""):
                        found[one][other] += 1
        return found

    @cached_property
    def _variants(self) -> dict[str, list[tuple[str, str]]]:
        """How a host's addresses in the source's language become those in the translation's: ``.ja.`` is ``.en.``."""
        found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for one, others in self._known.items():
            for other, count in others.items():
                if one != other and neutral(one) == neutral(other):
                    found[split(one).netloc][_difference(one, other)] += count
        return {host: [pair for pair, _ in pairs.most_common()] for host, pairs in found.items()}


def _difference(one: str, other: str) -> tuple[str, str]:
    """Return the parts in which two addresses differ, each with the sign before and behind it."""
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    while head and one[head - 1].isalnum():
        head -= 1
    head = max(head - 1, 0)
    while tail and one[len(one) - tail].isalnum():
        tail -= 1
    tail = max(tail - 1, 0)
    return one[head : len(one) - tail], other[head : len(other) - tail]
