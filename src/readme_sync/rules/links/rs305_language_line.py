"""The line that links to the other languages is not in step: it lacks an edition, or a label leads to another one.

Readers who open the repository in a language they do not read look for that line. They do not find an edition that it
lacks, and a label that leads to another language's file looks like a translation that was forgotten.

A line that leads back to the source alone is complete where that is what the translations do, and one that leads to a
page of all languages always. A label that leads out of
the repository counts for its language, and the repository's own address counts as the source. An edition
without a line is reported where most others have one. Where many lines lack other editions each, there is one finding.

## Bad

```markdown en
# Tool

[English](README.md) | [日本語](ja/README.md) | [Français](fr/README.md)
```

```markdown ja
# 道具

[English](../README.md) | [日本語](README.md)
```

```markdown fr
# Outil

[English](../README.md) | [日本語](../ja/README.md) | [Français](README.md)
```

## Good

```markdown en
# Tool

[English](README.md) | [日本語](ja/README.md) | [Français](fr/README.md)
```

```markdown ja
# 道具

[English](../README.md) | [日本語](README.md) | [Français](../fr/README.md)
```

```markdown fr
# Outil

[English](../README.md) | [日本語](../ja/README.md) | [Français](README.md)
```

## How to fix it

Write the same line into every edition, the paths as seen from its own folder.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.editions.language_line import LanguageLink, language_line
from readme_sync.editions.readme_names import code_of, is_common, is_sure
from readme_sync.editions.repository import Repository
from readme_sync.editions.switches import indexes_of, leads_to_list
from readme_sync.finding import member
from readme_sync.language.tags import base, country_language, parse_tag, same_language
from readme_sync.markdown.document import PICTURES
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.links.language_lines import Line, called_languages, ends_of, may_have_line, read_line, target_of
from readme_sync.rules.links.mistyped_switches import mistyped_switches
from readme_sync.rules.messages import listed, names, shorten, trimmed
from readme_sync.text import Edit, Span

SEVERITY = "warning"
_MOST = 20  # places named beside the first
_FEW = 3  # findings about what lines lack; more of them are one
_LONGEST = 7  # characters between two links of a line
_OF_TWO = 2  # editions that a line reaches, its own among them
_SENTENCE = 12  # letters behind a link
_TAG = re.compile(r"<[^<>]*>")


def check(editions: Sequence[Edition], repository: Repository) -> Iterator[Violation]:
    """Yield what the language lines lack, and labels that lead to another language, or are a letter off.

    Where the repository's own address is known, RS304 looks for the files of full addresses.
    """
    if len(editions) < 2:
        return
    ends = ends_of(editions)
    headed = [edition for edition in editions if may_have_line(edition, ends)]
    lines = {edition.path: line for edition in headed if (line := read_line(edition, editions, ends)) is not None}
    yield from _wrong_labels(list(lines.values()))
    to_itself = list(_to_itself(headed, editions, lines))
    yield from to_itself
    if not repository.own:
        yield from _mistyped(editions, list(lines.values()))
    yield from _lacking(editions, lines)
    yield from _without(editions, lines) if not to_itself else ()


def _wrong_labels(lines: Sequence[Line]) -> Iterator[Violation]:
    """Yield the labels that name one language and lead to another's edition."""
    for line in lines:
        for link, target in line.links:
            if target is None or _fits(link, target) or link.target.startswith("#"):
                continue  # a link within the page is of its contents: "Kur" is Kurdish, and "install" in Turkish
            # The name of the file or its folder, a file of the label's language, or another label for it makes sure that it is a slip.
            known = _is_named(target) or any(
                one.edition.language == link.language or one.names(target) for one in lines
            )
            others = [one for one in lines if one is not line and _labels(one, target, link)]
            if known and (not others or len(others) * 2 < len(lines)):
                message = f'"{shorten(link.label, 40)}" leads to {target.path}, which is in {target.language}'
                yield Violation(message, line.edition.document, link.span, subject=f"label {link.label}")


def _mistyped(editions: Sequence[Edition], lines: Sequence[Line]) -> Iterator[Violation]:
    """Yield the labels whose full address is a letter off that of the edition which the line lacks."""
    for line in lines:
        lacking = [one for one in editions if one.path not in line.reached]
        for found in mistyped_switches(line.links, lacking):
            yield Violation(
                f'"{shorten(found.link.label, 40)}" leads to {found.path}, and not to {found.meant.path}',
                line.edition.document,
                found.link.span,
                subject=f"label {found.link.label}",
            )


