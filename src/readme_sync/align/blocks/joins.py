"""Where a translator joined two blocks or split one: what an alignment left over belongs to the block beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, repeat, takewhile

from readme_sync.align.blocks.contrasts import goes_by_another_name, names_differ, news_differ
from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.gaps import Pair
from readme_sync.align.letters import letters_shared
from readme_sync.regex import lazy
from readme_sync.values import NamedTuple

_TEXTS = ("paragraph", "quote", "entry", "strip")

ENOUGH = 400  # characters of text that tell how long texts become in the other language
_COUNTED = ("paragraph", "entry")
_LIST = 2  # entries
_UNTIL_A_SIGN, _A_NAME = lazy(r"[\w .-]*"), 3  # letters
_RUNNING = ("paragraph", "quote", "entry")
_ENDS = tuple(".:!?…。：！？؟۔।")
_SHORTENED = 0.6  # how much of the length that is expected a text has at the least, if it holds two
_WHOLE = 0.85  # the same of two of which one has lost its links
_MOSTLY = 0.7  # of a list's length, which the paragraph above is longer by when it says the list
_HALF = 0.5
_LONG = 120  # characters: of less the length tells little
_AS_LONG, _BETTER = 0.65, 1.2  # the shorter of the actual and the expected length, of the longer; how much nearer
_NAMES = 2  # in Latin letters and digits, that a text has of the one beside its counterpart
_MOST_ENTRIES = 50  # of a list that one sentence counts up
_NESTED = 0.5  # of that, where it repeats in each entry what it says once in the one above
_LONGER = 1.3  # than expected: lengths of one text in two languages differ by less

Group = tuple[tuple[int, ...], tuple[int, ...], str]


class _Held(NamedTuple):
    """How much a text holds of what stands beside its counterpart."""

    texts: int
    lines: int
    length: int

    def with_text(self, facts: BlockFacts) -> _Held:
        return _Held(self.texts + 1, self.lines + _lines(facts), self.length + len(facts.plain))


_NOTHING = _Held(0, 0, 0)


def joined(
    ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts], pairs: Sequence[Pair], lengths: tuple[int, int] = (0, 0)
) -> tuple[list[Group], list[int], list[int]]:
    """Return the pairs with what belongs to them besides, and what is left over on either side.

    ``lengths`` are those of texts elsewhere that are surely one, in both languages; short ones tell little alone.
    """
    pairs = list(in_place(ours, theirs, pairs))
    taken = {pair.left for pair in pairs}
    pairs = [_by_length(ours, theirs, pair, taken, lengths) for pair in pairs]
    left = {pair.left: pair.right for pair in pairs}
    right = {pair.right: pair.left for pair in pairs}
    if lengths[0] < ENOUGH:
        here = running_lengths((ours[i], theirs[j]) for i, j in left.items())
        lengths = lengths[0] + here[0], lengths[1] + here[1]
    ratio = (lengths[1] + 1) / (lengths[0] + 1)
    more_left = _absorbed(ours, theirs, left, ratio)
    more_left.update(_folded(ours, theirs, left, more_left, ratio))
    more_left.update(_announced(ours, theirs, left, more_left))
    more_right = _absorbed(theirs, ours, right, 1 / ratio)
    groups: list[Group] = []
    for pair in pairs:
        some = (pair.left, *(i for i, home in more_left.items() if home == pair.left))
        others = (pair.right, *(j for j, home in more_right.items() if home == pair.right))
        reason = "moved" if pair.moved else "place" if pair.reason == "place" else "facts"
        groups.append((tuple(sorted(some)), tuple(sorted(others)), reason))
    rest_left = [i for i in range(len(ours)) if i not in left and i not in more_left]
    rest_right = [j for j in range(len(theirs)) if j not in right and j not in more_right]
    rewritten = list(_rewritten(ours, theirs, pairs, rest_left, rest_right))
    groups += [((i,), (j,), "rewritten") for i, j in rewritten]
    gone, new = {i for i, _ in rewritten}, {j for _, j in rewritten}
    return groups, [i for i in rest_left if i not in gone], [j for j in rest_right if j not in new]


def _by_length(
    ours: Sequence[BlockFacts],
    theirs: Sequence[BlockFacts],
    pair: Pair,
    taken: Collection[int],
    lengths: tuple[int, int],
) -> Pair:
    """Return ``pair``, or the block left over beside its own where place alone chose and the lengths speak for that.

    A text that lost its link is as long as it was, and another one is not.
    """
    own, other = ours[pair.left], theirs[pair.right]
    if pair.moved or pair.reason != "place" or lengths[0] < ENOUGH or own.block.kind not in _RUNNING:
        return pair
    if own.tokens.keys() & other.tokens.keys() or own.words & other.words:
        return pair
    ratio = lengths[1] / lengths[0]
    for beside in (pair.left - 1, pair.left + 1):
        if beside in taken or not 0 <= beside < len(ours):
            continue
        next_to = ours[beside]
        if (next_to.block.kind, next_to.block.group) != (own.block.kind, own.block.group):
            continue
        if max(len(next_to.plain), len(own.plain)) < _LONG:
            continue
        near, far = (_alike(len(facts.plain) * ratio, len(other.plain)) for facts in (ours[beside], own))
        if near >= max(_AS_LONG, _BETTER * far):
            return Pair(beside, pair.right, "place")
    return pair


def _alike(expected: float, actual: int) -> float:
    return min(expected, actual) / max(expected, actual, 1)


def running_lengths(pairs: Iterable[tuple[BlockFacts, BlockFacts]]) -> tuple[int, int]:
    """Return how long the texts of ``pairs`` are on both sides; tables in HTML are as long in every language."""
    running = [(len(a.plain), len(b.plain)) for a, b in pairs if a.block.kind in _RUNNING]
    return sum(a for a, _ in running), sum(b for _, b in running)


def in_place(ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield the pairs; two neighbours that exchanged their places by their links alone stay where they are.

    Whose links were swapped has the other's facts; only names tell whether the entries themselves have moved.
    """
    partner = {pair.left: pair for pair in pairs}
    done: set[int] = set()
    for pair in pairs:
        after = partner.get(pair.left + 1)
        if pair.left in done:
            continue
        if after is None or after.right != pair.right - 1 or _have_moved(ours, theirs, pair, after):
            yield pair
            continue
        yield Pair(pair.left, after.right, "place")
        yield Pair(after.left, pair.right, "place")
        done.add(after.left)


