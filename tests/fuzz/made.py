"""A made-up catalogue of models in Japanese, English and French: facts in one place, each edition written out of them.

A test changes the facts of one edition and knows what must be found, since nothing else differs.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from random import Random

LANGUAGES = ("ja", "en", "fr")
PATHS = {"ja": "README.md", "en": "en/README.md", "fr": "fr/README.md"}
_NAMES = (
    "Akebono Hinoki Kaede Sumire Tsubaki Wakaba Yamabuki Komorebi Shigure Asagi Benihime Chidori Fujibakama Gekko"
).split()
_KINDS = ("", "-chat", "-instruct", " Pro", "-v2", " Vision")
LICENCES = {
    "Apache 2.0": ("Apache 2.0", "Apache License 2.0", "Apache 2.0"),
    "MIT": ("MIT", "MIT", "Licence MIT"),
    "CC BY-SA 4.0": ("CC BY-SA 4.0", "CC BY-SA 4.0", "CC-BY-SA-4.0"),
    "Llama 2": ("Llama 2 Community License", "Llama 2 Community License", "Llama 2 Community License"),
}
_DEVELOPERS = (
    ("東大 松尾研", "University of Tokyo Matsuo Lab", "Université de Tokyo, laboratoire Matsuo"),
    ("理化学研究所", "RIKEN", "RIKEN"),
    ("ストックマーク", "Stockmark", "Stockmark"),
    ("個人 (山田)", "Individual (Yamada)", "Individuel (Yamada)"),
)
_DATA = (
    ("日本語 Wikipedia, CC-100", "Japanese Wikipedia, CC-100", "Wikipédia en japonais, CC-100"),
    ("独自コーパス", "In-house corpus", "Corpus interne"),
    ("mC4 の日本語部分", "the Japanese part of mC4", "la partie japonaise de mC4"),
)
_TITLES = (
    ("text", "テキスト生成", "Text generation", "Génération de texte"),
    ("speech", "音声モデル", "Speech models", "Modèles de parole"),
    ("vision", "画像と言語", "Images and language", "Images et langue"),
    ("medical", "医療分野", "Medicine", "Médecine"),
    ("embedding", "埋め込み", "Embeddings", "Plongements"),
)
_HEADERS = {
    "ja": ("モデル", "文脈長", "学習データ", "開発元", "ライセンス"),
    "en": ("Model", "Context length", "Training data", "Developer", "License"),
    "fr": ("Modèle", "Longueur de contexte", "Données d'entraînement", "Développeur", "Licence"),
}
PROSE = {
    "ja": "この一覧は公開された日本語モデルを集めたものです。",
    "en": "This list gathers Japanese models that are public.",
    "fr": "Cette liste rassemble des modèles japonais publics.",
}
_HEAD = {"ja": "# 日本語モデルの一覧", "en": "# A list of Japanese models", "fr": "# Liste de modèles japonais"}
_NOTES = {
    "ja": "詳細は開発元の発表による。",
    "en": "As its developer announced.",
    "fr": "Selon l'annonce de son développeur.",
}


@dataclass
class Entry:
    """One row: the facts as one edition states them."""

    name: str
    page: str
    variants: list[tuple[str, str]]
    bold_size: bool
    context: int
    tokens: int
    bold_context: bool
    data: int
    developer: int
    licence: str
    note: str = ""


@dataclass
class Part:
    """One section with its table."""

    title: int
    rows: list[Entry]
    columns: list[int] = field(default_factory=lambda: [0, 1, 2, 3, 4])
    table: bool = True


@dataclass
class Book:
    """One edition's facts: its sections, its table of contents, its footnotes, its running text."""

    language: str
    parts: list[Part]
    contents: list[tuple[int, str]]
    notes: list[str]
    prose: list[str] = field(default_factory=list)

    def rows(self) -> list[Entry]:
        """Return every row."""
        return [row for part in self.parts for row in part.rows]


