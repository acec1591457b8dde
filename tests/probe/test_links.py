"""Links against a web that misbehaves: what was seen is recorded, and proves no more than it proves."""

from __future__ import annotations

import pytest

from readme_sync.http.options import HostLimits
from readme_sync.observation import Answered, Failed, Observation, judge, state_of, symptom
from readme_sync.probe.run import Outcome
from tests.servers.asking import AT_ONCE, Ask
from tests.servers.loopback import HandClock
from tests.servers.web import Web


def only(outcome: Outcome) -> Observation:
    assert outcome.not_asked == []
    (one,) = outcome.observations
    return one


@pytest.mark.parametrize(
    ("path", "state", "sign"),
    [
        ("/ok", "alive", "200"),
        ("/missing", "dead", "404"),
        ("/status/410", "dead", "410"),
        ("/status/401", "unknown", "401"),
        ("/status/403", "unknown", "403"),
        ("/status/415", "unknown", "415"),
        ("/status/451", "unknown", "451"),
        ("/status/500", "unknown", "500"),
        ("/status/599", "unknown", "599"),
        ("/status/999", "unknown", "999"),
        ("/no-location", "unknown", "301"),
        ("/no-head", "alive", "200"),
        ("/head-lies", "alive", "200"),
        ("/bot-wall", "unknown", "challenge"),
        ("/challenge", "unknown", "challenge"),
        ("/soft-404", "unknown", "soft-404"),
        ("/buried/paper.html", "unknown", "to-home"),
        ("/members", "unknown", "login"),
        ("/cookie-wall", "alive", "200"),
        ("/wrong-length", "alive", "200"),
        ("/bomb", "alive", "200"),
        ("/broken-gzip", "alive", "200"),
        ("/endless", "alive", "200"),
        ("/circle/0", "unknown", "too-many-redirects"),
        ("/chain/100", "unknown", "too-many-redirects"),
        ("/chain/19", "alive", "200"),
        ("/bad-header", "unknown", "protocol"),
        ("/not-http", "unknown", "protocol"),
        ("/silence", "unknown", "reset"),
        ("/reset", "unknown", "reset"),
    ],
)
def test_what_is_seen_and_what_it_proves(web: Web, ask: Ask, path: str, state: str, sign: str) -> None:
    found = {one.key: one for one in ask(web.origin + path, web.at("alive.test", "/ok")).observations}
    one = found[web.origin + path]
    assert (state_of(one), symptom(one)) == (state, sign), one


@pytest.mark.parametrize("path", ["/slow/3", "/drip"])
def test_who_is_too_slow_times_out(web: Web, ask: Ask, path: str) -> None:
    options = {"attempts": 1, "read_timeout": 0.15, "total_timeout": 0.3}
    found = ask(web.origin + path, web.at("alive.test", "/ok"), **options)
    (one,) = (one for one in found.observations if isinstance(one, Failed))
    assert (one.kind, state_of(one)) == ("timeout", "unknown")


def test_a_body_that_drips_after_a_good_head_is_an_answer_all_the_same(web: Web, ask: Ask) -> None:
    one = only(ask(web.origin + "/drip-body#nowhere", read_timeout=0.2, total_timeout=0.3))
    assert isinstance(one, Answered)
    assert (one.status, one.note, one.fragment_found("nowhere")) == (200, "broken-body", None)


def test_a_permanent_redirect_says_where_it_moved_and_each_step_is_recorded(web: Web, ask: Ask) -> None:
    one = only(ask(web.origin + "/to/301?url=/to/302?url=/ok"))
    assert isinstance(one, Answered)
    assert [step.status for step in one.redirects] == [301, 302]
    assert one.moved_to == web.origin + "/to/302?url=/ok"
    assert one.final_url == web.origin + "/ok"
    assert state_of(one) == "moved"


def test_a_passing_redirect_is_no_move(web: Web, ask: Ask) -> None:
    one = only(ask(web.origin + "/to/302?url=/ok"))
    assert isinstance(one, Answered)
    assert (one.moved_to, state_of(one)) == (None, "alive")


