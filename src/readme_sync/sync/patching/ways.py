"""Ways to change a text where the source changed: by attributes of tags, sentences, joined names, versions, numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from readme_sync.fix.facts import Facts, facts
from readme_sync.opcodes import opcodes
from readme_sync.sync.render import Renderer
from readme_sync.sync.tokens import Token, normal, tokens
from readme_sync.sync.words import DESCRIBED, DESCRIPTION

_SENTENCE = re.compile(r"(?<=[。！？])(?!\Z)|(?<=[.!?])\s+(?=[^\W\d_a-zßàáâãäåæçèéêëìíîïñòóôõöùúûü])")


def by_attributes(before: str, after: str, translation: str, column: str, renderer: Renderer) -> str | None:
    """Change what changed in the attributes of tags; what images say stays where the source's words stay."""
    del column
    a, b, c = tokens(before), tokens(after), tokens(translation)
    if not any(token.kind == "tag" for token in b) or _outside(a) != _outside(b) or _kinds(a) != _kinds(b):
        return None
    tags = [iter([token for token in some if token.kind == "tag"]) for some in (a, b)]
    if len(_tags(b)) != len(_tags(c)):
        return None
    made = []
    for token in c:
        if token.kind != "tag":
            made.append(token.text)
            continue
        was, now = next(tags[0]), next(tags[1])
        text = token.text if was.text == now.text else _tag(was.text, now.text, token.text, renderer)
        if text is None:
            return None
        made.append(text)
    return "".join(made)


def _tags(pieces: Sequence[Token]) -> list[Token]:
    return [token for token in pieces if token.kind == "tag"]


def _outside(pieces: Sequence[Token]) -> str:
    return normal("".join(" " if token.kind == "tag" else token.text for token in pieces))


def _kinds(pieces: Sequence[Token]) -> list[str]:
    return [token.text[1:].split(">")[0].split()[0] for token in _tags(pieces)]


def _tag(was: str, now: str, own: str, renderer: Renderer) -> str | None:
    """Return the tag ``now`` with the words of ``own``, which stood for ``was``."""
    if DESCRIPTION.sub("", renderer.adapted(was)) != DESCRIPTION.sub("", own):
        return _one_by_one(renderer.adapted(was), renderer.adapted(now), own)
    words = [DESCRIPTION.findall(text) for text in (was, now, own)]
    if not len(words[0]) == len(words[1]) == len(words[2]):
        return None
    made = []
    for before, after, here in zip(*words, strict=True):
        found = None if before == after else renderer.render(after, DESCRIBED)
        if before != after and found is None:
            return None
        made.append(here if found is None else found.text)
    fresh = iter(made)
    text = renderer.adapted(now)
    return DESCRIPTION.sub(lambda match: match[0].replace(f'"{match["words"]}"', f'"{next(fresh)}"'), text)


_WORDED = ("alt", "title", "aria-label")  # attributes that say words
_ATTRIBUTE = re.compile(r"(?<![\w:-])(?P<name>[A-Za-z][\w:-]*)(?P<is>\s*=\s*)(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)")


def _one_by_one(was: str, now: str, own: str) -> str | None:
    """Return the translators' own tag with the attributes that changed, where it has what each of them was."""
    before, after, here = (_ATTRIBUTE.findall(tag) for tag in (was, now, own))
    names = [name for name, _, _ in before]
    if names != [name for name, _, _ in after] or len({name for name, _, _ in here}) < len(here):
        return None
    if _ATTRIBUTE.sub("", was) != _ATTRIBUTE.sub("", now):
        return None
    became = {old: new for old, new in zip(before, after, strict=True) if old != new}
    values = {name: value for name, _, value in here}
    if any(values.get(name) != value or name in _WORDED for name, _, value in became):
        return None
    to = {name: value for (name, _, _), (_, _, value) in became.items()}
    return _ATTRIBUTE.sub(lambda match: f"{match['name']}{match['is']}{to.get(match['name'], match['value'])}", own)


def by_sentences(before: str, after: str, translation: str, column: str, renderer: Renderer) -> str | None:
    """Take sentences out, where both languages have as many and the facts of those that go are theirs alone."""
    del column
    ones, rest, others = (_SENTENCE.split(text) for text in (before, after, translation))
    if len(ones) != len(others) or not 0 < len(rest) < len(ones):
        return None
    kept, at = [], 0
    for number, sentence in enumerate(ones):
        if at < len(rest) and normal(sentence) == normal(rest[at]):
            kept.append(number)
            at += 1
    gone = [number for number in range(len(ones)) if number not in kept]
    here = renderer.languages[1]
    if at < len(rest) or not all(_marks(renderer.facts(ones[number])) for number in gone):
        return None  # without a fact in it, nobody knows which sentence of the translation it is
    if any(_marks(renderer.facts(ones[number])) != _marks(facts(others[number], here)) for number in gone):
        return None
    joint = "" if "。" in translation else " "
    return joint.join(others[number].strip() for number in kept)