def _to_itself(
    headed: Sequence[Edition], editions: Sequence[Edition], lines: Mapping[str, Line]
) -> Iterator[Violation]:
    """Yield the labels that name another edition's language and lead to their own file, where nothing leads away."""
    for edition in headed:
        links = () if edition.path in lines else language_line(edition.document.text).links
        for link in links:
            if target_of(link.target, edition, {edition.path: edition}) is None or link.target.startswith("#"):
                continue
            is_known = any(one is not edition and same_language(link.language, one.language) for one in editions)
            if is_known and not _fits(link, edition):
                message = f'"{shorten(link.label, 40)}" leads to this file itself, which is in {edition.language}'
                yield Violation(message, edition.document, link.span, subject=f"label {link.label}")


def _is_named(edition: Edition) -> bool:
    """Tell whether the edition's file or folder carries a tag that can only be a language's."""
    folder = parse_tag(posixpath.basename(posixpath.dirname(edition.path)))
    return is_sure(edition.path) or (folder is not None and is_common(folder))


def _fits(link: LanguageLink, target: Edition) -> bool:
    if target.language == "und" or same_language(link.language, target.language):
        return True
    # "Portuguese (Brazil)" for br/README.md: the folder or the file is called after the country.
    code = code_of(target.path) or posixpath.basename(posixpath.dirname(target.path))
    if (meant := country_language(code)) is not None and same_language(link.language, meant):
        return True
    # "IN" for docs/README_IN.md: the label says what the file is called.
    return link.label.isascii() and len(link.label) < 4 and link.label.lower() in target.path.lower()


def _labels(line: Line, target: Edition, link: LanguageLink) -> bool:
    """Tell whether another line has that label for that file, too."""
    return any(one.language == link.language and at is target for one, at in line.links)


def _lacking(editions: Sequence[Edition], lines: dict[str, Line]) -> Iterator[Violation]:
    """Yield the editions that lines lack; lines that lack the same are one finding, and all are where many differ."""
    back = _lead_back_only(editions, lines)
    indexes = indexes_of(editions)
    shown = editions  # where the source leaves some to a page of all languages, nobody else has to link those
    if (own := next((line for line in lines.values() if line.edition.is_source), None)) is not None:
        shown = [one for one in editions if one.path in own.reached or not leads_to_list(own.edition, indexes)]
    groups: dict[tuple[str, ...], list[Line]] = {}
    for path, line in lines.items():
        if path in back or _is_note(line) or leads_to_list(line.edition, indexes):
            continue
        lacks = [one for one in shown if one.path not in line.reached and not line.names(one)]
        if lacks:
            groups.setdefault(tuple(one.path for one in lacks), []).append(line)
    known = {edition.path: edition for edition in editions}
    if len(groups) > _FEW:
        yield _together(
            {line.edition.path: missing for missing, found in groups.items() for line in found}, known, lines
        )
        return
    for missing, found in groups.items():
        first, *more = found
        named = listed([f"{known[path].language} ({path})" for path in missing], most=8)
        within = f", in {names([line.edition for line in found])}" if more else ""
        edits = [_with(line, [known[path] for path in missing], lines) for line in found]
        whole = all(edit is not None for edit in edits)
        yield Violation(
            f"the language line lacks {named}{within}",
            first.edition.document,
            first.span,
            related=tuple(Location(line.edition.document, line.span, "lacks it too") for line in more[:_MOST]),
            fix=tuple(edit for edit in edits[:1] if edit is not None and whole),
            fix_elsewhere=tuple(
                (line.edition.document, edit) for line, edit in zip(more, edits[1:], strict=True) if edit and whole
            ),
            subject=f"lacks {' '.join(missing)}",
        )


def _together(lacks: Mapping[str, Sequence[str]], known: Mapping[str, Edition], lines: dict[str, Line]) -> Violation:
    """Return one finding for lines that lack different editions: which one is lacking in how many lines.

    Args:
        lacks: the paths of the editions that a line lacks, by the path of its edition.
        known: the editions by their paths.
        lines: the lines by the paths of their editions.
    """
    first, *more = map(lines.__getitem__, lacks)
    times = Counter(path for missing in lacks.values() for path in missing)
    shown = listed(
        [f"{count} lack{'s' * (count == 1)} {known[path].language} ({path})" for path, count in times.most_common()],
        most=8,
    )
    edits = {path: _with(lines[path], [known[one] for one in missing], lines) for path, missing in lacks.items()}
    place = first.edition.path
    return Violation(
        f"{len(lacks)} language lines are incomplete: {shown}",
        first.edition.document,
        first.span,
        related=tuple(_which(line, lacks, known) for line in more[:_MOST]),
        fix=tuple(edit for path, edit in edits.items() if edit is not None and path == place),
        fix_elsewhere=tuple(
            (known[path].document, edit) for path, edit in edits.items() if edit is not None and path != place
        ),
        subject="lines lack editions",
        members=tuple(member(known[path].language, one) for path, missing in lacks.items() for one in missing),
    )


