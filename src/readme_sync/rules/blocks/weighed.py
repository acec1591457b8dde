"""How what differs between blocks is said, and how much it weighs."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

from readme_sync.align.blocks.facts import Fact, FactKind
from readme_sync.finding import Severity
from readme_sync.regex import lazy
from readme_sync.rules.blocks.drift import EditionDrift, PairDrift
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.rules.blocks.wording import both_said, fact_noun, said

_Place = tuple[tuple[int, ...], str]  # blocks of the source, and code in them
_SHOWN = 3
_IN_EACH = 3  # translations
_MARK = lazy(r"\[!(?!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])")
_MARKED: Mapping[FactKind, str] = {  # what is said of marks that words have lost
    "alternative": "the alternative text {} of a picture of {source} is empty in {language}",
    "struck": "{} of {source} has no line through it in {language}",
}
_PROSE = lazy(r"[a-z]+(?: [a-z]+)+")
_PROGRAMS = frozenset(
    "apk apt brew bun bundle cargo cat cd choco composer conda cp curl deno docker dotnet flutter gcc gem git go gradle"
    " helm java kubectl ls make mkdir mv mvn nano node npm npx nvm open php pip pipx pnpm podman poetry pytest python"
    " rm ruby run rustup scoop sh snap source ssh sudo systemctl tar touch uv vim wget winget yarn yum zypper".split()
)


def is_translated_mark(one: Difference) -> bool:
    """Tell whether an edition has the mark of a note in words of its own, which GitHub shows as text: ``[!NOTA]``."""
    if one.kind != "state" or one.own is None or one.other is None:
        return False
    return _MARK.match(one.own.key) is not None and one.other.key.startswith("[!") and not _MARK.match(one.other.key)


def with_doubts(drifts: Sequence[EditionDrift]) -> list[EditionDrift]:
    """Return ``drifts``, code in doubt that three translations or more say in other words each: it is an example."""
    words: dict[_Place, list[str]] = {}
    for drift in drifts:
        for one in (one for pair in drift.differing for one in pair.differences):
            if (place := _place_of_code(one)) is not None and one.own is not None:
                words.setdefault(place, []).append(one.own.key)
    said = {place for place, own in words.items() if len(own) == len(set(own)) >= _IN_EACH}

    def weighed(one: Difference) -> Difference:
        return one._replace(doubtful=True) if _place_of_code(one) in said else one

    def reread(pair: PairDrift) -> PairDrift:
        return pair._replace(differences=tuple(map(weighed, pair.differences)))

    return [drift._replace(differing=tuple(map(reread, drift.differing))) if said else drift for drift in drifts]


def _place_of_code(one: Difference) -> _Place | None:
    """Return which code of the source stands otherwise, by its block; None of what is no code, or a letter off."""
    if one.kind != "code" or one.what != "changed" or one.slip or one.other is None:
        return None
    return one.pair.left, one.other.key


def subject_of(differences: Sequence[Difference]) -> str:
    """Return what a fingerprint is made of."""
    both = (f"{one.own.key if one.own else ''}/{one.other.key if one.other else ''}" for one in differences)
    return ";".join(both)[:500]


def severity_of(differences: Sequence[Difference]) -> Severity | None:
    """A wrong number or repository misleads: an error. What a translator may choose is a note."""
    wrong = any(d.what == "changed" and d.kind in ("number", "repository") and not d.doubtful for d in differences)
    return "error" if wrong else "info" if all(map(_may_be_chosen, differences)) else None


def _may_be_chosen(one: Difference) -> bool:
    """Tell whether a translator may have chosen what differs: a page, a picture for the readers, words for a name."""
    if one.doubtful or (one.kind == "money" and one.what == "changed"):
        return True  # a price for the readers' country
    if one.kind == "code":
        return one.own is None and one.other is not None and _is_name_or_prose(one.other.shown)
    pictures = one.kind == "image" and one.own is not None and one.other is not None and not one.slip
    return pictures and _file_name(one.own) != _file_name(one.other)


def _file_name(fact: Fact | None) -> str:
    return posixpath.basename(fact.shown.partition("?")[0].partition("#")[0]) if fact is not None else ""


def message_of(differences: Sequence[tuple[Difference, str]], source: str, name: str) -> str:
    """Return a message about what differs in a block called ``name``, each with the languages that have it so."""
    if (found := next((both for both in differences if both[0].what == "moved"), None)) is not None:
        moved, language = found
        own, other = both_said(moved.own, moved.other)
        return (
            f'the {fact_noun(moved.kind)} of "{name}" is {own} in {language}, {other} in {source}, where the first '
            "belongs to another entry"
        )
    parts = []
    for d, language in differences[:_SHOWN]:
        what = fact_noun(d.kind)
        if is_translated_mark(d):
            who = f"{language} ({said(d.own)})"
            parts.append(f"the mark {said(d.other)} of {source} is translated in {who} and shown as text")
        elif d.kind in _MARKED and d.own is None:
            parts.append(_MARKED[d.kind].format(said(d.other), language=language, source=source))
        elif d.own is None:
            parts.append(f"the {what} {said(d.other)} of {source} is missing in {language}")
        else:
            own, other = both_said(d.own, d.other)
            parts.append(f"the {what} is {own} in {language}, {other} in {source}")
    more = len(differences) - _SHOWN
    return "; ".join(parts) + (f"; and {more} more" if more > 0 else "")


def _is_name_or_prose(code: str) -> bool:
    """Tell whether a translator may say what stands in code marks: a name, or words that begin with no program's."""
    return " " not in code or (_PROSE.fullmatch(code) is not None and code.partition(" ")[0] not in _PROGRAMS)
