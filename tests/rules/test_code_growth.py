"""Comparing code blocks takes about four times the time for four times the code, whatever stands in it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from readme_sync.rules.drift.rs414.drift import difference
from readme_sync.rules.drift.rs414.lines import read

Make = Callable[[int], str]
_LIMIT = 7.0  # linear is 4; quadratic is 16
_ENOUGH = 0.01  # seconds: below this a clock tells little

SHAPES: dict[str, Make] = {
    "quotes that stay open": lambda n: '"a\n' * n,
    "escaped quotes that stay open": lambda n: '"' + '\\"' * n,
    "single quotes that stay open": lambda n: " 'a" * n,
    "backquotes and backslashes": lambda n: "`\\\n" * n,
    "comments that stay open": lambda n: "/* <!-- <# --[[ " * n,
    "brackets of another script": lambda n: "「" * n,
    "placeholders that stay open": lambda n: "<a [a {a (a " * n,
    "tags": lambda n: ">a" * n,
    "nearly a sentence": lambda n: "a: A" + " b" * n + " 5",
    "a command of many lines": lambda n: "a \\\n" * n,
    "one line many times": lambda n: "}\n" * n,
    "lines that are all different": lambda n: "".join(f"a{i}\n" for i in range(n)),
    "lines that are all translated": lambda n: "".join(f"ä{i}\n" for i in range(n)),
    "spaces": lambda n: ("a" + " " * 50) * n,
}


@pytest.mark.parametrize("kind", ["js", "sh", "yaml", "unheard-of"])
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_as_the_code_does(shape: str, kind: str) -> None:
    make, size = SHAPES[shape], 2_000
    once = _seconds(make(size), kind)
    if once >= _ENOUGH / 3:
        # Another program may take the caches away for a moment: only what stays slow is slow.
        ratios = [_seconds(make(4 * size), kind) / once]
        while ratios[-1] > _LIMIT and len(ratios) < 3:
            ratios.append(_seconds(make(4 * size), kind) / _seconds(make(size), kind))
        assert min(ratios) <= _LIMIT, f"{size} and {4 * size} of them: {ratios}"


def _seconds(code: str, kind: str) -> float:
    other = "first\n" + code.replace("a", "b", 3) + "\nlast"
    gc.collect()
    gc.disable()  # what other tests left behind is not ours to count
    try:
        start = time.process_time()
        difference(read(code, kind, "en"), read(other, kind, "fr"), flowing=kind != "sh")
        return time.process_time() - start
    finally:
        gc.enable()
