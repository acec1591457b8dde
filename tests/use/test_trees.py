"""Trees of documents with ``--base``: only what a change concerns is read, with the same findings."""

from __future__ import annotations

import gc
import random
from datetime import UTC, datetime

import pytest

from readme_sync.document_sets import find
from readme_sync.document_sets.reader import Reader
from readme_sync.document_sets.touched import touched
from readme_sync.markdown.document import Document
from readme_sync.observation.known import Known
from readme_sync.pipeline.beside import Asked
from readme_sync.pipeline.check import check
from readme_sync.settings.values import Settings
from tests.use.repository import Repository

SETTINGS = 'documents = ["docs/{language}/{path}"]\n'
NAMES, TAGS = ("a", "b", "c"), ("en", "fr", "ja")


def _page(name: str, tag: str) -> str:
    link = "[on](b.md#second)" if name == "a" else "[back](a.md)"
    table = "| Name | Size |\n|---|---|\n| Alpha | 4096 |\n| Beta | 7 |\n"
    return f'# {name} {tag}\n\n{table}\n<a id="second"></a>\n\n## Second {tag}\n\nSee {link} and [it](https://x.example/{name}).\n'


@pytest.fixture
def tree(repository: Repository) -> Repository:
    repository.commit(
        {"readme-sync.toml": SETTINGS, "pyproject.toml": "# settings of others\n"}
        | {f"docs/{tag}/{name}.md": _page(name, tag) for tag in TAGS for name in NAMES}
    )
    return repository


def _read(tree: Repository) -> list[str] | None:
    """Return the names of the documents that a check of the change since HEAD reads; None where it reads all."""
    settings = Settings(documents=("docs/{language}/{path}",))
    found = find.find(tree.root, settings, (), Reader(tree.root))
    concerned = touched(tree.root, "HEAD", found.sets)
    return None if concerned is None else [files[0].path for files in concerned]


def test_only_the_changed_document_is_read(tree: Repository) -> None:
    tree.replace("docs/fr/b.md", "4096", "4097")
    assert _read(tree) == ["docs/en/b.md"]
    said = tree.run("check", "--base", "HEAD")
    assert "4,097" in said.out or "4097" in said.out
    assert "in 3 editions (en docs/en/b.md, fr docs/fr/b.md, ja docs/ja/b.md)" in said.err


def test_a_file_that_git_does_not_know_yet_is_a_change(tree: Repository) -> None:
    tree.write({"docs/de/c.md": _page("c", "de")})
    assert _read(tree) == ["docs/en/c.md"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("docs/en/b.md", "second", "other"),
        ("docs/en/b.md", "## Second", "## Third"),
        ("readme-sync.toml", "documents", "# new\ndocuments"),
        ("pyproject.toml", "settings", "more settings"),
    ],
    ids=["an id is gone", "a heading is gone", "own settings", "settings"],
)
def test_what_any_document_may_depend_on_has_all_of_them_read(tree: Repository, path: str, old: str, new: str) -> None:
    tree.replace(path, old, new)
    assert _read(tree) is None


def test_a_link_from_a_document_that_did_not_change_is_found(tree: Repository) -> None:
    tree.replace("docs/en/b.md", 'id="second"', 'id="other"')
    assert "docs/en/a.md:12:10: RS301" in tree.run("check", "--base", "HEAD", "--select", "RS301,RS304").out


