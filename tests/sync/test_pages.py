"""Pages that a translation has chosen for itself stay; an address that the source gives up goes wherever it stands."""

from __future__ import annotations

import pytest

from tests.sync.editions import synced

ROW = "# {}\n\n| {} | {} |\n|---|---|\n| [Kaze]({}) | MIT |\n| {} | Apache 2.0 |\n"
LIST = "[{}]({})<br>([7B](https://huggingface.co/umi/nami-7b), [13B](https://huggingface.co/umi/nami-13b))"


def _pages(kaze: str, nami: str, own: str = "https://example.com/stories/kaze", french: str = "") -> dict[str, str]:
    """Return three editions; English tells of Kaze on a page of its own."""
    return {
        "README.md": ROW.format("港", "名前", "許諾", kaze, LIST.format("ナミ", nami)),
        "en/README.md": ROW.format("Harbour", "Name", "Licence", own, LIST.format("Nami", nami)),
        "fr/README.md": ROW.format("Port", "Nom", "Licence", kaze, LIST.format("Nami", french or nami)),
    }


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("http://example.org/kaze", "https://example.org/kaze"),
        ("https://www.example.org/kaze", "https://example.org/kaze/"),
    ],
)
def test_an_address_spelt_otherwise_is_no_other_page(was: str, now: str) -> None:
    before, expected = (_pages(address, "https://example.org/nami") for address in (was, now))
    after, made = synced(before, {**before, "README.md": expected["README.md"]})
    assert made.is_in_step
    assert after == expected


def test_an_address_that_is_given_up_goes_everywhere() -> None:
    """A title leads to a repository that the source names once, in the list behind it."""
    old, new = "https://huggingface.co/umi/nami-7b", "https://huggingface.co/harbour/nami-7b"
    before = _pages("https://example.org/kaze", "https://example.org/nami", french=old)
    expected = {path: text.replace(old, new) for path, text in before.items()}
    after, made = synced(before, {**before, "README.md": expected["README.md"]})
    assert made.is_in_step
    assert after == expected


DOCS = "# {0}\n\n[{1}](https://tides.example.org/{4}/1.x/) |\n[{2}](https://tides.example.org/{4}/1.x/{5}.html) |\n[{3}](https://tides.example.org/{4}/1.x/faq.html)\n\n[{2}](https://{6}.example.com/{5})\n"


def _docs(page: str) -> dict[str, str]:
    """Return three editions; the French one leads to the French pages, within a site and on a site of their own."""
    return {
        "README.md": DOCS.format("港", "文書", "設置", "質問", "en", page, "docs"),
        "en/README.md": DOCS.format("Harbour", "Documentation", "Installation", "Questions", "en", page, "docs"),
        "fr/README.md": DOCS.format(
            "Port", "Documentation", "Installation", "Questions fréquentes", "fr", page, "docs-fr"
        ),
    }


def test_a_page_that_moves_moves_in_the_readers_language() -> None:
    before, expected = _docs("install"), _docs("get-started/install")
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step
    assert after == expected


@pytest.mark.parametrize(
    ("folder", "source"),
    [("https://example.org/guide/", "README_fr"), ("guide/", "README_zh")],
    ids=["theirs", "a third"],
)
def test_a_page_in_the_readers_own_language_stays(folder: str, source: str) -> None:
    """The source led by mistake to the French page, or to a third language's."""
    page = "# {}\n\n{} [{}]({}{}.md).\n"
    japanese = "README_ja" if source == "README_zh" else "README"
    before = {
        "README.md": page.format("港", "見る", "案内", folder, japanese),
        "en/README.md": page.format("Harbour", "See the", "guide", folder, source),
        "fr/README.md": page.format("Port", "Voir le", "guide", folder, "README_fr"),
    }
    now = {**before, "en/README.md": page.format("Harbour", "See the", "guide", folder, "README")}
    after, made = synced(before, now, "en")
    assert made.is_in_step
    assert after == now


def test_readers_keep_their_page_when_the_source_finds_its_own_under_another_name() -> None:
    was = "https://example.org/docs/ja/kaze"
    before = _pages(was, "https://example.org/nami", own=was)
    now = {**before, "en/README.md": before["en/README.md"].replace(was, "https://example.org/docs/en/wind-guide")}
    after, made = synced(before, now, "en")
    assert made.is_in_step
    assert after["README.md"] == before["README.md"]


def test_readers_do_not_lose_the_page_in_their_language_for_one_that_is_in_none() -> None:
    """Nobody knows where it has gone, if it has."""
    before = _pages("./docs/wind.md", "https://example.org/nami", own="./docs/en/wind.md")
    now = {**before, "README.md": before["README.md"].replace("./docs/wind.md", "./pages/guide/wind.md")}
    after, made = synced(before, now)
    assert "(./docs/en/wind.md)" in after["en/README.md"]
    assert "(../pages/guide/wind.md)" in after["fr/README.md"]
    assert [left.edition for left in made.left] == ["en"]
