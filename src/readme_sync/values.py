"""``NamedTuple`` as ``typing`` has it, made in a tenth of the time: a start makes a hundred and thirty of them.

``typing`` compiles each annotation and ``collections`` a constructor for each class. Here the annotations stay text,
and the constructors of all classes with as many fields share one that was compiled once, under names of their own.
For a type checker it is ``typing.NamedTuple`` itself.
"""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import itemgetter
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, cast

_getter = getattr(collections, "_tuplegetter", None) or (lambda index, text: property(itemgetter(index), doc=text))
_constructors: dict[int, FunctionType] = {}
_Any = TypeVar("_Any")


def _constructor(fields: Sequence[str]) -> FunctionType:
    """Return ``lambda _cls, a, b: tuple.__new__(_cls, (a, b))`` for these fields."""
    shared = _constructors.get(len(fields))
    if shared is None:
        names = "".join(f"_{number}, " for number in range(len(fields)))
        shared = _constructors[len(fields)] = eval(  # noqa: S307 -- nothing but numbers comes in
            f"lambda _cls, {names}: _new(_cls, ({names}))", {"_new": tuple.__new__, "__builtins__": {}}
        )
    code = shared.__code__.replace(co_varnames=("_cls", *fields), co_name="__new__")
    return FunctionType(code, shared.__globals__, "__new__")


def _make(cls: type[Any], values: Iterable[Any]) -> Any:
    """Make a value of the sequence of its fields."""
    made = tuple.__new__(cls, values)
    if len(made) != len(cls._fields):
        raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
    return made


def _replace(self: Any, /, **changed: Any) -> Any:
    """Return this value with some fields changed."""
    made = self._make(map(changed.pop, self._fields, self))
    if changed:
        raise TypeError(f"Got unexpected field names: {list(changed)!r}")
    return made


def _as_dict(self: Any) -> dict[str, Any]:
    """Return the fields by their names."""
    return dict(zip(self._fields, self, strict=True))


def _repr(self: Any) -> str:
    fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
    return f"{type(self).__name__}({fields})"


def _plain(self: Any) -> tuple[Any, ...]:
    """Return what pickle and copy make this value of again."""
    return tuple(self)


_METHODS = {
    "__slots__": (),
    "_make": classmethod(_make),
    "_replace": _replace,
    "__replace__": _replace,
    "_asdict": _as_dict,
    "__repr__": _repr,
    "__getnewargs__": _plain,
}


class _Maker(type):
    """Makes the class of a body like ``class Point(NamedTuple): x: int``: a plain subclass of tuple."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(cls, name, bases, body)
        fields = tuple(body.get("__annotations__", ()))
        defaults = {field: body[field] for field in fields if field in body}
        new = _constructor(fields)
        new.__defaults__ = tuple(defaults.values())
        new.__qualname__ = f"{name}.__new__"
        made = {**_METHODS, **body, "_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
        made["__new__"] = new
        for index, field in enumerate(fields):
            made[field] = _getter(index, None)
        return type(name, tuple(tuple if base is NamedTuple else base for base in bases), made)


def maker(cls: type[_Any]) -> Callable[[tuple[Any, ...]], _Any]:
    """Return what makes a value of a class of named tuples of all its fields, unchecked.

    That takes less than half of the time of a call with the fields: for values of which a document has thousands.
    """
    return cast("Callable[[tuple[Any, ...]], _Any]", partial(tuple.__new__, cls))


def one_of_a_kind(cls: type[_Any]) -> type[_Any]:
    """Make each value of a class of named tuples equal to itself alone: it is too long to compare, and to print.

    A frozen dataclass with ``eq=False`` says the same, and its class takes up to a millisecond to make.
    """
    cls.__eq__, cls.__ne__, cls.__hash__ = object.__eq__, object.__ne__, object.__hash__  # type: ignore[method-assign]
    cls.__repr__ = object.__repr__  # type: ignore[method-assign]
    return cls


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414, TID251 -- else it is not exported
else:

    class NamedTuple(metaclass=_Maker):
        """The base of a class whose values are tuples with named fields."""
