"""RS421 notes what a translator may choose, another picture or a name in words; a lost command is a warning."""

from __future__ import annotations

import pytest

from tests.rules.written import severities

_CASE = """\
# one

```markdown en
# Loom

Tie the warp with {there}.
```

```markdown zh
# 织机

把经线系好{here}。
```
"""


@pytest.mark.parametrize(
    ("there", "here", "severity"),
    [
        ("![a code](https://a.example/pics/en/code.png)", "", "info"),
        ("the [form (English)](https://form.example/1)", "", "info"),
        ("the [form](https://form.example/1)", "", "warning"),
        ("![top](https://img.shields.io/badge/-наверх-orange.svg)", "", "info"),
        ("![top](https://img.shields.io/badge/-top-orange.svg)", "", "warning"),
        ("care ⚠️ and hands", "手", "info"),
        ("care ✅ and hands", "手", "warning"),
        ("`HEDDLE_HOME`", "", "info"),
        ("`loom tie --twice`", "", "warning"),
        ("a `plain weaving knot`", "", "info"),
        ("`git pull`", "", "warning"),
        ("a knot of $20", "20 € 的结", "info"),
        ("![a loom](https://a.example/en-loom.png)", "![织机](https://b.example/x1.png)", "info"),
        ("![a loom](https://a.example/loom.png)", "![织机](https://b.example/loom.png)", "warning"),
    ],
)
def test_severity(there: str, here: str, severity: str) -> None:
    assert severities("RS421", _CASE.format(there=there, here=here)) == [severity]


_WORDS = """\
# one

````markdown en
# Loom

Weave with `Structural`.

{0}
````

````markdown pt
# Tear

Teça com `Estrutural`.

{0}
````
"""


@pytest.mark.parametrize(("example", "severity"), [("", "info"), ("```js\nvar Structural = 1;\n```", "warning")])
def test_a_word_that_no_example_has_may_be_translated(example: str, severity: str) -> None:
    assert severities("RS421", _WORDS.format(example)) == [severity]


_HEADING = """\
# one

```markdown en
# Loom

## [Reed](https://reed.example/start)

Text of the reed.
```

```markdown fr
# Métier

## [Peigne]({0})

Texte du peigne.
```
"""


@pytest.mark.parametrize(
    ("link", "severity"), [("https://peigne.example/debut", "info"), ("https://reed.example/old", "warning")]
)
def test_a_heading_may_lead_to_a_page_of_another_site(link: str, severity: str) -> None:
    assert severities("RS421", _HEADING.format(link)) == [severity]


_PROJECTS = """\
# one

```markdown en
# Loom

Text of the loom, see [the hall](https://hall.example/one) and [the list](https://list.example/two).

It is told in [another place](https://github.com/a/warp-tools), by those who weave.
```

```markdown fr
# Métier

Texte du métier, voir [la salle](https://hall.example/one) et [la liste](https://list.example/two).

C'est dit dans [un autre lieu]({0}), par celles qui tissent.
```
"""


@pytest.mark.parametrize(
    ("link", "severity"), [("https://github.com/b/silk", "info"), ("https://github.com/b/warp-tool", "warning")]
)
def test_another_project_of_another_owner_may_be_chosen(link: str, severity: str) -> None:
    assert severities("RS421", _PROJECTS.format(link)) == [severity]
