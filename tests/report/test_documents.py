"""What very many documents have wrong alike is one finding, and all that comes before that looks at each by itself."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.finding import SEVERITIES, EditionSummary, Finding, Place, Replacement, Report
from readme_sync.report.documents import gathered
from readme_sync.text import Span
from tests.use.conftest import repository
from tests.use.repository import Repository

__all__ = ["repository"]

_NAMES = ("a", "b", "c", "d", "e")


def _finding(path: str, message: str = "there is no file") -> Finding:
    return Finding("RS304", "missing-file", "error", message, Place(path, 3, 1, 3, 9), "en")


def _report(findings: tuple[Finding, ...], paths: tuple[str, ...]) -> Report:
    return Report(tuple(EditionSummary("en", path, True, 0, 0, path) for path in paths), findings)


def test_of_four_documents_one_finding_is_left_with_all_places() -> None:
    paths = tuple(f"docs/{name}.md" for name in _NAMES)
    (one,) = gathered(_report(tuple(map(_finding, paths)), paths)).findings
    assert one.message == "there is no file; in 5 documents, such as docs/b.md and docs/c.md"
    assert [one.place.path, *(other.place.path for other in one.related)] == list(paths)


@pytest.mark.parametrize(
    "odd",
    [
        _finding("d.md", "another"),
        _finding("d.md")._replace(subject="other"),
        _finding("d.md")._replace(edition="fr"),
        _finding("d.md")._replace(severity="info"),
    ],
    ids=["message", "subject", "language", "severity"],
)
def test_what_differs_in_anything_that_a_reader_is_told_stays_apart(odd: Finding) -> None:
    report = _report((*map(_finding, ("a.md", "b.md", "c.md")), odd), ("a.md", "b.md", "c.md", "d.md"))
    assert gathered(report) == report


def test_many_places_of_few_documents_stay_apart() -> None:
    report = _report(
        tuple(_finding(path) for path in ("a.md", "b.md", "c.md") for _ in range(9)), ("a.md", "b.md", "c.md")
    )
    assert gathered(report) == report


def test_it_can_be_fixed_where_each_can_be() -> None:
    paths = tuple(f"{name}.md" for name in _NAMES)
    fixed = tuple(
        one._replace(fix=(Replacement(one.place, Span(0, 1), "x"),), is_safe=path != "b.md")
        for path, one in zip(paths, map(_finding, paths), strict=True)
    )
    (one,) = gathered(_report(fixed, paths)).findings
    assert [edit.place.path for edit in one.fix] == list(paths)
    assert not one.is_safe
    (one,) = gathered(_report((*fixed[:4], fixed[4]._replace(fix=())), paths)).findings
    assert one.fix == ()


@given(
    st.lists(
        st.builds(
            lambda name, word, line, level: _finding(name, word)._replace(
                place=Place(name, line, 1, line, 2), severity=level, subject=word, occurrence=line
            ),
            st.sampled_from([f"{name}.md" for name in _NAMES]),
            st.sampled_from(["x", "y"]),
            st.integers(1, 3),
            st.sampled_from(SEVERITIES[:2]),
        ),
        max_size=40,
    )
)
def test_no_place_is_lost_and_fingerprints_stay_those_of_findings(findings: list[Finding]) -> None:
    report = _report(tuple(findings), tuple(f"{name}.md" for name in _NAMES))
    after = gathered(report).findings
    assert sorted(one.place for one in findings) == sorted(
        place for one in after for place in (one.place, *(other.place for other in one.related))
    )
    assert {one.fingerprint for one in after} <= {one.fingerprint for one in findings}


def _tree(repository: Repository, **more: str) -> None:
    pages = {
        f"docs/{tag}/{name}.md": f"# {name} {tag}\n\nSee [it](../lost.md).\n" for name in _NAMES for tag in ("en", "fr")
    }
    repository.commit({"readme-sync.toml": 'documents = ["docs/{language}/{path}"]\n', **pages, **more})


def test_an_ignore_a_selection_and_the_cache_meet_each_document(repository: Repository) -> None:
    _tree(repository)
    ignored = "See [it](../lost.md). <!-- readme-sync: ignore RS304 it comes later -->\n"
    repository.write({"docs/en/b.md": f"# b en\n\n{ignored}"})
    for _ in range(2):
        said = json.loads(repository.run("check", "--select", "RS304,RS901", "--format", "json").out)
        (one,) = said["findings"]
        assert "in 4 documents, such as docs/en/c.md and docs/en/d.md" in one["message"]
        assert {"docs/en/c.md", "docs/en/e.md"} <= {other["path"] for other in one["related"]}
        assert [other["path"] for other in said["ignored"]] == ["docs/en/b.md"]
    assert "in 4 documents" not in repository.run("check", "docs/en/c.md", "docs/en/d.md", "--select", "RS304").out


def test_a_base_compares_the_documents_one_by_one(repository: Repository) -> None:
    _tree(repository)
    repository.write({f"docs/en/{name}.md": f"# {name} en\n\nSee [it](../lost.md).\n" for name in ("f", "g")})
    out = repository.run("check", "--base", "HEAD", "--select", "RS304").out
    assert [line.partition(":")[0] for line in out.splitlines()] == ["docs/en/f.md", "docs/en/g.md"]


def test_the_statistics_count_it_in_each_document(repository: Repository) -> None:
    _tree(repository)
    said = repository.run("check", "--select", "RS304", "--statistics").out
    assert "5 RS304 missing-file" in said
    assert [f"1 docs/en/{name}.md" in said for name in _NAMES] == [True] * len(_NAMES)


def test_a_fix_mends_each_document(repository: Repository) -> None:
    _tree(repository)
    repository.write({f"docs/en/{name}.md": f"# {name} en\n\n[it](docs/en/a.md)\n" for name in _NAMES})
    repository.write({f"docs/fr/{name}.md": f"# {name} fr\n" for name in _NAMES})
    said = repository.run("check", "--select", "RS304")
    assert "in 5 documents" in said.out
    said = repository.run("check", "--select", "RS304", "--fix")
    assert said.out == ""
    assert "fixed 5 findings" in said.err
