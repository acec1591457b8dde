"""READMEs of every kind of block in many scripts: one fact changed is what is found; odd editions are a line each."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.align.match import match
from readme_sync.editions.edition import Edition
from readme_sync.editions.read import read_edition
from readme_sync.finding import Finding
from readme_sync.markdown.parse import parse
from readme_sync.rules import load
from readme_sync.rules.blocks.drift import drifts
from readme_sync.rules.engine import run
from readme_sync.sources import Source
from tests.examples import examples

CODES = frozenset("RS103 RS404 RS405 RS406 RS407 RS408 RS409 RS410 RS411 RS414 RS415 RS420 RS421 RS422".split())
RULES = [rule for rule in load() if rule.code in CODES]
ENGLISH = "the quiet garden behind our old house waits for rain and for friends".split()
WORDS = {
    "ja": "静かな庭 古い家 雨を待つ 友達と歩く 夏の朝 遠い山",
    "th": "สวนเงียบ บ้านเก่า รอฝน เดินกับเพื่อน เช้าฤดูร้อน",
    "hi": "शांत बगीचा पुराना घर बारिश का इंतज़ार दोस्तों के साथ",
    "ar": "حديقة هادئة بيت قديم ننتظر المطر نمشي مع الأصدقاء",
    "he": "גינה שקטה בית ישן מחכים לגשם הולכים עם חברים",
    "ko": "조용한 정원 오래된 집 비를 기다리며 친구와 걷는다",
    "ru": "тихий сад старый дом ждём дождя идём с друзьями",
    "fr": "jardin calme vieille maison nous attendons la pluie avec des amis",
    "de": "stiller Garten altes Haus wir warten mit Freunden auf Regen",
}
KINDS = ("link", "code", "number", "version", "entry", "image", "badge", "task", "quote", "html", "repository")


def block(kind: str, number: int, words: str, changed: bool) -> str:
    """One block of a kind with one fact of its own; ``changed`` has it otherwise."""
    odd = "x" if changed else ""
    return {
        "link": f"{words} [{words}](https://site{number}.example/page{odd}) {words}",
        "code": f"{words} `run --option{number}{odd or 'y'}` {words}",
        "number": f"{words} {number + 100 + 7 * changed} GB {words}",
        "version": f"{words} v{number}.{3 + changed}.1 {words}",
        "entry": (
            f"- [Tool{number}](https://tool{number}.example/home{odd}) {words}\n"
            f"- [Also{number}](https://also{number}.example) {words}"
        ),
        "image": f"![shot](img/shot{number}{odd}.png)\n\n{words}",
        "badge": f"[![b](https://img.shields.io/npm/v/tool{number}{odd})](https://npm.example/tool{number})\n\n{words}",
        "task": f"- [{' ' if changed else 'x'}] {words} https://task{number}.example\n- [ ] {words} https://next{number}.example",
        "quote": f"> {words} <https://quote{number}.example/said{odd}>",
        "html": f'<p align="center"><a href="https://html{number}.example/start{odd}">{words}</a></p>',
        "repository": f"{words} [m](https://huggingface.co/owner/model-{number}{'b' if changed else 'a'})",
    }[kind]


def readme(kinds: list[str], language: str, changed: int = -1) -> str:
    vocabulary = ENGLISH if language == "en" else WORDS[language].split()
    parts = ["# T"]
    for number, kind in enumerate(kinds):
        words = " ".join(vocabulary[(number + n) % len(vocabulary)] for n in range(4 + number % 3))
        if number % 4 == 0:
            parts.append(f'<a id="part-{number}"></a>\n\n## {words}')
        parts.append(block(kind, number, words, number == changed))
    return "\n\n".join(parts) + "\n"


def editions_of(**texts: str) -> list[Edition]:
    return [
        read_edition(parse(Source(f"README.{language}.md", text)), language, is_source=number == 0)
        for number, (language, text) in enumerate(texts.items())
    ]


def found(**texts: str) -> list[Finding]:
    findings, skips = run(RULES, match(editions_of(**texts)), {}, {})
    assert not skips
    return findings


@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=12), st.sampled_from(sorted(WORDS)), st.data())
@examples(60)
def test_one_changed_fact_is_found_and_nothing_else(kinds: list[str], language: str, data: st.DataObject) -> None:
    source = readme(kinds, "en")
    assert found(en=source, **{language: readme(kinds, language)}) == []
    changed = data.draw(st.integers(0, len(kinds) - 1))
    text = readme(kinds, language, changed)
    findings = found(en=source, **{language: text})
    assert len(findings) == 1, findings
    before = readme(kinds, language).splitlines()
    lines = [n for n, (a, b) in enumerate(zip(before, text.splitlines(), strict=True), 1) if a != b]
    assert abs(findings[0].place.line - lines[0]) <= 1
    assert findings[0].code == ("RS408" if kinds[changed] == "entry" else "RS421")


ADDRESSES = {"link": "https://site{}.example/page", "entry": "https://tool{}.example/home", "image": "img/shot{}.png"}
LANGUAGES = st.sampled_from(sorted(WORDS))


@given(st.lists(st.sampled_from(KINDS), max_size=8), st.sampled_from(sorted(ADDRESSES)), LANGUAGES, st.data())
@examples(40)
def test_two_facts_that_were_swapped_are_one_finding(
    others: list[str], kind: str, language: str, data: st.DataObject
) -> None:
    kinds = list(others)
    for _ in range(2):
        kinds.insert(data.draw(st.integers(0, len(kinds))), kind)
    one, two = data.draw(st.permutations([n for n, each in enumerate(kinds) if each == kind]))[:2]
    first, second = (ADDRESSES[kind].format(n) for n in (one, two))
    text = readme(kinds, language)
    swapped = text.replace(first, "\0").replace(second, first).replace("\0", second)
    findings = found(en=readme(kinds, "en"), **{language: swapped})
    lines = [n for n, (a, b) in enumerate(zip(text.splitlines(), swapped.splitlines(), strict=True), 1) if a != b]
    code = "RS408" if kind == "entry" else "RS421"
    assert [(one.code, one.place.line in lines) for one in findings] == [(code, True)], findings


@given(st.lists(st.sampled_from(("link", "code", "number")), min_size=2, max_size=10), LANGUAGES, st.data())
@examples(40)
def test_paragraphs_that_were_joined_or_split_are_no_finding(
    kinds: list[str], language: str, data: st.DataObject
) -> None:
    source, text = readme(kinds, "en"), readme(kinds, language)
    parts = text.split("\n\n")
    seams = [n for n, (a, b) in enumerate(pairwise(parts)) if not any(p.startswith(("#", "<a")) for p in (a, b))]
    if seams:
        at = data.draw(st.sampled_from(seams))
        joined = "\n\n".join([*parts[:at], f"{parts[at]}\n{parts[at + 1]}", *parts[at + 2 :]])
        assert found(en=source, **{language: joined}) == []
        english = source.split("\n\n")
        split = "\n\n".join([*english[:at], f"{english[at]}\n{english[at + 1]}", *english[at + 2 :]])
        assert found(en=split, **{language: text}) == []


@given(st.integers(3, 12), LANGUAGES, st.data())
@examples(30)
def test_an_entry_that_is_lost_added_or_moved_is_one_finding(count: int, language: str, data: st.DataObject) -> None:
    def page(numbers: list[int], words: str) -> str:
        return "# T\n\n" + "".join(f"- [Tool {chr(97 + n) * 4}](https://tool{n}.example) {words}\n" for n in numbers)

    numbers = list(range(count))
    source, at = page(numbers, "is small"), data.draw(st.integers(0, count - 1))
    lost, word = [n for n in numbers if n != at], WORDS[language]
    assert [one.code for one in found(en=source, **{language: page(lost, word)})] == ["RS404"]
    if count > 3:
        assert [one.code for one in found(en=page(lost, "is small"), **{language: page(numbers, word)})] == ["RS405"]
    to = data.draw(st.integers(0, count - 1).filter(lambda n: n != at))
    moved = [*lost[:to], at, *lost[to:]]
    assert [one.code for one in found(en=source, **{language: page(moved, word)})] == ["RS406"]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        pytest.param("# Else\n\nThis is another product.\n\n- a\n- b\n\n## More\n\nText\n", 4, id="another product"),
        pytest.param("See [English](README.en.md).\n", 4, id="a stub"),
        pytest.param("", 4, id="nothing"),
        pytest.param(readme(list(KINDS) * 3, "en"), 4, id="the same text in two editions"),
        pytest.param(
            readme(list(KINDS) * 3, "de").replace("`run ", "`laufe ").replace("--option", "--wahl"),
            3,
            id="code translated too",
        ),
    ],
)
def test_odd_editions_are_a_line_each(text: str, most: int) -> None:
    assert len(found(en=readme(list(KINDS) * 3, "en"), de=text)) <= most


def test_an_item_of_a_megabyte_and_deep_nesting_are_read() -> None:
    long = "- " + "word [a](https://a.example) " * 30_000 + "\n"
    deep = "".join("  " * n + f"- level {n}\n" for n in range(60))
    assert len(found(en=f"# T\n\n{long}\n{deep}", ja=f"# T\n\n- 短い\n\n{deep}")) <= 4


def test_what_is_counted_of_each_edition() -> None:
    kinds = list(KINDS)
    source = readme(kinds, "en")
    editions = [
        read_edition(parse(Source("README.md", source)), "en", is_source=True),
        read_edition(parse(Source("README.ja.md", readme(kinds, "ja", 0))), "ja", is_source=False),
    ]
    (drift,) = drifts(match(editions))
    counts = Counter(behind=len(drift.differing), missing=len(drift.missing), untranslated=len(drift.untranslated))
    assert counts == Counter(behind=1)


def test_a_long_block_is_shown_around_its_difference() -> None:
    words, wrong = "much is said of it " * 40, "und davon wird viel gesagt " * 40
    (finding,) = found(
        en=f"# T\n\n{words} [page](https://a.example/one-page) {words}\n",
        de=f"# T\n\n{wrong} [Seite](https://a.example/one-pages) {wrong}\n",
    )
    for (_, shown), address in zip(finding.values, ("one-page)", "one-pages)"), strict=True):
        assert address in shown
        assert len(shown) < 160
        assert shown[0] == shown[-1] == "…"


def test_what_is_missing_or_not_translated_is_shown_and_shortened() -> None:
    intro, words = "Wir warten lange am Haus.", "much is said of the sea and of the boats " * 40
    (missing,) = found(en=f"# T\n\nWe wait by the house.\n\nTake `{words}`.\n", de=f"# T\n\n{intro}\n")
    ((language, shown),) = missing.values
    assert (missing.code, language, shown[:10], shown[-1], len(shown)) == ("RS420", "en", "Take `much", "…", 150)
    (left,) = found(en=f"# T\n\n{words}\n", de=f"# Das T\n\n{words}\n")
    assert (left.code, [len(shown) for _, shown in left.values]) == ("RS422", [150, 150])


def test_a_reworded_block_is_shown_where_its_words_are_others() -> None:
    said, gesagt = "much is said of the boats. " * 40, "viel wird von den Booten gesagt. " * 40
    before, now = (
        match(editions_of(en=f"# T\n\n{said}{end}{said}\n", de=f"# T\n\n{gesagt}\n")) for end in ("", "Not all. ")
    )
    rules = [rule for rule in load() if rule.code == "RS423"]
    (finding,) = run(rules, now, {}, {}, before)[0]
    (_, english), (_, german) = finding.values
    assert "Not all." in english
    assert english[0] == english[-1] == german[0] == german[-1] == "…"
    assert max(len(english), len(german)) < 160


def test_flags_of_languages_in_a_heading_are_no_difference() -> None:
    """Each heading leads to the editions of the others, whose files are called by country or by language."""

    def edition(name: str, language: str, link: str) -> Edition:
        text = f'# Loom <a href="{link}"><img src="https://example.org/flag.png"></a>\n\nText.\n'
        return read_edition(parse(Source(name, text)), language, is_source=language == "en")

    def messages(*links: str) -> list[str]:
        named = zip(("README.md", "README_GR.md", "README_RU.md"), ("en", "el", "ru"), links, strict=True)
        return [one.message for one in run(RULES, match([edition(*one) for one in named]), {}, {})[0]]

    assert not messages("README_GR.md", "README_RU.md", "README_GR.md")
    assert messages("https://example.org/frame", "https://example.org/frames", "https://example.org/frame") == [
        'the link of the heading "Loom" is "https://example.org/frames" in el, "https://example.org/frame" in en'
    ]


def test_a_heading_that_leads_to_a_file_which_is_not_there_is_told_once() -> None:
    """RS304 says what is wrong with the link of a translated path."""

    def edition(name: str, language: str, text: str) -> Edition:
        return read_edition(parse(Source(name, text)), language, is_source=language == "en")

    both = match(
        [
            edition("README.md", "en", "# Guide\n\n## [Cloths](cloths/readme.md)\n\nAll about cloths.\n"),
            edition("README.hi.md", "hi", "# मार्गदर्शिका\n\n## [कपड़े](kapde/padhen.md)\n\nकपड़ों के बारे में।\n"),
        ]
    )
    there = {"cloths/readme.md": True, "kapde/padhen.md": True}
    assert [one.code for one in run(RULES, both, there, {})[0]] == ["RS421"]
    assert not run(RULES, both, there | {"kapde/padhen.md": False}, {})[0]


def test_a_link_that_leads_to_no_file_is_not_missed() -> None:
    """RS304 says that the source's link is wrong; a translation does well without it."""

    def edition(name: str, language: str, text: str) -> Edition:
        return read_edition(parse(Source(name, text)), language, is_source=language == "en")

    both = match(
        [
            edition("README.md", "en", "# Guide\n\nSee [how to help](docs/HELP.md), or ask for the cloth.\n"),
            edition("README.tr.md", "tr", "# Kılavuz\n\nKumaş için bir istek açın, yardım edin ve bize yazın.\n"),
        ]
    )
    assert [one.code for one in run(RULES, both, {"docs/HELP.md": True}, {})[0]] == ["RS421"]
    assert not run(RULES, both, {"docs/HELP.md": False}, {})[0]
