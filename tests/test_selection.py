"""Selection: which rules run, which findings are shown, and which ignores have no business there any more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.finding import Finding, Place, Severity
from readme_sync.selection import Directive, Selected, apply, chosen, fails, parse_directive
from readme_sync.settings import FAIL_ON, Ignore, Settings
from readme_sync.settings.globs import wildcard


class Rule(NamedTuple):
    code: str
    name: str
    enabled: bool = True


RULES = (
    Rule("RS107", "value-order", enabled=False),
    Rule("RS404", "row-missing"),
    Rule("RS408", "links-differ"),
    Rule("RS409", "numbers-differ"),
    Rule("RS501", "dead-link"),
    Rule("RS901", "unused-ignore"),
)
OFFLINE = ("RS404", "RS408", "RS409")
TODAY = date(2026, 11, 23)


def finding(code: str = "RS408", line: int = 10, path: str = "en/README.md", **more: object) -> Finding:
    name = next(rule.name for rule in RULES if rule.code == code)
    place = Place(path, line, 1, line, 9)
    return Finding(code, name, "warning", "it differs", place, **{"edition": "en", **more})  # type: ignore[arg-type]


def comment(*codes: str, line: int = 10, reason: str = "because", error: str = "") -> Directive:
    return Directive(codes, reason, Place("en/README.md", line, 5, line, 50), line, line, error)


def ignore(code: str = "RS408", **more: object) -> Ignore:
    return Ignore(code, "because", Place("readme-sync.toml", 7, 1, 7, 1), **more)  # type: ignore[arg-type]


def select(
    findings: Sequence[Finding],
    settings: Settings | None = None,
    directives: Sequence[Directive] = (),
    ran: Collection[str] = OFFLINE,
    **more: bool,
) -> Selected:
    return apply(findings, settings or Settings(), directives, TODAY, rules=RULES, ran=ran, **more)


def codes(rules: Sequence[Rule]) -> list[str]:
    return [rule.code for rule in rules]


@pytest.mark.parametrize(
    ("selected", "ignored", "expected"),
    [
        ((), (), ["RS404", "RS408", "RS409", "RS501", "RS901"]),
        (("RS4",), (), ["RS404", "RS408", "RS409"]),
        (("RS4",), ("RS408",), ["RS404", "RS409"]),
        (("RS404",), ("RS4",), ["RS404"]),
        (("RS4",), ("RS4",), []),
        ((), ("RS4",), ["RS501", "RS901"]),
        ((), ("RS",), []),
        (("RS107",), (), ["RS107"]),
        (("RS",), ("RS4", "RS9", "RS5"), ["RS107"]),
    ],
)
def test_the_longest_prefix_wins_and_ignore_wins_between_equals(
    selected: tuple[str, ...], ignored: tuple[str, ...], expected: list[str]
) -> None:
    assert codes(chosen(RULES, Settings(select=selected, ignore=ignored))) == expected


def test_options_switch_on_a_rule_that_is_off_by_default() -> None:
    assert "RS107" in codes(chosen(RULES, Settings(rules={"RS107": {"column": "size"}})))
    assert "RS107" not in codes(chosen(RULES, Settings(rules={"RS107": {}}, select=("RS4",))))


def test_findings_come_in_order_and_those_of_unselected_rules_not_at_all() -> None:
    mixed = [finding(line=20), finding("RS404", line=3), finding("RS409", line=20), finding(line=9, path="README.md")]
    shown = select(mixed, Settings(ignore=("RS404",))).shown
    assert [(item.place.path, item.place.line, item.code) for item in shown] == [
        ("README.md", 9, "RS408"),
        ("en/README.md", 20, "RS408"),
        ("en/README.md", 20, "RS409"),
    ]


def test_severity_comes_from_the_longest_prefix_that_settings_name() -> None:
    settings = Settings(severity={"RS4": "error", "RS408": "info"})
    assert [item.severity for item in select([finding(), finding("RS404", line=11)], settings).shown] == [
        "info",
        "error",
    ]


def test_equal_findings_get_fingerprints_of_their_own() -> None:
    twice = select([finding(line=10), finding(line=20)]).shown
    assert len({item.fingerprint for item in twice}) == 2
    assert twice[0].fingerprint == finding().fingerprint


def test_a_comment_silences_its_lines_and_its_codes_only() -> None:
    others = [finding("RS409"), finding(line=11), finding(path="fr/README.md")]
    shown, ignored = select([finding(), *others], directives=[comment("RS408")])
    assert [item.finding for item in ignored] == [finding()]
    assert ignored[0].reason == "because"
    assert len(shown) == 3


def test_a_comment_may_name_prefixes_and_several_codes() -> None:
    found = [finding(), finding("RS409")]
    assert select(found, directives=[comment("RS4")]).shown == ()
    assert select(found, directives=[comment("RS408", "RS409")]).shown == ()


def test_a_comment_that_fits_nothing_is_a_finding_at_the_comment() -> None:
    (unused,) = select([], directives=[comment("RS408", line=33)]).shown
    assert (unused.code, unused.name, unused.severity) == ("RS901", "unused-ignore", "warning")
    assert (unused.place.path, unused.place.line, unused.place.column) == ("en/README.md", 33, 5)
    assert unused.message == "nothing here is found by RS408 any more: take the comment away"


def test_only_the_idle_codes_of_a_comment_are_named() -> None:
    (unused,) = select([finding()], directives=[comment("RS408", "RS409")]).shown
    assert unused.message == "nothing here is found by RS409 any more: take RS409 out of the comment"


@pytest.mark.parametrize(
    ("code", "ran", "told"),
    [
        ("RS501", OFFLINE, False),
        ("RS501", (*OFFLINE, "RS501"), True),
        ("RS4", OFFLINE, True),
        ("RS4", ("RS404", "RS408"), False),
        ("RS", OFFLINE, False),
        ("RS107", OFFLINE, False),
        ("RS107", (*OFFLINE, "RS107"), True),
        ("RS1", OFFLINE, False),
        ("RS901", OFFLINE, False),
    ],
)
def test_an_ignore_is_unused_only_if_its_rules_were_run(code: str, ran: tuple[str, ...], told: bool) -> None:
    assert bool(select([], directives=[comment(code)], ran=ran).shown) is told
    assert bool(select([], Settings(ignores=(ignore(code),)), ran=ran).shown) is told


def test_a_comment_that_cannot_be_understood_says_so_and_ignores_nothing() -> None:
    shown = select([finding()], directives=[comment("RS408", error="ignores RS408 without a reason; write so")]).shown
    assert [item.message for item in shown] == [
        "it differs",
        "this comment ignores nothing: it ignores RS408 without a reason; write so",
    ]


def test_a_comment_with_an_unknown_code_says_what_was_meant() -> None:
    (told,) = select([], directives=[comment("RS480")]).shown
    assert told.message.startswith("this comment ignores nothing by RS480: no rule has the code or prefix 'RS480'")
    assert "did you mean 'RS408'" in told.message


@pytest.mark.parametrize(
    ("conditions", "silent"),
    [
        ({}, True),
        ({"path": "en/"}, True),
        ({"path": "fr/"}, False),
        ({"edition": "en"}, True),
        ({"edition": "fr"}, False),
        ({"section": "refer*"}, True),
        ({"section": "models"}, False),
        ({"row": "Whisper"}, True),
        ({"row": "whisper"}, False),
        ({"url": wildcard("https://a.example/*")}, True),
        ({"url": wildcard("https://b.example/*")}, False),
        ({"edition": "en", "row": "Other"}, False),
        ({"until": TODAY}, True),
        ({"until": date(2026, 11, 22)}, False),
    ],
)
def test_a_configured_ignore_needs_all_its_conditions(conditions: dict[str, Any], silent: bool) -> None:
    found = finding(section="reference", row="Whisper", url="https://a.example/x")
    shown, ignored = select([found], Settings(ignores=(ignore(**conditions),)))
    assert (found not in shown) is silent
    assert bool(ignored) is silent
    assert any(item.code == "RS901" for item in shown) is not silent


def test_an_ignore_that_fits_nothing_names_itself() -> None:
    (told,) = select([], Settings(ignores=(ignore(row="Whisper"),))).shown
    assert told.message == "the ignore of RS408 for row 'Whisper' (because) fits nothing any more: take it away"
    assert told.place == Place("readme-sync.toml", 7, 1, 7, 1)


def test_an_ignore_that_ended_says_when_and_what_it_would_still_silence() -> None:
    ended = Settings(ignores=(ignore(until=date(2026, 1, 31)),))
    shown = select([finding(), finding(line=11)], ended).shown
    assert shown[-1].message == (
        "the ignore of RS408 (because) ended on 2026-01-31 and still fits 2 findings: fix them, or give it another day"
    )
    (told,) = select([], ended).shown
    assert told.message == "the ignore of RS408 (because) ended on 2026-01-31 and fits nothing any more: take it away"


def test_a_partial_run_says_nothing_of_configured_ignores() -> None:
    assert select([], Settings(ignores=(ignore(),)), whole=False).shown == ()
    assert select([], directives=[comment("RS408")], whole=False).shown != ()


def test_paths_can_ignore_rules() -> None:
    settings = Settings(per_path=(("drafts/", ("RS4", "RS9")),), path="readme-sync.toml")
    shown, ignored = select([finding(path="drafts/a.md"), finding()], settings)
    assert [item.place.path for item in shown] == ["en/README.md"]
    assert ignored[0].reason == "per-path 'drafts/' in readme-sync.toml"


def test_rs901_obeys_like_every_other_rule() -> None:
    lost = [comment("RS408")]
    assert select([], Settings(ignore=("RS901",)), lost).shown == ()
    assert select([], Settings(select=("RS4",)), lost).shown == ()
    assert select([], Settings(severity={"RS9": "error"}), lost).shown[0].severity == "error"
    assert select([], Settings(per_path=(("en/", ("RS901",)),)), lost).shown == ()
    assert select([], Settings(ignores=(ignore("RS901"),)), lost).shown == ()


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("ignore RS408 the French page says more", (("RS408",), "the French page says more")),
        ("<!-- readme-sync: ignore RS408 why -->", (("RS408",), "why")),
        ("readme-sync: ignore RS408, RS409: two  words", (("RS408", "RS409"), "two words")),
        ("ignore RS408 RS409 why", (("RS408", "RS409"), "why")),
        ("ignore RS408,RS408 why", (("RS408",), "why")),
        ("ignore rs4 - RSS is theirs", (("RS4",), "RSS is theirs")),
        ("ignore RS408: RS409 is right as well", (("RS408",), "RS409 is right as well")),
        ("ignore RS408 フランス語版のほうが詳しい", (("RS408",), "フランス語版のほうが詳しい")),
        ("ignore\nRS408\nbecause", (("RS408",), "because")),
        ("ignore RS408", "ignores RS408 without a reason; write 'ignore RS408 the reason'"),
        ("ignore RS408:", "ignores RS408 without a reason; write 'ignore RS408 the reason'"),
        ("ignore", "names no rule; write 'ignore RS408 the reason'"),
        ("ignore row-missing why", "names no rule; write 'ignore RS408 the reason'"),
        ("ignore RS40B why", "'RS40B' is not a rule's code such as RS408; write 'ignore RS408 the reason'"),
        ("disable RS408", "'disable' is not something readme-sync can be told; write 'ignore RS408 the reason'"),
        ("", "tells nothing; write 'ignore RS408 the reason'"),
    ],
)
def test_comments_are_read(text: str, result: object) -> None:
    assert parse_directive(text) == result


@given(st.text(max_size=60))
def test_any_comment_is_read_or_explained(text: str) -> None:
    read = parse_directive(f"ignore {text}")
    assert isinstance(read, str) or (all(read[0]) and read[1])


@given(
    st.lists(
        st.builds(
            finding, st.sampled_from([*OFFLINE]), st.integers(1, 4), st.sampled_from(["README.md", "en/README.md"])
        ),
        max_size=8,
    ),
    st.lists(st.builds(comment, st.sampled_from(["RS4", "RS408", "RS409"]), line=st.integers(1, 4)), max_size=4),
)
def test_nothing_is_lost_and_a_used_comment_is_never_called_unused(
    findings: list[Finding], directives: list[Directive]
) -> None:
    shown, ignored = select(findings, directives=directives)
    rest = [item for item in shown if item.code != "RS901"]
    assert len(rest) + len(ignored) == len(findings)
    for directive in directives:
        used = any(f.code.startswith(directive.codes) and directive.covers(f) for f in findings)
        told = any(f.code == "RS901" and f.place == directive.place for f in shown)
        same_line = [other for other in directives if other.place == directive.place]
        assert told is not used or len(same_line) > 1
    assert len({item.fingerprint for item in shown}) == len(shown)


@pytest.mark.parametrize(
    ("severity", "failing"),
    [("error", {"error", "warning", "info"}), ("warning", {"warning", "info"}), ("info", {"info"})],
)
def test_a_run_fails_from_the_asked_severity_on(severity: Severity, failing: set[str]) -> None:
    found = [finding()._replace(severity=severity)]
    assert {level for level in FAIL_ON if fails(found, level)} == failing
    assert not fails([], "info")
