"""``readme-sync figure`` on a small repository: what it writes, says and answers, and where dates come from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readme_sync.cli.main import main
from readme_sync.observation import HubAnswer
from readme_sync.store.store import Store

Run = Callable[..., tuple[int, str, str]]
HEAD = {
    "ja": '[English](README.en.md)\n\n## モデル <a id="merged-models"></a>\n\n| モデル | 開発元 |\n|---|---|\n',
    "en": '[日本語](README.md)\n\n## Models <a id="merged-models"></a>\n\n| Model | Developer |\n|---|---|\n',
}
ROWS = """\
| [Alpha](https://example.org/news/20240614_01/) ([7b](https://huggingface.co/acme/alpha-7b)) | Acme |
| [Beta](https://huggingface.co/acme/beta-13b) | Acme |
| [Gamma](https://example.org/2024/04/30/) | Acme |
"""
JA, EN = "figures/parameter_size_overview_ja.svg", "figures/parameter_size_overview_en.svg"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Return a function that runs readme-sync on a repository of two editions."""
    (tmp_path / "README.md").write_text(HEAD["ja"] + ROWS, encoding="utf-8")
    (tmp_path / "README.en.md").write_text(HEAD["en"] + ROWS, encoding="utf-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["-C", str(tmp_path), *arguments])
        said = capfd.readouterr()
        return code, said.out, said.err

    return call


def test_it_draws_one_figure_a_language_and_counts_what_it_left_out(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("figure")
    assert code == 0
    assert (
        f"{EN}: written. Shown: 1 of 3 models; left out: 1 without a known release date, 1 without a stated size.\n"
        in out
    )
    assert "Alpha" in (tmp_path / JA).read_text(encoding="utf-8")
    assert "Beta" not in (tmp_path / EN).read_text(encoding="utf-8")


def test_a_figure_that_would_show_nothing_is_not_written(run: Run, tmp_path: Path) -> None:
    for name in ("README.md", "README.en.md"):
        path = tmp_path / name
        path.write_text(path.read_text(encoding="utf-8").replace("20240614_01", "launch"), encoding="utf-8")
    code, out, _ = run("figure")
    assert code == 1
    assert f"{EN}: not written, it would show no model. Shown: 0 of 3 models; left out: 2 without" in out
    assert not (tmp_path / "figures").exists()


def test_a_second_run_changes_nothing_and_check_tells_when_rows_have_moved_on(run: Run, tmp_path: Path) -> None:
    assert run("figure", "--check")[0] == 1
    assert not (tmp_path / "figures").exists()
    run("figure")
    before = (tmp_path / EN).read_bytes()
    assert run("figure", "--check")[:2] == (0, run("figure")[1])
    assert (tmp_path / EN).read_bytes() == before
    readme = tmp_path / "README.en.md"
    readme.write_text(readme.read_text(encoding="utf-8").replace("7b", "8b"), encoding="utf-8")
    code, out, _ = run("figure", "--check")
    assert code == 1
    assert f"{EN}: is not what the rows say." in out
    assert (tmp_path / EN).read_bytes() == before


@pytest.mark.parametrize(("made", "drawn"), [("2024-02-29", 2), ("2022-03-02", 1)])
def test_the_store_dates_rows_without_a_date_but_not_by_the_day_it_all_began(
    run: Run, tmp_path: Path, made: str, drawn: int
) -> None:
    day = datetime.fromisoformat(f"{made}T23:29:04").replace(tzinfo=UTC)
    with Store(tmp_path / "links.sqlite", warn=lambda _: None) as store:
        store.record(HubAnswer("model", "acme/beta-13b", datetime(2026, 1, 1, tzinfo=UTC), "exists", created_at=day))
    code, out, _ = run("figure", "--store", "links.sqlite")
    assert code == 0
    assert f"Shown: {drawn} of 3 models" in out
    assert (f"Beta, 13B, {made}" in (tmp_path / EN).read_text(encoding="utf-8")) == (drawn == 2)


def test_a_store_that_is_not_there_is_wrong_usage_and_none_is_made(run: Run, tmp_path: Path) -> None:
    code, _, err = run("figure", "--store", "nothing.sqlite")
    assert code == 2
    assert "there is no file" in err
    assert not (tmp_path / "nothing.sqlite").exists()


def test_settings_name_kinds_and_the_path(run: Run, tmp_path: Path) -> None:
    settings = '[data]\nkinds = { "none*" = "merged" }\n[figure]\npath = "out/{language}.svg"\n'
    (tmp_path / "readme-sync.toml").write_text(settings, encoding="utf-8")
    code, _, err = run("figure")
    assert code == 2
    assert "data.kinds" in err
    (tmp_path / "readme-sync.toml").write_text(settings.replace("none", "merged"), encoding="utf-8")
    assert run("figure")[0] == 0
    assert (tmp_path / "out" / "ja.svg").is_file()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('[figure]\npath = "out.svg"\n', "readme-sync.toml:2: figure.path: 'out.svg' must contain {language}"),
        ('[figure]\npath = "../{language}.svg"\n', "must lie inside the repository"),
        ('[figure]\npaht = "x"\n', "did you mean 'path'"),
        ('[data.kinds]\n"x" = "marged"\n', "did you mean 'merged'"),
        ('[data.columns]\n"x" = "sise"\n', "must be one of model, architecture"),
    ],
)
def test_wrong_settings_say_where_and_what(run: Run, tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "readme-sync.toml").write_text(written, encoding="utf-8")
    code, _, err = run("figure")
    assert code == 2
    assert said in err
