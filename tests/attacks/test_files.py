"""Nothing outside of the repository is read, whatever names it: an edition, settings, ignores, a link, a figure."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from readme_sync.files import exists, is_git_own, place_to_write, read_bytes
from readme_sync.report.formats import FORMATS
from tests.attacks.conftest import FR, SECRET, Repository

EDITIONS = '[editions]\nja = "README.md"\nfr = "{}"\n'
LARGE = 40 * 1024 * 1024


def targets(repository: Repository) -> dict[str, Path | str]:
    """Return what a symbolic link may lead to."""
    chain = repository.root / "chain"
    chain.mkdir()
    for number in range(60):  # more than a kernel follows
        (chain / f"{number}.md").symlink_to(f"{number + 1}.md")
    (chain / "60.md").symlink_to(repository.secret)
    (repository.root / "folder").symlink_to(repository.secret.parent)
    return {
        "the environment": "/proc/self/environ",
        "a file": repository.secret,
        "a relative path": "../secret.md",
        "a chain": "chain/0.md",
        "a folder": "folder/secret.md",
        "a folder and back": f"folder/{repository.root.name}/../secret.md",
        "a descriptor": "/proc/self/fd/0",
        "zeros": "/dev/zero",
        "a terminal": "/dev/tty",
    }


@pytest.mark.parametrize("format_", FORMATS)
def test_an_edition_that_is_the_environment(repository: Repository, format_: str) -> None:
    repository.link("README_fr.md", "/proc/self/environ")
    repository.write("readme-sync.toml", EDITIONS.format("README_fr.md"))
    assert repository.run("check", "--format", format_).code == 2


@pytest.mark.parametrize("command", [("check",), ("rows", "--format", "json"), ("dump", "document"), ("dump", "plan")])
def test_no_edition_lies_behind_a_link_that_leaves(repository: Repository, command: tuple[str, ...]) -> None:
    for target in targets(repository).values():
        repository.link("README_fr.md", target)
        repository.write("readme-sync.toml", EDITIONS.format("README_fr.md"))
        assert repository.run(*command).code == 2, target
        repository.write("readme-sync.toml", "")
        assert repository.run(*command).code in (0, 1, 2), target


@pytest.mark.parametrize("name", [".lycheeignore", "readme-sync.toml", "pyproject.toml"])
def test_no_settings_lie_behind_a_link_that_leaves(repository: Repository, name: str) -> None:
    repository.secret.write_text(f"({SECRET}\n", encoding="utf-8")
    for target in targets(repository).values():
        repository.link(name, target)
        ran = repository.run("check")
        assert ran.code == 2, target
        assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("path", ["../secret.md", "{secret}", "folder/secret.md", ".git/config", "sub/../.GIT/config"])
def test_paths_that_leave(repository: Repository, path: str) -> None:
    targets(repository)
    repository.write(".git/config", f"# {SECRET}\n[{SECRET}](https://{SECRET}.example)\n")
    repository.write("sub/x.md", "# x\n")
    path = path.format(secret=repository.secret)
    repository.write("readme-sync.toml", EDITIONS.format(path))
    assert repository.run("check").code == 2
    repository.write("readme-sync.toml", "")
    assert repository.run("check", "--", path).code == 2
    assert repository.run("--config", ".git/config", "check").code == 2


@pytest.mark.parametrize("name", [".git", ".GIT. .", "git~1", ".git::$INDEX_ALLOCATION", ".g\u200cit", ".git\ufeff"])
def test_git_is_known_however_it_is_spelled(name: str) -> None:
    """NTFS and HFS+ take each of these for ``.git``."""
    assert is_git_own(f"docs/{name}/config")
    assert not is_git_own(f"docs/x{name}/config")


def test_a_link_into_git_is_not_followed(repository: Repository) -> None:
    # actions/checkout keeps the token of the job there.
    repository.write(".git/config", f"# {SECRET}\n")
    repository.link("README_fr.md", ".git/config")
    repository.link(".lycheeignore", ".git/config")
    assert repository.run("check").code == 2
    (repository.root / ".lycheeignore").unlink()
    assert repository.run("check", "--", "README_fr.md").code == 2
    assert not exists(repository.root, ".git/config")
    assert not exists(repository.root, "README_fr.md")


@pytest.mark.parametrize("name", ["README_fr.md", ".lycheeignore", "readme-sync.toml", "pyproject.toml"])
def test_a_pipe_is_not_waited_for(repository: Repository, name: str) -> None:
    (repository.root / name).unlink(missing_ok=True)
    os.mkfifo(repository.root / name)
    ran = repository.run("check")
    assert ran.code in (0, 1) if name == "README_fr.md" else ran.code == 2
    assert repository.run("check", "--", "README_fr.md").code in (0, 2)


@pytest.mark.parametrize("name", ["README_fr.md", ".lycheeignore", "readme-sync.toml", "pyproject.toml"])
def test_a_huge_file_is_not_read(repository: Repository, name: str) -> None:
    with (repository.root / name).open("r+b" if name == "README_fr.md" else "wb") as file:
        file.truncate(LARGE)
    ran = repository.run("check")
    assert ran.code == 2
    assert f"{LARGE:,} bytes is more than the limit" in ran.err


def test_a_file_that_lies_about_its_size_is_bounded(tmp_path: Path) -> None:
    if not Path("/proc/self/maps").exists():
        pytest.skip("needs /proc")
    with pytest.raises(Exception, match="more than the limit of 10 bytes"):
        read_bytes(Path("/proc/self/.."), f"{os.getpid()}/maps", limit=10)


def test_links_inside_the_repository_are_followed(repository: Repository) -> None:
    (repository.root / "README_fr.md").unlink()
    repository.write("docs/fr.md", FR)
    repository.link("README_fr.md", "docs/fr.md")
    repository.link("settings.toml", "readme-sync.toml")
    repository.write("readme-sync.toml", EDITIONS.format("README_fr.md"))
    repository.link("linked", "docs")
    assert repository.run("check").code == 0
    assert repository.run("check", "--", "linked/fr.md").code == 0


def test_nobody_is_told_what_lies_outside(repository: Repository) -> None:
    repository.link("out", repository.secret.parent)
    repository.link("self", "self")
    names = (
        "out/secret.md",
        "../secret.md",
        "%2e%2e/secret.md",
        str(repository.secret),
        "self",
        ".git",
        "a/" * 300_000,
    )
    repository.write("README_en.md", "# Models\n\nThis is text.\n\n" + "".join(f"[x]({name})\n" for name in names))
    repository.commit()
    ran = repository.run("check", "--select", "RS304")
    assert ran.code == 1
    assert len([line for line in ran.out.splitlines() if line.startswith("README_en.md")]) >= 4
    assert not any(exists(repository.root, name) for name in (*names, "..", "", "\0")[:-2])


def test_what_is_written_stays_inside(repository: Repository) -> None:
    outside = repository.secret.parent
    repository.link("out", outside)
    repository.link("report.json", outside / "written.json")
    repository.link("hooks", ".git/hooks")
    repository.write(".git/hooks/x", "")
    before = repository.files()
    for name in ("report.json", "out/report.json", "hooks/pre-commit"):
        for option in ("--output", "--also=json"):
            words = (option, name) if option == "--output" else (f"{option}={name}",)
            assert repository.run("check", "--format", "json", *words).code == 2
    assert repository.files() == before
    assert sorted(path.name for path in outside.iterdir()) == ["home", "repository", "secret.md"]
    assert list((repository.root / ".git/hooks").iterdir()) == [repository.root / ".git/hooks/x"]
    assert place_to_write(repository.root, outside / "mine.json") == outside / "mine.json"


def test_no_report_is_written_through_a_link_that_waits_for_it(repository: Repository) -> None:
    """A report is written beside its place first, under a name that somebody may foresee."""
    outside = repository.home / "profile"
    outside.write_text("mine", encoding="utf-8")
    repository.link(f".report.json.{os.getpid()}.tmp", outside)
    assert repository.run("check", "--format", "json", "--output", str(repository.root / "report.json")).code == 0
    assert outside.read_text(encoding="utf-8") == "mine"
    assert (repository.root / "report.json").read_bytes().startswith(b"{")
    assert not (repository.root / "report.json").is_symlink()


def test_init_writes_nothing_through_a_link(repository: Repository) -> None:
    repository.link(".github", repository.home)
    assert repository.run("init", "--yes").code == 2
    assert list(repository.home.iterdir()) == []