@pytest.mark.parametrize(
    ("target", "detail"), [("ftp://127.0.0.1/x", "ftp"), ("javascript:alert(1)", "javascript"), ("A:////[", "no URL")]
)
def test_a_redirect_to_another_scheme_is_not_followed(web: Web, ask: Ask, target: str, detail: str) -> None:
    found = ask(f"{web.origin}/to/302?url={target}", web.at("alive.test", "/ok"))
    (one,) = (one for one in found.observations if isinstance(one, Failed))
    assert one.kind == "bad-url"
    assert detail in one.detail


def test_retry_after_is_honoured(web: Web, ask: Ask, clock: HandClock) -> None:
    one = only(ask(web.origin + "/too-many/120"))
    assert isinstance(one, Answered)
    assert one.status == 200
    assert clock.seconds >= 120


def test_retry_after_as_a_date_is_honoured(web: Web, ask: Ask, clock: HandClock) -> None:
    one = only(ask(web.origin + "/too-many/Fri,_01_May_2026_12:10:00_GMT"))
    assert isinstance(one, Answered)
    assert one.status == 200
    assert 590 <= clock.seconds <= 700


def test_retry_after_beyond_the_time_of_the_run_leaves_the_link_unasked(web: Web, ask: Ask, clock: HandClock) -> None:
    outcome = ask(web.origin + "/too-many/4000", max_time=60.0)
    assert outcome.observations == []
    assert "asks to wait" in outcome.not_asked[0].reason
    assert clock.seconds < 60


def test_a_far_retry_after_of_one_page_holds_for_that_page_alone(web: Web, ask: Ask, clock: HandClock) -> None:
    far, others = f"{web.origin}/refuses/86400", [f"{web.origin}/ok/{number}" for number in range(20)]
    outcome = ask(far, *others, max_time=600.0)
    assert sorted(one.key for one in outcome.observations) == sorted(others)
    assert [one.key for one in outcome.not_asked] == [far]
    assert clock.seconds < 600


def test_a_far_retry_after_of_two_pages_holds_for_the_host(web: Web, ask: Ask) -> None:
    outcome = ask(*(f"{web.origin}/refuses/8640{number}" for number in range(9)), limits=HostLimits(1, 0.0))
    assert outcome.observations == []
    assert len(web.requests) <= 4  # HEAD and GET of two


def test_without_retry_after_the_pause_is_our_own(web: Web, ask: Ask, clock: HandClock) -> None:
    one = only(ask(web.origin + "/too-many/"))
    assert isinstance(one, Answered)
    assert one.status == 200
    assert clock.slept


def test_a_passing_fault_is_tried_again(web: Web, ask: Ask) -> None:
    one = only(ask(web.origin + "/flaky/2"))
    assert isinstance(one, Answered)
    assert one.status == 200


def test_one_host_that_never_answers_is_given_up(web: Web, ask: Ask) -> None:
    links = [web.at("dead.test", f"/silence/{number}") for number in range(40)]
    outcome = ask(*links, web.at("alive.test", "/ok"), attempts=1)
    assert len(outcome.observations) < 20
    assert "did not answer 5 times in a row" in outcome.not_asked[-1].reason
    assert len(outcome.observations) + len(outcome.not_asked) == 41


def test_fragments_are_looked_up_in_the_page(web: Web, ask: Ask) -> None:
    wanted = ["top-of-it", "old", "bare", "readme", "%E6%97%A5%E6%9C%AC%E8%AA%9E", "日本語", "top"]
    absent = ["nowhere", "not-shown2"]
    unclear = ["L10-L20", "/route", "page=3"]
    one = only(ask(*(f"{web.origin}/page#{name}" for name in [*wanted, *absent, *unclear])))
    assert isinstance(one, Answered)
    assert [request.method for request in web.requests] == ["GET"]
    assert {name: one.fragment_found(name) for name in wanted} == dict.fromkeys(wanted, True)
    assert {name: one.fragment_found(name) for name in absent} == dict.fromkeys(absent, False)
    assert {name: one.fragment_found(name) for name in unclear} == dict.fromkeys(unclear, None)


