"""RS420 notes what may be said in the text beside it; what leaves a section as much shorter is an error."""

from __future__ import annotations

import pytest

from tests.rules.written import severities

_KEPT = " ".join(["Warp threads are kept under tension and the weft is drawn through them from the left."] * 8)
_HALTEN = " ".join(["Die Kettfäden werden gespannt gehalten, und der Schuss wird von links durchgezogen."] * 8)
_TIE = "Tie each of the threads to the beam behind the loom, and count them once more before you go on."
_CUT = "Cut what is left of them when the cloth is done, and keep the ends for the next piece that you weave."
_BINDEN = "Alle Fäden an den Baum hinter dem Webstuhl binden und sie vor dem Weitermachen noch einmal zählen."
_SCHNEIDEN = "Wenn das Tuch fertig ist, den Rest abschneiden und die Enden für das nächste Stück aufheben."
_MORE = "All of it is shown in [the film](https://loom.example/film)."
_MEHR = "Das alles zeigt [der Film](https://loom.example/film)."
_SHED = "The shed opens by itself as soon as the beater is moved."
_FACH = "Das Fach öffnet sich von selbst, sobald die Lade bewegt wird."
_LINKED = (
    "How a warp is measured, wound and beamed without a knot in it [is a page of its own](https://loom.example/p)."
)
_CASE = """\
# one

```markdown en
# Loom

{kept}

## Threads

{there}

{shed}
```

```markdown de
# Webstuhl

{halten}

## Fäden

{here}
```
"""


@pytest.mark.parametrize(
    ("there", "here", "wanted"),
    [
        (f"{_TIE}\n\n{_CUT}\n\n{_MORE}", f"{_BINDEN} {_MEHR} {_SCHNEIDEN}\n\n{_FACH}", ["info"]),
        (f"{_TIE}\n\n{_CUT}", _FACH, ["error"]),
        (_TIE, _FACH, ["info"]),
        (_LINKED, _FACH, ["error"]),
        (_LINKED, f"{_BINDEN} {_FACH}", ["info"]),
    ],
)
def test_severity(there: str, here: str, wanted: list[str]) -> None:
    text = _CASE.format(kept=_KEPT, halten=_HALTEN, there=there, here=here, shed=_SHED)
    assert severities("RS420", text) == wanted
