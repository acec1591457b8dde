"""Many document sets: the same findings whatever the number of processes, and progress that ends at the total."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from readme_sync.document_sets import crowd, find
from readme_sync.document_sets.judged import Context
from readme_sync.document_sets.reader import Reader
from readme_sync.markdown.document import Document
from readme_sync.pipeline.check import Means, check
from readme_sync.settings.values import Settings
from tools.make_tree import files

SETTINGS = Settings(documents=("translations/{language}/{path}",))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for path, text in files(documents=6, languages=4, size=4000):
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    lost = tmp_path / "translations/ar/00-part/003-lesson/README.md"
    lost.write_text(lost.read_text(encoding="utf-8").replace("| ", "| 9", 1), encoding="utf-8")
    return tmp_path


def test_each_document_of_a_tree_is_a_set_with_all_its_editions(tree: Path) -> None:
    report = check(tree, SETTINGS)
    assert len(report.editions) == 24
    assert sum(edition.source for edition in report.editions) == 6


def test_processes_find_what_one_finds_in_the_same_order(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = check(tree, SETTINGS)
    monkeypatch.setattr(crowd, "_ENOUGH", 1000)
    assert check(tree, SETTINGS, means=Means(jobs=2)) == alone


def test_progress_counts_up_to_all_of_them(tree: Path) -> None:
    told: list[tuple[int, int]] = []
    check(tree, SETTINGS, means=Means(tell=lambda done, total: told.append((done, total))))
    assert told == [(done, 6) for done in range(1, 7)]


def test_only_the_last_set_of_documents_is_held(tree: Path) -> None:
    def documents() -> list[Document]:
        gc.collect()
        return [one for one in gc.get_objects() if isinstance(one, Document)]

    found = find.find(tree, SETTINGS, (), Reader(tree))
    before = documents()  # of other tests
    known = set(map(id, before))
    crowd.judge_all(found.sets, Context(tree, (), SETTINGS), None, 1)
    assert sum(id(one) not in known for one in documents()) <= len(found.sets[-1])
