"""A text that two editions part in other lines: it goes from the translation as a whole, or stays as a whole."""

from __future__ import annotations

from tests.sync.editions import synced

_EN = """# Reef

A tool for reefs.

## Start

{text}

Another paragraph for `reef go`.

{list}

## More

Some words about `reef end`.
"""
_JA = """# Reef

礁のための道具です。

## 開始

{text}

`reef go` の別の段落です。

{list}

## もっと

`reef end` についての言葉です。
"""
_FR = """# Reef

Un outil pour les récifs.

## Départ

{text}

Un autre paragraphe pour `reef go`.

{list}

## Plus

Quelques mots sur `reef end`.
"""
_LIST = {
    "en": "- First `a.txt` here\n- Second `b.txt` here\n- Third `c.txt` here",
    "ja": "- 最初の `a.txt` です\n- 二番目の `b.txt` です  \n  続きの行です。\n- 三番目の `c.txt` です",
    "fr": "- Premier `a.txt` ici\n- Deuxième `b.txt` ici\n- Troisième `c.txt` ici",
}
_TEXT = {
    "en": "The server listens, and its port is 8080.",
    "ja": "サーバーは待ち受けます。  \nポートは8080です。",
    "fr": "Le serveur écoute, et son port est 8080.",
}


_LONG = {
    "en": "Run the server with the settings that the file `reef.toml` holds, and open `http://localhost:8080/reef` in "
    "any browser, where the first steps are told and the `reef-cli` commands are listed.",
    "ja": "ファイル `reef.toml` が持つ設定でサーバーを起動します。\n\n"
    "ブラウザで `http://localhost:8080/reef` を開くと、最初の手順と `reef-cli` コマンドの一覧があります。",
    "fr": "Lancez le serveur avec les réglages du fichier `reef.toml`, et ouvrez `http://localhost:8080/reef` dans un "
    "navigateur, où sont les premiers pas et la liste des commandes `reef-cli`.",
}


def _pages(text: dict[str, str], entries: dict[str, str]) -> dict[str, str]:
    return {
        "README.md": _JA.format(text=text["ja"], list=entries["ja"]),
        "en/README.md": _EN.format(text=text["en"], list=entries["en"]),
        "fr/README.md": _FR.format(text=text["fr"], list=entries["fr"]),
    }


def _from_english(before: dict[str, str], *edits: tuple[str, str]) -> tuple[dict[str, str], int]:
    text = before["en/README.md"]
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    after, made = synced(before, {**before, "en/README.md": text}, source="en")
    again, _ = synced(before, after, source="en")
    assert again == after
    return after, len(made.left)


def test_a_text_that_has_a_break_here_alone_goes_with_both_lines() -> None:
    before = _pages(_TEXT, _LIST)
    after, left = _from_english(before, (f"{_TEXT['en']}\n\n", ""), ("- Second `b.txt` here\n", ""))
    assert left == 0
    assert after["README.md"] == before["README.md"].replace(f"{_TEXT['ja']}\n\n", "").replace(
        "- 二番目の `b.txt` です  \n  続きの行です。\n", ""
    )
    assert after["fr/README.md"] == before["fr/README.md"].replace(f"{_TEXT['fr']}\n\n", "").replace(
        "- Deuxième `b.txt` ici\n", ""
    )


def test_a_text_that_moves_and_has_a_break_here_alone_stays_whole() -> None:
    before = _pages(_TEXT, _LIST)
    moved = ("Some words about `reef end`.", f"Some words about `reef end`.\n\n{_TEXT['en']}")
    after, left = _from_english(before, (f"{_TEXT['en']}\n\n", ""), moved)
    assert left == 1
    assert after["README.md"] == before["README.md"]
    assert after["fr/README.md"].endswith(f"`reef end`.\n\n{_TEXT['fr']}\n")


def test_a_section_that_moves_stays_whole_with_such_a_text_in_it() -> None:
    before = _pages(_LONG, _LIST)
    start = before["en/README.md"].index("## Start")
    section = before["en/README.md"][start : before["en/README.md"].index("## More")]
    after, left = _from_english(before, (section, ""), ("`reef end`.\n", f"`reef end`.\n\n{section.rstrip()}\n"))
    assert left == 1
    assert after["README.md"] == before["README.md"]
    assert after["fr/README.md"].index("## Plus") < after["fr/README.md"].index("## Départ")


def test_one_of_two_lines_that_are_one_here_takes_nothing_along() -> None:
    text = {**_TEXT, "en": "The server listens.  \nIts port is 8080.", "ja": "サーバーは待ち受け、ポートは8080です。"}
    before = _pages(text, _LIST)
    for gone in ("  \nIts port is 8080.", "The server listens.  \n"):
        after, left = _from_english(before, (gone, ""))
        assert left == len(("ja", "fr"))
        assert after["README.md"] == before["README.md"]
        assert after["fr/README.md"] == before["fr/README.md"]


def test_the_end_of_a_sentence_below_a_list_stays_while_the_list_does() -> None:
    entries = {
        "en": "After this command:\n- `localhost:1` is the server\n- `localhost:2` is the client",
        "ja": "このコマンドで  \n- `localhost:1` でサーバー  \n- `localhost:2` でクライアント  \nが起動します。",
        "fr": "Après cette commande :\n- `localhost:1` est le serveur\n- `localhost:2` est le client",
    }
    before = _pages(_TEXT, entries)
    after, left = _from_english(before, ("- `localhost:2` is the client\n", ""))
    assert left == 1
    assert after["README.md"] == before["README.md"]
    after, left = _from_english(before, (f"{entries['en']}\n\n", ""))
    assert left == 0
    assert after["README.md"] == before["README.md"].replace(f"{entries['ja']}\n\n", "")


def test_a_text_that_is_two_here_goes_with_both_and_is_passed_as_both() -> None:
    before = _pages(_LONG, _LIST)
    after, left = _from_english(before, (f"{_LONG['en']}\n\n", ""))
    assert left == 0
    assert after == {path: before[path].replace(f"{_LONG[language]}\n\n", "") for path, language in _PATHS.items()}
    other = {
        "en": "Another paragraph for `reef go`.",
        "ja": "`reef go` の別の段落です。",
        "fr": "Un autre paragraphe pour `reef go`.",
    }
    turned = (f"{_LONG['en']}\n\n{other['en']}", f"{other['en']}\n\n{_LONG['en']}")
    after, left = _from_english(before, turned)
    assert left == 0
    for path, language in _PATHS.items():
        was, now = (_LONG[language], other[language]), (other[language], _LONG[language])
        assert after[path] == before[path].replace("\n\n".join(was), "\n\n".join(now))


_PATHS = {"README.md": "ja", "en/README.md": "en", "fr/README.md": "fr"}
