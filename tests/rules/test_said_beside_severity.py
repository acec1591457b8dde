"""RS420 notes what may be said in the block above or below, and warns of what is nowhere."""

from __future__ import annotations

import pytest

from tests.rules.written import severities

_LIST = """\
# one

```markdown en
# Loom

Before washing:

- Cut all the threads that hang out at the sides of the cloth.
- Turn the cloth around, and cut those that hang out there as well.

Then wash the cloth, in cold water and by hand.
```

```markdown de
# Webstuhl

{0}

Dann das Tuch waschen, in kaltem Wasser und von Hand.
```
"""
_MARKUP = """\
# one

```markdown en
# Loom

The reed beats every new thread against those that are woven, as firmly as the hand likes.

📍 For example, with wool that is thick:

<p align="center">
  <img src="https://loom.example/reed.png">
</p>
```

```markdown de
# Webstuhl

<p align="center">
{0}  <img src="https://loom.example/reed.png">
</p>
```
"""
_NAMED = """\
# one

```markdown en
# Loom

- **Reeds:**
  - Places the warp in the middle of `Reed.png`.
  - Makes a tree of heddles, one below the other, for each size.
  - Makes the round Shuttlecock icon.
- **Cloth:**
  - Cuts it.
```

```markdown de
# Webstuhl

- **Blätter:**
  - Legt die Kette in die Mitte von `Reed.png`{0}.
- **Tuch:**
  - Schneidet es.
```
"""
_QUOTED = """\
# one

```markdown en
# Loom

You can keep the loom at hand without a network by:

1. Visiting [the page](https://loom.example/app)
2. Opening the menu of your browser
3. Choosing "Install Loom..."

Then weave.
```

```markdown de
# Webstuhl

{0}

Dann weben.
```
"""
_SAID = "Vor dem Waschen werden alle Fäden, die heraushängen, an beiden Seiten abgeschnitten."


@pytest.mark.parametrize(
    ("text", "here", "severity"),
    [
        (_LIST, _SAID, "info"),
        (_LIST, "Vor dem Waschen:", "error"),
        (_QUOTED, 'Im Menü des Browsers auf "Install Loom..." klicken, dann ist er auch ohne Netz da.', "info"),
        (_QUOTED, "Im Menü des Browsers kann man ihn behalten, dann ist er auch ohne Netz da.", "error"),
        (_MARKUP, "Das Blatt schlägt jeden neuen Faden so fest an die gewebten, wie es der Hand gefällt.\n", "info"),
        (_MARKUP, "", "error"),
        (_NAMED, ", macht den Baum der Heddles und das Shuttlecock-Symbol", "info"),
        (_NAMED, ", macht den Baum der Litzen", "error"),
        (_NAMED, ", baut den Baum aller Litzen in jeder Größe auf und zeichnet zuletzt das Shuttlecock-Symbol", "info"),
        (_NAMED, " und zu Shuttlecock", "error"),
    ],
)
def test_severity(text: str, here: str, severity: str) -> None:
    assert severities("RS420", text.format(here)) == [severity]
