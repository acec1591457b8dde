"""A changed text: what changed in the source is changed in the translation, whose other words stay as they are."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from readme_sync.fix.facts import Facts, disagreements, facts
from readme_sync.opcodes import Opcode, opcodes
from readme_sync.sync.parts import DEPTHS, Part, aligned, divide
from readme_sync.sync.patching.capitals import respelt
from readme_sync.sync.patching.ends import STOPS, end_for_notes, last_stop
from readme_sync.sync.patching.forms import as_markdown
from readme_sync.sync.patching.kept import (
    LINK,
    changed,
    emphasised,
    is_led_away,
    is_replaced,
    is_spelt_here,
    key,
    loses_its_end,
    names,
    overrides,
    plain,
    runs_together,
    said,
    worded,
)
from readme_sync.sync.patching.listed import another_name, coined, signed
from readme_sync.sync.patching.pages import as_spelt, everywhere, has_own_picture, loses_their_page
from readme_sync.sync.patching.spacing import as_signed, as_spaced, unspaced
from readme_sync.sync.patching.stops import as_stopped
from readme_sync.sync.patching.ways import (
    by_attributes,
    by_joints,
    by_numbers,
    by_sentences,
    by_versions,
    has_changed_already,
)
from readme_sync.sync.render import Rendered, Renderer
from readme_sync.sync.tidying import quoted, tidy, undoubled
from readme_sync.sync.tokens import Token, is_spelt_alike, normal, same, tokens, unended
from readme_sync.sync.words import is_pictures


def patch(before: str, after: str, translation: str, column: str, renderer: Renderer) -> Rendered | None:
    """Return ``translation`` of ``before`` as one of ``after``, or None where nobody can tell how."""
    if loses_their_page(before, as_spelt(before, after, translation, renderer), translation, renderer):
        return None
    if has_own_picture(before, after, translation, renderer):
        newer = by_versions(before, after, translation)
        return None if newer is None else Rendered(newer, "copied", "")
    made = _patched(before, after, translation, column, renderer)
    if made is None or made.way == "translated":
        return made
    if loses_its_end(before, after, translation, made.text) or runs_together(after, translation, made.text):
        return None
    text = everywhere(before, after, made.text, renderer)
    if plain(text) == plain(translation) and plain(before) != plain(after):
        text = translation  # nothing has changed but blanks
    return made._replace(text=text)


def _patched(before: str, after: str, translation: str, column: str, renderer: Renderer) -> Rendered | None:
    """Return what ``patch`` does.

    Each way is tried in turn and must hold: of the translation's facts, those that the source lost are lost, those
    that it got are there, and no other has changed. Blanks that are style alone are none.
    """
    before, translation = as_markdown(before, after, translation)
    text = as_spelt(before, after, translation, renderer)
    after = as_spaced(before, text)
    kept = translation if same(before, after) else as_stopped(before, after, translation, renderer)
    if kept is not None:
        return Rendered(kept, "copied", "unchanged" if kept == translation else "")
    is_copy = same(renderer.adapted(before), translation)  # it is the source's letter by letter
    if is_copy and renderer.is_ours(before) and not renderer.is_ours(after):
        return Rendered(translation, "copied", "unchanged")  # the source has now what it lacked: words of its own
    if is_copy and is_pictures(before) and is_pictures(after):
        return Rendered(renderer.adapted(after), "copied")
    is_written_so = renderer.adapted(before).strip() == translation.strip()
    if is_copy and is_written_so and renderer.is_neutral(after):
        return _copied(after, column, renderer)
    if is_replaced(before, after):
        found = renderer.render(after, column)
        if found is not None and found.way == "memory":
            return found
    for way in (by_attributes, _by_tokens, _by_parts, by_joints, by_sentences):
        made = way(before, after, translation, column, renderer)
        if made is not None:
            made = unspaced(_stopped(undoubled(made, after), before, after, translation), after, translation)
        if made is None or made == translation or not _holds(before, after, translation, made, renderer):
            continue
        if not _links_alike(before, after, made, column, renderer):
            continue
        if _has_drifted(before, after, made, renderer):
            is_own = names(translation, "number") - names(before, "number")
            return None if is_own else renderer.render(text, column)
        if names(after) - names(before) & names(translation):
            return None
        return Rendered(made, "copied", "")
    return _at_last(before, after, text, translation, column, renderer)


def _at_last(before: str, after: str, spelt: str, translation: str, column: str, renderer: Renderer) -> Rendered | None:
    """Return what remains where no way holds: other versions or numbers, a copy, or ``spelt`` rendered anew."""
    made = by_versions(before, after, translation) or by_numbers(before, after, translation)
    made = made or has_changed_already(before, after, translation, renderer)
    if made is not None:
        return Rendered(made, "copied", "")
    if renderer.is_neutral(after) and same(renderer.adapted(before), translation):
        return _copied(after, column, renderer)
    return _anew(before, spelt, translation, column, renderer)


def _copied(text: str, column: str, renderer: Renderer) -> Rendered | None:
    found = renderer.render(text, column)
    return found if found is not None and found.way != "left" else None


def _pictured(text: str) -> frozenset[str]:
    """Return the signs of a text that are pictures: emoji."""
    return frozenset(letter for letter in text if unicodedata.category(letter) == "So")


def _stopped(made: str, before: str, after: str, translation: str) -> str:
    """Return ``made`` with the translation's own stop at its end, where the source has its own as it had it before."""
    bare = unended(translation)
    if any(unended(text) == text for text in (before, after, translation)):
        return made
    return unended(made) + translation[len(bare) :]


