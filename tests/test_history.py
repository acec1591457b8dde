"""When editions were last changed and what their source said then: from git as it is, whatever state it is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from readme_sync.history import Past, history
from tests.use.repository import Repository

PATHS = {"README.md": "README.md", "README.fr.md": "README.md", "ja/[x] y.md": "README.md"}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a repository in which the source changed after the first translation and before the second."""
    here = Repository(tmp_path / "here")
    here.commit({"README.md": "one\n", "README.fr.md": "un\n"})
    here.commit({"README.md": "two\n", "ja/[x] y.md": "二\n"})
    here.commit({"README.md": "three\n"})
    return here


def _source(repository: Repository) -> dict[str, str | None]:
    return {path: past.source for path, past in history(repository.root, PATHS).items()}


def test_each_translation_has_the_source_of_its_time(repository: Repository) -> None:
    assert _source(repository) == {"README.md": None, "README.fr.md": "one\n", "ja/[x] y.md": "two\n"}
    day = repository.git("log", "-1", "--format=%cs")
    assert history(repository.root, PATHS)["README.fr.md"] == Past(day, "one\n")


def test_git_may_speak_in_another_encoding(repository: Repository) -> None:
    before = history(repository.root, PATHS)
    repository.git("config", "i18n.logOutputEncoding", "UTF-16")
    assert history(repository.root, PATHS) == before != {}


def test_what_is_not_committed(repository: Repository) -> None:
    repository.write({"README.fr.md": "trois\n"})
    assert "README.fr.md" not in _source(repository)
    repository.write({"README.md": "four\n"})
    assert _source(repository) == {"ja/[x] y.md": "two\n"}
    repository.write({"README.md": "two\n"})
    assert _source(repository) == {"ja/[x] y.md": None}


def test_a_folder_in_a_repository(repository: Repository, tmp_path: Path) -> None:
    outer = Repository(tmp_path / "outer")
    outer.commit({"in/README.md": "one\n", "in/README.fr.md": "un\n", "README.fr.md": "x\n"})
    outer.commit({"in/README.md": "two\n"})
    assert history(outer.root / "in", PATHS)["README.fr.md"].source == "one\n"


@pytest.mark.parametrize("depth", [1, 2])
def test_a_shallow_clone_knows_what_it_has_seen(repository: Repository, tmp_path: Path, depth: int) -> None:
    copy = Repository(tmp_path / "copy")
    copy.git("clone", "--quiet", "--depth", str(depth), f"file://{repository.root}", ".")
    assert _source(copy) == ({} if depth == 1 else {"README.md": None})


def test_a_partial_clone_fetches_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    copy = Repository(tmp_path / "copy")
    copy.git("clone", "--quiet", "--filter=blob:none", f"file://{repository.root}", ".")
    before = copy.git("count-objects", "-v")
    assert _source(copy) == {}
    assert copy.git("count-objects", "-v") == before


def test_no_repository_an_empty_one_and_a_removed_source(tmp_path: Path) -> None:
    here = Repository(tmp_path / "here")
    here.write({"README.md": "one\n", "README.fr.md": "un\n"})
    assert _source(here) == {}
    here.git("init", "--quiet")
    assert _source(here) == {}
    here.commit({"README.md": "one\n", "README.fr.md": "un\n"})
    here.git("rm", "--quiet", "README.md")
    here.commit()
    here.commit({"README.md": "new\n"})
    assert _source(here) == {"README.md": None, "README.fr.md": "one\n"}
