"""What a change says about the machine does not hold while it is judged, and never replaces a file that is not ours."""

from __future__ import annotations

import pytest

from readme_sync.cli.where import Where
from readme_sync.settings.values import Online, Settings
from tests.attacks.conftest import Repository

HEAD = """\
allow-private-addresses = ["0.0.0.0/0", "::/0"]
ignore = ["RS106"]

[online]
store = "{store}"
concurrency = 1024
host-interval = 0
timeout = 600
skip = {{ "a.example" = "no" }}

[figure]
path = "docs/{{language}}.svg"
"""


def machine(settings: Settings) -> tuple[object, ...]:
    return settings.allow_private_addresses, settings.online, settings.figure


@pytest.mark.parametrize("name", ["readme-sync.toml", "pyproject.toml", "cfg/own.toml"])
@pytest.mark.parametrize("before", [None, "[online]\ntimeout = 5\n"])
def test_a_change_does_not_decide_about_the_machine(repository: Repository, name: str, before: str | None) -> None:
    table = "[tool.readme-sync]\n" if name == "pyproject.toml" else ""
    inner = "[tool.readme-sync." if table else "["

    def written(text: str) -> str:
        return table + text.replace("[online]", f"{inner}online]").replace("[figure]", f"{inner}figure]")

    if before is not None:
        repository.write(name, written(before))
    repository.commit()
    repository.write(name, written(HEAD.format(store="main.py")))
    repository.commit()
    config = repository.root / name if "/" in name else None
    found = Where(repository.root, config, repository.root).settings(base="HEAD~1")
    wanted = Settings() if before is None else Settings(online=Online(timeout=5.0))
    assert machine(found) == machine(wanted)
    assert found.ignore == ("RS106",)
    trusted = Where(repository.root, config, repository.root, "HEAD~1").settings()
    assert machine(trusted) == machine(wanted)
    own = Where(repository.root, config, repository.root).settings()
    assert own.allow_private_addresses == ("0.0.0.0/0", "::/0")


@pytest.mark.parametrize("before", ["= broken", 'online.timeout = "long"\n'])
def test_settings_that_cannot_be_read_before_are_the_defaults(repository: Repository, before: str) -> None:
    repository.write("readme-sync.toml", before)
    repository.commit()
    repository.write("readme-sync.toml", HEAD.format(store="main.py"))
    found = Where(repository.root, None, repository.root).settings(base="HEAD")
    assert machine(found) == machine(Settings())
    for revision in ("0" * 40, "nowhere"):
        found = Where(repository.root, None, repository.root, revision).settings()
        assert machine(found) == machine(Settings())


@pytest.mark.parametrize("store", ["main.py", "README.md", "link.db", ".git/hooks/pre-commit", "docs"])
def test_a_store_of_the_settings_replaces_no_file(repository: Repository, store: str) -> None:
    repository.write("main.py", "print('mine')\n")
    repository.write("docs/x.md", "# x\n")
    repository.link("link.db", repository.home / "written.db")
    repository.commit()
    repository.write("readme-sync.toml", HEAD.format(store=store))
    before = repository.files()
    assert repository.run("dump", "plan").code == 2
    assert repository.run("store", "show").code == 2
    assert repository.files() == before
    assert list(repository.home.iterdir()) == []
    assert not (repository.root / ".git/hooks/pre-commit").exists()


def test_with_a_base_the_store_of_the_change_is_not_looked_at(repository: Repository) -> None:
    repository.write("main.py", "print('mine')\n")
    repository.commit()
    repository.write("readme-sync.toml", HEAD.format(store="main.py"))
    before = repository.files()
    ran = repository.run("--trusted", "HEAD", "dump", "plan")
    assert ran.code == 0
    assert "a change does not decide them" in ran.err
    assert repository.files() == before


@pytest.mark.parametrize("path", ["main.{language}.py", ".git/hooks/{language}", "out/{language}.svg"])
def test_a_figure_replaces_no_file(repository: Repository, path: str) -> None:
    for name in ("main.ja.py", "main.en.py", "main.fr.py"):
        repository.write(name, "print('mine')\n")
    repository.commit()
    repository.link("out", repository.home)
    kinds = '[data.kinds]\n"*" = "from-scratch"\n'
    repository.write("readme-sync.toml", f'figure.path = "{path}"\n{kinds}')
    table = "|名称|規模|公開日|\n|-|-|-|\n|[a](https://huggingface.co/a/b-7b)|7B|2024-01-01|\n"
    repository.write("README.md", f"# 日本語のモデルのまとめ\n\nこのページはモデルをまとめたものです。\n\n{table}")
    before = repository.files()
    hooks = sorted((repository.root / ".git/hooks").iterdir())
    assert repository.run("figure").code in {1, 2}
    assert repository.files() == before
    assert sorted((repository.root / ".git/hooks").iterdir()) == hooks
    assert list(repository.home.iterdir()) == []


def test_what_a_change_makes_laxer_is_said_once(repository: Repository) -> None:
    repository.write(".lycheeignore", "^https://b\\.example\n")
    repository.commit()
    repository.write(".lycheeignore", "^https://b\\.example\n.*\n")
    repository.write("readme-sync.toml", 'ignore = ["RS"]\nfail-on = "never"\n')
    ran = repository.run("check", "--base", "HEAD", "--format", "text")
    (line,) = ran.out.splitlines()
    assert line.startswith(".lycheeignore:2:1: RS902 the settings become laxer: ")
    assert "fail-on is never and was warning" in line
    assert "RS5 for '.*'" in line
    assert "RS902" not in repository.run("check").out
    repository.commit()
    assert "RS902" not in repository.run("check", "--base", "HEAD").out


def test_one_who_trusts_the_base_may_silence_it(repository: Repository) -> None:
    repository.write("readme-sync.toml", 'ignore = ["RS902"]\n')
    repository.commit()
    repository.write("readme-sync.toml", 'ignore = ["RS902", "RS4"]\n')
    assert "RS902" not in repository.run("check", "--base", "HEAD").out


TERM, OTHER = '[[rules.RS418.terms]]\nja = "猫"\nen = "cat"\n', '[[rules.RS418.terms]]\nja = "犬"\nen = "dog"\n'
PAGE, PAGE_2 = (f'[[rules.RS408.pages]]\nja = "https://{n}.example/ja"\nen = "https://{n}.example/en"\n' for n in "ab")


@pytest.mark.parametrize(
    ("before", "now", "laxer"),
    [
        (TERM, TERM + OTHER, False),
        (TERM + OTHER, OTHER + TERM, False),
        (TERM + OTHER, TERM, True),
        (TERM, OTHER, True),
        ("", "[rules.RS409]\nexact = true\n", False),
        ("[rules.RS409]\nexact = true\n", "[rules.RS409]\nexact = false\n", True),
        ("[rules.RS409]\nexact = true\n", "", True),
        (PAGE, PAGE + PAGE_2, True),  # one pair of addresses more that may stand for each other
        (PAGE, PAGE, False),
    ],
)
def test_options_that_ask_for_more_are_not_laxer(repository: Repository, before: str, now: str, laxer: bool) -> None:
    repository.write("readme-sync.toml", before)
    repository.commit()
    repository.write("readme-sync.toml", now)
    out = repository.run("check", "--base", "HEAD", "--select", "RS902,RS408,RS409,RS418").out
    assert ("RS902" in out) is laxer, out
    assert ("may ask for less" in out) is laxer