def _marks(found: Facts) -> tuple[object, ...]:
    """Return the facts by which a sentence is known in any language, or nothing."""
    marks = (*found.repositories, *found.links, *found.footnotes, *found.code)
    return tuple(sorted(marks))


_JOINTS = "-\u2010\u2011\u2013&・＆"
_JOINED = re.compile(rf"(?<![^\W\d_])(?P<one>[^\W\d_]{{2,}})\s?[{_JOINTS}]\s?(?P<other>[^\W\d_]{{2,}})")


def by_joints(before: str, after: str, translation: str, column: str, renderer: Renderer) -> str | None:
    """Take one of two joined names out, where each text joins just two: 和泉・坂地 is Izumi-Sakaji."""
    del column, renderer
    ones, others = list(_JOINED.finditer(before)), list(_JOINED.finditer(translation))
    if len(ones) != 1 or len(others) != 1 or not all(other[0].istitle() for other in others):
        return None
    joined = ones[0]
    changes = [(i1, i2) for tag, i1, i2, _, _ in opcodes(before, after) if tag != "equal"]
    if len(changes) != 1 or len(after) != len(before) - (changes[0][1] - changes[0][0]):
        return None  # something else than one run was taken out
    start, end = changes[0]
    if not joined.start() <= start < end <= joined.end() or not any(sign in before[start:end] for sign in _JOINTS):
        return None
    left = len(joined["one"]) - max(0, joined.end("one") - start) if start < joined.end("one") else len(joined["one"])
    kept = "one" if left == len(joined["one"]) else "other"
    return translation[: others[0].start()] + others[0][kept] + translation[others[0].end() :]


_VERSION = re.compile(r"(?<![\w.])v?\d+(?:\.\d+)+(?![\w.]*\d)")


def by_versions(before: str, after: str, translation: str) -> str | None:
    """Change versions where nothing else changed, and the translation has each as often, whatever signs are around it.

    None where it does not.
    """
    ones, others = _VERSION.findall(before), _VERSION.findall(after)
    if len(ones) != len(others) or _VERSION.sub("", before) != _VERSION.sub("", after):
        return None
    became = dict(zip(ones, others, strict=True))
    if any(became[was] != now for was, now in zip(ones, others, strict=True)):
        return None
    here = Counter(_VERSION.findall(translation))
    if any(here[was] != ones.count(was) for was, now in became.items() if was != now):
        return None
    return _VERSION.sub(lambda match: became.get(match[0], match[0]), translation)


_NUMBER = re.compile(r"(?<![\w.,^])\d+(?:[.,]\d+)*")
_DIGITS = re.compile(r"\d+")
_FORMS = (  # how languages write a number: the source's way, with a decimal comma, parted otherwise or not at all
    (re.compile(r""), "", ""),
    (re.compile(r"\d+\.\d{1,2}\Z"), ".", ","),
    (re.compile(r"\d{1,3}(?:,\d{3})+\Z"), ",", "."),
    (re.compile(r"\d{1,3}(?:,\d{3})+\Z"), ",", ""),
)


def by_numbers(before: str, after: str, translation: str) -> str | None:
    """Change numbers where nothing else changed, and the translation has each as often, in its own spelling.

    What they are counted in may have another sign there. A text that is the source's letter by letter stays so. None
    where neither holds.
    """
    if translation == before and _DIGITS.sub("", before) == _DIGITS.sub("", after):
        return after
    ones, others = _NUMBER.findall(before), _NUMBER.findall(after)
    if len(ones) != len(others) or _NUMBER.sub("", before) != _NUMBER.sub("", after):
        return None
    became = dict(zip(ones, others, strict=True))
    if any(became[was] != now for was, now in zip(ones, others, strict=True)):
        return None
    here, to = Counter(_NUMBER.findall(translation)), dict[str, str]()
    for was, now in became.items():
        forms = {_spelt(was, form): form for form in _FORMS if form[0].match(was) and form[0].match(now)}
        found = [own for own in forms if here[own]]
        if was != now and (len(found) != 1 or here[found[0]] != ones.count(was)):
            return None
        to.update({own: _spelt(now, forms[own]) for own in found if was != now})
    return _NUMBER.sub(lambda match: to.get(match[0], match[0]), translation)


def _spelt(number: str, form: tuple[re.Pattern[str], str, str]) -> str:
    return number.replace(form[1], form[2]) if form[1] else number


def has_changed_already(before: str, after: str, translation: str, renderer: Renderer) -> str | None:
    """Return a translation that has what the source's addresses and code have become, if nothing else has changed."""
    a, b = tokens(before), tokens(after)
    changes = [(was, now) for was, now in zip(a, b, strict=False) if was.key != now.key]
    if len(a) != len(b) or not changes or any(was.kind != now.kind or was.kind not in _FIRM for was, now in changes):
        return None
    here = {token.key for token in tokens(translation)}
    old, new = ({normal(renderer.adapted(one.text)) for one in some} for some in zip(*changes, strict=True))
    return translation if new <= here and old.isdisjoint(here) else None


_FIRM = ("target", "url", "code")