def _have_moved(ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts], one: Pair, other: Pair) -> bool:
    a, b, x, y = ours[one.left], ours[other.left], theirs[other.right], theirs[one.right]
    if not all(facts.name for facts in (a, b, x, y)) or a.name == b.name or x.name == y.name:
        crossed, kept = len(a.words & y.words) + len(b.words & x.words), len(a.words & x.words) + len(b.words & y.words)
        return crossed > kept or any(facts.block.kind != "entry" or len(facts.addresses) != 1 for facts in (a, b, x, y))
    here = letters_shared(a.name, x.name) + letters_shared(b.name, y.name)
    there = letters_shared(a.name, y.name) + letters_shared(b.name, x.name)
    return there >= here


def _rewritten(
    ours: Sequence[BlockFacts],
    theirs: Sequence[BlockFacts],
    pairs: Sequence[Pair],
    rest_left: Sequence[int],
    rest_right: Sequence[int],
) -> Iterator[tuple[int, int]]:
    """Yield what is left over on both sides between the same neighbours: one text in two states, not two texts."""
    in_order = [pair for pair in pairs if not pair.moved]
    starts_left, starts_right = [pair.left for pair in in_order], sorted(pair.right for pair in in_order)
    waiting: dict[int, list[int]] = {}
    for j in rest_right:
        before = bisect_right(starts_right, j) - 1
        waiting.setdefault(starts_right[before] if before >= 0 else -1, []).append(j)
    for i in rest_left:
        before = bisect_right(starts_left, i) - 1
        found = waiting.get(in_order[before].right if before >= 0 else -1, [])
        fitting = next((j for j in found if _may_be_rewritten(ours[i], theirs[j])), None)
        if fitting is not None:
            found.remove(fitting)
            yield i, fitting


def _may_be_rewritten(a: BlockFacts, b: BlockFacts) -> bool:
    kinds = {a.block.kind, b.block.kind}
    if names_differ(a, b) or news_differ(a, b) or goes_by_another_name(a, b):
        return False
    return len(kinds) == 1 or kinds <= {"paragraph", "quote"}


def _absorbed(
    ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts], partner: dict[int, int], ratio: float
) -> dict[int, int]:
    """Return what is left over on our side, each with our block beside it into whose counterpart it was joined."""
    found: dict[int, int] = {}
    held: dict[int, _Held] = {}
    left = [i for i, facts in enumerate(ours) if i not in partner and facts.block.kind in _TEXTS]
    for tells, some in ((_holds, left), (_is_a_line, reversed(left))):  # a line above others is reached from the last
        for i in some:
            for beside in (i - 1, i + 1) if i not in found else ():
                home = found.get(beside, beside)
                already = held.get(home, _NOTHING)
                if home in partner and tells(ours[i], ours[home], theirs[partner[home]], ratio, already):
                    found[i] = home
                    held[home] = already.with_text(ours[i])
                    break
    return found


