"""A heading in the source's words is told as a mistake where it is surely no term, and as a note elsewhere."""

from __future__ import annotations

import pytest

from readme_sync.rules import load
from tests.rules.written import examples, findings

_RULE = {rule.code: rule for rule in load()}["RS422"]
_CASE = """\
# one

```markdown en
# Loom

## First step

a

## Second step

b

## Third step

c

## {title}

d
```

```markdown zh
# 织机

## 第一步

a

## 第二步

b

## 第三步

c

## {title}

d
```

```markdown ja
# 織機

## 最初の一歩

a

## 次の一歩

b

## 最後の一歩

c

## 別の題

d
```
"""


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("Table of Contents", "warning"),  # what sections are usually called
        ("Screenshots", "warning"),
        ("Weaving on Linux", "warning"),  # a small word
        ("Update threads", "warning"),  # a phrase
        ("Even More Wool", "info"),  # it may be a name
        ("Federation", "info"),
        ("Benchmark", "info"),  # said so in many languages
    ],
)
def test_a_heading_is_a_mistake_where_it_is_no_term(title: str, severity: str) -> None:
    (case,) = examples(_CASE.format(title=title), 1)
    assert [found.severity for found in findings(_RULE, case) if "heading" in found.message] == [severity]


@pytest.mark.parametrize(("title", "severity"), [("Development", "info"), ("How to weave with it", "warning")])
def test_filipino_borrows_the_titles_of_sections_and_no_sentences(title: str, severity: str) -> None:
    text = _CASE.format(title=title).replace("markdown zh", "markdown fil").replace("# 织机", "# Habihan")
    text = (
        text.replace("第一步", "Unang hakbang")
        .replace("第二步", "Susunod na hakbang")
        .replace("第三步", "Huling hakbang")
    )
    (case,) = examples(text, 1)
    assert [found.severity for found in findings(_RULE, case) if "heading" in found.message] == [severity]
