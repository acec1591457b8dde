"""How one translation writes what is the same in every language: addresses from its folder, signs, line breaks."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from readme_sync.sync.addresses import ADDRESS, Addresses
from readme_sync.sync.grouping import Grouping
from readme_sync.urls.locales import neutral

_TARGET = re.compile(
    r"(?P<head>\]\(|(?:href|src)=\"|^[ ]{0,3}\[(?!\^)[^\[\]]+\]:\s+)(?P<path>\.{0,2}/?[^()\s\"#?]+)(?P<tail>[^()\s\"]*)"
)
_DOTTED = re.compile(r"(?:\]\(|(?:href|src)=\")\./")
_BARE = re.compile(r"(?:\]\(|(?:href|src)=\")\w[^()\s\"#?:]*(?:/|\.\w+[()\s\"#?])")
_WIDE = ("ja", "zh", "yue")  # languages whose signs are as wide as their letters
_SIGNS = dict(
    zip("、，。（）：；「」『』／＋・", (", ", ", ", ". ", " (", ")", ": ", "; ", *'""""/+', ", "), strict=True)
)
_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
_NO_PATH = ("/", "#", "<", "{", "$")


class Spelling:
    """How ``language`` is written in the file ``path``, beside a source at ``source``.

    ``addresses`` finds the address that this translation uses for one of the source.
    """

    def __init__(
        self,
        language: str,
        path: str,
        source: str,
        addresses: Addresses,
        labels: Mapping[str, str] | None = None,
        text: str = "",
        grouping: Grouping | None = None,
    ) -> None:
        """``text`` is the translation, whose habits are kept; ``grouping`` knows how it groups digits."""
        self._grouping = grouping
        self._is_dotted = len(_DOTTED.findall(text)) > len(_BARE.findall(text))
        self._western = language.partition("-")[0] not in _WIDE
        self._here, self._there = posixpath.dirname(path), posixpath.dirname(source)
        self._document = neutral(source)
        self._addresses = addresses
        self._labels = labels or {}

    def labelled(self, text: str) -> str:
        """Return ``text`` with the labels that this translation has for the source's footnotes."""
        return _LABEL.sub(lambda match: f"[^{self._labels.get(match[1], match[1])}]", text) if self._labels else text

    def addressed(self, text: str) -> str:
        """Return ``text`` with the addresses and labels that this translation uses for the source's."""
        text = self.labelled(text)
        return ADDRESS.sub(lambda match: self._addresses.own(match[0]), text) if "://" in text else text

    def adapt(self, text: str) -> str:
        """Return ``text`` with the addresses of this translation, seen from its folder, and its widths and numbers."""
        text = self.addressed(text)
        if self._grouping is not None:
            text = self._grouping.adapt(text)
        text = self.placed(text)
        return text.replace("\u3000", " ") if self._western else text

    def placed(self, text: str) -> str:
        """Return ``text`` with its relative addresses as seen from this translation's folder."""
        return _TARGET.sub(self._moved, text) if "(" in text or '="' in text or "]:" in text else text

    def _moved(self, match: re.Match[str]) -> str:
        path = match["path"]
        if path.startswith(_NO_PATH) or ":" in path.split("/")[0]:
            return match[0]
        real = posixpath.normpath(posixpath.join(self._there, path))
        page = self._addresses.page(path)
        if page is not None and not self._addresses.is_edition(real) and neutral(real) != self._document:
            return match["head"] + page + match["tail"]
        if self._here == self._there:
            return match[0]
        made = posixpath.relpath(real, self._here or ".")
        if path.endswith("/"):
            made += "/"
        if (self._is_dotted or path.startswith("./")) and not made.startswith("."):
            made = "./" + made
        return match["head"] + made + match["tail"]

    def edition(self, path: str, *, own: bool = False) -> str | None:
        """Return the edition that a path leads to, as the source writes it or, ``own``, as this translation does."""
        real = posixpath.normpath(posixpath.join(self._here if own else self._there, path))
        return real if self._addresses.is_edition(real) else None

    def sign(self, sign: str) -> str:
        """Return how a sign of the source is written here, where the translation does not show it itself."""
        bare = sign.strip()
        return _SIGNS.get(bare, sign) if self._western else sign
