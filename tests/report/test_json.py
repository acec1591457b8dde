"""The JSON contract: keys, their order, and values that can always be written."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
from hypothesis import given

from readme_sync.finding import Place, Report
from readme_sync.report import json as format_
from readme_sync.report.json_schema import Document, json_schema
from tests.report.reports import CLEAN, MISSING, REPORT, hostile, reports

KEYS = (
    "code name severity message path line column end_line end_column edition section row column_name related url "
    "fixable fingerprint"
)


def test_the_report_is_the_contract_to_the_letter() -> None:
    report = REPORT._replace(findings=(MISSING,), ignored=())
    assert json.loads(format_.render(report)) == {
        "schema": 1,
        "editions": [
            {"language": "ja", "path": "README.md", "source": True, "tables": 27, "rows": 261},
            {"language": "en", "path": "en/README.md", "source": False, "tables": 27, "rows": 261},
            {"language": "fr", "path": "fr/README.md", "source": False, "tables": 27, "rows": 259},
        ],
        "findings": [
            {
                "code": "RS404",
                "name": "row-missing",
                "severity": "error",
                "message": "fr lacks the row Whisper, which ja and en have",
                "path": "fr/README.md",
                "line": 475,
                "column": 1,
                "end_line": 475,
                "end_column": 1,
                "edition": "fr",
                "section": "reference",
                "row": "Whisper",
                "column_name": None,
                "related": [{"path": "README.md", "line": 476, "message": "ja has it here"}],
                "url": None,
                "fixable": False,
                "fingerprint": MISSING.fingerprint,
            }
        ],
        "ignored": [],
        "skipped": [{"code": "RS501", "reason": "the network was not asked"}],
        "summary": {"error": 1, "warning": 0, "info": 0},
    }


def test_keys_stand_in_the_order_of_the_contract() -> None:
    document = json.loads(format_.render(REPORT))
    assert list(document) == ["schema", "editions", "findings", "ignored", "skipped", "summary"]
    assert list(document["findings"][0]) == KEYS.split()
    assert list(document["ignored"][0]) == [*KEYS.split(), "reason"]
    assert list(document["summary"]) == ["error", "warning", "info"]


def test_text_is_written_as_it_is_and_half_characters_as_escapes() -> None:
    odd = MISSING._replace(message="値 \ud83d", place=Place("a\udcff.md", 1, 1, 1, 1))
    written = format_.render(Report((), (odd,)))
    assert "値 \\ud83d" in written
    assert json.loads(written.encode("utf-8"))["findings"][0]["path"] == "a\udcff.md"


@given(reports(hostile))
def test_every_report_fits_the_schema_and_comes_back(report: Report) -> None:
    written = format_.render(report)
    assert written.endswith("}\n")
    assert written.count("\n") == 1
    document = json.loads(written)
    Document.model_validate(document)
    assert [found["message"] for found in document["findings"]] == [found.message for found in report.findings]


def test_the_schema_is_a_schema_and_refuses_more_and_less() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    document = format_.document(CLEAN)
    assert validator.is_valid(document)
    assert not validator.is_valid({**document, "more": 1})
    assert not validator.is_valid({key: value for key, value in document.items() if key != "summary"})
    assert not validator.is_valid({**document, "schema": 2})


def test_writing_json_needs_no_pydantic() -> None:
    program = "import sys; import readme_sync.report.json; print('pydantic' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
