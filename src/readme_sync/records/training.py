"""A cell on training, read by phase: ``Pre-training: A, B (910B tokens in total)<br>SFT (LoRA): C``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

from readme_sync.language.numbers import numbers
from readme_sync.records.lines import bracket, items, lines
from readme_sync.values import NamedTuple

Kind = Literal["from-scratch", "continual-pre-training", "instruction-tuning", "merged"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Phase = Literal[
    "pre-training", "sft", "dpo", "ppo", "rlhf", "steerlm", "long-context", "training", "distillation", "method",
    "base", "initial-weights", "merge",
]  # fmt: skip
# What a model was made of, not what it was trained on.
ORIGINS: frozenset[Phase] = frozenset({"base", "initial-weights", "merge"})

_TERMS: Mapping[Phase, str] = {
    "pre-training": "事前学習 | 継続事前学習 | pre-training | pretraining | continual pre-training | pré-entraînement",
    "sft": "sft | instruction tuning | fine-tuning | インストラクションチューニング",
    "dpo": "dpo",
    "ppo": "ppo",
    "rlhf": "rlhf",
    "steerlm": "steerlm",
    "long-context": "長文適応 | long context | contexte long",
    "training": "学習 | training | entraînement",
    "distillation": "知識蒸留 | distillation | knowledge distillation",
    "method": "手法 | method | méthode",
    "base": "ベース | base",
    "initial-weights": "初期値 | initial weights | poids initiaux",
    "merge": "マージ | merge | fusion",
}
_PHASES: Mapping[str, Phase] = {term.strip(): phase for phase, terms in _TERMS.items() for term in terms.split("|")}
_UNDISCLOSED = frozenset(("不明", "非公開", "undisclosed", "unknown", "non divulgué", "inconnu", "不详", "미공개"))
_TOKEN = re.compile(r"\s?(?:トークン|tokens?\b|jetons?\b|词元|토큰)")
_TOTAL = re.compile(r"計|合計|\btotal\b", re.IGNORECASE)


class TrainingSource(NamedTuple):
    """A data set or model that a phase used, with how much of it where the cell says so."""

    name: str
    amount: str = ""
    tokens: float | None = None
    size: float | None = None


class Step(NamedTuple):
    """One phase of a training. ``phases`` has several where one line names them together, none where none is known.

    ``scope`` says which variants it is about, or how it was done ("LoRA"). ``tokens`` and ``size`` (bytes) are the
    total that the line states, else the sum of what its sources state, else None.
    """

    phases: tuple[Phase, ...]
    scope: str
    sources: tuple[TrainingSource, ...]
    tokens: float | None
    size: float | None
    undisclosed: bool


def is_undisclosed(text: str) -> bool:
    """Tell whether ``text`` says that something was not made known."""
    return " ".join(text.split()).casefold() in _UNDISCLOSED


def training(text: str, language: str) -> tuple[Step, ...]:
    """Return the phases that a cell's ``text`` tells of, in its order."""
    return tuple(_step(head, body, language) for head, body in lines(text))


def _step(head: str, body: str, language: str) -> Step:
    name, scope = bracket(head)
    phases = tuple(_PHASES[part.casefold()] for part in items(name) if part.casefold() in _PHASES)
    if not phases:  # no head of ours: the colon belongs to the sentence
        body, scope = (f"{head}: {body}" if head else body), ""
    total: TrainingSource | None = None
    bare, amount = bracket(body)
    if amount and _TOTAL.search(amount):
        body, total = bare, _source("", amount, language)
    sources = [_source(*_divide(item, language), language) for item in items(body)]
    known = [source for source in sources if source.name and not is_undisclosed(source.name)]
    return Step(
        phases,
        scope,
        tuple(known),
        total.tokens if total else _sum([source.tokens for source in known]),
        total.size if total else _sum([source.size for source in known]),
        len(known) < len(sources),
    )


def _divide(item: str, language: str) -> tuple[str, str]:
    """Return a source's name and its amount: a bracket that holds a quantity is one, any other belongs to the name."""
    name, inside = bracket(item)
    quantities = (number.kind in ("quantity", "plain") and number.unit != "x" for number in numbers(inside, language))
    return (name, inside) if name and any(quantities) else (item, "")


def _source(name: str, amount: str, language: str) -> TrainingSource:
    tokens = size = None
    for number in numbers(amount, language):
        if isinstance(number.value, float) and number.kind in ("quantity", "plain"):
            if number.unit == "B":
                size = number.value if size is None else size
            elif _TOKEN.match(amount, number.end):
                tokens = number.value if tokens is None else tokens
    return TrainingSource(name, amount, tokens, size)


def _sum(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
