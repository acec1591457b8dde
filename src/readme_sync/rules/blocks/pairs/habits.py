"""What the translators of a pair of editions keep: only what they keep otherwise is missed where it is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from readme_sync.align.blocks.facts import PICTURE_FACTS, BlockFacts, Fact, FactKind
from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.align.letters import letters_shared
from readme_sync.editions.switches import repository
from readme_sync.language.tags import mentions_language
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.alike import are_films, are_uploads, is_for_readers, is_slip, same_host
from readme_sync.rules.blocks.pairs.copied import Copied
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.rules.blocks.pairs.other_sites import chosen_sites, is_of_one_name, leads_to
from readme_sync.rules.blocks.pairs.own_words import in_own_words
from readme_sync.rules.blocks.pairs.weak import Weak
from readme_sync.urls.locales import url_language
from readme_sync.urls.one_page import ask_for_two, host

# So many differences of a kind are no habit, besides this share of all facts of the kind.
_LOST: Mapping[FactKind, tuple[int, float]] = {
    "code": (1, 0.02),
    "link": (2, 0.15),
    "repository": (2, 0.15),
    "image": (3, 0.25),
    "badge": (3, 0.25),
    "address": (1, 0.15),
    "footnote": (1, 0.1),
    "state": (1, 0.05),
    "language": (2, 0.1),
    "note": (1, 0.1),
    "alternative": (1, 0.1),
    "struck": (1, 0.1),
}
_CHANGED: Mapping[FactKind, tuple[int, float]] = {
    "code": (2, 0.1),
    "link": (3, 0.25),
    "repository": (3, 0.25),
    "image": (3, 0.25),
    "badge": (3, 0.5),
    "number": (3, 0.2),
    "address": (2, 0.25),
    "footnote": (1, 0.1),
    "state": (3, 0.1),
    "shortcut": (2, 0.1),
    "money": (1, 0.1),
    "level": (1, 0.1),
    "language": (2, 0.1),
}


_MANY_LINKS = 10
_OWNED = 2  # parts of a repository's address before its name: host and owner
_ALIKE = 0.5  # share of letter pairs
_THREAD = lazy(r"(https?://.*?/(?:discussions|issues|posts?))/[\w-]+/?")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)* ?:?")


def kept_by_habit(
    found: Sequence[Difference], kept: Counter[FactKind], alignment: BlockAlignment, languages: tuple[str, str]
) -> Iterator[Difference]:
    """Yield the differences that stand out from what this pair of editions does otherwise.

    A slip (one letter, one digit) stands out anywhere. Where many facts of a kind differ, the translators choose
    them. Of a block that was rewritten, or of a weak pair, only slips are told: it may say different things. So may
    two notes that have changed places.

    Args:
        found: what differs.
        kept: how many facts of each kind are kept.
        alignment: the translation beside the source.
        languages: the translation's and the source's.
    """
    for_readers = _sites_for_readers(found, alignment, languages)
    # What one strip of pictures lacks was left out at once.
    facts = {(one.what, one.kind, one.pair if one.kind == "image" else one) for one in found if not one.slip}
    count = Counter((what, kind) for what, kind, _ in facts)
    whole = {kind: kept[kind] + sum(one.kind == kind for one in found) for kind in {one.kind for one in found}}
    weak = Weak(alignment, languages)
    exchanged = _exchanged_marks(found) | _exchanged_numbers(found, alignment)
    one_text = {one.pair for one in found if one.own and one.other and is_slip(one.own, one.other)}
    examples, owners = _Examples(alignment), _Owners(alignment.source)
    renamed = _renamed(found, alignment)
    chosen, is_copied = chosen_sites(found), Copied(alignment)
    for one in found:
        if not _is_sure_anywhere(one, one_text) and (one.pair.reason == "rewritten" or weak(one.pair)):
            continue
        if _sites(one) in for_readers or one in exchanged:
            continue
        if is_copied(one):
            yield one._replace(slip=True)
            continue
        if one.slip or one.what == "moved":
            yield one._replace(doubtful=one.doubtful or _codes(one) in renamed or _is_thread_of_its_own(one))
            continue
        limits = (_LOST if one.what == "lost" else _CHANGED).get(one.kind)
        if limits is not None and count[one.what, one.kind] <= limits[0] + limits[1] * whole[one.kind]:
            choice = _is_choice(one, whole[one.kind], languages) or examples.leave_to_translators(one)
            choice = choice or one.doubtful or is_of_one_name(one) or _codes(one) in renamed
            choice = choice or owners.show_a_move(one) or leads_to(one, chosen)
            yield one._replace(doubtful=choice)


def _is_thread_of_its_own(one: Difference) -> bool:
    """Tell whether two links lead to two discussions or posts of one place: each language may have its own."""
    if one.what != "changed" or one.kind != "link" or one.own is None or one.other is None:
        return False
    own, other = (_THREAD.fullmatch(fact.shown) for fact in (one.own, one.other))
    return own is not None and other is not None and own[1] == other[1]


def _renamed(found: Sequence[Difference], alignment: BlockAlignment) -> Set[tuple[str, str]]:
    """Return the pieces of code that have other words, where the translation has several of them."""
    pieces = [_codes(one) for one in found if one.kind == "code" and one.what == "changed"]
    return in_own_words(pieces, alignment) if pieces else frozenset()


def _codes(one: Difference) -> tuple[str, str]:
    return (one.own.shown if one.own else "", one.other.shown if one.other else "")


def _is_sure_anywhere(one: Difference, one_text: Container[BlockPair]) -> bool:
    """Tell whether a difference is one in two texts of which nobody can tell by their facts that they are one.

    Numbers that have nothing in common are of two texts, but for versions and where another fact is nearly the same
    (``one_text``). Two marks of a note stand for one another.
    """
    if one.own is None or one.other is None:
        return False
    if one.kind == "number":
        versions = all(fact.shown.count(".") > 1 for fact in (one.own, one.other))
        return one.slip and (versions or one.pair in one_text)
    if one.kind == "link" and not is_slip(one.own, one.other):
        return False  # each label has the other's link: of two texts that says nothing
    return one.slip or (one.kind == "state" and one.pair.reason != "rewritten")


def _is_choice(one: Difference, facts: int, languages: tuple[str, str]) -> bool:
    """Tell whether a translator may have chosen a page: one of another site, or a repository instead of a page.

    So may they where the source's is an upload, or a page for the source's own readers.

    Where editions have many links and keep them, a page of another site stands out as well.
    """
    if one.what != "changed" or one.own is None or one.other is None:
        return False
    if one.kind in PICTURE_FACTS and is_for_readers(one.own, one.other, languages):
        return True
    if one.kind not in ("link", "repository", "badge"):
        return False
    if one.kind == "badge":
        return not same_host(one.own, one.other)  # it says the same by another service
    if _are_other_projects(one.own, one.other):
        return True
    for_readers = url_language(one.other.shown) is not None and not ask_for_two(one.own.key, one.other.key)
    if are_uploads(one.own, one.other) or are_films(one.own, one.other) or for_readers:
        return True
    return one.own.kind != one.other.kind or (facts < _MANY_LINKS and not same_host(one.own, one.other))


def _are_other_projects(own: Fact, other: Fact) -> bool:
    """Tell whether two links lead to two repositories of two owners that are not called alike: no move of one."""
    names = [repository(fact.shown).split("/") for fact in (own, other)]
    if any(len(name) <= _OWNED for name in names) or names[0][0] != names[1][0]:
        return False
    (_, owner, name), (_, other_owner, other_name) = names
    return owner != other_owner and letters_shared(name, other_name) < _ALIKE


class _Owners:
    """Whose repositories the source's links lead to, and how often: counted where a link is at another owner's."""

    def __init__(self, source: Sequence[BlockFacts]) -> None:
        self._source = source
        self._links: Counter[tuple[str, ...]] | None = None

    def show_a_move(self, one: Difference) -> bool:
        """Tell whether a link leads to the source's repository at an owner whom the source names more.

        It may have moved, and the translation have the newer address.
        """
        if one.what != "changed" or one.own is None or one.other is None:
            return False
        own, other = (repository(fact.shown).casefold().split("/") for fact in (one.own, one.other))
        if not len(own) == len(other) == _OWNED + 1 or own[0] != other[0] or own[2] != other[2] or own[1] == other[1]:
            return False
        if self._links is None:
            self._links = Counter(
                tuple(repository(fact.shown).casefold().split("/")[:_OWNED])
                for facts in self._source
                for fact in facts.links
            )
        return self._links[own[0], own[1]] > self._links[other[0], other[1]]


class _Examples:
    """The words that the examples of both editions have: names that no translation may call otherwise."""

    def __init__(self, alignment: BlockAlignment) -> None:
        self._alignment = alignment
        self._words: Set[str] | None = None

    def leave_to_translators(self, one: Difference) -> bool:
        """Tell whether a difference is words in code for one that no example has: they may be a language's."""
        if one.kind != "code" or one.own is None or one.other is None:
            return False
        word = one.other.key.removesuffix(":")
        if not (_WORDS.fullmatch(one.own.key) and word.isalpha()):
            return False
        if self._words is None:
            blocks = (*self._alignment.source, *self._alignment.blocks)
            shown = (facts.block.text for facts in blocks if facts.block.kind == "code")
            self._words = {word for text in shown for word in _WORD.findall(text)}
        return word not in self._words


