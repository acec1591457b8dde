"""Code of n pieces that a comparison of code blocks could take more than n steps for."""

from __future__ import annotations

from collections.abc import Callable

SHAPES: dict[str, Callable[[int], str]] = {
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