def _links_alike(before: str, after: str, made: str, column: str, renderer: Renderer) -> bool:
    """Tell whether the words that have become a link are the same ones in both languages."""
    had = {match["target"] for match in LINK.finditer(before)}
    fresh = [
        match
        for match in LINK.finditer(after)
        if match["target"] not in had and match["words"] in before and not renderer.is_neutral(match["words"])
    ]
    if not fresh or len(LINK.findall(before)) >= len(LINK.findall(after)):
        return True
    here = {plain(match["words"]) for match in LINK.finditer(made)}
    found = (renderer.fragment(match["words"], column) for match in fresh)
    return all(words is not None and plain(words) in here for words in found)


def _has_drifted(before: str, after: str, made: str, renderer: Renderer) -> bool:
    """Tell whether a text without words, the same in every language, would still say something else than its source."""
    if not (renderer.is_neutral(before) and renderer.is_neutral(after)):
        return False
    source, here = renderer.languages
    return not (_ALIKE - {"licences"}).isdisjoint(disagreements(facts(after, source), facts(made, here)))


def set_right(text: str, translation: str, column: str, renderer: Renderer) -> Rendered | None:
    """Return ``text`` for a translation that says otherwise; None where it does not, or where words say it."""
    if not text.strip() or not (renderer.is_neutral(text) and renderer.is_neutral(translation)):
        return None
    source, here = renderer.languages
    differ = {*disagreements(facts(text, source), facts(translation, here))} & _ALIKE
    if not differ or (names(translation) - names(text) and "licences" not in differ):
        return None
    return _copied(text, column, renderer)


_ALIKE = {"repositories", "numbers", "code", "licences"}  # the same in every language


def _anew(before: str, after: str, translation: str, column: str, renderer: Renderer) -> Rendered | None:
    """Return ``after`` rendered anew, where that overrides no words that the translators chose themselves.

    Which words a title writes with a capital is each language's affair.
    """
    if before.casefold() == after.casefold() and not (names(before) - names(after)) & names(translation):
        return Rendered(translation, "copied", "unchanged")
    made = renderer.render(after, column)
    if made is None or made.way in ("memory", "translated"):
        return made
    if worded(after) < worded(before) and not worded(made.text) <= worded(translation):
        return None  # something was taken out, and what is left has other words here
    if is_spelt_alike(before, after):
        return None  # the same words in another form: what is put together of pieces says it no better
    if said(before) == said(after) and said(made.text).total() < said(translation).total():
        return None  # only facts have changed, and words of the translation would go
    if made.way != "moved" and (
        is_spelt_here(before, after, translation, made.text)
        or is_led_away(before, after, translation, made.text, renderer)
    ):
        return None
    made = made._replace(text=as_signed(_stopped(made.text, before, after, translation), translation))
    expected = renderer.render(before, column)
    return made if expected is not None and same(expected.text, translation) else None


