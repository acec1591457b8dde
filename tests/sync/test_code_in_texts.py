"""Code within texts is the same in every language, and where it stands tells the words around it."""

from __future__ import annotations

from tests.sync.editions import synced


def test_words_that_stand_on_the_other_side_of_code_go_along() -> None:
    before = {
        "README.md": "# 港\n\n- `tide init` を実行します。\n- `tide.toml` を開きます。\n",
        "en/README.md": "# Harbour\n\n- Run `tide init`.\n- Open `tide.toml`.\n",
        "fr/README.md": "# Port\n\n- Lancez `tide init`.\n- Ouvrez `tide.toml`.\n",
    }
    now = {**before, "en/README.md": before["en/README.md"].replace("- Open", "- Run `tide check`.\n- Open")}
    after, made = synced(before, now, "en")
    assert made.is_in_step
    assert "- `tide check` を実行します。\n" in after["README.md"]
    assert "- Lancez `tide check`.\n" in after["fr/README.md"]


def test_code_in_html_has_no_words_and_a_summary_has() -> None:
    page = "# {}\n\n<table>\n<tr><th>{}</th><th>{}</th></tr>\n<tr><td><code>kaze</code></td><td>3</td></tr>\n</table>\n"
    before = {
        "README.md": page.format("港", "名前", "値"),
        "en/README.md": page.format("Harbour", "Name", "Value"),
        "fr/README.md": page.format("Port", "Nom", "Valeur"),
    }
    row = "<tr><td><code>backwash</code></td><td>5</td></tr>\n</table>"
    expected = {path: text.replace("</table>", row) for path, text in before.items()}
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step
    assert after == expected

    more = before["en/README.md"].replace("</table>\n", "</table>\n\n<details>\n<summary>Logs</summary>\n</details>\n")
    _, made = synced(before, {**before, "en/README.md": more}, "en")
    assert any("Logs" in left.text for left in made.left)


def test_badges_that_are_copied_are_copied_whatever_they_are_called() -> None:
    badges = "![size](https://img.example.org/size.svg) [![build](https://img.example.org/build.svg)](https://example.org/ci)"
    before = {
        "README.md": f"# 港\n\n{badges}\n\n潮 2021\n",
        "en/README.md": f"# Harbour\n\n{badges}\n\nTides 2021\n",
        "fr/README.md": f"# Port\n\n{badges}\n\nMarées 2021\n",
    }
    more = f"{badges} ![latest release](https://img.example.org/release.svg)"
    expected = {path: text.replace(badges, more) for path, text in before.items()}
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step
    assert after == expected


def _code(title: str, *comments: str) -> str:
    return f"# {title}\n\n```sh\n" + "".join(f"# {one}\ntide run\n" for one in comments) + "```\n"


def test_a_new_comment_in_code_is_told_of_where_the_others_are_translated() -> None:
    before = {
        "README.md": _code("港", "潮を見る"),
        "en/README.md": _code("Harbour", "look at the tides"),
        "fr/README.md": _code("Port", "look at the tides"),
    }
    now = {**before, "en/README.md": _code("Harbour", "look at the tides", "then at the waves")}
    after, made = synced(before, now, "en")
    assert after["fr/README.md"] == _code("Port", "look at the tides", "then at the waves")
    assert after["README.md"] == _code("港", "潮を見る", "then at the waves")
    assert {(left.edition, left.text) for left in made.left} == {("ja", "then at the waves")}


def test_code_that_stands_where_nobody_knows_is_told_of() -> None:
    """The section has no counterpart in the translation, which says the same in another place."""
    before = {
        "README.md": "# 港\n\n## 風\n\n`tide run --port 7` を実行します。\n\n## 波\n\n2022\n",
        "en/README.md": "# Harbour\n\n## Waves\n\n2022\n\n### See also\n\nRun `tide run --port 7` here, or [elsewhere](https://example.org/x).\n",
        "fr/README.md": "# Port\n\n## Vent\n\nLancez `tide run --port 7`.\n\n## Vagues\n\n2022\n",
    }
    now = {**before, "README.md": before["README.md"].replace("--port 7", "--port 8")}
    after, made = synced(before, now)
    assert after["fr/README.md"] == before["fr/README.md"].replace("--port 7", "--port 8")
    assert "--port 8" in after["en/README.md"] or any(left.edition == "en" for left in made.left)
