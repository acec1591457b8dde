"""What a column is about, told from its header: the terms of each language in one place.

A header that no language has here may still be known: the same column of another edition says it (subjects.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Concept = Literal[
    "model", "architecture", "domain", "context", "training", "base", "developer", "licence", "hub", "platform",
    "released", "benchmark", "description", "paper", "venue",
]  # fmt: skip

_TERMS: Mapping[Concept, str] = {
    "model": "モデル | モデル名 | モデル・アーキテクチャ | 手法 | モデル・手法 | model | models | model name | model, architecture | model/architecture | "
    "method | modèle | modèles | modèle, architecture | modèle/architecture | méthode",
    "architecture": "アーキテクチャ | architecture",
    "domain": "ドメイン | 分野 | domain | domaine",
    "context": "コンテキスト長 | 最大コンテキスト長 | 入出力で扱える トークン数 | 入出力で扱えるトークン数 | context length | context | max context length | "
    "longueur de contexte | longueur du contexte | longueur maximale du contexte",
    "training": "学習データ | 学習テキスト | 学習コーパス | 学習画像/テキスト | 訓練データ | training data | training text | training corpus | entraînement | "
    "données d'entraînement",
    "base": "ベースモデル | ベースのLLM | ベースの LLM | ベースの モデル | ベースのモデル | マージ元 | マージ元のLLM | マージ元のモデル | base model | "
    "base llm | merged from | original models | source models | modèle de base | base du model | base du modèle | "
    "fusion de | modèles d'origine | modèles originaux",
    "developer": "開発元 | 開発者 | developer | developers | développeur | développeurs | developpeur",
    "licence": "ライセンス | licence | license",
    "hub": "hugging face | hugging face 対応 | huggingface | huggingface で すぐ使える? | huggingfaceですぐ使える? | huggingface? | "
    "hugging face? | hugging face hub | hf | 🤗 | weights | model weights | open weights | checkpoint | checkpoints | 重み | モデルの重み | 公開重み | "
    "チェックポイント | poids | poids du modèle | poids ouverts | 权重 | 模型权重 | 權重 | 模型權重 | 가중치 | gewichte | pesos",
    "platform": "プラットフォーム | platform | plateforme | platforms",
    "released": "公開日 | リリース日 | 初出 | 初出時期 | 発表日 | release date | released | first seen | year | date | "
    "first announced | date de sortie | parution | date de parution | année",
    "benchmark": "ベンチマーク | ベンチマーク名 | benchmark | benchmarks | benchmark name | banc d'essai",
    "description": "説明 | 概要 | description",
    "paper": "論文 | 論文タイトル | paper | papers | article | papier | publication",
    "venue": "会議・論文誌 | 会議/ジャーナル | 会議/論文誌 | meeting/journal | venue | conférence, revue | conférence/revue | conférence/journal",
}  # fmt: skip
_ASIDE = re.compile(r"(?<!\s)\s*[(（][^()（）]*[)）]")
_KNOWN = {term.strip().casefold(): concept for concept, terms in _TERMS.items() for term in terms.split("|")}


def concept_of(header: str, more: Mapping[str, Concept] | None = None) -> Concept | None:
    """Return what a column with this ``header`` is about, or None.

    Args:
        header: as a reader sees it; what stands in brackets is left aside, and case does not matter.
        more: headers that a repository's settings add, or decide otherwise.
    """
    whole = " ".join(header.split())
    for name in (whole, " ".join(_ASIDE.sub("", whole).split())):
        if more and (concept := {key.casefold(): value for key, value in more.items()}.get(name.casefold())):
            return concept
        if concept := _KNOWN.get(name.replace("？", "?").replace("’", "'").casefold()):
            return concept
    return None
