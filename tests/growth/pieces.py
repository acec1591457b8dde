"""READMEs in two languages of pieces that the rules could take more than n steps for: what each rule looks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

_HEADS = {
    "en": "# Overview of looms\n\nThis page is about the looms and how to use them.\n\n",
    "fr": "# Vue d'ensemble\n\nCette page est une liste des métiers et dit comment les utiliser.\n\n",
}
Piece = Callable[[str, int], str]  # what the edition of a language has for a number


def word(number: int, length: int = 4) -> str:
    """Return another word for each number."""
    return "".join(chr(ord("a") + number // 26**place % 26) for place in range(length))


def only(language: str, piece: str, *, every: int = 2) -> Piece:
    """Return a piece that one edition has, and the other lacks now and then."""
    return lambda own, n: piece.format(n=n, word=word(n)) if own == language or n % every else ""


class Pieces(NamedTuple):
    """Makes the text of a language with n pieces."""

    piece: Piece

    def texts(self, n: int) -> Mapping[str, str]:
        """Return the README of each language."""
        return {
            language: head + "".join(self.piece(language, i) for i in range(n)) for language, head in _HEADS.items()
        }


SHAPES: dict[str, Pieces] = {
    "characters that were lost in HTML": Pieces(lambda _, n: f"<p>lo\ufffdm {n}</p>\n\n"),
    "characters that were lost beside comments": Pieces(lambda _, n: f"<p>lo\ufffdm {n} <!-- a -->\n"),
    "fences of two signs": Pieces(lambda _, n: f"``\nx {n}\n``\n\n"),
    "fences of full-width signs": Pieces(lambda _, n: f"｀｀｀\nx {n}\n｀｀｀\n\n"),
    "marks of merges beside code": Pieces(lambda *_: "<<<<<<< HEAD\n\n```\nx\n```\n\n"),
    "heads of alerts": Pieces(lambda *_: "> [! NOTE]\n\n"),
    "names of one address": Pieces(lambda own, n: f"[Loom-{word(n)}{own}](https://github.com/a/b)\n"),
    "addresses that are a letter off": Pieces(
        lambda own, n: (
            f"[a](https://{word(n)}.example/loomwork) [b](https://{word(n)}.example/loomwork)\n\n"
            + (f"[c](https://{word(n)}.example/loomwrok)\n\n" if own == "fr" else "")
        ),
    ),
    "names that share a half": Pieces(
        lambda own, n: f"The LoomWork{word(n, 8)}.\n\n" if own == "en" else f"Le LoomWork{word(n + 9_999, 8)}.\n\n",
    ),
    "names that are a letter off": Pieces(
        lambda own, n: f"The {word(n)}Loom{word(7 * n)}.\n\n" if own == "en" else f"Le {word(n)}Loam{word(7 * n)}.\n\n",
    ),
    "a block of lines of which every second one differs": Pieces(
        lambda own, n: f"```sh\nrun {n}\n```text\n\n{'the loom' if own == 'en' else 'le métier'}\n\n",
    ),
    "footnotes that nothing refers to": Pieces(lambda _, n: f"a[^{word(n)}]\n\n[^{word(n)}x]: a\n\n"),
    "code that a translation lacks": Pieces(
        lambda own, n: (
            f"Loom{word(n)} [a](https://a.example/{n}) text.\n\n"
            + (f"```sh\nrun {word(n)}\n```\n\n" if own == "en" or n % 4 else "")
        ),
    ),
    "tables that a translation lacks": Pieces(only("en", "| loom{word} | b |\n|--|--|\n| a{word} | c |\n\n")),
    "tables that are lists there": Pieces(
        lambda own, n: (
            f"| loom{word(n)} | b |\n|--|--|\n| a{word(n)} | c |\n\n" if own == "en" else f"- **a{word(n)}**: c\n\n"
        ),
    ),
    "titles of links that stay open": Pieces(
        lambda _, n: f'[loom {n}](https://a.example/{n} "t {n})\n',
    ),
    "labels that are nearly defined": Pieces(
        lambda _, n: f"[loom {word(n)}][loom{word(n)}a]\n\n[loom{word(n)}b]: https://a.example/{n}\n\n",
    ),
    "links that kept another edition's headings": Pieces(
        lambda own, n: f"[loom](#loom-{word(n)})\n\n## {'Loom' if own == 'en' else 'Métier'} {word(n)}\n\n",
    ),
    "addresses of mail": Pieces(lambda own, n: f"<loom{n}{own}@a.example>\n"),
    "pictures of one text": Pieces(lambda own, n: f"![loom {n}](img/{n}{own}.png)\n"),
    "links between signs of formulas": Pieces(lambda _, n: f"$$ [x](loom/{n}) $$\n"),
    "entries that stand twice there": Pieces(
        lambda own, n: (
            f"- [Loom {word(n)}](https://a.example/{n}) {own}\n"
            + (f"- [Loom {word(n)}](https://a.example/{n}) once more\n" * 6 if own == "fr" else "")
        ),
    ),
    "sections that are comments there": Pieces(
        lambda own, n: f"## Loom {word(n)}\n\ntext {n}\n\n" if own == "en" else f"<!-- Loom {word(n)} -->\n\n",
    ),
    "texts that are one there": Pieces(
        lambda own, n: f"The loom `a{word(n)}` b.\n\n" if own == "en" else f"Le métier `a{word(n)}` b.\n",
    ),
}
