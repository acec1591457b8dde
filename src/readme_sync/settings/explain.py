"""What is wrong with a settings file, a line each: file, line, key, the trouble, and what was meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from readme_sync.errors import SettingsError
from readme_sync.settings.near import did_you_mean
from readme_sync.settings.toml_lines import find_line
from readme_sync.values import NamedTuple

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_KINDS: dict[type, str] = {list: "a list", dict: "a table"}
_LIMITS = {
    "greater_than": "more than",
    "greater_than_equal": "at least",
    "less_than": "less than",
    "less_than_equal": "at most",
}
_MOST = 20  # mistakes that are listed; who has more begins with these
Key = tuple[str | int, ...]


class WrittenFile(NamedTuple):
    """A settings file as read: ``name`` as people know it, ``base`` the table in it that is ours."""

    name: str
    text: str
    base: tuple[str, ...]
    table: dict[str, object]

    def line(self, key: Key) -> int | None:
        """Return the line of ``key`` in this file, or ``None`` if it cannot be told."""
        return find_line(self.text, (*self.base, *key))


class Mistake(NamedTuple):
    """One thing that is wrong with the value of ``key``; one that may follow from another can wait."""

    key: Key
    words: str
    can_wait: bool = False


def error(file: WrittenFile, mistakes: Sequence[Mistake]) -> SettingsError:
    """Return the error that names each of ``mistakes`` in a line of its own, in the order of the file.

    What may only follow from another mistake in the same table waits until that one is gone.
    """
    certain = {mistake.key[:-1] for mistake in mistakes if not mistake.can_wait}
    said = [one for one in mistakes if not (one.can_wait and certain & {one.key, one.key[:-1]})]
    lines = sorted(((file.line(one.key) or 0, one) for one in said), key=lambda item: item[0])
    words = [
        f"{file.name}:{line}: {_sentence(file, mistake)}" if line else f"{file.name}: {_sentence(file, mistake)}"
        for line, mistake in lines
    ]
    more = [f"{file.name}: {len(words) - _MOST} more mistakes"] if len(words) > _MOST else []
    return SettingsError("\n".join(words[:_MOST] + more))


def _sentence(file: WrittenFile, mistake: Mistake) -> str:
    # A text of several lines that somebody wrote does not look like several mistakes.
    return f"{dotted((*file.base, *mistake.key))}: {mistake.words}".replace("\n", "\\n")


def dotted(key: Key) -> str:
    """Return ``key`` as it would be written: ``severity.RS404``, ``ignores[0].reason``."""
    written = ""
    for part in key:
        if isinstance(part, int):
            written += f"[{part}]"
        else:
            written += ("." if written else "") + (
                part if part.replace("-", "").replace("_", "").isalnum() else f'"{part}"'
            )
    return written


def mistakes(found: ValidationError, keys: Mapping[str, Sequence[str]]) -> list[Mistake]:
    """Return what pydantic found, in plain words.

    Args:
        found: the validation error.
        keys: the keys that a table may have, by its own key; ours by ``""``.
    """
    return [_problem(details, keys) for details in found.errors(include_url=False)]


def _problem(details: ErrorDetails, keys: Mapping[str, Sequence[str]]) -> Mistake:
    key = tuple(part for part in details["loc"] if part != "[key]")
    value, context = details["input"], details.get("ctx", {})
    match details["type"]:
        case "extra_forbidden":
            known = keys[str(key[0]) if len(key) > 1 else ""]
            words = f"is not a key of readme-sync{did_you_mean(str(key[-1]), known)}; there are {', '.join(known)}"
        case "missing":
            words = "is missing; every ignore needs a code and a reason"
        case "string_type":
            words = f"must be text in quotes, not {kind(value)}"
        case "string_too_short":
            words = "must not be empty"
        case "list_type":
            wanted = "a list of tables, each under [[ignores]]" if key == ("ignores",) else 'a list such as ["..."]'
            words = f"must be {wanted}, not {kind(value)}"
        case "dict_type" | "model_type" | "model_attributes_type":
            words = f"must be a table, not {kind(value)}"
        case "int_type" | "float_type" | "int_from_float" | "finite_number":
            words = f"must be a {'whole ' * details['type'].startswith('int')}number, not {kind(value)}"
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal" as limit:
            (bound,) = context.values()
            words = f"must be {_LIMITS[limit]} {bound:g}, not {value}"
        case "too_long":
            words = f"must not have more than {context['max_length']:,} entries"
        case "literal_error":
            allowed = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")
            what = f"'{value}'" if isinstance(value, str) else kind(value)
            words = f"must be one of {', '.join(allowed)}, not {what}{did_you_mean(str(value), allowed)}"
        case _:
            words = details["msg"]
    # What is missing may only be misspelt, and then the unknown key says it better.
    return Mistake(key, words, can_wait=details["type"] == "missing")


def kind(value: object) -> str:
    """Return what a TOML value is, in words: ``a number``, ``a table``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text '{value}'"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    return _KINDS.get(type(value), "a date or time")
