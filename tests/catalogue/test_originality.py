"""No run of 20 characters of our own text stands in the seed, in any of its editions.

Our own text is everything but facts: link targets, code, the columns of names, licences, dates and papers. Both sides
are compared without markup, case, width and runs of blanks. A cell of training data is cut at its separators, since
the order of a list of datasets is a fact. The proper names in our sentences are masked; all of them stand here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.catalogue.oracle import PATHS, body

LIMIT = 20
NAMES = """
Exploring Open Large Language Models for the Japanese Language: A Practical Guide
[rinna] Benchmark of Stability-AI/lm-evaluation-harness
Japanese Visual Genome VQA dataset
nlp-waseda/roberta-large-japanese
EleutherAI/lm-evaluation-harness
nlp-waseda/roberta-base-japanese
Chatbot Arena Conversations JA
Corpus of Spontaneous Japanese
rag-hallucination-dataset-1000
FLD (Formal Logic Deduction)
Japanese Stable Diffusion XL
orca-math-word-problems-200k
AutoModel.from_pretrained()
Japanese Stable LM Gamma 7B
NINJAL Web Japanese Corpus
glaive-function-calling-v2
megagonlabs/instruction_ja
cai-conversation-harmless
glaive-code-assistant-v3
LLaVA-Bench-In-the-Wild
shisa-pretrain-en-ja-v1
LLaVA-Instruct-150K-JA
LLaVA-Instruct-620K-JA
Stable Community Japan
ultra-orca-boros-en-ja
Japanese Common Crawl
Wikipédia en japonais
chat-dpo-experimental
synthetic_text_to_sql
Japanese-Heron-Bench
LLaVA-1.6-Mistral-7B
Open LLM Leaderboard
Stockmark Web Corpus
Today's Care Premium
TohokuUniversityBERT
alpaca-gpt4-japanese
ichikara-instruction
llm-japanese-dataset
EleutherAI Polyglot
LLaVA-Bench (COCO)
Japanese MT-bench
Rakuda Benchmark
ELYZA-tasks-100
llm-jp-eval
""".strip().split("\n")
DATA = {"学習データ", "ドメイン"}
PROSE = {"説明"}
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(((?:[^()\s]|\([^()]*\))*)\)")


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = re.sub(r"<br>|\n", " ¦ ", text).replace("&#x2011;", "-")
    text = re.sub(r"<[^>]*>|`|\*+|\\", "", text)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).casefold()


def _masked(text: str) -> str:
    for name in NAMES:
        text = text.replace(_plain(name), "\0")
    return text


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def _heads(markdown: str) -> list[list[str]]:
    lines = markdown.split("\n")
    return [_cells(line) for line, after in pairwise(lines) if after.startswith("|:")]


def _own_text(markdown: str, heads: list[list[str]]) -> Iterator[str]:
    """Yield the pieces of our own text; ``heads`` are the headings of each table in ja, which tell its columns."""
    tables = iter(heads)
    head: list[str] = []
    before = ""
    for line in re.sub(r"```.*?```", "", markdown, flags=re.DOTALL).split("\n"):
        if not line.startswith("|"):
            yield from re.findall(r'alt="([^"]*)"', line)
            yield re.sub(r"^(\[\^\d+\]: |#+ |\s*- |\d\. )", "", line)
        elif not before.startswith("|"):
            head = next(tables)
            yield from _cells(line)
        elif not line.startswith("|:"):
            for heading, cell in zip(head, _cells(line), strict=True):
                if heading in DATA:
                    yield from re.split(r"<br>|, |: |[()（）]", _LINK.sub(r"\1", cell))
                elif heading in PROSE:
                    yield cell
        before = line


def test_no_sentence_is_the_seeds(root: Path, shared: Path) -> None:
    seed = shared / "corpus" / "seed"
    if not seed.is_dir() or '<a id="catalogue">' not in (root / "README.md").read_text(encoding="utf-8"):
        pytest.skip("needs ../shared/corpus/seed, and the catalogue")
    theirs: set[str] = set()
    for path in PATHS.values():
        text = _plain((seed / path).read_text(encoding="utf-8"))
        theirs |= {text[at : at + LIMIT] for at in range(len(text) - LIMIT + 1)}
    heads = _heads(body(root, "ja"))
    pieces = [_masked(_plain(piece)).strip() for path in PATHS for piece in _own_text(body(root, path), heads)]
    runs = {piece[at : at + LIMIT] for piece in pieces for at in range(len(piece) - LIMIT + 1)}
    assert len(runs) > 10_000, "there is hardly any text of our own to compare"
    assert sorted(runs & theirs) == []
