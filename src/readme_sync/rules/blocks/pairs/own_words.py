"""Words in code that an edition has otherwise: one is a slip, and several are a translator who translates examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.code import stands_alone
from readme_sync.rules.slips import near

_WORD = lazy(r"[^\W\d_]{3,}")
_TEXT = lazy(r"[\"'#]")
_OF_A_FILE = lazy(r"(?:\.\w+){1,9}(?![\w.(])")  # not of what is called: `game.next()`
_LETTER = lazy(r"[^\W\d_]")
_HABIT = 3  # pieces of code of one edition
_OFTEN = 3  # times that an edition says a word which differs from the source's as a slip does: "frutas", "fruits"

Piece = tuple[str, str]  # code of the translation, and the source's


def in_own_words(pieces: Iterable[Piece], alignment: BlockAlignment) -> frozenset[Piece]:
    """Return which of ``pieces`` have nothing but other words, where a translation has several such pieces anywhere.

    Its translator names things in the readers' language: which of them is a mistake nobody can tell.

    Args:
        pieces: code of the translation and of the source that differs.
        alignment: the whole translation beside the source.
    """
    texts = tuple("\n".join([facts.plain for facts in some]) for some in (alignment.blocks, alignment.source))
    found = frozenset(piece for piece in pieces if _has_own_words(piece, *texts))
    if not found:
        return found
    every = found.union(piece for piece in _pieces(alignment) if _has_own_words(piece, *texts))
    return found if len({_beginning(code) for _, code in every}) >= _HABIT else frozenset()


def _beginning(code: str) -> str:
    """Return code up to a text or a comment in it: RS414 compares lines without these, and none must count twice."""
    return " ".join(_TEXT.split(code, maxsplit=1)[0].removeprefix("$ ").split())


def _pieces(alignment: BlockAlignment) -> Iterator[Piece]:
    """Yield the code in the texts of a translation, and the lines of its blocks of code, each with the source's."""
    for pair in alignment.pairs:
        own, other = alignment.blocks[pair.right[0]], alignment.source[pair.left[0]]
        if own.block.kind == other.block.kind == "code":
            mine, theirs = own.plain.split("\n"), other.plain.split("\n")
        else:
            mine, theirs = ([fact.shown for fact in facts.code] for facts in (own, other))
        if len(mine) == len(theirs):
            yield from ((a, b) for a, b in zip(mine, theirs, strict=True) if a != b)


def _has_own_words(piece: Piece, text: str, source: str) -> bool:
    """Tell whether code differs from the source's in words alone, none of which is a slip or stands in the ``source``.

    A file may be one that programs know, and so may an option and the value of a setting.
    """
    own, other = piece
    mine, theirs = _WORD.findall(own), list(_WORD.finditer(other))
    if not mine or len(mine) != len(theirs) or _WORD.sub("a", own) != _WORD.sub("a", other):
        return False
    apart = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b[0]]
    return bool(apart) and all(
        not (_OF_A_FILE.match(other, b.end()) or other[: b.start()].rstrip().endswith((":", "=", "--")))
        and not stands_alone(a, source, _LETTER, _LETTER)
        and (not near(a, b[0]) or _WORD.findall(text).count(a) >= _OFTEN)
        for a, b in apart
    )