def _exchanged_marks(found: Sequence[Difference]) -> Set[Difference]:
    """Return the marks of notes that stand beside each other and have each other's mark: their order is another one."""
    marks = [one for one in found if one.what == "changed" and one.kind == "state" and one.own and one.other]
    exchanged: set[Difference] = set()
    for a, b in pairwise(marks):
        beside = b.pair.left[0] == a.pair.left[-1] + 1 and a not in exchanged
        if beside and _keys(a) == _keys(b)[::-1] and _keys(a)[0].startswith("[!"):
            exchanged |= {a, b}
    return exchanged


def _exchanged_numbers(found: Sequence[Difference], alignment: BlockAlignment) -> Set[Difference]:
    """Return the numbers of two paragraphs that have each other's, several of them: their order is another one."""
    pairs: dict[BlockPair, list[Difference]] = {}
    for one in found:
        if one.kind == "number" and alignment.source[one.pair.left[0]].block.kind == "paragraph":
            pairs.setdefault(one.pair, []).append(one)
    several = [some for some in pairs.values() if len(some) > 1]
    exchanged: set[Difference] = set()
    for some, more in pairwise(several):
        (mine, theirs), (ours, others) = (
            [sorted(side) for side in zip(*map(_keys, all_of), strict=True)] for all_of in (some, more)
        )
        if mine == others and theirs == ours:
            exchanged.update(some, more)
    return exchanged


