"""What goes wrong on the web makes no living page dead, in one run or in three over four days, nor a dead one alive."""

from __future__ import annotations

import pytest

from tests.servers.matrix import TRUTHS, false_alive, false_dead, judged

pytestmark = pytest.mark.waits


@pytest.fixture(scope="module")
def states() -> list[dict[str, str]]:
    """What is judged of each host after each of three runs."""
    return judged()


def test_there_are_as_many_faults_as_were_promised() -> None:
    assert len(TRUTHS) >= 120


@pytest.mark.parametrize("run", [0, 1, 2])
def test_nothing_that_lives_is_called_dead(states: list[dict[str, str]], run: int) -> None:
    assert false_dead(states[run], last=run == 2) == []


@pytest.mark.parametrize("run", [0, 1, 2])
def test_nothing_that_is_gone_is_called_alive(states: list[dict[str, str]], run: int) -> None:
    assert false_alive(states[run]) == []


def test_what_is_gone_is_dead_at_once_and_what_stays_down_in_the_end(states: list[dict[str, str]]) -> None:
    assert {name for name, state in states[0].items() if state == "dead"} == {
        name for name, truth in TRUTHS.items() if truth == "dead"
    }
    assert [name for name, truth in TRUTHS.items() if truth == "down" and states[2][name] != "dead"] == []


def test_most_of_what_lives_is_known_to_live(states: list[dict[str, str]]) -> None:
    living = [name for name, truth in TRUTHS.items() if truth == "alive"]
    unknown = [name for name in living if states[0][name] not in {"alive", "moved"}]
    assert len(unknown) <= len(living) // 10, unknown
