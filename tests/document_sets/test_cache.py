"""Known judgements: never other than a run without them, whatever changed, broke or was written meanwhile."""

from __future__ import annotations

import os
import pickle
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readme_sync.document_sets import cache as caching
from readme_sync.document_sets import entries as kept
from readme_sync.document_sets.cache import default_folder
from readme_sync.document_sets.judge import judge
from readme_sync.document_sets.judged import Context
from readme_sync.editions.edition_file import EditionFile
from readme_sync.finding import Report
from readme_sync.pipeline.check import Means, check
from readme_sync.settings.values import Settings
from tests.examples import examples

SETTINGS = Settings(documents=("docs/{language}/{path}",))
NAMES = ("a", "b", "c")
FILES = tuple(EditionFile(tag, f"docs/{tag}/a.md", tag == "en") for tag in ("en", "fr"))


def _page(title: str, size: int, link: str) -> str:
    return f"# {title}\n\n| Name | Size |\n|---|---|\n| Alpha | {size} |\n| Beta | 7 |\n\nSee [this]({link}).\n"


def make_tree(root: Path) -> None:
    for name in NAMES:
        for tag in ("en", "fr", "ja"):
            path = root / "docs" / tag / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                _page(f"{name} {tag}", 4096, "b.md#b-en" if name == "a" else "missing.md"), encoding="utf-8"
            )


def check_tree(root: Path, cache: Path | None) -> Report:
    return check(root, SETTINGS, means=Means(cache))


def change(root: Path, dice: random.Random) -> None:
    """Change the tree as people do: a number, a title, a file that goes, comes or moves, a target that appears."""
    path = root / "docs" / dice.choice(("en", "fr", "ja")) / f"{dice.choice(NAMES)}.md"
    match dice.randrange(6):
        case 0:
            path.unlink(missing_ok=True)
        case 1:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_page(f"T{dice.random()}", dice.randrange(3) + 4095, "b.md"), encoding="utf-8")
        case 2 if path.exists():
            path.write_text(path.read_text(encoding="utf-8").replace("4096", "4097"), encoding="utf-8")
        case 3:
            target = path.with_name("missing.md")
            target.unlink() if target.exists() else target.write_text("# x\n", encoding="utf-8")
        case 4 if path.exists():
            path.write_text(path.read_text(encoding="utf-8").replace("# ", "# New "), encoding="utf-8")
        case _:
            (root / "docs/en/b.md").parent.mkdir(parents=True, exist_ok=True)
            (root / "docs/en/b.md").write_text(_page("b en", 1, "a.md#nowhere"), encoding="utf-8")