def _holds(before: str, after: str, translation: str, made: str, renderer: Renderer) -> bool:
    if _pictured(translation) - _pictured(before) - _pictured(made):
        return False  # a picture of its own would go
    if _pictured(after) & _pictured(translation) - _pictured(made):
        return False  # so would one that the source still has
    if worded(before) == worded(after) and worded(translation) != worded(made):
        return False  # none of the source's words has changed, and here one would
    if not said(before) - said(after) and said(translation) - said(made):
        return False  # the source has lost no word, and here one would go
    if is_spelt_here(before, after, translation, made):
        return False
    here = renderer.languages[1]
    was, now = renderer.facts(before), renderer.facts(after)
    old, new = facts(translation, here), facts(made, here)
    for field in Facts._fields:
        lost, got = changed(getattr(was, field), getattr(now, field))
        gone, came = changed(getattr(old, field), getattr(new, field))
        had = Counter(map(key, getattr(old, field)))
        if lost != gone or (got != came and (came or got - had)):  # what it gets may have been there already
            return False
    return True


def _by_tokens(before: str, after: str, translation: str, column: str, renderer: Renderer) -> str | None:
    """Change the tokens that changed, at the places where the translation has the same tokens as the source had."""
    a, b, c = tokens(before), tokens(after), tokens(translation)
    place = _places(_as_here(a, renderer), c)
    edits: list[tuple[int, int, str]] = []
    for tag, i1, i2, j1, j2 in _opcodes(a, b):
        if tag == "equal":
            continue
        for back in _slides(a, b, (i1, i2, j1, j2)):
            came = signed(b[j1 - back : j2 - back], i1 - back, a, c, place)
            new = respelt(a[i1:i2], b[j1:j2]) or _render(came, column, renderer)
            new = coined(a[i1:i2], came) if new is None else new
            if new is None and i1 == i2 and i1 > back and i1 - back - 1 in place:
                new = another_name(came, a[i1 - back - 1])
            span = _span(a, c, place, i1 - back, i2 - back, renderer) if new is not None else None
            if span is None and i2 == len(a):
                span = end_for_notes(a[i1:], came, c)
            if new is not None and span is not None:
                edits.append((*span, new))
                break
        else:
            return None
    out, at = [], 0
    for start, end, new in sorted(edits):
        if start < at:
            return None
        out += [token.text for token in c[at:start]]
        out.append(new)
        at = end
    out += [token.text for token in c[at:]]
    return "".join(out)


def _slides(a: Sequence[Token], b: Sequence[Token], change: tuple[int, int, int, int]) -> range:
    """Return by how many tokens a change can be read as an earlier one: what comes into a list comes with either comma.

    A, C is A, B, C by "B, " behind the comma, and by ", B" behind A.
    """
    i1, i2, j1, j2 = change
    back = 0
    while i1 == i2 and back < min(i1, j1, j2 - j1) and b[j2 - back - 1].key == a[i1 - back - 1].key:
        back += 1
    return range(back + 1)


def _as_here(pieces: Sequence[Token], renderer: Renderer) -> list[Token]:
    """Return tokens of the source with the addresses and labels that the translation has for them."""
    found = []
    for piece in pieces:
        text = renderer.adapted(piece.text) if piece.kind in ("target", "url", "note", "tag") else piece.text
        found.append(piece if text == piece.text else Token(piece.kind, text, normal(text)))
    return found


def _opcodes(a: Sequence[Token], b: Sequence[Token]) -> list[Opcode]:
    merged: list[Opcode] = []
    for tag, i1, i2, j1, j2 in opcodes([token.key for token in a], [token.key for token in b]):
        if (
            tag != "equal"
            and len(merged) > 1
            and merged[-1][0] == "equal"
            and _is_slight(a[merged[-1][1] : merged[-1][2]])
        ):
            _, h1, _, g1, _ = merged[-2]
            merged[-2:] = [("replace", h1, i2, g1, j2)]
        else:
            merged.append((tag, i1, i2, j1, j2))
    return merged


def _is_slight(between: Sequence[Token]) -> bool:
    """Tell whether what stands between two changes is a space or a sign: they are one change then."""
    return len(between) <= 2 and all(token.kind in ("space", "sign") for token in between)


def _render(new: Sequence[Token], column: str, renderer: Renderer) -> str | None:
    text = "".join(token.text for token in new)
    if not text.strip():
        return text
    return renderer.fragment(text, column)


