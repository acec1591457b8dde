"""RS414 notes code that does the same by other names of its own, or by more commands; what it calls is a warning.

So it notes another example: two blocks of several lines that have nothing in common.
"""

from __future__ import annotations

import pytest

from tests.rules.written import severities

_OTHER = "```csharp\nWeave.Loom loomEnv = new Weave.Loom();\nloomEnv.Start();\n```"
_WEAVING = (
    "```python\nfrom loom import Weaver\nweaver = Weaver.from_pattern('twill')\nfor cloth in weaver.weave(12):\n"
    "    print(cloth.colour)\nweaver.close()\n```"
)
_SPINNING = (
    "```python\nimport spindle, yarn\nraw = yarn.load_file('wool.csv')\nmodel = spindle.Spinner(speed=4)\n"
    "model.fit(raw, epochs=30)\nyarn.save_file(model.spin(raw))\n```"
)
_ANDERE = "```csharp\nWeave.Loom loomenv = new Weave.Loom();\nloomenv.Start();\n```"


@pytest.mark.parametrize(
    ("there", "here", "severity"),
    [
        (_OTHER, _ANDERE, "info"),
        (_WEAVING, _SPINNING, "info"),
        (f"{_OTHER}\n\n```csharp\nloomEnv.Stop(1);\n```", f"{_OTHER}\n\n```csharp\nloomenv.Stop(1);\n```", "warning"),
        ("```python\nwarp = load()\nprint(warp)\n```", "```python\nwarp = load()\nshow(warp)\n```", "warning"),
        ("```python\nwarp = load()\nprint(warp)\n```", "```python\nwrap = load()\nprint(warp)\n```", "warning"),
        ("```go\nloom := weave.Open()\nloom.Beat(2)\n```", "```go\nloom := weave.New()\nloom.Beat(2)\n```", "warning"),
        (
            "```js\nfunction wind(loom) {\n  loom.turn(3)\n}\nwind(a)\n```",
            "```js\nfunction spulen(loom) {\n  loom.turn(3)\n}\nspulen(a)\n```",
            "info",
        ),
        (
            "```python\nweave(\n    warp=4,\n    weft=2,\n)\n```",
            "```python\nweave(\n    warp=4,\n    woof=2,\n)\n```",
            "warning",
        ),
        (
            "```js\nif (condition) {\n  weave(condition)\n}\n```",
            "```js\nif (Bedingung) {\n  weave(Bedingung)\n}\n```",
            "info",
        ),
        (
            "```js\nloom.wind(3)\nloom.wind(4)\n```",
            "```js\nloom.spulen(3)\nloom.spulen(4)\n```",
            "warning",
        ),
        (
            "```js\nfunction wind(thread) {\n  return thread\n}\n```",
            "```js\nfunction wind(faden) {\n  return faden\n}\n```",
            "info",
        ),
        (
            "```css\n.loom,\n.loom-part {\n  color: red;\n}\n```",
            "```css\n.webstuhl,\n.webstuhl-part {\n  color: red;\n}\n```",
            "info",
        ),
        (
            "```yml\nsudo apt install loom\n\nsudo apt install reed\n```",
            "```yml\nsudo apt install loom reed\n```",
            "info",
        ),
        (
            "```dart\nFuture<void> windYarn() async {\n  await loom.wind(3);\n}\n```",
            "```dart\nvoid measureCloth() {\n  print(ruler.measure('cloth'));\n}\n```",
            "info",
        ),
        (
            "```c\nvoid on_wind(Loom* loom)\n{\n    loom_turn(loom, 3);\n}\n```",
            "```c\nvoid beim_spulen(Loom* loom)\n{\n    loom_turn(loom, 3);\n}\n```",
            "info",
        ),
        (
            "```dart\nFuture<void> windYarn() async {\n  await loom.turn(3);\n}\n```",
            "```dart\nFuture<void> spuleGarn() async {\n  await loom.turn(3);\n}\n```",
            "info",
        ),
        (
            "```dart\nwindYarn(loom, 3);\nloom.close();\n```",
            "```dart\nspuleGarn(loom, 3);\nloom.close();\n```",
            "warning",
        ),
        ('```sh\necho "A=1" >> .env\necho "B=2" >> .env\n```', '```sh\necho "A=1" >> .env\n```', "warning"),
        ("```sh\napt install loom\napt install reed\n```", "```sh\napt install loom\napt install shed\n```", "warning"),
    ],
)
def test_severity(there: str, here: str, severity: str) -> None:
    text = f"# one\n\n````markdown en\n# Loom\n\n{there}\n````\n\n````markdown de\n# Webstuhl\n\n{here}\n````\n"
    assert severities("RS414", text) == [severity]
