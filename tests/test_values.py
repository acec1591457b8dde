"""Our ``NamedTuple`` beside that of ``typing``: the same values, words and refusals."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync import values


class Ours(values.NamedTuple):
    """A place."""

    line: int
    column: int = 1
    path: str | None = None

    @property
    def after(self) -> int:
        """The line below."""
        return self.line + 1

    @classmethod
    def first(cls) -> Ours:
        return cls(1)


class Theirs(typing.NamedTuple):
    """A place."""

    line: int
    column: int = 1
    path: str | None = None

    @property
    def after(self) -> int:
        """The line below."""
        return self.line + 1

    @classmethod
    def first(cls) -> Theirs:
        return cls(1)


FIELDS = st.fixed_dictionaries(
    {"line": st.integers()}, optional={"column": st.integers(), "path": st.none() | st.text(max_size=3)}
)


@given(FIELDS, FIELDS)
def test_values_are_those_of_typing(fields: dict[str, typing.Any], changed: dict[str, typing.Any]) -> None:
    ours, theirs = Ours(**fields), Theirs(**fields)
    assert tuple(ours) == tuple(theirs)
    assert repr(ours).removeprefix("Ours") == repr(theirs).removeprefix("Theirs")
    assert (ours.line, ours.column, ours.path, ours.after) == (theirs.line, theirs.column, theirs.path, theirs.after)
    assert ours._asdict() == theirs._asdict()
    assert ours._replace(**changed) == Ours(**{**fields, **changed})
    assert type(ours._replace(**changed)) is Ours
    assert hash(ours) == hash(theirs)
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(ours, protocol))
        assert again == ours
        assert type(again) is Ours
    assert type(copy.deepcopy(ours)) is Ours
    match ours:
        case Ours(line, column, path):
            assert (line, column, path) == tuple(ours)


def test_a_class_is_described_as_that_of_typing_is() -> None:
    for name in ("_fields", "_field_defaults", "__match_args__", "__doc__", "__slots__"):
        assert getattr(Ours, name) == getattr(Theirs, name), name
    assert set(Ours.__annotations__) == set(Theirs.__annotations__)
    assert [type(one) for one in (Ours, Theirs)] == [type, type]
    assert Ours.__mro__[1:] == Theirs.__mro__[1:]
    assert Ours.first() == Ours._make((1, 1, None))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda kind: kind(),
        lambda kind: kind(1, 2, None, 4),
        lambda kind: kind(1, row=2),
        lambda kind: kind(1, line=2),
        lambda kind: kind._make([1]),
        lambda kind: setattr(kind(1), "line", 2),
        lambda kind: setattr(kind(1), "other", 2),
        lambda kind: kind(1)._replace(row=2),
    ],
    ids=["lacking", "too many", "unknown", "twice", "made of too few", "set", "set another", "replaced"],
)
def test_what_is_wrong_there_is_wrong_here(wrong: typing.Callable[[typing.Any], object]) -> None:
    with pytest.raises((TypeError, AttributeError, ValueError)) as ours:
        wrong(Ours)
    with pytest.raises((TypeError, AttributeError, ValueError)) as theirs:
        wrong(Theirs)
    assert str(ours.value).replace("Ours", "Theirs") == str(theirs.value)


@values.one_of_a_kind
class Alone(values.NamedTuple):
    """Too long to compare."""

    line: int


def test_one_of_a_kind_is_equal_to_itself_alone() -> None:
    one, other = Alone(1), Alone(1)
    assert (one == one, one == other, one != other, one != one) == (True, False, True, False)  # noqa: PLR0124
    assert len({one, other, one}) == 2
    assert repr(one).startswith("<")
    assert one.line == other.line