def _folded(
    ours: Sequence[BlockFacts],
    theirs: Sequence[BlockFacts],
    partner: Mapping[int, int],
    taken: Mapping[int, int],
    ratio: float,
) -> dict[int, int]:
    """Return what the translator said in the text above, each with that text: lists, and texts around them.

    All that is left over on end is said there, or nothing of it: the paragraph is longer by as much.
    """
    found: dict[int, int] = {}
    for first, end in _left_over(ours, partner, taken):
        home = taken.get(first - 1, first - 1)
        if home not in partner:
            continue
        run, kinds = ours[first:end], {ours[home].block.kind, theirs[partner[home]].block.kind}
        nested = kinds == {"entry"} and all(facts.block.group > ours[home].block.group for facts in run)
        if not nested and kinds != {"paragraph"}:
            continue
        entries = [facts for facts in run if facts.block.kind == "entry"]
        if len(entries) < _LIST or 2 * sum(bool(facts.addresses) for facts in entries) > len(entries):
            continue  # a list of pages, which a sentence does not say
        alone = ratio * sum(len(ours[i].plain) for i in (home, *(i for i, one in taken.items() if one == home)))
        more = ratio * sum(len(facts.plain) for facts in run)
        if len(theirs[partner[home]].plain) >= max(alone + more * (_NESTED if nested else _MOSTLY), alone * _LONGER):
            found.update(dict.fromkeys(range(first, end), home))
    return found


