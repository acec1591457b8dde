"""git runs no program that a repository names, and takes no part of a repository for another one."""

from __future__ import annotations

import os
import shutil

import pytest

from readme_sync.sources import git_places
from tests.attacks.conftest import EN, Repository

PROGRAMS = (
    "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy", "diff.external",
    "diff.x.command", "diff.x.textconv", "filter.x.clean", "filter.x.smudge", "filter.x.process", "gpg.program",
    "credential.helper", "alias.ls-tree", "alias.diff-index", "pager.cat-file", "pager.ls-tree", "pager.diff-index",
    "uploadpack.packObjectsHook",
)  # fmt: skip


@pytest.mark.parametrize("base", ["HEAD", "HEAD~1", "main"])
def test_no_program_is_run(repository: Repository, base: str) -> None:
    repository.commit()
    (repository.root / "README_en.md").rename(repository.root / "README.en.md")
    repository.write(".gitattributes", "* filter=x diff=x\n")
    repository.commit()
    marker = repository.home / "ran"
    for key in PROGRAMS:
        repository.git("config", key, f"touch {marker}; false")
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout"):
        repository.write(f".git/hooks/{hook}", f"#!/bin/sh\ntouch {marker}\n")
        (repository.root / ".git/hooks" / hook).chmod(0o755)
    repository.write("README.en.md", EN + "\nMore.[^1]\n")
    ran = repository.run("check", "--base", base)
    assert "RS201" in ran.out
    assert not marker.exists()


@pytest.mark.parametrize("command", ["sync", "check --base HEAD", "check --base HEAD --if-changed"])
def test_no_filter_is_run_over_what_looks_changed(repository: Repository, command: str) -> None:
    repository.write(".gitattributes", "* filter=a=b diff=x\n")
    repository.commit()
    marker = repository.home / "ran"
    for key in ("clean", "smudge", "process"):
        repository.git("config", f"filter.a=b.{key}", f"touch {marker}; cat")
    repository.git("config", "filter.a=b.required", "true")
    for path in ("README.md", "README_en.md", "README_fr.md"):  # the same bytes at another time: git has to look
        os.utime(repository.root / path, (1_000_000_000, 1_000_000_000))
    repository.run(*command.split())
    assert not marker.exists()


COMMANDS = ("check", "status", "sync", "check --base HEAD~1", "check --base HEAD~1 --if-changed", "sync --base HEAD~1")


@pytest.mark.parametrize("command", COMMANDS)
def test_no_program_of_a_submodule_is_run(repository: Repository, command: str) -> None:
    """Git looks into submodules by their own settings, which name filters and monitors of their own."""
    inner = Repository(repository.home)
    inner.write(".gitattributes", "* filter=x\n")
    inner.commit()
    repository.commit()
    add = ("submodule", "add", "--quiet", str(inner.root), "inner")
    repository.git("-c", "protocol.file.allow=always", *add)
    repository.commit()
    repository.write("README_en.md", EN + "\nMore.\n")
    program, marker = repository.home / "program", repository.home / "ran"
    program.write_text(f"#!/bin/sh\ntouch {marker}\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    for key in ("filter.x.clean", "filter.x.process", "core.fsmonitor"):
        repository.git("-C", "inner", "config", key, str(program))
    for path in ("README.md", "inner/README.md", "inner/.gitattributes"):
        os.utime(repository.root / path, (1_000_000_000, 1_000_000_000))
    repository.run(*command.split())
    assert not marker.exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_no_program_looks_at_signatures(repository: Repository, command: str) -> None:
    """Whoever sends a commit signs it, and the settings name what checks that and say whether every log does."""
    repository.commit()
    tree = repository.git("write-tree")
    signed = f"""\
tree {tree}
parent {repository.git("rev-parse", "HEAD")}
author t <t@example.org> 1700000000 +0000
committer t <t@example.org> 1700000000 +0000
gpgsig -----BEGIN PGP SIGNATURE-----
 
 iQ==
 -----END PGP SIGNATURE-----

a step
"""  # noqa: W293 -- as git has it
    (repository.home / "commit").write_text(signed, encoding="utf-8")
    commit = repository.git("hash-object", "-t", "commit", "-w", str(repository.home / "commit"))
    repository.git("reset", "--quiet", "--hard", commit)
    program, marker = repository.home / "program", repository.home / "ran"
    program.write_text(f"#!/bin/sh\ntouch {marker}\nfalse\n", encoding="utf-8")
    program.chmod(0o755)
    for key, value in (("log.showSignature", "true"), ("gpg.program", str(program))):
        repository.git("config", key, value)
    repository.run(*command.split())
    assert not marker.exists()


def test_a_bare_repository_among_the_files_is_none(repository: Repository) -> None:
    inner = Repository(repository.home)
    inner.write("readme-sync.toml", 'ignore = ["RS"]\n')
    inner.commit()
    shutil.copytree(inner.root / ".git", repository.root / "docs")
    shutil.rmtree(repository.root / "docs/hooks")
    with (repository.root / "docs/config").open("a", encoding="utf-8") as config:
        config.write("[core]\nbare = true\n")
    repository.write("docs/README.md", EN)
    ran = repository.run("-C", str(repository.root / "docs"), "check", "--base", "HEAD")
    assert ran.code == 2
    assert "bare repository" in ran.err


@pytest.mark.parametrize("name", [":(exclude)*.md", ":!*.md", ":!x"])
def test_a_name_of_a_file_is_no_pattern(repository: Repository, name: str) -> None:
    repository.write(name, (repository.root / "README.md").read_bytes())
    repository.write("readme-sync.toml", f'source = "ja"\n[editions]\nja = "{name}"\nfr = "README_fr.md"\n')
    repository.commit()
    repository.write("other.md", "# Other\n")
    repository.commit()
    repository.write("other.md", "# Another\n")
    assert "since HEAD~1," in repository.run("sync").err
    repository.write(name, (repository.root / "README.md").read_text("utf-8") + "\n[b](https://b.example)\n")
    assert "since HEAD," in repository.run("sync").err


def test_windows_looks_for_git_in_no_folder_of_a_stranger() -> None:
    assert git_places(["", ".", "bin", "/usr/bin", "../bin"]) == [os.path.join("/usr/bin", "git.exe")]


REVISIONS = (
    "--output=pwned", "-O", "--help", "", "\n", "HEAD\n--", "HEAD:README.md", "HEAD --output=pwned", "\0", "\x1b[2J",
    "x" * 200_000, "^HEAD", "HEAD..HEAD", "--end-of-options", "@{upstream}", ":/.*", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("revision", REVISIONS, ids=range(len(REVISIONS)))
def test_a_revision_is_no_option(repository: Repository, revision: str) -> None:
    repository.commit()
    before = repository.files()
    ran = repository.run("check", f"--base={revision}")
    assert ran.code == (0 if revision == ":/.*" else 2)
    assert len(ran.err.splitlines()) == 1
    assert "\x1b" not in ran.err
    assert repository.files() == before
