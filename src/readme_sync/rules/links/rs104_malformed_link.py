"""Something was meant to be a link and is not, or leads nowhere.

The reader sees brackets and a bare URL, or follows a link to a page that cannot exist. A link checker sees nothing,
because it does not check what GitHub does not take for a link. The rule finds:

- round and square brackets that have changed places, or the text and the target;
- brackets that are not closed, are full-width, or stand around a picture that leads nowhere, beside pictures that do;
- a picture's label without its `!`, where the others have it, and an attribute of HTML whose name is misspelt
  (`<a herf="…">`), or a link in Markdown's notation between tags of HTML;
- a blank or a line break between the text and the target;
- a space or an invisible character in a URL, a quotation mark or a backtick at either end of it, and other quotation
  marks than `"` around the title behind it, or only one;
- an empty target, a label that nothing defines or two lines define, each otherwise, and a label without a target between labels that have one;
- a link around another link, of which only the inner one is a link, and one in the notation of a wiki
  (`[text|URL]`) or of reStructuredText;
- a file on the disk of whoever wrote the link (`file:///home/me/notes.md`);
- an address that no server can have, that begins twice, or whose scheme is misspelt (`htps://`); one of a file on
  GitHub without `blob/` and its branch;
- a bare address that takes in the full-width sign, or the language's quotation mark, behind it;
- a repository or a host written without `https://`, a mail address without `mailto:`, so that it becomes the name of a
  file.

Task boxes, callouts, citations, intervals, code and shortcut references are left alone. The same slip in several places
or editions is one finding.

## Bad

```markdown en
| Model | Links |
|---|---|
| Alpha | (Alpha-7B)[https://huggingface.co/example/alpha-7b] |
| Beta | [Beta-7B](https://huggingface. co/example/beta-7b) |
| Gamma | [https://huggingface.co/example/gamma-7b](Gamma-7B) |
```

## Good

```markdown en
| Model | Links |
|---|---|
| Alpha | [Alpha-7B](https://huggingface.co/example/alpha-7b) |
| Beta | [Beta-7B](https://huggingface.co/example/beta-7b) |
| Gamma | [Gamma-7B](https://huggingface.co/example/gamma-7b) |
```

## How to fix it

Write `[text](URL)`, with the whole URL and without spaces. Where the finding carries a fix, that is what it does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition, Section
from readme_sync.finding import Severity
from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.rules.api import Violation
from readme_sync.rules.gathering import Slip, as_one, gathered
from readme_sync.rules.links.full_width import full_width, quoted_titles
from readme_sync.rules.links.html_slips import html_slips, shown_links
from readme_sync.rules.links.links_in_links import links_in_links
from readme_sync.rules.links.lone_labels import lone_labels, odd_targets, unseen_links
from readme_sync.rules.links.mislinks import Mislink, mislinks
from readme_sync.rules.links.other_notations import odd_signs, other_notations
from readme_sync.rules.links.own_disk import own_disk
from readme_sync.rules.links.parted import badges, parted
from readme_sync.rules.links.picture_shapes import picture_shapes, shown_as_links
from readme_sync.rules.links.relative_shapes import mistaken
from readme_sync.rules.links.titles import open_titles, spaced_autolinks
from readme_sync.rules.links.undefined_labels import defined_twice, unclosed_brackets, undefined_labels
from readme_sync.text import Edit, Span

SEVERITY = "error"
_DETAIL = lazy(
    r'"[^"]*"|(?:; )?\[[^\[\]]*\](?: is defined)?|(?<=the link to )\S+|(?<=; )\S+(?= was meant)|, in .*|\(\d+ times\)'
)  # what parts messages of one kind
_MANY = 8  # slips of one kind in a page: more are one finding
_MANY_OF_ONE = 4  # in one section
_ENTRIES = 1  # of a list of contents: who mends one looks at the others
_NO_TARGET = "has no target"
_FRAGMENT = " in the fragment "
_PARTED = 'nothing may stand between "]" and "("'


_LOOKS = (
    quoted_titles,
    open_titles,
    spaced_autolinks,
    full_width,
    links_in_links,
    shown_as_links,
    mislinks,
    parted,
    badges,
    picture_shapes,
    undefined_labels,
    defined_twice,
    lone_labels,
    odd_targets,
    unseen_links,
    other_notations,
    odd_signs,
    unclosed_brackets,
    own_disk,
    html_slips,
    shown_links,
)


def check(matched: Catalogue, files: Mapping[str, bool]) -> Iterator[Violation]:
    """Yield everything that looks like a link to its author only, once for all places where it is written the same."""
    kinds: dict[tuple[Document, str], list[Violation]] = {}
    slips = [slip for edition in matched.editions for slip in _slips(edition, files)]
    for one in gathered(_by_place(matched, slips)):
        said = _DETAIL.sub("", one.message)
        # A label may have quotation marks of its own.
        kinds.setdefault((one.document, _PARTED if _PARTED in one.message else said.strip()), []).append(one)
    sections = {edition.path: edition.sections for edition in matched.editions}
    for alike in kinds.values():
        if len(alike) > _MANY:
            yield as_one(alike)
            continue
        for same in _of_one_section(alike, sections[alike[0].document.path]):
            few = _ENTRIES if _FRAGMENT in same[0].message else _MANY_OF_ONE
            yield from (as_one(same),) if len(same) > few else same


def _of_one_section(alike: Sequence[Violation], sections: Sequence[Section]) -> Iterator[list[Violation]]:
    """Yield what is wrong in one way, the places of each section together."""
    found: dict[int, list[Violation]] = {}
    for one in alike:
        found.setdefault(bisect_right(sections, one.span.start, key=_start), []).append(one)
    yield from found.values()


def _by_place(matched: Catalogue, slips: Sequence[Slip]) -> list[Slip]:
    """Return ``slips`` with one key for what has no target at one place of several editions, whatever it says there."""
    if len(matched.editions) == 1 or not any(slip.violation.message.endswith(_NO_TARGET) for slip in slips):
        return list(slips)
    places = {
        (matched.editions[e].path, member.number): place
        for place, section in enumerate(matched.sections)
        for e, member in enumerate(section.members)
        if member is not None
    }
    known: dict[tuple[int, int], object] = {}
    count: Counter[tuple[str, int]] = Counter()
    found = []
    for slip in slips:
        path, sections = slip.edition.path, slip.edition.sections
        number = bisect_right(sections, slip.violation.span.start, key=_start) - 1
        place = places.get((path, number))
        if place is None or not slip.violation.message.endswith(_NO_TARGET):
            found.append(slip)
            continue
        count[path, place] += 1
        found.append(slip._replace(key=known.setdefault((place, count[path, place]), slip.key)))
    return found


def _start(section: Section) -> int:
    return section.span.start


def _slips(edition: Edition, files: Mapping[str, bool]) -> Iterator[Slip]:
    document = edition.document
    found: list[Mislink] = []
    for look in _LOOKS:
        # What two ways of looking see is one slip.
        seen = list(look(document))
        is_told = _overlaps([one.span for one in found])
        found += [wrong for wrong in seen if not is_told(wrong.span)]
    for wrong in (*found, *_relative(edition, files)):
        severity: Severity | None = "info" if wrong.is_doubtful else None
        subject = wrong.subject
        url = subject if "/" in subject or ":" in subject else None  # else it is a label
        violation = Violation(
            wrong.message, document, wrong.span, url=url, fix=wrong.fix, subject=subject, severity=severity
        )
        yield Slip(edition, _key(wrong), violation)


def _key(wrong: Mislink) -> str:
    """Return what one slip says in all editions: a label's words, or the signs around them, may be a language's own."""
    if wrong.message.endswith(_PARTED):
        return f"{_PARTED} {wrong.subject}"
    if not wrong.message.endswith(_NO_TARGET):
        return wrong.message
    return "".join(filter(str.isalnum, wrong.message.casefold()))


def _overlaps(spans: Sequence[Span]) -> Callable[[Span], bool]:
    """Return what tells whether a span overlaps one of these."""
    known = sorted(spans)
    starts = [span.start for span in known]
    ends = list(accumulate((span.end for span in known), max))  # the last end up to each of them

    def overlaps(span: Span) -> bool:
        before = bisect_left(starts, span.end)
        return before > 0 and ends[before - 1] > span.start

    return overlaps


def _relative(edition: Edition, files: Mapping[str, bool]) -> Iterator[Mislink]:
    for link, url, sure in mistaken(edition.document, files):
        fix = (Edit(link.target_span, url),) if sure else ()
        message = f'"{link.target}" is read as a file of this repository; {url} was meant'
        yield Mislink(link.target_span, message, fix, link.target)
