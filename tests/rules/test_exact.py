"""What RS408 and RS409 find once the settings leave no choice: by the letter, and in every sentence."""

from __future__ import annotations

import tomllib

import pytest

from readme_sync.align.match import match
from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.rules import load
from readme_sync.rules.engine import run
from readme_sync.sources import Source

LANGUAGES = ("ja", "en", "fr")
RULES = {rule.code: rule for rule in load()}
PAGES = """\
[[pages]]
ja = "https://example.jp/news/1"
en = ["https://huggingface.co/alpha/a", "https://example.com/a"]
fr = "https://huggingface.co/alpha/a"

[[pages]]
en = "https://example.org/gloss"
"""


def said(code: str, cells: tuple[str, str, str], options: str) -> list[str]:
    """Return what the rule finds in a table of one row whose second cell is given for each language."""
    editions = [
        read_edition(
            parse(Source(f"{language}.md", f"| Model | Data |\n|---|---|\n| Alpha | {cell} |\n")),
            language,
            is_source=language == "ja",
        )
        for language, cell in zip(LANGUAGES, cells, strict=True)
    ]
    found, _ = run([RULES[code]], match(editions), {}, {code: tomllib.loads(options)})
    return [f"{finding.edition} {finding.message}" for finding in found]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("約1,840万文", "about 18M sentences", "environ 18 millions de phrases"), ["ja 1,840万 in ja, 18M"]),
        (("4 つの分野を含む", "over 4 fields", "dans 5 domaines"), ["fr 5 in fr, 4"]),
        (("4 つの分野の文", "many fields", "4 domaines"), ['en "many fields" in en, 4']),
        (("COCO 2014 の文", "sentences of COCO 2014", "phrases de COCO 2074"), ["fr 2074 in fr, 2014"]),
        (("約1,800万文 (2.9GB)", "about 18M sentences (2.9GB)", "environ 18 millions de phrases (2.9GB)"), []),
    ],
)
def test_exact_numbers(cells: tuple[str, str, str], words: list[str]) -> None:
    found = said("RS409", cells, "exact = true")
    assert [line[: len(start)] for line, start in zip(found, words, strict=True)] == words


@pytest.mark.parametrize(
    ("targets", "editions"),
    [
        (("example.jp/news/1", "huggingface.co/alpha/a", "huggingface.co/alpha/a"), []),
        (("example.jp/news/1", "example.com/a", "huggingface.co/alpha/a"), []),
        (("example.jp/news/2", "huggingface.co/alpha/a", "huggingface.co/alpha/a"), ["ja"]),
        (("example.jp/news/1", "example.com/b", "huggingface.co/alpha/a"), ["en"]),
        (("example.jp/news/1", "huggingface.co/alpha/a", "example.com/a"), ["fr"]),
        (("example.jp/ja/x", "example.jp/en/x", "example.jp/fr/x"), []),
        (("example.jp/ja/x", "example.jp/en/x", "example.jp/fr/y"), ["fr"]),
    ],
)
def test_every_other_page_is_a_difference(targets: tuple[str, str, str], editions: list[str]) -> None:
    ja, en, fr = (f"[A](https://{target})" for target in targets)
    assert [line.split(" ")[0] for line in said("RS408", (ja, en, fr), PAGES)] == editions


def test_a_link_that_only_a_translation_has_is_named_or_found() -> None:
    plain = ("大喜利", "[Oogiri](https://example.org/gloss)", "Oogiri")
    assert said("RS408", plain, PAGES) == []
    assert [line.split(" ")[0] for line in said("RS408", plain, "pages = []")] == ["en"]
    lost = ("[A](https://example.org/a)", "A", "[A](https://example.org/a)")
    assert [line.split(" ")[0] for line in said("RS408", lost, "pages = []")] == ["ja"]


def test_repositories_that_differ_are_said_once() -> None:
    other = tuple(f"[a](https://huggingface.co/alpha/{name})" for name in "aab")
    cells = (other[0], other[1], other[2])
    assert said("RS408", cells, "pages = []") == []
    assert len(said("RS407", cells, "")) == 1
