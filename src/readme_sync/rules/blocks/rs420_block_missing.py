"""A paragraph, an item of a list or another block of the source is missing in an edition.

Its readers are not told what the others are. Blocks that follow each other are one finding; where an edition lacks
many, one finding says how many. A list item that names something is an entry and belongs to RS404. What stands in a
missing section is not reported again, nor what was joined with the text beside it, moved to another section or written
anew.

It is a note (info) where nobody can tell for sure:

- most translations lack the block: it is reported once, at the source, which may have it for its own readers;
- it is a single paragraph without a link that is missing everywhere in the edition, or in a section that is no shorter
  for it: translators join such a paragraph with the text beside it;
- there are several, and the section is as long as the source's all the same;
- the section has texts of its own, half as many as it lacks at the least, which may say the same in another form;
- it is a task of a list in which place pairs one that is done with one that is not: the list was arranged anew;
- the edition has less than half of the source's sections: it says less on purpose, or was never finished; or it has
  twice as many of its own as it shares, and is another text.

## Bad

```markdown en
# Tool

It draws maps from [open data](https://example.org/data).

Set `TOOL_HOME` before the first run.

It runs on Linux, see [the list](https://example.org/systems).
```

```markdown ja
# ツール

[公開データ](https://example.org/data)から地図を描きます。

Linux で動きます。[一覧](https://example.org/systems)を参照。
```

## Good

```markdown en
# Tool

It draws maps from [open data](https://example.org/data).

Set `TOOL_HOME` before the first run.
```

```markdown ja
# ツール

[公開データ](https://example.org/data)から地図を描きます。

最初の実行の前に `TOOL_HOME` を設定します。
```

## How to fix it

Copy the block from the source and translate it, or take it out of the source where it is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.align.catalogue import Catalogue
from readme_sync.rules.api import Violation
from readme_sync.rules.blocks.entries import is_entry
from readme_sync.rules.blocks.lacking import lacking

SEVERITY = "error"


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield what each translation lacks, in runs of blocks that follow each other."""
    return lacking(catalogue, lambda run: not any(map(is_entry, run)))