def _change(tree: Repository, dice: random.Random) -> None:
    path = f"docs/{dice.choice(TAGS)}/{dice.choice(NAMES)}.md"
    place = tree.root / path
    match dice.randrange(6):
        case 0:
            place.unlink(missing_ok=True)
        case 1:
            tree.write({path.replace("/docs/", "/docs/de-").replace("a.md", "d.md"): _page("d", "xx")})
        case _ if place.exists():
            old, new = dice.choice(
                (
                    ("4096", "4097"),
                    ("| Beta | 7 |\n", ""),
                    ("second", "third"),
                    ("a.md", "nowhere.md"),
                    ("## ", "## New "),
                    ("https://x.example", "https://y.example"),
                )
            )
            place.write_text(place.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        case _:
            tree.write({path: _page("a", "en")})


@pytest.mark.parametrize("seed", range(8))
def test_the_findings_are_those_of_reading_everything(tree: Repository, seed: int) -> None:
    dice = random.Random(seed)
    settings = Settings(documents=("docs/{language}/{path}",))
    for _ in range(dice.randrange(3)):
        _change(tree, dice)
    tree.commit()
    for _ in range(dice.randrange(1, 3)):
        _change(tree, dice)
    near = check(tree.root, settings, base="HEAD")
    tree.replace("pyproject.toml", "others", "nobody")  # a change of settings has everything read
    assert _read(tree) is None
    assert check(tree.root, settings, base="HEAD").findings == near.findings


def test_what_one_document_had_hides_nothing_of_another(tree: Repository) -> None:
    tree.replace("docs/fr/a.md", "| Beta | 7 |\n", "")
    tree.commit()
    tree.replace("docs/fr/b.md", "| Beta | 7 |\n", "")
    assert "docs/fr/b.md" in tree.run("check", "--base", "HEAD", "--select", "RS404").out


def test_a_document_that_a_language_loses_is_new_and_the_others_are_not(tree: Repository) -> None:
    (tree.root / "docs/fr/a.md").unlink()
    tree.commit({f"docs/{tag}/{name}.md": _page(name, tag) for tag in TAGS for name in ("d", "e", "f")})
    assert tree.run("check", "--base", "HEAD", "--select", "RS419").out == ""
    (tree.root / "docs/fr/b.md").unlink()
    found = tree.run("check", "--base", "HEAD", "--select", "RS419").out
    assert "fr lacks 2 of 6 documents" in found
    assert found.endswith("new: fr: b.md\n")


def test_a_translation_that_a_change_leaves_without_a_source_is_told_apart_from_a_document_of_its_own(
    tree: Repository,
) -> None:
    (tree.root / "docs/ja/c.md").unlink()
    tree.commit({"docs/fr/own.md": "# Un\n"})
    assert "fr has a document that en has not" in tree.run("check", "--select", "RS419").out
    (tree.root / "docs/en/c.md").unlink()
    found = tree.run("check", "--base", "HEAD", "--select", "RS419")
    assert "fr translates a document whose source is gone: docs/fr/c.md" in found.out
    assert "own.md" not in found.out
    assert found.code == 1


def test_init_switches_on_the_tree_that_check_names(repository: Repository) -> None:
    pages = {f"docs/{tag}/deep/down/here/{name}.md": _page(name, tag) for tag in TAGS for name in NAMES}
    repository.write({"README.md": "# Here\n"} | pages)
    assert "docs/{language}/{path} (3 documents in 3 languages)" in repository.run("check").err
    assert repository.run("init", "--yes", "--only", "settings").code == 0
    said = repository.run("check").err
    assert "10 editions" in said
    assert "not read" not in said


def test_a_readme_that_stands_alone_does_not_say_that_nothing_was_compared(tree: Repository) -> None:
    tree.write({"README.md": "# Here\n\nText.\n"})
    said = tree.run("check").err
    assert "there is one edition only" not in said
    assert "not compared: README.md, of which there is no other edition.\n" in said


def test_a_tree_whose_languages_have_folders_is_a_site(repository: Repository) -> None:
    page = "# A {tag}\n\n![all](/img/all.png) ![none](img/none.png) [on](b.md) [to](PAGE_URL)\n"
    repository.commit(
        {"readme-sync.toml": SETTINGS, "docs/en/b.md": "# B en\n", "docs/fr/c.md": "# Un\n", "docs/ja/d.md": "# 一\n"}
        | {f"docs/{tag}/a.md": page.format(tag=tag) for tag in TAGS}
        | {f"docs/{tag}/own.md": f"# {tag}\n\n## Only {tag}\n" for tag in ("fr", "ja")}
    )
    assert repository.run("check").out.splitlines() == [
        'docs/en/a.md:3:30: RS304 there is no file "docs/en/img/none.png", in en, fr and ja',
        "docs/fr/c.md:1:1: RS419 fr has a document that en has not: docs/fr/c.md",
        "docs/fr/own.md:1:1: RS419 fr and ja translate a document whose source is gone: own.md",
        "docs/ja/d.md:1:1: RS419 ja has a document that en has not: docs/ja/d.md",
    ]


def test_links_as_site_generators_follow_them(repository: Repository) -> None:
    there = "i18n/{}/docusaurus-plugin-content-docs/current"
    page = "# A {tag} v1.2\n\n[up](../b/) [way](./c-page) ![x]({{picture}}) [here](#a-{tag}-v1-2) [none](./none.png)\n"
    repository.commit(
        {"readme-sync.toml": f'documents = ["{there.format("{language}")}/{{path}}"]\n', "docs/01-x/b.md": "# B\n"}
        | {"docs/01-x/a.md": page.format(tag="en"), "docs/01-x/c.mdx": "# C\n"}
        | {f"{there.format(tag)}/01-x/a.mdx": page.format(tag=tag) for tag in ("fr", "ja")}
        | {f"{there.format(tag)}/01-x/{name}.md": f"# {name} {tag}\n" for tag in ("fr", "ja") for name in ("b", "c")}
    )
    assert repository.run("check").out.splitlines() == [
        'docs/01-x/a.md:3:71: RS304 there is no file "docs/01-x/none.png", in en, fr and ja'
    ]


def test_an_id_that_is_a_components_is_no_second_anchor(repository: Repository) -> None:
    page = (
        '# A\n\n<audio id="sound"></audio>\n\nSay <Audio id="sound">it</Audio>. <a id="here"></a> <a id="here"></a>\n'
    )
    repository.write({"docs/a.mdx": page, "README.md": page.replace("<Audio", "<AUDIO").replace("/Audio", "/AUDIO")})
    said = [line.partition(" RS")[0] for line in repository.run("check", "README.md", "docs/a.mdx").out.splitlines()]
    assert said == ["README.md:5:60:", "docs/a.mdx:5:60:"]  # GitHub shows no sound


def test_beside_a_base_one_document_is_held_at_a_time_and_finds_the_same(tree: Repository) -> None:
    (tree.root / "docs/fr/a.md").write_text(_page("a", "fr").replace("4096", "4097"), encoding="utf-8")
    tree.replace("pyproject.toml", "others", "nobody")  # a change of settings has everything read
    settings = Settings(documents=("docs/{language}/{path}",))
    held: list[int] = []
    before = {id(one) for one in gc.get_objects() if isinstance(one, Document)}  # of other tests

    def ask(now: Asked, was: Asked | None) -> Known:
        for part in (now, was or ()):
            for editions in part:
                gc.collect()
                known = before | {id(edition.document) for edition in editions}
                held.append(sum(isinstance(one, Document) and id(one) not in known for one in gc.get_objects()))
        return Known(datetime(2026, 11, 23, 12, tzinfo=UTC))

    online = check(tree.root, settings, base="HEAD", ask=ask)
    assert len(held) == 6
    assert max(held) <= 2 * len(TAGS)  # of one document, now and then, and of what its links lead to
    plain = check(tree.root, settings, base="HEAD")
    assert [one.code for one in plain.findings] == ["RS409"]
    assert online.findings == plain.findings