def _places(a: Sequence[Token], c: Sequence[Token]) -> dict[int, int]:
    """Return where the translation has each token of the source that stands in it, in order."""
    found: dict[int, int] = {}
    for tag, i1, i2, j1, j2 in opcodes([token.key for token in a], [token.key for token in c]):
        if tag == "equal":
            found.update(zip(range(i1, i2), range(j1, j2), strict=True))
    counts_a, counts_c = Counter(token.key for token in a), Counter(token.key for token in c)
    only = {token.key: j for j, token in enumerate(c) if counts_c[token.key] == 1}
    for i, token in enumerate(a):
        if counts_a[token.key] == 1 and token.key in only and token.kind not in ("space", "sign"):
            found[i] = only[token.key]
    return found


def _span(
    a: Sequence[Token], c: Sequence[Token], place: dict[int, int], i1: int, i2: int, renderer: Renderer
) -> tuple[int, int] | None:
    """Return the translation's tokens that stand for tokens ``i1:i2`` of the source; an empty span for none."""
    inner = [i for i in range(i1, i2) if a[i].kind != "space"]
    if inner:
        positions = [place.get(i) for i in inner]
        if any(position is None for position in positions):
            return None
        known = [position for position in positions if position is not None]
        if known != sorted(known) or any(c[n].kind != "space" and n not in known for n in range(known[0], known[-1])):
            return None
        start, end = known[0], known[-1] + 1
        if a[i1].kind == "space" and start and c[start - 1].kind == "space":
            start -= 1
        if a[i2 - 1].kind == "space" and end < len(c) and c[end].kind == "space":
            end += 1
        return start, end
    left, right = i1 - 1, i2
    while left >= 0 and a[left].kind == "space":
        left -= 1
    while right < len(a) and a[right].kind == "space":
        right += 1
    before = -1 if left < 0 else place.get(left)
    behind = len(c) if right >= len(a) else place.get(right)
    if before is None and right >= len(a) and a[left].key in STOPS:
        before = last_stop(c)
    if before is not None and behind is not None and all(c[n].kind == "space" for n in range(before + 1, behind)):
        return (before + 1, behind) if i1 < i2 else _beside(a, i1, before + 1, behind)
    if before is not None and left >= 0 and _is_firm(a[left], renderer):
        return before + 1, before + 1
    if behind is not None and right < len(a) and _is_firm(a[right], renderer):
        return behind, behind
    return None


def _beside(a: Sequence[Token], at: int, start: int, end: int) -> tuple[int, int]:
    """Return on which side of a space something is put in: on the side where the source has it."""
    position = end if at and a[at - 1].kind == "space" else start
    return position, position


def _is_firm(token: Token, renderer: Renderer) -> bool:
    """Tell whether a token means the same beside it in every language: a name, a number, the end of a link."""
    if token.kind == "name" and renderer.has_words_like(token.text):
        return False
    return token.kind in ("target", "note", "number", "name", "code", "url", "mark", "tag")


def _by_parts(before: str, after: str, translation: str, column: str, renderer: Renderer) -> str | None:
    """Change the parts that changed, where source and translation are divided alike."""
    for depth in range(DEPTHS):
        pairs = aligned(before, translation, depth)
        if pairs is not None:
            made = _parts(pairs, divide(before, depth), divide(after, depth), column, renderer)
            if made is not None:
                return tidy(quoted(made), renderer.languages[1])
    return None


def _parts(
    pairs: Sequence[tuple[Part, Part]], a: Sequence[Part], b: Sequence[Part], column: str, renderer: Renderer
) -> str | None:
    out: list[str] = []
    for tag, i1, i2, j1, j2 in opcodes([normal(part.text) for part in a], [normal(part.text) for part in b]):
        if tag == "equal":
            out += [pairs[i][1].text for i in range(i1, i2)]
            continue
        changes = zip(a[i1:i2], b[j1:j2], pairs[i1:i2], strict=False)
        if any(overrides(was, now, own, column, renderer) for was, now, (_, own) in changes):
            return None
        bold = emphasised(a[i1:i2], b[j1:j2], [own for _, own in pairs[i1:i2]])
        if bold is not None:
            out.append(bold)
            continue
        for part in b[j1:j2]:
            made = renderer.sign(part) if part.is_sign else renderer.piece(part.text, column)
            if made is None:
                return None
            out.append(renderer.adapted(made) if part.is_mark else made)
    return "".join(out)
