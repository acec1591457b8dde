"""What the figure says, in each language; others read English."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from readme_sync.figure.points import Count
from readme_sync.records.training import Kind
from readme_sync.values import NamedTuple


class Captions(NamedTuple):
    """The words of one language. ``months`` name a month in a date, ``month`` puts it before or after its year."""

    title: str
    x: str
    y: str
    kinds: Mapping[Kind, str]
    months: tuple[str, ...]
    month: str
    shown: str
    left_out: str
    undated: str
    unsized: str
    unnamed: str
    join: str
    end: str


_EN = Captions(
    title="Models by release date and number of parameters",
    x="Release date",
    y="Parameters (B: billion; logarithmic scale)",
    kinds={
        "from-scratch": "Trained from scratch",
        "continual-pre-training": "Pre-trained further",
        "instruction-tuning": "Instruction-tuned only",
        "merged": "Merged",
    },
    months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    month="{month} {year}",
    shown="Shown: {drawn} of {models} models",
    left_out="; left out: ",
    undated="{count} without a known release date",
    unsized="{count} without a stated size",
    unnamed="{count} are drawn without a name, for lack of room.",
    join=", ",
    end=".",
)
_JA = Captions(
    title="モデルの公開日とパラメータ数",
    x="公開日",
    y="パラメータ数 (B は 10 億、対数目盛)",
    kinds={
        "from-scratch": "フルスクラッチ",
        "continual-pre-training": "継続事前学習",
        "instruction-tuning": "指示チューニングのみ",
        "merged": "マージ",
    },
    months=tuple(str(number) for number in range(1, 13)),
    month="{year}年{month}月",
    shown="全 {models} モデルのうち {drawn} モデルを表示",
    left_out="。表示していないもの: ",
    undated="公開日がわからない {count} モデル",
    unsized="パラメータ数がわからない {count} モデル",
    unnamed="場所がなく名前を省いたもの: {count} モデル。",
    join="、",
    end="。",
)
_FR = Captions(
    title="Modèles par date de parution et nombre de paramètres",
    x="Date de parution",
    y="Paramètres (B\u00a0: milliard\u00a0; échelle logarithmique)",
    kinds={
        "from-scratch": "Entraînés de zéro",
        "continual-pre-training": "Pré-entraînement continu",
        "instruction-tuning": "Affinage seul",
        "merged": "Fusionnés",
    },
    months=("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    month="{month} {year}",
    shown="Modèles représentés\u00a0: {drawn} sur {models}",
    left_out="\u00a0; omis\u00a0: ",
    undated="{count} sans date de parution connue",
    unsized="{count} sans taille indiquée",
    unnamed="{count} figurent sans leur nom, faute de place.",
    join=", ",
    end=".",
)
_WORDS = {"en": _EN, "ja": _JA, "fr": _FR}


def words(language: str) -> Captions:
    """Return the words for ``language`` (a BCP 47 tag)."""
    return _WORDS.get(language.partition("-")[0].lower(), _EN)


def caption(count: Count, language: str) -> str:
    """Return the sentence that says how many models are shown, and why others are not."""
    said = words(language)
    reasons = [
        form.format(count=number)
        for number, form in ((count.undated, said.undated), (count.unsized, said.unsized))
        if number
    ]
    tail = said.left_out + said.join.join(reasons) if reasons else ""
    return said.shown.format(drawn=count.drawn, models=count.models) + tail + said.end


def month(day: date, language: str) -> str:
    """Return the name of a day's month with its year."""
    said = words(language)
    return said.month.format(month=said.months[day.month - 1], year=day.year)
