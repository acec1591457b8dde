"""Four times the text takes about four times the time, whatever the text is.

These measure processor time of n and 4n and compare the two: a quadratic reader takes sixteen times as long.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from tests.markdown.reading import read

Make = Callable[[int], str]
_LIMIT = 7.0  # linear is 4; quadratic is 16
_ENOUGH = 0.01  # seconds: below this a clock tells little
_LARGEST = 64_000  # of a shape: one that is still so fast at this size is fine as it is

SHAPES: dict[str, Make] = {
    "nested brackets": lambda n: "[" * n + "a" + "]" * n,
    "nested links": lambda n: "[" * n + "a" + "](u)" * n,
    "nested images": lambda n: "![" * n + "a" + "](u)" * n,
    "brackets that stay open": lambda n: "[a ![ " * n,
    "a run of ](": lambda n: "](" * n,
    "destinations that stay open": lambda n: "[a](<b" * n,
    "titles that stay open": lambda n: '[a](b "' * n,
    "parentheses that stay open": lambda n: "[a](x(y(z(" * n,
    "balanced parentheses": lambda n: "[a](" + "()" * n,
    "spaces in a destination": lambda n: ("[a](b" + " " * 10) * n,
    "footnotes that stay open": lambda n: "[^" * n,
    "footnotes with spaces": lambda n: "[^a " * n,
    "references": lambda n: "".join(f"[a{i}]: u\n" for i in range(n)) + "".join(f"[a{i}]" for i in range(n)),
    "long labels": lambda n: "[a]: b\n\n" + "[" * n + "a" * 1000 + "]" * n,
    "a run of <": lambda n: "<" * n,
    "tags that stay open": lambda n: "x <a href='" * n,
    "many attributes": lambda n: "x <a" + " b=c" * n + ">",
    "comments that stay open": lambda n: "x <!-- " * n,
    "comments that nearly close": lambda n: "x <!--" * n + "->",
    "comments": lambda n: "x <!-- a --> " * n,
    "comments of a block that nearly close": lambda n: "<div>" + "<!--" * n + "x->",
    "links of a block without an end": lambda n: "<div>" + "<a href=x>" * n,
    "scripts without an end": lambda n: "<div>\n" + "<script></script><style>" * n,
    "autolinks that stay open": lambda n: "<http:" * n,
    "URLs without a host": lambda n: "*https://" * n,
    "URLs of punctuation": lambda n: "https://a.b/" + ").;&a;" * n,
    "URLs of entities": lambda n: "https://a.b/" + "&amp;" * n,
    "URLs of dots": lambda n: "www." + "." * n,
    "backticks of every length": lambda n: "".join("`" * i + "a" for i in range(1, int((2 * n) ** 0.5))),
    "backticks of two lengths": lambda n: "`a``b" * n,
    "backticks, three and three": lambda n: "``` a " * n,
    "stars": lambda n: "*" * n,
    "nested emphasis": lambda n: "*a " * n + "b*" * n,
    "nested strong emphasis": lambda n: "**a " * n + "b**" * n,
    "emphasis in brackets": lambda n: "**x [a*b**c*](d)" * n,
    "stars and underscores": lambda n: "_a*b" * n,
    "one, two and three stars": lambda n: "*a *b c* **d ***e " * n,
    "emphasis of every kind": lambda n: "*a **b _c __d ~~e " * n + "x~~ y__ z_ w** v*" * n,
    "underscores": lambda n: "_" * n,
    "underscores inside a word": lambda n: "a" + "_" * n + "a",
    "tildes and stars": lambda n: "~~~*" * n,
    "entities": lambda n: "&amp;" * n,
    "ampersands": lambda n: "&#" * n,
    "backslashes": lambda n: "\\" * n + "|",
    "quotes in each other": lambda n: ">" * n + "a",
    "lists in each other": lambda n: "- " * n + "a",
    "ordered lists in quotes": lambda n: "> 1. " * n + "a",
    "items": lambda n: "- a\n  - b\n" * n,
    "lazy lines": lambda n: "> a\n" + "b\n" * n,
    "lines of a quote": lambda n: "> a\n> b *c*\n" * n,
    "a wide row": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "b|" * n,
    "a wide row of escaped pipes": lambda n: "|a|\n|-|\n|" + "\\||" * n,
    "a wide row that is none": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "x",
    "a table of many rows": lambda n: "a|b\n-|-\n" + "c|[d](e)\n" * n,
    "many tables": lambda n: "|a|b|\n|-|-|\n|c|d|\n\n" * n,
    "delimiter rows without tables": lambda n: "a\n-|-\n" * n,
    "headings with anchors": lambda n: '<a id="x"></a>\n\n## a\n\n' * n,
    "setext headings": lambda n: "a\n=\n" * n,
    "definitions of footnotes": lambda n: "".join(f"[^a{i}]: u\n" for i in range(n)),
    "fences": lambda n: "```\n" * n,
    "containers and code": lambda n: "::: a\nx\n:::\n\n```\ny\n```\n\n" * n,
    "front matter without an end": lambda n: "---\n" + "a\n" * n,
    "one line": lambda n: "word 日本語 " * n,
    "carriage returns": lambda n: "\r" * n,
    "CRLF": lambda n: "a\r\n" * n,
    "white space": lambda n: " \t" * n,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_as_the_text_does(shape: str) -> None:
    make, size = SHAPES[shape], 500
    once = seconds(make(size))
    if once < _ENOUGH:
        size = min(_LARGEST, int(size * _ENOUGH / max(once, 1e-6)) + 1)
        once = seconds(make(size))
    if once >= _ENOUGH / 3:
        # Another program may take the caches away for a moment: only what stays slow is slow.
        ratios = [seconds(make(4 * size)) / once]
        while ratios[-1] > _LIMIT and len(ratios) < 3:
            ratios.append(seconds(make(4 * size)) / seconds(make(size)))
        assert min(ratios) <= _LIMIT, f"{size} and {4 * size} of them: {ratios}"


def seconds(text: str) -> float:
    gc.collect()
    gc.disable()  # what other tests left behind is not ours to count
    try:
        start = time.process_time()
        read(text)
        return time.process_time() - start
    finally:
        gc.enable()


def test_a_third_of_a_megabyte_in_one_line() -> None:
    assert len(read("語 [a](b) **c** " * 20_000).links) == 20_000


def test_a_row_of_twenty_thousand_cells() -> None:
    document = read("|" + "a|" * 20_000 + "\n|" + "-|" * 20_000 + "\n|" + "b|" * 20_000)
    assert len(document.tables[0].rows[0].cells) == 20_000
