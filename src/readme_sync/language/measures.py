"""Measures of England and America that translators say in metric ones: miles, feet, pounds, degrees Fahrenheit."""

from __future__ import annotations

from readme_sync.language.numbers import Number
from readme_sync.regex import lazy

_FAHRENHEIT = "fahrenheit"
# What each is worth in the metric units that stand instead: kilometres or metres, metres or centimetres ...
_WORTH = {
    name: worth
    for names, worth in {
        "mile miles mi": (1.609, 1609.0), "mph": (1.609,), "foot feet ft": (0.3048, 30.48), "inch inches": (2.54, 25.4),
        "yard yards yd": (0.9144,), "acre acres": (0.4047, 4047.0), "pound pounds lb lbs": (0.4536, 453.6),
        "ounce ounces oz": (28.35, 29.57), "gallon gallons gal": (3.785,),
    }.items()
    for name in names.split()
}  # fmt: skip
_UNIT = lazy(r"[ \u00a0-]?(?:(°[ \u00a0]?F(?![^\W_])|℉|degrees Fahrenheit)|([A-Za-z]{2,7})(?![^\W_]))")
_ROUNDED = 0.1  # of a measure: six feet are two metres
_DEGREES, _SHARE = 2.0, 0.02  # 350 °F are 180 °C


def are_one_measure(own: Number, text: str, other: Number, other_text: str) -> bool:
    """Tell whether one of two numbers, each in its text, has a unit of those and the other is that in a metric one."""
    if isinstance(own.value, str) or isinstance(other.value, str):
        return False
    return _is_in_metric(own.value, _unit(text, own.end), other.value) or _is_in_metric(
        other.value, _unit(other_text, other.end), own.value
    )


def _unit(text: str, at: int) -> str:
    match = _UNIT.match(text, at)
    return (_FAHRENHEIT if match[1] else match[2].lower()) if match else ""


def _is_in_metric(value: float, unit: str, metric: float) -> bool:
    if unit == _FAHRENHEIT:
        return abs((value - 32) / 1.8 - metric) <= max(_DEGREES, _SHARE * value)
    return any(abs(value * worth - metric) <= _ROUNDED * value * worth for worth in _WORTH.get(unit, ()))
