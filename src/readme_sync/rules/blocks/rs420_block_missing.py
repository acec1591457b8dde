"""A paragraph, an item of a list or another block of the source is missing in an edition.

Its readers are not told what the others are. A list item that names something is an entry, and RS404's. What stands
in a missing section is not told again, nor what was joined with the text beside it, moved to another section or
written anew. Blocks that follow each other are one finding; where an edition lacks many, one finding says how many.
What most translations lack is said once, of the source that alone has it, as a note: it may be meant for its own
readers. So is one paragraph, unless it has a link that is nowhere in the edition and the section is shorter by it:
translators join such a one with the text beside it, and nobody can tell that from two texts in two languages. So are
more of them, or a note, where the section is as long as the source's for all that, and whatever a translation lacks
that has less than half of the sections: it says less on purpose, or was never finished.

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
