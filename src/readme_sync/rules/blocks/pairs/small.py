"""Small facts of a pair of blocks that differ: names with digits, prices, bold values, marks of a state, task boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from readme_sync.align.blocks.facts import BlockFacts, Fact, FactKind
from readme_sync.align.blocks.match import BlockPair
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.alike import is_slip, rest
from readme_sync.rules.blocks.pairs.boxes import drop_drawn, without_boxes
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.rules.blocks.pairs.numbers import same_numbers
from readme_sync.rules.blocks.pairs.taken import either, take

_CAREFUL = ("state", "careful")
_NUMBERS, _SIZE = lazy(r"\d+(?:\.\d+)?"), lazy(r"0[bkm]")  # of parameters, of tokens
_NAME = 3  # letters


def small_differences(
    pair: BlockPair,
    blocks: Sequence[BlockFacts],
    source: Sequence[BlockFacts],
    numbers: Sequence[tuple[Fact, Fact]],
    languages: tuple[str, str],
    kept: Counter[FactKind],
) -> Iterator[Difference]:
    """Yield what differs in the small facts of a pair of blocks, in ``languages`` (the source's last).

    ``numbers`` are those that are told already, in bold or not. What is kept is counted in ``kept``.
    """
    theirs = [fact for facts in source for fact in facts.others]
    ours = [fact for facts in blocks for fact in facts.others]
    if not theirs and not ours:
        return  # nearly always
    for fact in theirs:
        kept[fact.kind] += 1
    if [fact[:2] for fact in ours] == [fact[:2] for fact in theirs]:
        return
    missing, extra = rest(theirs, ours), rest(ours, theirs)
    kept.subtract(fact.kind for fact in missing)
    if not missing:
        return
    # A name that the other text has too, once less, is only said again.
    names = _news(missing, ours), _news(extra, theirs)
    for other, own in (*take(*names, _sign_off), *take(*names, _other_size)):
        yield Difference("changed", "number", pair, own, other, slip=True)
    missing, extra = ([fact for fact in facts if fact.kind != "name"] for facts in (missing, extra))
    money = _of_money(missing), _of_money(extra)
    for other, own in take(*money, _other_currency):
        yield Difference("changed", own.kind, pair, own, other)
    missing, extra = ([fact for fact in facts if fact.kind != "money"] for facts in (missing, extra))
    drop_drawn(missing, extra, blocks, source)
    missing = without_boxes(missing, blocks, source, languages[0])
    for other, own in take(missing, extra, either):
        if own.kind == "bold" and same_numbers(own.shown, other.shown, languages):
            continue
        if own.kind == "state" and own.key.startswith("[!") != other.key.startswith("[!"):
            continue  # a note that a sign makes, and one that GitHub makes
        if not any(one.shown in own.shown and two.shown in other.shown for one, two in numbers):
            yield Difference("changed", own.kind, pair, own, other, is_slip(own, other))
    # A note that is an ordinary paragraph is a matter of form.
    lost = (other for other in missing if not other.key.startswith("[!") and other.kind != "shortcut")
    for other in lost:  # that a text warns may be said in words
        yield Difference("lost", other.kind, pair, None, other, doubtful=(other.kind, other.key) == _CAREFUL)


def _news(facts: Iterable[Fact], others: Iterable[Fact]) -> list[Fact]:
    """Return the names among ``facts`` that are nowhere among ``others``."""
    known = {fact.key for fact in others if fact.kind == "name"}
    return [fact for fact in facts if fact.kind == "name" and fact.key not in known]


def _sign_off(other: Fact, own: Fact) -> bool:
    """Tell whether two names with digits differ in one sign alone, which the shortest of them cannot do by chance.

    The word behind a name (``Version2-compatible``) is written in each language.
    """
    if len(own.key) != len(other.key) or not is_slip(own, other):
        return False
    if [*filter(str.isalnum, own.key)] == [*filter(str.isalnum, other.key)]:
        return False  # GPT4-v is GPT-4V
    name, _, word = own.key.rpartition("-")
    if not (any(map(str.isdigit, name)) and other.key.startswith(f"{name}-") and len(word) > _NAME):
        return True
    return not (word.isalpha() and other.key[len(name) + 1 :].isalpha())


def _other_size(other: Fact, own: Fact) -> bool:
    """Tell whether two names differ in the number of one of their parts alone: ``Loom-3-70B`` and ``Loom-3-8B``."""
    mine, theirs = own.key.split("-"), other.key.split("-")
    apart = [(a, b) for a, b in zip(mine, theirs, strict=False) if a != b]
    if len(mine) != len(theirs) or len(apart) != 1 or len(mine) == 1:
        return False
    shapes = {_NUMBERS.sub("0", part) for part in apart[0]}
    return len(shapes) == 1 and _SIZE.fullmatch(shapes.pop()) is not None


def _of_money(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.kind == "money"]


def _other_currency(other: Fact, own: Fact) -> bool:
    """Tell whether two amounts of money say one number in two currencies; another number is the numbers' affair."""
    return other.key.partition(" ")[2] == own.key.partition(" ")[2]
