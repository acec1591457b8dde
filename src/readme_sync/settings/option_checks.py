"""What is wrong with the options that somebody wrote for a rule, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from readme_sync.settings.explain import Key, Mistake, kind
from readme_sync.settings.near import did_you_mean
from readme_sync.settings.options import Kind, Option, Schema

_WANTED: dict[Kind, str] = {
    "text": "must be text in quotes",
    "texts": 'must be a list of texts such as ["..."]',
    "headings": 'must be a list of headings ("Licence") or places of columns (1 is the first)',
    "flag": "must be true or false",
    "tables": "must be a list of tables",
    "by-language": "must be a table with a text, or a list of texts, for each language",
}


def check_options(table: Mapping[str, object], schema: Schema, at: Key) -> Iterator[Mistake]:
    """Yield what is wrong with ``table``, which stands at the key ``at``, as the options that ``schema`` describes."""
    for name, value in table.items():
        if name in schema:
            yield from _value(value, schema[name], (*at, name))
        elif schema:
            there = f"there are {', '.join(schema)}"
            yield Mistake((*at, name), f"is not an option of {at[1]}{did_you_mean(name, schema)}; {there}")
        else:
            yield Mistake((*at, name), f"is not an option: {at[1]} has none")
    for name, option in schema.items():
        if option.required and name not in table:
            yield Mistake(at, f"'{name}' is missing: {option.about}", can_wait=True)


def _value(value: object, option: Option, at: Key) -> Iterator[Mistake]:
    if option.kind == "tables" and isinstance(value, list):
        for index, table in enumerate(value):
            yield from _table(table, option, (*at, index))
        return
    if option.kind == "by-language" and isinstance(value, dict):
        for language, words in value.items():
            if not _is_texts([words] if isinstance(words, str) else words):
                yield Mistake((*at, language), f"must be a text or a list of texts, not {_kind(words)}")
        return
    if not _fits(value, option.kind):
        # Of a list that holds the wrong things, "not a list" would say the wrong thing.
        instead = "" if value and isinstance(value, list) else f", not {_kind(value)}"
        yield Mistake(at, _WANTED[option.kind] + instead)
    elif option.choices and value not in option.choices:
        near = did_you_mean(str(value), option.choices)
        yield Mistake(at, f"must be one of {', '.join(option.choices)}, not '{value}'{near}")


def _table(table: object, option: Option, at: Key) -> Iterator[Mistake]:
    if not isinstance(table, dict):
        yield Mistake(at, f"must be a table, not {_kind(table)}")
    elif option.keys:
        yield from check_options(table, option.keys, at)
    else:
        yield from _value(table, Option("by-language", option.about), at)


def _fits(value: object, kind: Kind) -> bool:
    if kind == "text":
        return isinstance(value, str) and bool(value)
    if kind == "texts":
        return _is_texts(value)
    if kind == "flag":
        return isinstance(value, bool)
    return kind == "headings" and _is_headings(value)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(text, str) and text for text in value)


def _is_headings(value: object) -> bool:
    if not isinstance(value, list) or not value:
        return False
    return all(_is_texts([item]) or (type(item) is int and item > 0) for item in value)


def _kind(value: object) -> str:
    return "an empty one" if value in ([], "", {}) else kind(value)
