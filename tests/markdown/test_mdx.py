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
    assert document.broken_fences == ()
    assert [document.raw(paragraph.span) for paragraph in document.paragraphs] == ["Text."]
    assert [document.raw(block.span).strip() for block in document.html_blocks] == ['<Card title="Kiln" />']


_ABOVE_A_FENCE = """<Tabs>
  <TabItem label="Oak">
```toml
# when the kiln is cold
wait = 1
```
  </TabItem>
  <TabItem value="elm" label="Elm">
```toml
# when it is hot
wait = 2
```
  </TabItem>
</Tabs>

<Note title="Ash">
Text.
</Note>
"""


def test_a_component_right_above_a_fence_does_not_take_it_in() -> None:
    document = parse(Source("a.mdx", _ABOVE_A_FENCE))
    assert [block.info for block in document.code_blocks] == ["toml", "toml"]
    assert document.headings == ()
    assert document.broken_fences == ()
    assert '<Note title="Ash">' in document.raw(document.html_blocks[-1].span)


_IMPORTING = """---
id: loom
---

# Loom

import Warp, {weft} from '@site/src/warp';
import Reed from "./reed";

<Warp parts={["**thread","knot"]} />

```js
import wool from "wool"
```
"""


def test_a_page_that_imports_is_mdx() -> None:
    document = parse(Source("docs/loom.md", _IMPORTING))
    assert document.paragraphs == ()
    assert [block.content for block in document.code_blocks] == ['import wool from "wool"\n']


def test_what_shows_or_tells_of_imports_is_no_mdx() -> None:
    for text in (
        "We import wool from 'elsewhere'\n",
        '```js\nimport wool from "wool"\n```\n',
        "<script setup>\nimport Warp from './warp'\n</script>\n\nimport Reed from './reed'\n",
        "import wool, from far\n",
    ):
        plain, page = (parse(Source(path, text)) for path in ("README.md", "docs/loom.md"))
        assert [page.raw(one.span) for one in page.paragraphs] == [plain.raw(one.span) for one in plain.paragraphs]
    shown = parse(Source("docs/README.md", "import Reed from './reed'\n"))
    assert len(shown.paragraphs) == 1


_TAGS = """<Loom
  wool="thick"
  warps={["a", "b"]}
/>
## Warp

<Weft />
## Weft

<Reed name="steel" />
### Reed

<Dye
  title="Red"
/>

Text `<Spun>` remains.
"""


def test_tags_with_values_over_several_lines_and_tags_above_headings_take_nothing_in() -> None:
    document = parse(Source("docs/loom.mdx", _TAGS))
    assert [heading.inline.plain for heading in document.headings] == ["Warp", "Weft", "Reed"]
    assert "warps" not in "".join(document.raw(one.span) for one in document.paragraphs)
    assert 'title="Red"' in without_program(_TAGS, 0)  # no program: a title that is translated


def test_a_tag_that_never_ends_takes_nothing_in() -> None:
    text = "<Loom\n  warps={1}\n\n# Warp\n"
    assert without_program(text, 0) == text


def test_what_stands_right_below_a_tag_is_markdown_in_mdx_alone() -> None:
    text = "# Warp\n\n<table>\n</table>\n**Weft**\n"
    assert parse(Source("docs/loom.mdx", text)).swallowed_headings == ()
    assert len(parse(Source("docs/loom.md", text)).swallowed_headings) == 1