def make(random: Random, sections: int, rows: int) -> dict[str, Book]:
    """Return three editions in step, of ``sections`` sections with ``rows`` rows each."""
    names = [f"{name}{kind}" for kind in _KINDS for name in _NAMES]
    names = random.sample(names, sections * rows)
    titles = sorted(random.sample(range(len(_TITLES)), sections))
    parts = [Part(title, [_entry(random, names.pop()) for _ in range(rows)]) for title in titles]
    entries = [row for part in parts for row in part.rows]
    labels = [str(n) for n in range(1, min(random.randint(2, 4), len(entries) + 1))]
    for label in labels:
        random.choice([row for row in entries if not row.note]).note = label
    contents = [(title, _TITLES[title][0]) for title in titles]
    return {language: Book(language, deepcopy(parts), list(contents), list(labels)) for language in LANGUAGES}


def _entry(random: Random, name: str) -> Entry:
    slug = name.lower().replace(" ", "-")
    owner = f"{slug.split('-')[0]}-lab"
    sizes = random.sample(["1.3b", "3b", "7b", "13b", "70b"], random.randint(1, 3))
    return Entry(
        name,
        f"https://{owner}.example.jp/LANGUAGE/news/{random.randint(2020, 2024)}/{slug}-{random.randint(100, 999)}.html",
        [(size, f"{owner}/{slug}-{size}") for size in sorted(sizes)],
        random.random() < 0.4,
        random.choice([2048, 4096, 8192, 32768]),
        random.randint(11, 99) * 10 ** random.choice([6, 7, 9]),
        random.random() < 0.4,
        random.randrange(len(_DATA)),
        random.randrange(len(_DEVELOPERS)),
        random.choice(list(LICENCES)),
    )


def amount(tokens: int, language: str) -> str:
    """Return a count in the notation of a language: 4,200万, 42M, 42 millions."""
    if language == "ja":
        return f"{tokens // 10**4:,}万" if tokens < 10**8 else f"{tokens / 10**8:g}億"
    if language == "fr":
        return f"{tokens // 10**6} millions" if tokens < 10**9 else f"{tokens // 10**9} milliards"
    return f"{tokens // 10**6}M" if tokens < 10**9 else f"{tokens // 10**9}B"


def _cells(entry: Entry, language: str) -> list[str]:
    at = LANGUAGES.index(language)
    mark = "**" if entry.bold_size else ""
    links = ", ".join(f"[{mark}{label}{mark}](https://huggingface.co/{repo})" for label, repo in entry.variants)
    context = f"{entry.context:,}" if language != "fr" else f"{entry.context:,}".replace(",", " ")
    count = amount(entry.tokens, language)
    # Bold in the notation of all: digits alone, for the words around them belong to the language.
    said = {"ja": "計 {} トークン", "en": "{} tokens in all", "fr": "{} de tokens au total"}[language].format(count)
    data = f"{_DATA[entry.data][at]} ({said})"
    note = f"[^{entry.note}]" if entry.note else ""
    page = entry.page.replace("LANGUAGE", "ja" if language == "ja" else "en")
    return [
        f"[{entry.name}]({page})<br>({links})",
        f"**{context}**" if entry.bold_context else context,
        data,
        _DEVELOPERS[entry.developer][at],
        LICENCES[entry.licence][at] + note,
    ]


def write(book: Book) -> str:
    """Return the edition's Markdown."""
    language, at = book.language, LANGUAGES.index(book.language) + 1
    lines = [_HEAD[language], ""]
    home = "" if language == "ja" else "../"
    lines += [f"[日本語]({home or './'}README.md) | [English]({home}en/README.md) | [Français]({home}fr/README.md)", ""]
    lines += [f"- [{_TITLES[title][at]}](#{target})" for title, target in book.contents] + [""]
    lines += [PROSE[language], *book.prose, ""]
    for part in book.parts:
        lines += [f'<a id="{_TITLES[part.title][0]}"></a>', f"## {_TITLES[part.title][at]}", ""]
        if part.table:
            lines.append(_line([_HEADERS[language][n] for n in part.columns]))
            lines.append("|" + "---|" * len(part.columns))
            lines += [_line([_cells(row, language)[n] for n in part.columns]) for row in part.rows]
        lines.append("")
    lines += [f"[^{label}]: {_NOTES[language]}\n" for label in book.notes]
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