def _left_over(
    ours: Sequence[BlockFacts], partner: Mapping[int, int], taken: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield where the entries and paragraphs of one section begin and end that are left over on end."""
    first = -1
    for i, facts in enumerate([*ours, None]):
        is_left = facts is not None and i not in partner and i not in taken and facts.block.kind in _COUNTED
        if first >= 0 and not (is_left and facts and facts.block.section == ours[first].block.section):
            yield first, i
            first = -1
        if is_left and first < 0:
            first = i


def _announced(
    ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts], partner: Mapping[int, int], taken: Mapping[int, int]
) -> dict[int, int]:
    """Return what is left over and announces a list of which a translator made a sentence, with the list's first entry.

    The sentence names what it counts up, so it has the words before the colon as well.
    """
    found: dict[int, int] = {}
    for i, facts in enumerate(ours[:-1]):
        if i in partner or i in taken or facts.cited or not facts.plain.rstrip().endswith((":", "：")):
            continue
        following = islice(ours, i + 1, i + 1 + _MOST_ENTRIES)
        same = zip(following, repeat((ours[i + 1].block.group, "entry")), strict=False)
        entries = [one for one, _ in takewhile(lambda both: (both[0].block.group, both[0].block.kind) == both[1], same)]
        home = next((n for n in range(i + 1, i + 1 + len(entries)) if n in partner), -1)
        if len(entries) == 1 or home < 0 or theirs[partner[home]].block.kind not in ("paragraph", "quote"):
            continue
        there = {fact[:2] for fact in theirs[partner[home]].cited}
        if all(taken.get(n, n) == home or _are_said(one, there) for n, one in enumerate(entries, i + 1)):
            found[i] = home
    return found


def _are_said(facts: BlockFacts, there: Collection[tuple[str, str]]) -> bool:
    """Tell whether a block cites something, and all of it is among what is cited ``there``."""
    return bool(facts.cited) and all(fact[:2] in there for fact in facts.cited)


def _is_a_line(extra: BlockFacts, own: BlockFacts, other: BlockFacts, ratio: float, held: _Held) -> bool:
    """Tell whether ``extra`` stands in the counterpart of its neighbour ``own`` as a line or several of it.

    So stand the entries of a list that lost its signs.

    Lines that end with a sentence, or begin with a name in bold, were broken on purpose, not by an editor that fills
    them.
    """
    kinds = {extra.block.kind, own.block.kind}
    if other.block.kind not in ("paragraph", "quote") or not kinds <= {"paragraph", "quote", "entry"}:
        return False
    both = held.with_text(own).with_text(extra)
    if extra.block.kind == "entry" and (
        (own.block.kind != "entry" and len(_named(other)) < both.texts) or not extra.addresses <= other.addresses
    ):
        return False
    if _lines(other) < both.lines:
        return False
    least = _SHORTENED if extra.addresses <= other.addresses else _WHOLE
    return len(other.plain) >= least * ratio * both.length


@lru_cache(maxsize=8)  # one may be beside many
def _lines(facts: BlockFacts) -> int:
    """Return how many lines of a text its author parted: at the end of a sentence, or before a name in bold."""
    count, at, named = 1, 0, _named(facts)
    for line in facts.plain.rstrip().split("\n")[:-1]:
        at += len(line) + 1
        count += line.rstrip().endswith(_ENDS) or at in named
    return count


@lru_cache(maxsize=8)  # as above
def _named(facts: BlockFacts) -> frozenset[int]:
    """Return where the lines of a text begin that begin with a name in bold."""
    text, at, found = facts.plain, 0, set()
    for name in (name for inline in facts.block.inlines for _, name, is_strong in inline.emphasis if is_strong):
        start = text.find(name, at)
        if start < 0:
            break
        if text[start - 1 : start] in ("", "\n"):
            found.add(start)
        at = start + len(name)
    return frozenset(found)


def _holds(extra: BlockFacts, own: BlockFacts, other: BlockFacts, ratio: float, held: _Held) -> bool:
    """Tell whether ``other``, the counterpart of ``own``, holds what ``extra`` says as well, beside what it has."""
    if other.block.kind not in _TEXTS:
        return False
    if _is_a_line(extra, own, other, ratio, held) or _says_its_names(extra, own, other, ratio):
        return True
    if _is_behind_a_list(own, extra, other):  # and ``extra`` is the first line of the entry that holds both
        return _alike(len(extra.plain) * ratio, other.plain.index("\n")) >= _HALF
    if extra.block.kind == other.block.kind == "entry":
        if not extra.links and _begins_so(other, extra) and not _begins_so(own, extra):
            return True
        telling = extra.tokens.keys() - own.tokens.keys()  # an item that its neighbour's counterpart says as well
        return bool(telling) and 2 * len(telling & other.tokens.keys()) >= len(telling)
    if extra.tokens:
        return extra.tokens.keys() <= other.tokens.keys() and not extra.tokens.keys() <= own.tokens.keys()
    behind = _is_behind_a_list(extra, own, other)
    if extra.block.kind != own.block.kind and not behind and not _goes_on(own, extra):
        return False
    if _is_longer_by(len(extra.plain), len(own.plain), len(other.plain), ratio):
        return True
    # Translators leave links away and keep the sentence that leads to them.
    beside = _beside_links(own)
    return beside < len(extra.plain) and _is_longer_by(len(extra.plain), beside, _beside_links(other), ratio)


def _begins_so(facts: BlockFacts, entry: BlockFacts) -> bool:
    """Tell whether a text begins with the name that ``entry`` begins with: "Fetch (a server)", "Fetch https://…"."""
    name = _UNTIL_A_SIGN.match(entry.plain)[0].strip()  # type: ignore[index]  # it may be empty
    after = facts.plain[len(name) : len(name) + 1]
    return len(name) >= _A_NAME and facts.plain.startswith(name) and not (after.isascii() and after.isalnum())


def _says_its_names(extra: BlockFacts, own: BlockFacts, other: BlockFacts, ratio: float) -> bool:
    """Tell whether a paragraph says the names and numbers of both: what its counterpart lacks of them ``extra`` has.

    A translator who joins two paragraphs may shorten them, and leave a link away.
    """
    if any(facts.block.kind != "paragraph" for facts in (extra, own, other)):
        return False
    names = other.words - own.words
    return len(names) >= _NAMES and names <= extra.words and len(other.plain) >= _LONGER * ratio * len(own.plain)


def _is_longer_by(extra: int, own: int, actual: int, ratio: float) -> bool:
    """Tell whether a length is nearer to what two texts have in the other language than to what one has."""
    return abs(actual - (own + extra) * ratio) < abs(actual - own * ratio)


@lru_cache(maxsize=8)  # as above
def _beside_links(facts: BlockFacts) -> int:
    """Return how long a text is without what its links say."""
    links = (link for inline in facts.block.inlines for link in inline.links if link.kind != "html-image")
    return max(0, len(facts.plain) - sum(len(link.text) for link in links))


def _is_behind_a_list(extra: BlockFacts, own: BlockFacts, other: BlockFacts) -> bool:
    """Tell whether a text may stand in the last entry of the list above it: no blank line parts them there."""
    if own.block.kind != "entry" or other.block.kind != "entry" or "\n" not in other.plain:
        return False
    return extra.block.kind in ("paragraph", "quote")


def _goes_on(entry: BlockFacts, text: BlockFacts) -> bool:
    """Tell whether ``text`` is another paragraph of a list's ``entry``."""
    kinds = entry.block.kind, text.block.kind
    return kinds == ("entry", "paragraph") and entry.block.depth == text.block.depth > 0
