"""What changes in the attributes of a tag changes in the translators' own tag."""

from __future__ import annotations

import pytest

from tests.sync.test_kept_words import carried

_OWN = '<img src="https://example.org/carte-fr.png" alt="La carte" width="80%">\n'
_TAG = '<img src="images/chart.png" alt="The chart" width="80%">\n'


def test_a_width_changes_in_a_picture_that_is_another_one_here() -> None:
    assert carried(_TAG, _TAG.replace("80%", "60%"), _OWN) == (_OWN.replace("80%", "60%"), [])


@pytest.mark.parametrize(
    ("was", "now"),
    [("images/chart.png", "images/map.png"), ("The chart", "The map"), ('width="80%"', 'height="80%"')],
)
def test_what_the_translators_have_otherwise_stays(was: str, now: str) -> None:
    text, left = carried(_TAG, _TAG.replace(was, now), _OWN)
    assert text == _OWN
    assert left


def test_a_width_that_is_another_one_here_stays() -> None:
    own = _OWN.replace("80%", "50%")
    text, _ = carried(_TAG, _TAG.replace("80%", "60%"), own)
    assert text == own
