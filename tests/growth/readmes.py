"""READMEs in three languages that a check could take more than n steps for: the matching, and every rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

Texts = Mapping[str, str]  # language -> README

_HEADS = {
    "ja": "# 日本語のモデルのまとめ\n\nこのページはモデルをまとめたものです。\n",
    "en": "# Overview of models\n\nThis page is about the models.\n",
    "fr": "# Les modèles\n\nCette page est une liste des modèles.\n",
}
_TABLES = {"ja": "\n|名称|規模|\n|-|-|\n", "en": "\n|Name|Size|\n|-|-|\n", "fr": "\n|Nom|Taille|\n|-|-|\n"}
_PIECES = {
    "entries alike": "- the same entry in every line of it\n",
    "entries with facts alike": "- [a](https://a.example/x) `b` 12 GB\n",
    "one long paragraph": "word [a](https://a.example/x) `b` 12.5 GB ![c](d.png)\n",
    "code alike": "```sh\nrun it\n```\n\n",
    "html alike": "<p><img src='a.png'></p>\n\n",
    "quotes and text": "> quoted\n\ntext\n\n",
}


class Shape(NamedTuple):
    """Makes the text of ``language`` with n pieces; ``table`` says that they are rows."""

    make: Callable[[str, int], str]
    table: bool = False

    def texts(self, n: int) -> Texts:
        """Return the README of each language."""
        return {
            language: head + (_TABLES[language] if self.table else "\n") + self.make(language, n)
            for language, head in _HEADS.items()
        }


def _cell(piece: str) -> Shape:
    """Return one row whose first cell has n times ``piece``, in each language with other numbers and hosts."""

    def make(language: str, n: int) -> str:
        first = list(_HEADS).index(language) * n
        cell = " ".join(piece.format(n=first + i, language=language) for i in range(n))
        return f"|{cell}|7B|\n"

    return Shape(make, table=True)


def _fewer(piece: str) -> Shape:
    """Return n times ``piece``; the translations lack a tenth."""
    return Shape(lambda language, n: piece * (n if language == "ja" else n - n // 10))


def _half(source: str, translation: str) -> Shape:
    """Return n numbered pieces of which the translations lack every second one."""

    def make(language: str, n: int) -> str:
        piece, step = (source, 1) if language == "ja" else (translation, 2)
        return "".join(piece.format(i) for i in range(0, n, step))

    return Shape(make)


def _moved(language: str, n: int) -> str:
    """Return rows that stand in another order in each language."""
    step = {"ja": 1, "en": 7, "fr": 11}[language]
    whole = next(size for size in range(n, n + 12) if size % 7 and size % 11)
    return "".join(f"|[m{i * step % whole}](https://m.example/{i * step % whole})|7B|\n" for i in range(whole))


SHAPES: dict[str, Shape] = {
    "every second section missing": _half("## コンテキスト {0}\n\n文。\n\n", "## Context engineering {0}\n\nText.\n\n"),
    "sections missing on end": Shape(
        lambda language, n: "".join(f"## 章 {i}\n\n文 {i}。\n\n" for i in range(n if language == "ja" else 1))
    ),
    "bare headings missing on end": Shape(
        lambda language, n: "".join(f"## 章 {i}\n\n" for i in range(n)) if language == "ja" else "- a\n- b\n- c\n" * n
    ),
    "underlined headings of one edition": Shape(lambda language, n: "a\n===\n\n" * (n if language == "fr" else 1)),
    "equal rows": Shape(lambda _, n: "|a|7B|\n" * n, table=True),
    "rows that differ": Shape(lambda language, n: "".join(f"|m{i}|{i}B {language}|\n" for i in range(n)), table=True),
    "rows that moved": Shape(_moved, table=True),
    "links of a cell": _cell("[x](https://{language}.example/{n})"),
    "repositories of a cell": _cell("https://huggingface.co/{language}/m{n}"),
    "numbers of a cell": _cell("{n}7 GB,"),
    "names in bold in a cell": _cell("**Mo{language}{n}**"),
    "code of a cell": _cell("`run{language}{n}`"),
    "pictures of a cell": _cell("![a](img/{language}{n}.png)"),
    "footnotes of a cell": _cell("[^{language}{n}]"),
    "dates of a cell": _cell("2024-07-{n},"),
    "lines of a cell": _cell("{language}{n}<br>"),
    "tables": Shape(lambda language, n: "".join(f"\n|{language}|b|\n|-|-|\n|{i}|x|\n" for i in range(n))),
    "sections": Shape(lambda language, n: "".join(f"\n## {language} {i}\n\nx {i}\n" for i in range(n))),
    "a version of a heading": Shape(lambda language, n: f"## {'1.' * (n + len(language) % 2)}{language}\n\nx\n"),
    "years of a heading": Shape(
        lambda language, n: f"## {language} " + f"{1980 + list(_HEADS).index(language)} " * n + "\n\nx\n"
    ),
    "sections with anchors": Shape(
        lambda language, n: "".join(f'\n<a id="s{i}"></a>\n\n## {language} {i}\n\nx {i}\n' for i in range(n))
    ),
    "sections with code": Shape(
        lambda language, n: "".join(
            f"\n## {language} {i}\n\n" + f"```sh\nrun {i} --{language}\n```\n" * (1 + (i % 2) * (language == "ja"))
            for i in range(n)
        )
    ),
    "links of a paragraph": Shape(
        lambda language, n: " ".join(f"[x](https://{language}.example/{i})" for i in range(n)) + "\n"
    ),
    "links that a blank broke": Shape(
        lambda language, n: "".join(f"[x](https://x.example/{' ' * (language != 'ja')}{i})\n" for i in range(n))
    ),
    "entries of a list": Shape(
        lambda language, n: "".join(f"- [{language} {i}](https://x.example/{language}/{i}) {i} GB\n" for i in range(n))
    ),
    "a table of contents": Shape(
        lambda language, n: (
            "".join(f"- [{language} {i}](#s{i})\n" for i in range(n))
            + "".join(f'\n<a id="s{i}"></a>\n\n## {language} {i}\n' for i in range(n))
        )
    ),
    "footnotes": Shape(
        lambda language, n: (
            "".join(f"x[^{i}]\n" for i in range(n)) + "\n" + "".join(f"[^{n - i}]: {language} {i}\n" for i in range(n))
        )
    ),
    "blocks of code": Shape(lambda language, n: "".join(f"```sh\nrun the {language} {i}\n```\n\n" for i in range(n))),
    "lines of code": Shape(
        lambda language, n: "```sh\n" + "".join(f"run {i} --{language}{i}\n" for i in range(n)) + "```\n"
    ),
    "ignores": Shape(
        lambda language, n: "".join(
            f"\n<!-- readme-sync: ignore RS{100 + i % 800} x -->\n\nx {language}\n" for i in range(n)
        )
    ),
    "findings that comments ignore": Shape(
        lambda _, n: "".join(f"x[^{i}] <!-- readme-sync: ignore RS201 x -->\n\n" for i in range(n))
    ),
    "findings that comments of one line ignore": Shape(
        lambda _, n: "".join(f"x[^{i}] <!-- readme-sync: ignore RS201 x --> " for i in range(n)) + "\n"
    ),
    "findings that comments of one paragraph ignore": Shape(
        lambda _, n: "".join(f"x[^{i}] <!-- readme-sync: ignore RS201 x -->\n" for i in range(n))
    ),
    "findings that comments of one entry ignore": Shape(
        lambda _, n: "".join(f"{'' if i else '- '}x[^{i}] <!-- readme-sync: ignore RS201 x -->\n" for i in range(n))
    ),
    "findings under many comments": Shape(
        lambda _, n: "<!-- readme-sync: ignore RS201 x -->\n" * n + "".join(f"x[^{i}]\n" for i in range(n))
    ),
    "comments that ignore every code": Shape(
        lambda _, n: "x[^1] <!-- readme-sync: ignore " + ", ".join(f"RS{100 + i % 900}" for i in range(n)) + " x -->\n"
    ),
    **{name: _fewer(piece) for name, piece in _PIECES.items()},
}
