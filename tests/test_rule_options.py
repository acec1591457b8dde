"""A rule's own options: what is wrong with them is said with file, line, key and what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync import rules, settings
from readme_sync.errors import SettingsError
from readme_sync.markdown.parse import parse
from readme_sync.rules.engine import run
from readme_sync.selection import chosen
from readme_sync.settings import Settings
from readme_sync.settings.option_checks import check_options
from readme_sync.sources import Source
from tests.rules.written import Example, catalogue

RULES = rules.load()
KNOWN = {rule.code: rule.name for rule in RULES}
OPTIONS = {rule.code: rule.options for rule in RULES}
ORDER = '[[rules.RS107.orders]]\nby = "size"\ndirection = "descending"\n'
COLUMN = '[[rules.RS109.columns]]\nheadings = ["A"]\nvalues = ["B"]\n'

SHAPES = st.recursive(
    st.integers() | st.booleans() | st.text(max_size=3) | st.sampled_from(["size", "ascending"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["by", "ja", "values-in"]), inner, max_size=2)
    ),
    max_leaves=6,
)


def load(root: Path, text: str) -> Settings:
    (root / "readme-sync.toml").write_text(text, encoding="utf-8")
    return settings.load(root, known=KNOWN, options=lambda: OPTIONS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[rules.RS404]\nleast = 3", "2: rules.RS404.least: is not an option: RS404 has none"),
        ("[rules.RS4]", "1: rules.RS4: must be the whole code of one rule: rules have no options in common"),
        ("[[rules.RS107.order]]", "1: rules.RS107.order: is not an option of RS107 (did you mean 'orders'?); "),
        ("[rules.RS107]", "1: rules.RS107: 'orders' is missing: a list of tables, each an order"),
        ("[rules.RS107]\norders = 'size'", "2: rules.RS107.orders: must be a list of tables, not the text 'size'"),
        ("[rules.RS107]\norders = [7]", "2: rules.RS107.orders[0]: must be a table, not the number 7"),
        (
            ORDER.replace("size", "sizes"),
            "2: rules.RS107.orders[0].by: must be one of size, date, number, text, not 'sizes'",
        ),
        (ORDER + "ties = 'no'", "4: rules.RS107.orders[0].ties: must be true or false, not the text 'no'"),
        (ORDER + "columns = [0]", "4: rules.RS107.orders[0].columns: must be a list of headings"),
        (ORDER + "sections = []", "4: rules.RS107.orders[0].sections: must be a list of texts such as"),
        (
            "[[rules.RS418.terms]]\nja = 3",
            "2: rules.RS418.terms[0].ja: must be a text or a list of texts, not the number 3",
        ),
        (
            COLUMN + 'values-in = ["C"]',
            "4: rules.RS109.columns[0].values-in: must be a table with a text, or a list of",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError) as found:
        load(tmp_path, text)
    assert str(found.value).startswith(f"readme-sync.toml:{words}")


def test_options_switch_a_rule_on(tmp_path: Path) -> None:
    off = {rule.code for rule in RULES if not rule.enabled}
    assert off >= {"RS107", "RS108", "RS109", "RS418"}
    assert not off & {rule.code for rule in chosen(RULES, Settings())}
    configured = load(tmp_path, ORDER + "[rules.RS108]")
    assert off & {rule.code for rule in chosen(RULES, configured)} == {"RS107", "RS108"}


def test_a_rule_that_is_selected_but_not_configured_is_skipped_with_a_reason() -> None:
    document = parse(Source("README.md", "```markdown en\n| A |\n|---|\n| b |\n```\n"))
    rule = next(rule for rule in RULES if rule.code == "RS107")
    found, skips = run([rule], catalogue(Example("one", document.code_blocks)), {}, {})
    assert not found
    assert [skip.reason for skip in skips] == ["it needs settings: [rules.RS107] orders"]


@given(code=st.sampled_from(["RS107", "RS109", "RS418"]), value=SHAPES)
def test_what_passes_does_not_break_the_rule(code: str, value: object) -> None:
    rule = next(rule for rule in RULES if rule.code == code)
    options = {next(iter(rule.options)): value}
    if not list(check_options(options, rule.options, ("rules", code))):
        document = parse(
            Source("x.md", "```markdown ja\n| A |\n|---|\n| b |\n```\n```markdown en\n| A |\n|---|\n| c |\n```\n")
        )
        run([rule], catalogue(Example("two", document.code_blocks)), {}, {code: options})
