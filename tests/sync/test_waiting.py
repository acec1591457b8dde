"""What moves below a heading that nobody has translated stays where it is until somebody has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.sync.planning.waiting import REASON
from readme_sync.sync.run import MARK
from tests.examples import examples
from tests.sync.editions import catalogue, findings, synced
from tests.sync.repository import EDITIONS

SHORE = {
    "README.md": "海辺で聞いたもの",
    "en/README.md": "Heard at the shore",
    "fr/README.md": "Entendus au bord de la mer",
}
PATHS = ("en/README.md", "fr/README.md")


NEW = "| [Hato-{}](https://huggingface.co/umi/hato-{}) | 3B | {} (**30B** tokens) | {} | MIT |"


def _hato(number: int) -> dict[str, str]:
    """Return a row in each edition."""
    return {
        "README.md": NEW.format(number, number, "野鳥の録音", "鳥研究所").replace(
            "(**30B** tokens)", "(計 **30B** トークン)"
        ),
        "en/README.md": NEW.format(number, number, "bird recordings", "Bird Institute"),
        "fr/README.md": NEW.format(number, number, "enregistrements d'oiseaux", "Institut des oiseaux"),
    }


def _rows(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("| [") and line.count("|") == 6]


def _split(text: str, title: str, numbers: frozenset[int], new: str = "") -> str:
    """Return the catalogue with some rows of its models, and a new one, in a section of their own."""
    lines = text.split("\n")
    moving = [row for n, row in enumerate(_rows(text)) if n in numbers]
    start = next(n for n, line in enumerate(lines) if line.startswith("|"))
    table = [*lines[start : start + 2], *moving, *([new] if new else [])]
    lines = [line for line in lines if line not in moving]
    at = lines.index('<a id="data"></a>')
    return "\n".join([*lines[:at], '<a id="shore"></a>', f"## {title}", "", *table, "", *lines[at:]])


def _named(texts: dict[str, str]) -> dict[str, str]:
    """Return the editions with what an earlier run had to leave translated by a person."""
    return {path: text.replace(f"{SHORE['README.md']} {MARK}", SHORE[path]) for path, text in texts.items()}


LAST = {path: _rows(text)[-1] for path, text in EDITIONS.items()}
MORE = {
    path: text.replace(LAST[path], "\n".join([LAST[path], *(_hato(n)[path] for n in (5, 6, 7))]))
    for path, text in EDITIONS.items()
}


@examples(20)
@given(numbers=st.sets(st.integers(0, 2), min_size=1, max_size=2).map(frozenset), is_new=st.booleans())
def test_rows_wait_for_their_heading_and_then_move(numbers: frozenset[int], is_new: bool) -> None:
    new = _hato(3) if is_new else dict.fromkeys(MORE, "")
    wanted = {path: _split(text, SHORE[path], numbers, new[path]) for path, text in MORE.items()}
    after, done = synced(MORE, {**MORE, "README.md": wanted["README.md"]})
    assert not done.proof.refused
    for path in PATHS:
        assert f"## {SHORE['README.md']} {MARK}" in after[path]
        stands = iter(after[path].split("\n"))
        assert all(line in stands for line in MORE[path].split("\n")), "no line has moved"
        assert new[path] in after[path]
    assert any(left.reason.startswith(REASON) for left in done.left)
    assert synced(MORE, after)[0] == after, "a second time changes nothing"
    moved, last = synced(MORE, _named(after))
    assert moved == wanted
    assert last.is_in_step
    assert findings(catalogue(moved)) == []
    assert synced(MORE, moved)[0] == moved


def test_what_its_section_has_gone_from_moves() -> None:
    anchor, figure = (
        '<a id="data"></a>',
        {"README.md": "図は", "en/README.md": "The figure", "fr/README.md": "La figure"},
    )
    text = {
        "README.md": "港の録音です。",
        "en/README.md": "Recordings of the harbour.",
        "fr/README.md": "Enregistrements du port.",
    }
    heads = {"README.md": "近く", "en/README.md": "Nearby", "fr/README.md": "Tout près"}
    before = {p: one.replace(anchor, f"## {heads[p]}\n\n{text[p]}\n\n{anchor}") for p, one in EDITIONS.items()}
    wanted = {
        path: one.replace(figure[path], f"## {SHORE[path]}\n\n{text[path]}\n\n{figure[path]}")
        for path, one in EDITIONS.items()
    }
    after, done = synced(before, {**before, "README.md": wanted["README.md"]})
    assert not any(left.reason.startswith(REASON) for left in done.left)
    assert _named(after) == wanted
    assert synced(before, after)[0] == after


@pytest.mark.parametrize("more", ["umi init\n", ""])
def test_a_block_of_code_moves_whole_or_not_at_all(more: str) -> None:
    code, anchor = "```sh\nnpm install umi\n{}umi --version\n```\n", '<a id="data"></a>'
    before = {path: one.replace(anchor, f"{code.format('')}\n{anchor}") for path, one in EDITIONS.items()}
    section = f"## {SHORE['README.md']}\n\n{code.format(more)}\n"
    ja = EDITIONS["README.md"].replace("[^1]: ", "@[^1]: ").replace("@", section)
    after, _ = synced(before, {**before, "README.md": ja})
    for path in PATHS:
        assert after[path].count("```") == 2
        assert f"{code.format(more)}\n{'[^1]: ' if more else anchor}" in after[path]
