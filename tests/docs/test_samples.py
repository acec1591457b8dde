"""Every command and every sample output in the docs and READMEs: run, and compared."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from readme_sync import rules
from readme_sync.settings import load
from tests.docs.samples import Block, Scratch, blocks, commands, fits

ROOT = Path(__file__).resolve().parent.parent.parent
READMES = ("README.md", "en/README.md", "fr/README.md", "CONTRIBUTING.md")
PAGES = (*READMES, *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")))
# What needs a network, or tools of the reader's choice, is shown and not run; something else sees to each of these.
ELSEWHERE = (
    r"make [a-z]+( ARGS=\".*\"| UPGRADE=--upgrade)?",  # tested below: the Makefile has it
    r"pipx install (\.|git\+https://github\.com/OWNER/readme-sync@v[\d.]+)",  # test_distribution.py installs the wheel
    r"uvx --from git\+https://github\.com/OWNER/readme-sync@v[\d.]+ readme-sync check",
    r"readme-sync -C \.\./their-repository check",  # tests/use checks repositories of every layout
    r"python -c 'import pandas; .*'",  # pandas is the reader's
    r"(pre-commit|prek) (install|run --all-files)",
    r'eval "\$\(_README_SYNC_COMPLETE=(bash|zsh)_source readme-sync\)"',  # tests/docs/test_distribution.py
    r"_README_SYNC_COMPLETE=fish_source readme-sync \| source",
    r"git clone https://github\.com/\S+",
)


def _pages_with(*infos: str) -> list[str]:
    return [page for page in PAGES if any(block.info in infos for block in _blocks(page))]


def _blocks(page: str) -> list[Block]:
    return blocks(page, (ROOT / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", _pages_with("console"))
def test_console(page: str, tmp_path: Path) -> None:
    scratch = Scratch(tmp_path / "scratch", ROOT / "docs/example", "docs/example" if page in READMES else ".")
    for block in _blocks(page):
        if block.info == "scratch":
            scratch.step(block.content)
        elif block.info == "console":
            for command, sample in commands(block):
                out, err = scratch.run(command)
                said = f"{page}:{block.line}: {command}\n" + "\n".join([*out, *err])
                assert fits(sample, out) or fits(sample, [*out, *err]), said


@pytest.mark.parametrize("page", _pages_with("sh"))
def test_commands_without_a_sample_work_or_are_seen_to_elsewhere(page: str, tmp_path: Path) -> None:
    scratch = Scratch(tmp_path / "scratch", ROOT / "docs/example")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for block in _blocks(page):
        for line in block.content.splitlines() if block.info == "sh" else []:
            command = line.partition(" #")[0].strip()
            known = any(re.fullmatch(pattern, command) for pattern in ELSEWHERE)
            if command.startswith("readme-sync ") and not known:
                scratch.run(command)
            elif command and not command.startswith("#"):
                assert known, f"{page}:{block.line}: {command}"
                if command.startswith("make "):
                    assert re.search(rf"^{command.split()[1]}:", makefile, re.MULTILINE), command


@pytest.mark.parametrize("page", _pages_with("toml", "yaml", "json"))
def test_data_is_what_it_claims_to_be(page: str, tmp_path: Path) -> None:
    for block in _blocks(page):
        if block.info == "json":
            json.loads(block.content)
        elif block.info == "yaml":
            assert yaml.safe_load(block.content) is not None
        elif block.info == "toml":
            table = tomllib.loads(block.content)
            name = "pyproject.toml" if "tool" in table else "readme-sync.toml"
            for other in ("pyproject.toml", "readme-sync.toml"):
                (tmp_path / other).unlink(missing_ok=True)
            (tmp_path / name).write_text(block.content, encoding="utf-8")
            load(tmp_path, known={rule.code: rule.name for rule in rules.load()})


def test_a_wrong_sample_fails() -> None:
    assert fits(["a", "...", "b"], ["a", "x", "y", "b"])
    assert fits(["a", "...", "b"], ["a", "b"])
    assert not fits(["a", "b"], ["a", "x", "b"])
    assert not fits(["a"], ["a", "b"])


def test_one_page_alone_says_where_the_repository_is() -> None:
    pages = [path for path in PAGES if "OWNER/" in (ROOT / path).read_text(encoding="utf-8")]
    assert pages == ["docs/index.md"]


@pytest.mark.parametrize("page", READMES[:3])
def test_the_tool_takes_forty_lines_of_the_first_page(page: str) -> None:
    head = (ROOT / page).read_text(encoding="utf-8").partition('<a id="catalogue"></a>')[0]
    assert 10 < head.count("\n") <= 40
