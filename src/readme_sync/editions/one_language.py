"""Files of one language: which of them is the edition, and in which languages a line links several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

from readme_sync.language.tags import (
    base,
    country_language,
    has_region,
    has_script,
    same_language,
    word_language,
)


def one_of_each(
    languages: Mapping[str, str], order: Sequence[str], named: Set[str]
) -> tuple[dict[str, str], list[str]]:
    """Keep one file of each language.

    Args:
        languages: the language of each file, by its path.
        order: the paths, those first that are rather kept.
        named: the paths whose names say their language.

    Returns:
        The languages of the files that are kept, by their paths, and what to tell of the others.
    """
    kept: dict[str, str] = {}
    notes = []
    for path in order:
        tag = languages[path]
        clashes = (
            known
            for known, known_tag in kept.items()
            if tag != "und" and same_language(known_tag, tag) and not _are_two(known_tag, tag, {known, path} <= named)
        )
        other = next(clashes, None)
        if other is None:
            kept[path] = tag
        else:
            notes.append(f"{path} is {tag} as {other} is; {other} is taken for the {kept[other]} edition")
    return kept, notes


def _are_two(tag: str, other: str, both_named: bool) -> bool:
    """Tell whether two tags of one language and script, from the files' names, are those of two editions.

    ``pt-BR`` beside ``pt`` is another edition, and ``sr-Latn`` beside ``sr``, and ``nn`` beside ``nb``; ``ja-JP``
    beside ``ja`` is the same one once more.
    """
    if not both_named or tag == other:
        return False
    if word_language(tag) != word_language(other):
        return True
    regions = [one for one in (tag, other) if has_region(one)]
    scripts = has_script(tag) != has_script(other) and base(tag) != "zh"
    return scripts or len(regions) == len((tag, other)) or not all(map(_is_home, regions))


def _is_home(tag: str) -> bool:
    """Tell whether a tag's region is the one that its language is of: ``ja-JP``, ``zh-Hant-TW``, but not ``pt-BR``."""
    language = country_language(tag.rpartition("-")[2]) or ""
    return base(language) == base(tag) and not has_region(language)


def with_several(found: Set[tuple[str, str | None]]) -> Set[str]:
    """Return the languages in which links lead to more than one file: one page has one edition in each."""
    count = Counter(language for language, _ in found)
    return {language for language, files in count.items() if files > 1}
