"""What people open, opened: the link-rot report, the summary of a job, the figures. On a phone, by day and by night."""

from __future__ import annotations

import shutil
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from pathlib import Path

import cmarkgfm
import pytest

from readme_sync.cli.main import main
from readme_sync.observation import Answered, HubAnswer
from readme_sync.store.store import Store
from tests.browser.conftest import Open
from tests.browser.measures import FAINT, SMALLEST, WIDTH
from tests.conftest import ROOT

PHONE = 390
MARGIN = 16  # on both sides of a picture on GitHub's page for phones
LEAST = 9.0  # pixels of a letter that can be read
FIGURES = sorted((ROOT / "figures").glob("*.svg"))
LONG = "https://example.com/" + "a-long-path-without-any-break/" * 6

# What GitHub does about Markdown that is too wide for a phone; the colours are its own.
_GITHUB = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>
:root {{ color-scheme: light dark }}
body {{ margin: 0; padding: 16px; overflow-wrap: break-word; background: #fff; color: #1f2328 }}
body {{ font: 16px/1.5 sans-serif }}
a {{ color: #0969da }} img {{ max-width: 100% }} table {{ display: block; max-width: 100%; overflow: auto }}
@media (prefers-color-scheme: dark) {{ body {{ background: #0d1117; color: #f0f6fc }} a {{ color: #4493f8 }} }}
</style><body>{}</body>"""

themes = pytest.mark.parametrize("theme", ["light", "dark"])


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a catalogue with a link of every fate, and a store that knows them."""
    monkeypatch.setenv("README_SYNC_STORE", str(tmp_path / "store.db"))
    links = [
        "https://example.com/gone",
        "https://example.com/back",
        LONG,
        "https://huggingface.co/acme/old",
        "https://example.com/wall",
    ]
    rows = "".join(f"| [Model {number}]({link}) | MIT |\n" for number, link in enumerate(links))
    (tmp_path / "README.md").write_text(f"# Models\n\n| Model | Licence |\n|---|---|\n{rows}", encoding="utf-8")
    now = datetime.now(UTC)

    def day(ago: int) -> datetime:
        return now - timedelta(days=ago)

    with Store(tmp_path / "store.db", pytest.fail) as store:
        store.record(
            *(Answered(links[0], day(ago), "GET", 404 if ago < 30 else 200, links[0]) for ago in range(60, 0, -7)),
            *(Answered(links[1], day(ago), "GET", 404 if ago > 5 else 200, links[1]) for ago in (20, 10, 1)),
            Answered(LONG, day(2), "GET", 404, LONG),
            HubAnswer("model", "acme/old", day(1), "renamed", final_id="acme/new"),
            Answered(links[4], day(1), "GET", 403, links[4]),
        )
    return tmp_path


@themes
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_the_link_rot_report(show: Open, catalogue: Path, width: int, theme: str) -> None:
    assert main(["-C", str(catalogue), "report", "--offline", "--format", "html", "--output", "rot.html"]) == 0
    html = (catalogue / "rot.html").read_text(encoding="utf-8")
    assert html.count('class="entry') >= 4
    with show(html, width=width, theme=theme) as page:
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert page.evaluate(WIDTH) <= width
        assert page.evaluate(FAINT) == []


@themes
def test_the_summary_of_a_job(show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    shutil.copytree(ROOT / "docs/example", tmp_path / "example")
    with (tmp_path / "example/README.md").open("a", encoding="utf-8") as source:
        source.write(f"\n[gone](no/such/{'folder-' * 12}file.md) [x](#nowhere)\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert main(["-C", str(tmp_path / "example"), "check"]) == 1
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "RS304" in summary
    html = _GITHUB.format(cmarkgfm.github_flavored_markdown_to_html(summary))
    with show(html, width=PHONE, theme=theme) as page:
        assert page.evaluate(WIDTH) <= PHONE
        assert page.evaluate(FAINT) == []


@themes
@pytest.mark.parametrize("path", FIGURES, ids=[path.stem for path in FIGURES])
def test_a_figure(show: Open, path: Path, theme: str) -> None:
    svg = path.read_text(encoding="utf-8")
    with show(f"<!doctype html><body style='margin:0'>{svg}</body>", width=1000, theme=theme) as page:
        assert page.evaluate(FAINT) == []
        assert page.evaluate(SMALLEST, PHONE - 2 * MARGIN) >= LEAST
    picture = f"<img alt='' src='data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}'>"
    with show(_GITHUB.format(picture), width=PHONE, theme=theme) as page:
        assert page.evaluate(WIDTH) <= PHONE
        assert page.evaluate("document.images[0].naturalWidth") > 0


def test_the_measures_find_what_is_wrong(show: Open) -> None:
    texts = "<p style='color:#bbb;width:600px'>faint</p><p style='color:#000'>ink</p>"
    grey = f"<body style='margin:0;background:#fff'>{texts}</body>"
    with show(grey, width=PHONE, theme="light") as page:
        assert page.evaluate(WIDTH) > PHONE
        assert [one.partition(": ")[2] for one in page.evaluate(FAINT)] == ["faint"]