def test_text_fragments_are_looked_up_in_what_a_reader_sees(web: Web, ask: Ask) -> None:
    there = [":~:text=quick%20brown%20fox", "old:~:text=The,dog", ":~:text=fox-,%26%20the,-lazy"]
    not_there = [":~:text=slow%20fox", ":~:text=let%20a"]
    one = only(ask(*(f"{web.origin}/page#{name}" for name in [*there, *not_there])))
    assert isinstance(one, Answered)
    assert [one.fragment_found(name) for name in there] == [True] * 3
    assert [one.fragment_found(name) for name in not_there] == [False] * 2


@pytest.mark.parametrize("path", ["/built-by-script", "/endless", "/bomb", "/broken-gzip", "/wrong-length"])
def test_a_fragment_is_not_called_missing_on_a_page_that_was_not_seen_whole(web: Web, ask: Ask, path: str) -> None:
    one = only(ask(f"{web.origin}{path}#nowhere", max_body=100_000))
    assert isinstance(one, Answered)
    assert one.fragment_found("nowhere") is None


def test_an_unknown_charset_is_read_all_the_same(web: Web, ask: Ask) -> None:
    one = only(ask(f"{web.origin}/wrong-charset#here"))
    assert isinstance(one, Answered)
    assert one.fragment_found("here") is True


def test_a_second_question_is_conditional_and_keeps_what_the_page_said(web: Web, ask: Ask, clock: HandClock) -> None:
    ask(f"{web.origin}/page#old")
    clock.turn(days=8)
    one = only(ask(f"{web.origin}/page#old"))
    assert isinstance(one, Answered)
    assert web.requests[-1].headers["if-none-match"] == '"p1"'
    assert (one.status, one.etag, one.fragment_found("old"), state_of(one)) == (304, '"p1"', True, "alive")


def test_a_fragment_that_was_never_looked_up_makes_a_fresh_link_due(web: Web, ask: Ask) -> None:
    ask(f"{web.origin}/page#old")
    one = only(ask(f"{web.origin}/page#old", f"{web.origin}/page#new"))
    assert isinstance(one, Answered)
    assert (one.status, one.fragment_found("new")) == (200, False)


def test_one_question_for_one_url_however_it_is_spelt(web: Web, ask: Ask) -> None:
    ask(
        web.at("HOST.test", "/ok"),
        web.at("host.test", "/ok"),
        web.at("host.test", "/ok#top"),
        web.at("host.test", "/ok"),
    )
    assert len(web.requests) == 1


def test_hosts_and_paths_in_any_script_are_asked_in_ascii(web: Web, ask: Ask) -> None:
    one = only(ask(web.at("日本語.test", "/ok/道?質=問")))
    assert isinstance(one, Answered)
    assert one.status == 200
    assert web.requests[0].headers["host"].startswith("xn--wgv71a119e.test")
    assert web.requests[0].target == "/ok/%E9%81%93?%E8%B3%AA=%E5%95%8F"


def test_percent_encoding_is_left_as_it_is(web: Web, ask: Ask) -> None:
    ask(web.origin + "/ok/a%2Fb%E3%81%82?x=%20+(1)")
    assert web.requests[0].target == "/ok/a%2Fb%E3%81%82?x=%20+(1)"


def test_nothing_is_sent_but_what_a_browser_would_send(web: Web, ask: Ask) -> None:
    ask(web.at("user:secret@host.test", "/to/302?url=/ok"), github_token="ghp_secret", hub_token="hf_secret")
    for request in web.requests:
        assert "authorization" not in request.headers
        assert "secret" not in str(request)
        assert "link" not in request.headers["user-agent"].lower()


def test_requests_to_one_host_keep_their_distance(web: Web, ask: Ask, clock: HandClock) -> None:
    ask(*(f"{web.origin}/ok/{number}" for number in range(20)), limits=HostLimits(4, 0.5))
    assert clock.seconds >= 19 * 0.5


def test_the_same_failure_over_three_runs_wears_out(web: Web, ask: Ask, clock: HandClock, store: object) -> None:
    url, other = web.origin + "/silence", web.at("alive.test", "/ok")
    for _ in range(3):
        ask(url, other, ages=AT_ONCE)
        clock.turn(hours=25)
    verdict = judge(store.history(url), clock.now())  # type: ignore[attr-defined]
    assert (verdict.state, verdict.times) == ("dead", 3)
    assert verdict.reason == "breaks the connection"
