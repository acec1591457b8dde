"""Whatever three editions look like, every rule ends, and says where."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from readme_sync.align.match import match
from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.rules import load
from readme_sync.rules.engine import run
from readme_sync.sources import Source

RULES = tuple(rule for rule in load() if rule.code < "RS5")  # those that need no network

PIECES = (
    "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| x |\n||||",
    "| a |\n|---|",
    "|a|b|c|\n|-|-|-|\n|**7B**|[7B](https://huggingface.co/x/a-7b)|MIT[^1]|",
    "| モデル | 値 |\n|---|---|\n| 東大BERT | 約628万件 |\n| A[^2] | |",
    "## 音声",
    '<a id="a"></a>\n## Speech',
    "# T\n\n### Deep",
    "[^1]: note",
    "[^2]: [^2]: twice",
    "text[^9]",
    "- [a](#a)\n- [b](#b)\n- [c](#nowhere)",
    "[x](missing.md) ![](no.png)",
    "```sh\nrun\n```",
    "<!-- readme-sync: ignore RS409 -->",
    "<p align='center'>絵</p>",
    "> | q |\n> |---|\n> | 1 |",
    "Title\n===",
    "",
    "[**bold**",
    "(text)[https://x.com]",
    "[x](https://huggingface. co/a/b)",
    "\ufeff",
    "# \ufffd caf\ufffd\ufffd",
    "doesnâ€™t Ã© ðŸš€",
    "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main",
    "\u3000\u200b|",
    "&#x2011; &amp;|&",
)
TEXT = st.lists(st.sampled_from(PIECES), max_size=8).map("\n\n".join)


@given(texts=st.lists(TEXT, min_size=1, max_size=4), source=st.integers(-1, 3))
@settings(max_examples=150)
def test_every_rule_ends(texts: list[str], source: int) -> None:
    editions = [
        read_edition(parse(Source(f"{language}/README.md", text)), language, is_source=number == source)
        for number, (language, text) in enumerate(zip(("ja", "en", "fr", "ko"), texts, strict=False))
    ]
    catalogue = match(editions)
    found, _ = run(RULES, catalogue, {}, {})
    lengths = {edition.path: edition.document.text.count("\n") + 1 for edition in editions}
    for finding in found:
        assert 1 <= finding.place.line <= lengths[finding.place.path]
        assert finding.place.column >= 1
        assert finding.message
        assert "\n" not in finding.message
