"""Sections and code of which a translation says more than its source, or says it otherwise."""

from __future__ import annotations

from tests.sync.test_kept_words import carried

_ENGLISH = """Tides.

## Berths

See the [berths](https://example.org/berths).

## Log

Open.
"""
_FRENCH = """Marées.

## Les quais

Voir les [quais](https://example.org/berths).

Au quai du nord, demandez le gardien de nuit.

## Journal

Ouvert.
"""


def test_a_section_with_a_text_of_its_own_goes_whole_or_stays_whole() -> None:
    after = _ENGLISH.replace("## Berths\n\nSee the [berths](https://example.org/berths).\n\n", "")
    text, left = carried(_ENGLISH, after, _FRENCH)
    assert text == _FRENCH
    assert left == ["## Berths"]


def test_a_section_without_one_goes() -> None:
    after = _ENGLISH.replace("## Berths\n\nSee the [berths](https://example.org/berths).\n\n", "")
    french = _FRENCH.replace("Au quai du nord, demandez le gardien de nuit.\n\n", "")
    assert carried(_ENGLISH, after, french) == ("Marées.\n\n## Journal\n\nOuvert.\n", [])


def test_a_comment_that_stands_here_in_other_words_is_told() -> None:
    english = (
        "```py\nload(1)\n\n# 2. Count from the end\nread(log, None, -1)\n\n# 3. By name\nread(log, None, 'tide')\n```\n"
    )
    french = (
        "```py\ncharge()\n\n# 2. Compter depuis la fin\nread(log, None , -1)  # la fin\n\n"
        "# 3. Par nom\nread(log, None , 'tide') # nom\n```\n"
    )
    text, left = carried(english, english.replace("the end", "the very end"), french)
    assert text == french
    assert left


def test_a_change_of_a_text_that_is_parted_otherwise_here_is_told() -> None:
    english = (
        "**Only for practice.<br/>\nOr else the harbour closes.**\n<br />\n<br />* Install Kaze 3.8\n"
        "![log](https://example.org/log.png)\n<br />* Open a window, and go to the folder\n"
    )
    french = (
        "**Pour vous exercer seulement.\nSinon, le port ferme.**\n\n* Installez Kaze en version 3.8 ou plus\n"
        "![log](https://example.org/log.png)\n* Ouvrez une fenêtre, et allez dans le dossier\n"
    )
    text, left = carried(english, english.replace("3.8", "3.9"), french)
    assert left or text == french.replace("3.8", "3.9")


def test_a_change_of_a_text_that_may_stand_here_is_told() -> None:
    """Not where the translation lacks it: that is an older matter."""
    english = "## Log\n\nThe log is ~70% full. It can be copied, and is split into parts.\n\n[Get it](https://example.org/log)\n"
    french = (
        "## Journal\n\nComme il y a beaucoup à dire et que le port manque de place pour tout garder ici sans fin,"
        " demandez une copie au gardien.\n\n[À prendre ici](https://example.org/log)\n"
    )
    after = english.replace("70", "77")
    text, left = carried(english, after, french)
    assert text == french
    assert left
    lacking = "## Journal\n\n[À prendre ici](https://example.org/log)\n"
    assert carried(english, after, lacking) == (lacking, [])