@settings(examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_whatever_changes_the_findings_are_those_of_a_run_without_it(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root, dice = tmp_path_factory.mktemp("tree"), random.Random(seed)
    cache = tmp_path_factory.mktemp("cache")
    make_tree(root)
    for _ in range(6):
        wanted = check_tree(root, None)
        assert check_tree(root, cache) == wanted
        assert check_tree(root, cache) == wanted, "now that it is kept"
        change(root, dice)


def test_an_unchanged_set_is_looked_up_and_a_changed_one_is_not(tmp_path: Path) -> None:
    make_tree(tmp_path)
    store = caching.Cache(tmp_path / "cache", Context(tmp_path, (), SETTINGS))
    assert store.get(FILES) is None
    judged = store.judge(FILES)
    assert store.get(FILES) == judged
    (tmp_path / "docs/fr/a.md").write_text(_page("a fr", 5000, "b.md"), encoding="utf-8")
    assert store.get(FILES) is None


def test_what_one_process_kept_another_one_finds(tmp_path: Path) -> None:
    """The hashes of words, and so the order of sets of them, differ from process to process."""
    make_tree(tmp_path)
    (tmp_path / "readme-sync.toml").write_text('documents = ["docs/{language}/{path}"]\n')
    for command in ("init -q -b trunk", "remote add origin https://github.com/weaver/loom.git"):
        subprocess.run(["git", *command.split()], cwd=tmp_path, check=True)
    found = set()
    for seed in "12345":
        environment = {**os.environ, "PYTHONHASHSEED": seed, "README_SYNC_CACHE": str(tmp_path / "cache")}
        asked = [sys.executable, "-m", "readme_sync", "-C", str(tmp_path), "check", "--fail-on", "never"]
        subprocess.run(asked, env=environment, check=True, capture_output=True)
        found.add(sum(1 for path in (tmp_path / "cache").rglob("*") if path.is_file()))
    assert len(found) == 1


def test_a_heading_of_another_document_that_a_link_asks_for_is_asked_again(tmp_path: Path) -> None:
    make_tree(tmp_path)
    before = check_tree(tmp_path, tmp_path / "cache")
    other = tmp_path / "docs/en/b.md"
    other.write_text(other.read_text(encoding="utf-8").replace("# b en", "# c en"), encoding="utf-8")
    after = check_tree(tmp_path, tmp_path / "cache")
    assert after == check_tree(tmp_path, None)
    assert after != before


@pytest.mark.parametrize(
    "damage", [b"", b"x", b"\x80\x05K\x01.", os.urandom(400)], ids=["empty", "short", "pickle", "noise"]
)
def test_a_damaged_entry_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    make_tree(tmp_path)
    check_tree(tmp_path, tmp_path / "cache")
    entries = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert len(entries) == 4
    for entry in entries:
        entry.write_bytes(damage)
    assert check_tree(tmp_path, tmp_path / "cache") == check_tree(tmp_path, None)


def test_an_entry_that_would_run_something_runs_nothing(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return (os.mkdir, (str(tmp_path / "ran"),))

    make_tree(tmp_path)
    check_tree(tmp_path, tmp_path / "cache")
    body = pickle.dumps(Evil())
    for entry in (tmp_path / "cache").rglob("*"):
        if entry.is_file():
            entry.write_bytes(kept._seal(entry, body) + body)
    assert check_tree(tmp_path, tmp_path / "cache") == check_tree(tmp_path, None)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("what", ["pipe", "link", "nested", "other"])
def test_an_entry_of_somebody_else_holds_nothing_up(tmp_path: Path, what: str) -> None:
    make_tree(tmp_path)
    check_tree(tmp_path, tmp_path / "cache")
    nested = pickle.dumps(kept.Entry(*([{}] * 3)))
    body = b"(" * 1_000_000 + b"." if what == "nested" else nested
    for number, entry in enumerate(path for path in (tmp_path / "cache").rglob("*") if path.is_file()):
        held = kept._seal(entry, body) + body
        entry.unlink()
        if what == "pipe":
            os.mkfifo(entry)
        elif what == "link":
            (tmp_path / f"held{number}").write_bytes(held)
            entry.symlink_to(tmp_path / f"held{number}")
        else:
            entry.write_bytes(held)
    assert check_tree(tmp_path, tmp_path / "cache") == check_tree(tmp_path, None)


def test_another_version_knows_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_tree(tmp_path)
    caching.Cache(tmp_path / "cache", Context(tmp_path, (), SETTINGS)).judge(FILES)
    monkeypatch.setattr("readme_sync.__version__", "99.0")
    assert caching.Cache(tmp_path / "cache", Context(tmp_path, (), SETTINGS)).get(FILES) is None


def test_other_options_of_a_rule_are_another_question_and_ignores_are_not(tmp_path: Path) -> None:
    make_tree(tmp_path)
    caching.Cache(tmp_path / "cache", Context(tmp_path, (), SETTINGS)).judge(FILES)
    exact = SETTINGS._replace(rules={"RS409": {"exact": True}})
    assert caching.Cache(tmp_path / "cache", Context(tmp_path, (), exact)).get(FILES) is None
    lenient = SETTINGS._replace(severity={"RS409": "info"}, fail_on="never")
    assert caching.Cache(tmp_path / "cache", Context(tmp_path, (), lenient)).get(FILES) is not None


def test_a_file_that_changes_while_it_is_read_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_tree(tmp_path)
    store = caching.Cache(tmp_path / "cache", Context(tmp_path, (), SETTINGS))

    def slow(*given: object) -> object:
        found = judge(*given)  # type: ignore[arg-type]
        (tmp_path / "docs/fr/a.md").write_text(_page("a fr", 1, "b.md"), encoding="utf-8")
        return found

    monkeypatch.setattr("readme_sync.document_sets.judge.judge", slow)
    store.judge(FILES)
    assert not [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]


@pytest.mark.parametrize("room", [0, 100], ids=["none", "a little"])
def test_a_disk_without_room_is_no_error(tmp_path: Path, room: int) -> None:
    resource = pytest.importorskip("resource", reason="needs limits of a process")
    make_tree(tmp_path)
    (tmp_path / "readme-sync.toml").write_text('documents = ["docs/{language}/{path}"]\n', encoding="utf-8")
    command = [sys.executable, "-m", "readme_sync", "-C", str(tmp_path), "check"]
    environment = {**os.environ, "README_SYNC_CACHE": str(tmp_path / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    ran = [
        subprocess.run(command, env=environment, preexec_fn=full, stdout=subprocess.PIPE, text=True, check=False)
        for _ in range(2)
    ]
    assert [one.returncode for one in ran] == [1, 1]
    assert ran[0].stdout == ran[1].stdout
    assert "RS304" in ran[0].stdout
    assert not [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"README_SYNC_CACHE": ""}, None),
        ({"README_SYNC_CACHE": "/x", "HOME": "/home/a"}, "/x"),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "/y"}, "/y/.readme-sync-cache"),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "relative"}, "/home/a/.cache/.readme-sync-cache"),
        ({}, None),
    ],
)
def test_where_it_is(environment: dict[str, str], folder: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert default_folder(environment) == (Path(folder) if folder else None)