def _which(line: Line, lacks: Mapping[str, Sequence[str]], known: Mapping[str, Edition]) -> Location:
    missing = [known[path].language for path in lacks[line.edition.path]]
    return Location(line.edition.document, line.span, f"lacks {listed(missing, most=_MOST)}")


def _with(line: Line, missing: Sequence[Edition], lines: dict[str, Line]) -> Edit | None:
    """Return how the editions that ``line`` lacks are put behind its last link; None where it does not show how.

    Two links of one line show the sign between links, another edition's line (or the edition itself) the label.
    """
    text = line.edition.document.text
    row = [(link, target) for link, target in line.links if target is not None]
    if len(row) < 2:
        return None
    (before, _), (last, at) = row[-2:]
    between = text[before.span.end : last.span.start]
    if len(between) > _LONGEST or "\n" in between or any(map(str.isalnum, between)):
        return None
    if not text[last.span.start : last.span.end].startswith("["):
        return None
    made = ""
    for edition in missing:
        label = _label(edition, lines)
        if label is None:
            return None
        target = _address(line.edition, last.target, at, edition)
        if target is None:
            return None
        if (bare := _unlinked(line, label)) is not None:  # a line that was copied from that edition names it so
            return Edit(bare, f"[{label}]({target})") if len(missing) == 1 else None
        made += f"{between}[{label}]({target})"
    return Edit(Span(last.span.end, last.span.end), made)


def _address(edition: Edition, shown: str, at: Edition, wanted: Edition) -> str | None:
    """Return how ``edition`` leads to ``wanted``, where it leads to ``at`` as ``shown``; None where that does not show it."""
    if "://" in shown:
        return shown.removesuffix(at.path) + wanted.path if shown.endswith(f"/{at.path}") else None
    if shown.startswith("/"):
        return f"/{wanted.path}"
    target = posixpath.relpath(wanted.path, posixpath.dirname(edition.path) or ".")
    return f"./{target}" if shown.startswith("./") and not target.startswith(".") else target


def _unlinked(line: Line, label: str) -> Span | None:
    """Return where a language line says ``label`` without a link, or None where it does not."""
    text, row = line.edition.document.text, [link.span for link, _ in line.links]
    start = text.rfind("\n", 0, row[0].start) + 1
    end = text.find("\n", row[-1].end)
    for match in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", text[start : len(text) if end < 0 else end]):
        found = Span(start + match.start(), start + match.end())
        if not any(span.start < found.end and found.start < span.end for span in row):
            return found
    return None


def _label(edition: Edition, lines: dict[str, Line]) -> str | None:
    """Return the label that all lines which have ``edition`` give it."""
    labels = {link.label for one in lines.values() for link, target in one.links if target is edition}
    return labels.pop() if len(labels) == 1 else None


def _is_note(line: Line) -> bool:
    """Tell whether a line is a sentence that goes on behind its only link: of what was translated, or is newer."""
    text = line.edition.document.text
    end = text.find("\n", line.span.end)
    end = len(text) if end < 0 else end
    if any(line.span.end <= link.span.start < end for link in line.edition.document.links if link.kind not in PICTURES):
        return False
    behind = _TAG.sub("", text[line.span.end : end])
    return len(line.reached) == _OF_TWO and "[" not in behind and sum(map(str.isalpha, behind)) >= _SENTENCE


def _lead_back_only(editions: Sequence[Edition], lines: dict[str, Line]) -> frozenset[str]:
    """Return the translations whose lines link the source alone, where at least half of those with a line, and two, are so."""
    translations = [edition for edition in editions if not edition.is_source and edition.path in lines]
    source = {edition.path for edition in editions if edition.is_source}
    back = {edition.path for edition in translations if lines[edition.path].reached - {edition.path} <= source}
    return frozenset(back) if len(back) > 1 and len(back) * 2 >= len(translations) else frozenset()


def _without(editions: Sequence[Edition], lines: dict[str, Line]) -> Iterator[Violation]:
    """Yield the editions without a line, where two others and most of them have one."""
    if len(lines) < 2:
        return
    # A line whose links are all broken is one (RS304 says what is wrong), so is a link to a page of all languages.
    without = [
        one for one in editions if one.path not in lines and not called_languages(one) and not leads_to_list(one)
    ]
    if not without or len(lines) <= len(without):
        return
    first, *more = without
    which = f"{names(without)} have" if more else "this edition has"
    with_line = listed([edition.language for edition in editions if edition.path in lines])
    yield Violation(
        f"{which} no line that links to the other languages, as {with_line} have",
        first.document,
        _top(first),
        related=tuple(Location(edition.document, _top(edition), "has none either") for edition in more[:_MOST]),
        subject=f"no line {' '.join(base(edition.language) for edition in without)}",
    )


def _top(edition: Edition) -> Span:
    headings = edition.document.headings
    return trimmed(headings[0].span) if headings else Span(0, 0)
