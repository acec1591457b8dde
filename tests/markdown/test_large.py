"""Large texts are read whole."""

from __future__ import annotations

from tests.markdown.reading import read


def test_a_third_of_a_megabyte_in_one_line() -> None:
    assert len(read("語 [a](b) **c** " * 20_000).links) == 20_000


def test_a_row_of_twenty_thousand_cells() -> None:
    document = read("|" + "a|" * 20_000 + "\n|" + "-|" * 20_000 + "\n|" + "b|" * 20_000)
    assert len(document.tables[0].rows[0].cells) == 20_000
