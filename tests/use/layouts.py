"""Five repositories as people keep them, in step but for one old mistake, and a change that breaks one translation."""

from __future__ import annotations

from typing import NamedTuple

_HEADS = {
    "en": ("Models", "Model", "Context", "Feature", ("Fast", "Small", "Large")),
    "ja": ("モデル", "モデル", "文脈長", "特徴", ("速い", "小さい", "大きい")),
    "fr": ("Modèles", "Modèle", "Contexte", "Atout", ("Rapide", "Petit", "Grand")),
}
_THOUSANDS = {"en": ",", "ja": ",", "fr": " "}


def catalogue(language: str, links: dict[str, str]) -> str:
    """Return one edition; ``links`` are the others, by language."""
    title, model, context, feature, features = _HEADS[language]
    line = " | ".join(f"[{name}]({path})" for name, path in links.items())
    rows = "".join(
        f"| [{name}](https://huggingface.co/acme/{name.lower()}) | {size} | {words} |\n"
        for name, size, words in zip(
            ("Alpha", "Beta", "Gamma"),
            (size.replace(",", _THOUSANDS[language]) for size in ("4,096", "2,048", "8,192")),
            features,
            strict=True,
        )
    )
    table = f"| {model} | {context} | {feature} |\n|---|---|---|\n{rows}"
    return "\n\n".join(part for part in (f"# {title}", line, f'## {title} <a id="models"></a>', table) if part)


class Layout(NamedTuple):
    """A repository: its files, what was wrong all along, and the change that is under test."""

    name: str
    files: dict[str, str]
    old: tuple[str, str, str]  # path, right, wrong
    change: tuple[str, str, str]  # path, right, wrong
    found: str  # the one line that names the change


LAYOUTS = (
    Layout(
        "a suffix in the root",
        {
            "README.md": catalogue("en", {"日本語": "README.ja.md"}),
            "README.ja.md": catalogue("ja", {"English": "README.md"}),
        },
        ("README.ja.md", "| 4,096 |", "| 4,069 |"),
        ("README.ja.md", "| 8,192 |", "| 8,129 |"),
        "README.ja.md:11:48: RS409 8,129 in ja, 8,192 in en\n",
    ),
    Layout(
        "the translation in docs",
        {
            "README.md": catalogue("en", {"日本語": "docs/README_ja.md"}),
            "docs/README_ja.md": catalogue("ja", {"English": "../README.md"}),
        },
        ("docs/README_ja.md", "acme/alpha)", "acme/alpha-v2)"),
        ("docs/README_ja.md", "acme/beta)", "acme/beta-v2)"),
        "docs/README_ja.md:10:3: RS407 ",
    ),
    Layout(
        "a folder of translations",
        {
            "README.md": catalogue("en", {"日本語": "i18n/README.ja.md", "Français": "i18n/README.fr.md"}),
            "i18n/README.ja.md": catalogue("ja", {"English": "../README.md", "Français": "README.fr.md"}),
            "i18n/README.fr.md": catalogue("fr", {"English": "../README.md", "日本語": "README.ja.md"}),
        },
        ("README.md", "| 4,096 |", "| 4,069 |"),
        ("i18n/README.fr.md", "| [Beta](https://huggingface.co/acme/beta) | 2 048 | Petit |\n", ""),
        "i18n/README.fr.md:10:1: RS404 ",
    ),
    Layout(
        "one edition",
        {"README.md": catalogue("en", {})},
        ("README.md", "| Fast |", "| Fast[^1] |"),
        ("README.md", "| Large |", "| [Large](#largest) |"),
        "README.md:9:64: RS301 ",
    ),
    Layout(
        "ours",
        {
            "README.md": catalogue("ja", {"English": "en/README.md", "Français": "fr/README.md"}),
            "en/README.md": catalogue("en", {"日本語": "../README.md", "Français": "../fr/README.md"}),
            "fr/README.md": catalogue("fr", {"日本語": "../README.md", "English": "../en/README.md"}),
        },
        ("en/README.md", "| 4,096 |", "| 4,069 |"),
        ("fr/README.md", "| 8 192 |", "| **8 192** |"),
        "fr/README.md:11:48: RS410 ",
    ),
)
