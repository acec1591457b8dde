"""Writes a tree of documents in many languages to measure on: ``translations/LANGUAGE/PATH`` beside ``PATH``.

    python -m tools.make_tree FOLDER [--documents 91] [--languages 55] [--bytes 24000]

The texts are made-up words in the letters of each language's script; headings, lists, tables, code, links, images and
numbers stand where a course's documents have them. The same arguments write the same bytes.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

TAGS = (
    "ar bn bg my zh-CN zh-HK zh-MO zh-TW hr cs da nl et fi fr de el he hi hu id it ja kn ko lt ms ml mr ne no pcm fa "
    "pl pt-BR pt-PT pa ro ru sr sk sl es sw sv tl ta te th tr uk ur vi am ka km"
).split()
_LETTERS = {
    "Latn": "abcdefghijklmnoprstuvz",
    "Cyrl": "абвгдежзиклмнопрстуфхц",
    "Grek": "αβγδεζηθικλμνξοπρστυφχ",
    "Arab": "ابتثجحخدذرزسشصضطظعغفقك",
    "Hebr": "אבגדהוזחטיכלמנסעפצקרשת",
    "Deva": "कखगघचछजझटठडढणतथदधनपफबभ",
    "Beng": "কখগঘচছজঝটঠডঢণতথদধনপফবভ",
    "Hani": "山川水火木金土日月星雨雪風花鳥魚虫人口手足目",
    "Kana": "あいうえおかきくけこさしすせそたちつてとなに",
    "Hang": "가나다라마바사아자차카타파하거너더러머버서어",
    "Thai": "กขคงจฉชซญดตถทธนบปผฝพฟภ",
}
_SCRIPTS = {
    **dict.fromkeys("bg ru sr uk".split(), "Cyrl"),
    **dict.fromkeys("ar fa ur".split(), "Arab"),
    **dict.fromkeys("hi mr ne".split(), "Deva"),
    **dict.fromkeys("zh-CN zh-HK zh-MO zh-TW".split(), "Hani"),
    "el": "Grek", "he": "Hebr", "bn": "Beng", "ja": "Kana", "ko": "Hang", "th": "Thai",
}  # fmt: skip


class _Writer:
    """Writes one document in one language: the shape comes from the document, the words from the language."""

    def __init__(self, document: int, tag: str) -> None:
        self._shape = random.Random(f"shape {document}")  # noqa: S311  repeatable, not secret
        self._words = random.Random(f"words {document} {tag}")  # noqa: S311
        self._letters = _LETTERS[_SCRIPTS.get(tag, "Latn")]
        self._number = document

    def words(self, count: int) -> str:
        pick = self._words
        return " ".join("".join(pick.choices(self._letters, k=pick.randint(2, 8))) for _ in range(count))

    def page(self, size: int) -> str:
        parts = [f"# {self._number}. {self.words(4)}\n\n{self._paragraph()}\n"]
        section = 0
        while section < size // 1600:
            section += 1
            parts.append(f"## {section}. {self.words(3)}\n")
            parts += (self._block() for _ in range(self._shape.randint(3, 7)))
        return "\n".join(parts)

    def _block(self) -> str:
        kinds = (self._paragraph, self._paragraph, self._list, self._code, self._table, self._quote, self._image)
        return self._shape.choice(kinds)() + "\n"

    def _paragraph(self) -> str:
        shape = self._shape
        link, code = shape.randint(1, 9999), shape.randint(1, 999)
        return (
            f"{self.words(18)} [{self.words(2)}](https://example.org/docs/{link}) {self.words(12)} `option_{code}` "
            f"{self.words(10)} {shape.randint(2, 500)} {self.words(8)}."
        )

    def _list(self) -> str:
        items = (
            f"- **{self.words(2)}** ({self._shape.randint(2, 99)}): "
            f"[{self.words(1)}](https://example.org/{number}) {self.words(7)}"
            for number in self._shape.sample(range(10_000), self._shape.randint(3, 8))
        )
        return "\n".join(items)

    def _code(self) -> str:
        name = f"value_{self._shape.randint(1, 999)}"
        return f"```python\nimport sample\n\n{name} = sample.load({self._shape.randint(1, 99)})\nprint({name})\n```"

    def _table(self) -> str:
        rows = [
            f"| [{self.words(2)}](https://example.org/t/{number}) | {number} | {self.words(3)} |"
            for number in self._shape.sample(range(10_000), self._shape.randint(3, 8))
        ]
        return "\n".join([f"| {self.words(1)} | {self.words(1)} | {self.words(1)} |", "|---|---|---|", *rows])

    def _quote(self) -> str:
        return f"> [!NOTE]\n> {self.words(14)} {self._shape.randint(2, 50)}"

    def _image(self) -> str:
        return f"![{self.words(3)}](https://example.org/images/{self._shape.randint(1, 999)}.png)"


def files(documents: int, languages: int, size: int) -> Iterator[tuple[str, str]]:
    """Yield (path, text) for each file of the tree; the source is English, and ``size`` is about each file's bytes."""
    for number in range(1, documents + 1):
        path = f"{number // 10:02}-part/{number:03}-lesson/README.md" if number > 1 else "README.md"
        yield path, _Writer(number, "en").page(size)
        for tag in TAGS[: languages - 1]:
            yield f"translations/{tag}/{path}", _Writer(number, tag).page(size)


def main(arguments: Sequence[str]) -> int:
    """Write the tree; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=91)
    parser.add_argument("--languages", type=int, default=55)
    parser.add_argument("--bytes", type=int, default=24_000)
    asked = parser.parse_args(arguments)
    for path, text in files(asked.documents, asked.languages, asked.bytes):
        place = asked.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
