"""Links that only a site generator understands are no findings: MkDocs, VuePress, Jekyll, Docusaurus."""

from __future__ import annotations

import pytest

from readme_sync.align.match import match
from readme_sync.editions.read import read_edition
from readme_sync.editions.repository import surroundings
from readme_sync.markdown.parse import parse
from readme_sync.rules import load
from readme_sync.rules.engine import run
from readme_sync.sources import Source


def _said(code: str, documents: dict[str, str], *files: str) -> list[str]:
    """Return what the rule says of ``documents``, the source first, in a repository that has ``files`` as well."""
    sources = {path: Source(path, text) for path, text in documents.items()}
    there = {*documents, *files}
    there |= {path[:at] for path in there for at, sign in enumerate(path) if sign == "/"}
    editions = [
        read_edition(parse(source), language, is_source=not number)
        for number, (language, source) in enumerate(zip(("en", "fr"), sources.values(), strict=False))
    ]
    catalogue = match(editions)
    around = surroundings(editions, (), there.__contains__, sources.get)
    rules = [rule for rule in load() if rule.code == code]
    return [found.message for found in run(rules, catalogue, around.files, {}, None, None, around)[0]]


@pytest.mark.parametrize(
    ("documents", "files"),
    [
        ({"docs/x/use.md": '<img src="../../img/loom.png">'}, ["docs/img/loom.png"]),
        ({"docs/x/use.md": '<picture><source srcset="../../img/loom.png"></picture>'}, ["docs/img/loom.png"]),
        ({"docs/use.en.md": "[knots](knots.md)", "docs/use.fr.md": "[noeuds](knots.md)"}, ["docs/knots.en.md"]),
        ({"docs/use.md": "[knots](knots#flat)"}, ["docs/knots.mdx"]),
        ({"docs/y/use.md": "[knots](../knots/index.xhtml)"}, ["docs/y/knots.md"]),
        ({"docs/en/README.md": "[knots](/en/knots.html)"}, ["docs/.vuepress/config.js"]),
        ({"content/en/use.md": "[knots](./knots/)"}, ["content/en/use/knots.md"]),
        ({"docs/x/use.md": "---\nslug: /\n---\n\n[knots](./y/knots)"}, ["docs/y/knots.md"]),
        ({"docs/x/use.md": "---\nslug: /start/here\n---\n\n[knots](knots)"}, ["docs/start/knots.md"]),
    ],
)
def test_a_page_of_a_site_is_there(documents: dict[str, str], files: list[str]) -> None:
    assert _said("RS304", documents, *files) == []
    assert len(_said("RS304", documents)) == 1


@pytest.mark.parametrize("target", ["@assets/loom.png", "~/img/loom.png"])
def test_a_page_names_a_folder_by_the_short_name_of_its_settings(target: str) -> None:
    assert _said("RS304", {"docs/use.md": f"![loom]({target})\n\n<img src='{target}'>"}) == []
    assert len(_said("RS304", {"README.md": f"![loom]({target})"})) == 1


@pytest.mark.parametrize(
    ("documents", "files"),
    [
        ({"docs/use.md": "[a](#remark)\n\n- wool {#remark}"}, []),
        ({"docs/use.md": "[a](./#flat)\n\n## Flat", "docs/README.md": "# Loom"}, []),
        ({"docs/use.md": "[a](#read)\n\n## read(path)"}, ["docs/.vitepress/config.js"]),
        ({"docs/en/README.md": "[a](#weave-js-2-0)\n\n## Weave.js 2.0"}, ["docs/.vuepress/config.js"]),
        ({"docs/use.md": "[a](#knots_1) [b](#_2)\n\n## Knots\n\n## Knots\n\n## 結び目\n\n## 糸"}, []),
        ({"docs/use.md": "[a](#le-noeud-de-lete)\n\n## Le noeud de l'été"}, []),
        ({"docs/use.md": "[a](#warpthread) [b](#flat-knots)\n\n## Warp_thread\n\n## 2. Flat knots"}, ["_config.yml"]),
    ],
)
def test_a_fragment_is_what_the_site_makes_of_a_heading(documents: dict[str, str], files: list[str]) -> None:
    assert _said("RS301", documents, *files) == []
    assert not files or _said("RS301", documents)


def test_a_readme_is_read_on_github_also_where_jekyll_makes_a_site() -> None:
    assert len(_said("RS301", {"README.md": "[a](#warpthread)\n\n## Warp_thread"}, "_config.yml")) == 1


def test_a_page_is_shown_in_the_language_that_ends_a_name() -> None:
    documents = {
        "docs/use.md": "[knots](knots.md#flat)",
        "docs/use.fr.md": "[noeuds](knots.md#plat)",
        "docs/knots.md": "## Flat",
        "docs/knots.fr.md": "## Plat",
    }
    assert _said("RS301", documents) == []
    assert len(_said("RS301", {**documents, "docs/knots.fr.md": "## Rond"})) == 1
