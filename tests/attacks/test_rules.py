"""No address ends a run, and a rule that breaks takes no other with it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from readme_sync import rules
from readme_sync.cli.main import main
from readme_sync.editions.edition import Edition
from readme_sync.report.formats import FORMATS
from readme_sync.rules.api import Rule, Violation
from readme_sync.urls.parts import split
from tests.attacks.conftest import EN, FR, JA, Repository

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "readme_sync"
ADDRESSES = (
    "https://a]b/{}/page", "https://[::1/{}/", "http://[v1.x]/{}/", "https://a.example:99999999/{}/", "https://[]/{}/",
    "https://a.example:port/{}/", "https://\u2100.example/{}/", "https://\uff41\uff0e\uff42/{}/", "http://[::1%25x]/{}/",
    "https://xn--/{}/", "https://a:b:c/{}/", "https://u@:80@/{}/", "https:///{}/", "https://", "//[/{}/", "//]",
    "https://a.example:\u0663/{}/", "http:", "https://%5B/{}/", "https://.../{}/", "https://{}.a]b.example/x",
    "https://" + "a" * 900,     "https://huggingface.co/[/{}", "https://huggingface.co]/a/b", "https://github.com]/a/README.{}.md",
    "https://[huggingface.co/a/b",     "https://arxiv.org]/abs/2401.00001", "http://a.example/{}/&#xD800;", "https://a.example/{}/%ED%A0%80",
    "mailto:[", "[:://{}/",
)  # fmt: skip
COMMANDS = (
    *(("check", "--format", format_) for format_ in FORMATS),
    ("rows", "--format", "json"), ("rows", "--as", "models", "--format", "csv"), ("rows", "--as", "papers"),
    *(("dump", stage) for stage in ("document", "rows", "catalogue", "links", "plan")),
)  # fmt: skip


def write(repository: Repository, *names: str) -> None:
    for path, text, language in (("README.md", JA, "ja"), ("README_en.md", EN, "en"), ("README_fr.md", FR, "fr")):
        more = "".join(f"|[x{number}]({name.format(language)})|7B|\n" for number, name in enumerate(names))
        line = " ".join(f"<{name.format(language)}> {name.format(language)}" for name in names)
        repository.write(path, f"{text}{more}\n{line}\n\n[^1]\n")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_addresses_that_cannot_be(repository: Repository, command: tuple[str, ...]) -> None:
    write(repository, *ADDRESSES)
    ran = repository.run(*command)
    assert ran.code in {0, 1}
    assert "a defect of readme-sync" not in ran.out + ran.err


@pytest.mark.parametrize("url", ADDRESSES)
def test_taking_an_address_apart_never_raises(url: str) -> None:
    parts = split(url)
    assert not parts.broken or parts[:-1] == ("", "", "", None, "", "", "")


def test_one_module_takes_addresses_apart() -> None:
    raising = {"urlsplit", "urlparse", "urljoin", "urldefrag"}
    found = set()
    for path in PACKAGE.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_bytes()))
        imports = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "urllib.parse"]
        if any(name.name in raising for node in imports for name in node.names):
            found.add(path.relative_to(PACKAGE).as_posix())
    assert found == {"urls/parts.py"}


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> str:
    """Register a rule that yields one problem and then raises, with text of a stranger in what it says."""

    def check(edition: Edition) -> Iterator[Violation]:
        yield Violation("the first thing", edition.document, edition.sections[0].span)
        raise LookupError("text of a \x1b[2Jstranger")

    module = ModuleType("readme_sync.rules.settings.rs999_broken")
    module.__dict__.update(check=check, SEVERITY="info", __doc__="Breaks.")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    rule = Rule("RS599", "broken", "info", ("edition",), True, "settings.rs999_broken")
    every = (rule, *rules.load())
    monkeypatch.setattr(rules, "load", lambda: every)
    return rule.code


@pytest.mark.parametrize("base", [(), ("--base", "HEAD")])
def test_a_rule_that_breaks_is_a_skip_and_the_others_go_on(
    repository: Repository, broken: str, capfd: pytest.CaptureFixture[str], base: tuple[str, ...]
) -> None:
    repository.write("README.md", JA)
    repository.commit()
    repository.write("README_en.md", EN + "\nMore.[^1]\n")
    code = main(["-C", str(repository.root), "check", *base])
    said = capfd.readouterr()
    assert code == 3
    assert "RS201" in said.out
    assert f"not checked: {broken} (a defect of readme-sync: LookupError)" in said.err
    (line,) = (line for line in said.err.splitlines() if " broke: " in line)
    assert f"{broken} broke: internal error: LookupError" in line
    assert "\x1b" not in line
    assert "check(edition)" not in said.err
    log = Path(line.rpartition(" ")[2])
    assert "LookupError" in log.read_text(encoding="utf-8")
    log.unlink()
    # What it found before the change is not known, so nothing that it finds now is called new.
    assert (broken in said.out) == (base == ())


def test_a_report_ends_with_the_rule_that_broke(
    repository: Repository, broken: str, capfd: pytest.CaptureFixture[str]
) -> None:
    code = main(["-C", str(repository.root), "report", "--offline"])
    said = capfd.readouterr()
    assert code == 3
    assert said.out.startswith("None of 1 links")
    (line,) = (line for line in said.err.splitlines() if " broke: " in line)
    Path(line.rpartition(" ")[2]).unlink()
