"""RS303 names the sections that contents lack one by one: with `--base`, only one of them may be new."""

from __future__ import annotations

from readme_sync.rules import load
from tests.rules.written import examples, findings

_TEXT = """\
# two sections are not listed in either edition

```markdown en
# Loom

- [Wool](#wool)
- [Silk](#silk)
- [Flax](#flax)
- [Jute](#jute)
- [Hemp](#hemp)
- [Care](#care)
- [Shops](#shops)
- [Licence](#licence)

## Wool

## Silk

## Flax

## Jute

## Hemp

## Mohair

## Cotton

## Care

## Shops

## Licence
```

```markdown de
# Webstuhl

- [Wolle](#wolle)
- [Seide](#seide)
- [Flachs](#flachs)
- [Jute](#jute)
- [Hanf](#hanf)
- [Pflege](#pflege)
- [Läden](#läden)
- [Lizenz](#lizenz)

## Wolle

## Seide

## Flachs

## Jute

## Hanf

## Mohair

## Baumwolle

## Pflege

## Läden

## Lizenz
```
"""


def test_each_section_is_a_thing_of_its_own() -> None:
    rule = next(one for one in load() if one.code == "RS303")
    (found,) = findings(rule, examples(_TEXT, 1)[0])
    assert found.members == ("en: Mohair", "en: Cotton", "de: Mohair", "de: Baumwolle")
