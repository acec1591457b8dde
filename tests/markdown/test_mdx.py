"""What of an MDX file is program and no text."""

from __future__ import annotations

from readme_sync.markdown.mdx import without_program
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source

_PAGE = """---
title: import x
---
import Tabs from './tabs'
export const meta = { a: [1](2) }

# Loom {/* [hidden](gone.md) */}

{/*
[more](gone2.md)
*/}

We import wool and
export cloth.

```js
import a from "b"

export default a
```
"""


def test_imports_exports_and_comments_are_blank_and_nothing_moves() -> None:
    start = _PAGE.index("import Tabs")
    text = without_program(_PAGE, start)
    assert len(text) == len(_PAGE)
    assert text.count("\n") == _PAGE.count("\n")
    assert "gone" not in text
    assert "meta" not in text
    assert text[:start] == _PAGE[:start]
    assert "export cloth." in text
    assert 'import a from "b"\n\nexport default a' in text


def test_only_mdx_has_program() -> None:
    assert [link.target for link in parse(Source("a.mdx", _PAGE)).links] == []
    assert [link.target for link in parse(Source("a.md", _PAGE)).links] == ["2", "gone.md", "gone2.md"]


def test_toml_is_front_matter() -> None:
    document = parse(Source("a.md", '+++\ntitle = "[a](b.md)"\n+++\n\n[c](d.md)\n'))
    assert [block.kind for block in document.blocks][:1] == ["front-matter"]
    assert [link.target for link in document.links] == ["d.md"]


def test_comments_that_never_end_cost_no_more_than_their_length() -> None:
    text = "{/*" * 200_000
    assert without_program(text, 0) == text


_TABS = """# Loom

<Tabs items={['Oak', 'Elm']}>
    <Tab>
        ```python
        weave()

        burn(
            "kiln"
        )
        ```
    </Tab>
</Tabs>

<Card title="Kiln" />

Text.
"""


def test_tags_that_hold_values_alone_are_no_text_and_take_nothing_in() -> None:
    document = parse(Source("a.mdx", _TABS))
    assert [block.content.split() for block in document.code_blocks] == [["weave()", "burn(", '"kiln"', ")"]]
    assert [document.raw(paragraph.span) for paragraph in document.paragraphs] == ["Text."]
    assert [document.raw(block.span).strip() for block in document.html_blocks] == ['<Card title="Kiln" />']
