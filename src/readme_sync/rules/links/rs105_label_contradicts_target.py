"""A link's label names another size or variant than the repository it leads to.

The repository exists, so no link checker complains, and the reader takes one model for another. It comes from bulk
replacements, and from copying a link and changing only its label.

The rule compares sizes ("7B" and `...-14b`) of links to repositories on the Hub. A mixture of experts may be called by
one expert or by its total, a size may be rounded, and of several sizes only one has to agree. Versions, years, bits and
context lengths are not sizes.

It also finds:

- a repository that one cell links twice, when both labels are the same or one of them names a variant ("gptq", "chat")
  that the repository's name lacks;
- a label with a long word that is one letter off a word of the repository's name, or that shows an address a letter or
  two off the one it leads to;
- a label that is a letter off the name which the link's address has, and another edition's label of the same link;
- a label that is one slip off the name of the site it leads to, or of the repository on GitHub;
- a label that shows another address than the link leads to, where an edition shows the right one;
- an e-mail address in the label of a link that writes to another address;
- the number of an issue (`#12`), or a repository (`owner/name`), as label of a link to another one;
- a row whose name links to a repository that the row itself does not list, while another row lists it and is called
  like it: it was copied from there.

What several editions have is one finding.

## Bad

```markdown en
| Model | Repositories |
|---|---|
| Nekomata | [7B](https://huggingface.co/example/nekomata-14b), [14B](https://huggingface.co/example/nekomata-14b) |
```

## Good

```markdown en
| Model | Repositories |
|---|---|
| Nekomata | [7B](https://huggingface.co/example/nekomata-7b), [14B](https://huggingface.co/example/nekomata-14b) |
| Mixed | [8x7B (46.7B)](https://huggingface.co/example/mixed-8x7b), [3.8b](https://huggingface.co/example/small-4b) |
```

## How to fix it

Open the link and see which of the two is meant; then correct the URL or the label, in every edition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.markdown.document import Link
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.links.borrowed import borrowed
from readme_sync.rules.links.misspelt import (
    is_other_address,
    is_other_mailbox,
    is_other_number,
    is_other_repository,
    misspelt,
    misspelt_host,
    misspelt_name,
)
from readme_sync.rules.links.misspelt_names import misspelt_names
from readme_sync.rules.messages import listed, shorten
from readme_sync.rules.sizes import contradict, names_size_of, sizes
from readme_sync.text import Span
from readme_sync.urls.hub import HubRepo, parse_hub_url
from readme_sync.values import NamedTuple

SEVERITY = "warning"

_VARIANTS = frozenset(
    "awq base bnb chat code distill dpo embedding exl2 fp8 ggml gguf gptq instruct instruction int4 int8 it large lora "
    "medium merge mini mlx onnx pt reasoning reward rlhf sft small think thinking vision xl xs".split()
)
# Of each group a model is one: a size in a word, trained further or not, or made for one thing.
_ALTERNATIVES = (
    frozenset("base giant huge large medium mini nano small tiny xl xxl".split()),
    frozenset(("base", "chat")),
    frozenset(("base", "instruct")),
    frozenset("audio coder embedding math omni reranker vision vl".split()),
)
_WORD = re.compile(r"[a-z]+[0-9]?")


class _Claim(NamedTuple):
    """What is wrong with one link of one edition; the same words in another edition are the same fact."""

    message: str
    link: Link
    related: tuple[Location, ...] = ()


def check(editions: Sequence[Edition]) -> Iterator[Violation]:
    """Yield the links whose label and repository contradict each other, once for all editions that have them."""
    found: dict[tuple[int, str], list[tuple[Edition, _Claim]]] = {}
    for edition in editions:
        for nth, claim in _numbered(_claims(edition)):
            found.setdefault((nth, claim.message), []).append((edition, claim))
    told = {id(edition): accused(edition) for edition in editions}
    for one in misspelt_names(editions) if len(editions) > 1 else ():
        edition = editions[one.edition]
        if one.link.span not in told[id(edition)]:
            called = ", another address" if one.is_address else f', which is called "{shorten(one.right)}"'
            said = f'"{shorten(one.link.text)}" links to {one.link.target}{called}'
            found.setdefault((0, said), []).append((edition, _Claim(said, one.link)))
    for (nth, _), claims in found.items():
        yield _violation(claims, nth)


@lru_cache(maxsize=256)  # an edition is compared by identity; several rules ask
def accused(edition: Edition) -> frozenset[Span]:
    """Return the places of the links that this rule reports in ``edition``: no other rule needs to judge them."""
    return frozenset(claim.link.span for claim in _claims(edition))


def _numbered(claims: Iterable[_Claim]) -> Iterator[tuple[int, _Claim]]:
    """Yield claims with how many of the same words came before: two in one edition are two facts."""
    seen: Counter[str] = Counter()
    for claim in claims:
        yield seen[claim.message], claim
        seen[claim.message] += 1


def _violation(claims: Sequence[tuple[Edition, _Claim]], nth: int) -> Violation:
    (edition, claim), *more = claims
    again = f" ({nth + 1})" if nth else ""
    too = f", in {listed([one.language for one, _ in claims], most=len(claims))}" if more else ""
    return Violation(
        claim.message + too,
        edition.document,
        claim.link.span,
        related=(*claim.related, *(Location(one.document, other.link.span, "here too") for one, other in more)),
        url=claim.link.target,
        subject=f"{claim.link.text} {claim.link.target}",
        members=tuple(member(one.language, f"{other.link.text} {other.link.target}{again}") for one, other in claims),
    )


@lru_cache(maxsize=256)
def _claims(edition: Edition) -> tuple[_Claim, ...]:
    return tuple(_read_claims(edition))


def _read_claims(edition: Edition) -> Iterator[_Claim]:
    told = set()
    for link in edition.document.links:
        if link.kind not in ("inline", "reference"):
            continue
        if found := _wrong(link.text, link.target):
            yield _Claim(found[0], link)
            if found[1]:
                told.add(link.span)
    for one in borrowed(edition):
        if one.link.span not in told:
            told.add(one.link.span)
            yield _Claim(
                f'"{shorten(one.row.name)}" links to {one.repo.id}, which "{shorten(one.home.name)}" lists and its own '
                "row does not",
                one.link,
                (Location(edition.document, one.home.span, "the row that lists it"),),
            )
    for row in edition.rows:
        for cell in row.cells:
            if len(cell.inline.links) > 1:
                yield from _twice(edition, cell.inline.links)


@lru_cache(maxsize=16384)  # most links stand in every edition letter by letter
def _wrong(label: str, target: str) -> tuple[str, bool] | None:
    """Return what is wrong with a label for its target, and whether it is said of a Hub repository; None where nothing is."""
    if why := _shows_another(label, target):
        return f'"{shorten(label, 80)}" links to {why}', False
    repo = parse_hub_url(target)
    if repo is None:
        return None
    if slip := misspelt(label, repo.id):
        return f'"{shorten(label)}" links to {repo.id}, where "{slip[0]}" is spelt "{slip[1]}"', True
    if called := _other_variant(label, repo.id.rpartition("/")[2]):
        return f'"{shorten(label)}" links to {repo.id}: {called[0]} is not {called[1]}', True
    if names_size_of(label, repo.id):
        return None
    said, name = sizes(label), sizes(repo.id.rpartition("/")[2])
    return (
        (f'"{shorten(label)}" links to {repo.id}: {said.words} is not {name.words}', True)
        if contradict(said, name)
        else None
    )


def _other_variant(label: str, name: str) -> tuple[str, str] | None:
    """Return the variant that a label says in a word, and the other one that the name has, which has its other words."""
    mine, theirs = (frozenset(_WORD.findall(text.lower())) for text in (label, name))
    for group in _ALTERNATIVES:
        here, there = mine & group, theirs & group
        if len(here) == len(there) == 1 and here != there and (rest := mine - here) and rest <= theirs:
            return (*here, *there)
    return None


def _shows_another(label: str, target: str) -> str:
    """Return what a link leads to, and what is wrong with its label, where that shows an address with a slip."""
    if hosts := misspelt_host(label, target):
        return f"{hosts[1]}, which is spelt differently"
    if is_other_address(label.strip(), target):
        return f"{target}, a letter or two of which differ"
    if is_other_mailbox(label, target):
        return f"{target}, another address"
    if is_other_number(label, target):
        return f"{target}, another number"
    if is_other_repository(label, target):
        return f"{target}, another repository"
    if name := misspelt_name(label, target):
        return f'{shorten(target, 80)}, which is called "{name}"'
    return ""


def _twice(edition: Edition, links: Sequence[Link]) -> Iterator[_Claim]:
    """Yield the links of one cell that share a repository with another and should not."""
    if len({link.target for link in links}) == len(links):
        return
    groups: dict[HubRepo, list[Link]] = {}
    for link in links:
        if (
            link.kind in ("inline", "reference")
            and (repo := parse_hub_url(link.target))
            and _is_home(link.target, repo)
        ):
            groups.setdefault(repo, []).append(link)
    for repo, group in groups.items():
        for link, other in _copies(repo, group):
            why = (
                "as the same label before it does"
                if link.text == other.text
                else f'as "{shorten(other.text, 40)}" does'
            )
            message = f'"{shorten(link.text)}" links to {repo.id}, {why}'
            related = (Location(edition.document, other.span, "the other link to it"),)
            yield _Claim(message, link, related)


def _is_home(target: str, repo: HubRepo) -> bool:
    """Tell whether ``target`` is the repository's own page: two files of one repository are two links."""
    return target.rstrip("/").lower().endswith(repo.id.lower())


def _copies(repo: HubRepo, group: Sequence[Link]) -> Iterator[tuple[Link, Link]]:
    """Yield (the copy, the link that is right) among the links to one repository."""
    if len(group) < 2:
        return
    words = _variants(repo.id.rpartition("/")[2])
    plain = next((link for link in group if not _variants(link.text) - words), None)
    first: dict[str, Link] = {}
    for link in group:
        before = first.setdefault(link.text, link)
        if before is not link:
            yield link, before
        # A label that agrees in everything but the variant is what makes this one a copy.
        elif plain and _variants(link.text) - words and not contradict(sizes(link.text), sizes(plain.text)):
            yield link, plain


@lru_cache(maxsize=4096)
def _variants(text: str) -> frozenset[str]:
    return _VARIANTS & frozenset(_WORD.findall(text.lower()))