def _keys(one: Difference) -> tuple[str, str]:
    return (one.own.key if one.own else "", one.other.key if one.other else "")


def _sites(one: Difference) -> tuple[str, str] | None:
    """Return the hosts that a link is changed from and to."""
    if one.what != "changed" or one.kind != "link" or one.own is None or one.other is None:
        return None
    return host(one.own.shown), host(one.other.shown)


def _sites_for_readers(
    found: Iterable[Difference], alignment: BlockAlignment, languages: tuple[str, str]
) -> Set[tuple[str, str] | None]:
    """Return the sites that stand for one another as each language's own: a forum in Chinese, one in English.

    The label of a link says so, by the name of its edition's language; it is true of the two sites wherever they are.
    """
    sites: set[tuple[str, str] | None] = set()
    for one in found:
        both = _sites(one)
        if both is None or both[0] == both[1] or both in sites or one.own is None or one.other is None:
            continue
        labels = (
            _label(one.own, [alignment.blocks[n] for n in one.pair.right]),
            _label(one.other, [alignment.source[n] for n in one.pair.left]),
        )
        if any(mentions_language(label, language) for label, language in zip(labels, languages, strict=True)):
            sites.add(both)
    return sites


def _label(fact: Fact, blocks: Iterable[BlockFacts]) -> str:
    """Return the text of the link that a fact is."""
    links = (link for facts in blocks for inline in facts.block.inlines for link in inline.links)
    return next((link.text for link in links if fact.span in (link.target_span, link.span)), "")
