"""The action as a runner runs it: its scripts in order, the real readme-sync, GitHub and the web on loopback."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.bot.runner import Done, Runner, clean_environ
from tests.servers.github_api import State
from tests.servers.web import Web
from tests.use.layouts import LAYOUTS
from tests.use.repository import Repository

OURS = next(layout for layout in LAYOUTS if layout.name == "ours")
Calls = list[tuple[list[str], dict[str, str]]]


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as server:
        yield server


@pytest.fixture
def workspace(tmp_path: Path) -> Repository:
    """Return a checkout: one old mistake in the commit that a pull request starts from, and one that it brings."""
    place = Repository(tmp_path / "a repository")
    place.write(OURS.files)
    place.replace(*OURS.old)
    place.commit()
    place.replace(*OURS.change)
    place.commit()
    return place


@pytest.fixture
def temp(tmp_path: Path) -> Path:
    """Return the runner's temporary folder with the environment that its cache holds: this readme-sync, and a diary."""
    bin_ = tmp_path / "temp" / "readme-sync" / "environment" / "bin"
    bin_.mkdir(parents=True)
    (bin_ / "python").symlink_to(sys.executable)
    program = bin_ / "readme-sync"
    program.write_text(
        f"#!{sys.executable}\n"
        """
import json, os, pathlib, sys
kept = {name: os.environ.get(name) for name in ("GITHUB_TOKEN", "README_SYNC_CACHE", "README_SYNC_STORE")}
with (pathlib.Path(os.environ["RUNNER_TEMP"]) / "calls.jsonl").open("a") as file:
    file.write(json.dumps([sys.argv[1:], kept]) + "\\n")
from readme_sync.cli.main import main
sys.exit(main())
""",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return tmp_path / "temp"


class Hosted:
    """What the actions of others answer, and what they were given."""

    def __init__(self) -> None:
        self.used: list[tuple[str, Mapping[str, str]]] = []

    def __call__(self, action: str, given: Mapping[str, str]) -> Mapping[str, str]:
        self.used.append((action, given))
        return {
            "actions/setup-python": {"python-path": sys.executable},
            "actions/cache/restore": {"cache-hit": "true"},
        }.get(action, {})


def carry_out(
    root: Path,
    workspace: Repository,
    temp: Path,
    hosted: Hosted,
    *,
    event: str,
    environ: Mapping[str, str] | None = None,
    token: str = "bot",
    **inputs: str,
) -> tuple[Done, Calls]:
    base = workspace.git("rev-parse", "HEAD~1")
    payload = {"pull_request": {"number": 1, "base": {"sha": base}}} if event == "pull_request" else {}
    (temp / "event.json").write_text(json.dumps(payload), encoding="utf-8")
    github = {"token": token, "event_name": event, "run_id": "7", "run_attempt": "1", "event": payload, "sha": base}
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    runner = Runner(root / "action.yml", workspace.root, temp, github, hosted)
    surroundings = {
        "GITHUB_EVENT_PATH": str(temp / "event.json"),
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_RUN_ID": "7",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_SHA": "a" * 40,
    }
    done = runner.run(given, {**clean_environ(), **surroundings, **(environ or {})})
    calls = (temp / "calls.jsonl").read_text(encoding="utf-8").splitlines()
    return done, [tuple(json.loads(call)) for call in calls]


def test_a_pull_request_is_told_what_it_brings(root: Path, workspace: Repository, temp: Path) -> None:
    hosted = Hosted()
    done, [(arguments, _)] = carry_out(root, workspace, temp, hosted, event="pull_request")
    reports = (temp / "readme-sync" / "reports").resolve()
    assert arguments == [
        f"--trusted={workspace.git('rev-parse', 'HEAD~1')}",
        "check",
        "--format=github",
        f"--also=json={reports}/readme-sync.json",
        f"--also=sarif={reports}/readme-sync.sarif",
        f"--base={workspace.git('rev-parse', 'HEAD~1')}",
        "--",
    ]
    assert not done.succeeded
    assert done.outputs == {
        "errors": "0",
        "warnings": "1",
        "infos": "0",
        "exit-code": "1",
        "json": f"{reports}/readme-sync.json",
        "sarif": f"{reports}/readme-sync.sarif",
        "report": "",
    }
    assert "::warning file=fr/README.md,line=11," in done.log
    assert "note: 1 older finding not shown" in done.log
    assert done.summary.startswith("### readme-sync found 1 warning\n")
    assert f"https://github.com/o/r/blob/{'a' * 40}/fr/README.md?plain=1#L11" in done.summary
    assert "Install readme-sync" not in done.steps
    assert [action for action, _ in hosted.used] == ["actions/setup-python", "actions/cache/restore"]


@pytest.mark.parametrize("event", ["workflow_run", "issue_comment"])
def test_a_job_that_may_check_out_a_stranger_trusts_the_default_branch(
    root: Path, workspace: Repository, temp: Path, event: str
) -> None:
    hosted = Hosted()
    _, [(arguments, _)] = carry_out(root, workspace, temp, hosted, event=event, online="true", paths="NOTES.md")
    assert "actions/cache/save" not in {action for action, _ in hosted.used}
    assert arguments[0] == f"--trusted={workspace.git('rev-parse', 'HEAD~1')}"
    assert not any(one.startswith("--base") for one in arguments)


def test_a_check_of_everything_keeps_its_judgements_for_the_next(root: Path, workspace: Repository, temp: Path) -> None:
    hosted = Hosted()
    done, [(_, environ)] = carry_out(root, workspace, temp, hosted, event="push")
    kept = (temp / "readme-sync/judgements").resolve()
    assert environ["README_SYNC_CACHE"] == str(kept)
    assert any(path.is_file() for path in kept.rglob("*")), done.log
    saved = hosted.used[-1]
    assert (saved[0], saved[1]["path"]) == ("actions/cache/save", str(kept))
    assert saved[1]["key"] == "readme-sync-judgements-7-1"
    assert [given["key"] for action, given in hosted.used if action == "actions/cache/restore"][1:] == [saved[1]["key"]]


def test_the_comment_follows_the_pull_request(root: Path, workspace: Repository, temp: Path, server: State) -> None:
    environ = {"GITHUB_API_URL": server.url}
    server.open_issue("a pull request", pull=True)
    for _ in range(2):
        carry_out(root, workspace, temp, Hosted(), event="pull_request", comment="true", environ=environ)
    [comment] = server.comments
    assert "readme-sync found 1 warning" in comment["body"]
    workspace.replace(OURS.change[0], OURS.change[2], OURS.change[1])
    workspace.commit()
    workspace.git("reset", "--quiet", "--soft", "HEAD~1")
    workspace.git("commit", "--quiet", "--amend", "--allow-empty", "--message", "fixed")
    done, _ = carry_out(root, workspace, temp, Hosted(), event="pull_request", comment="true", environ=environ)
    assert done.succeeded, done.log
    assert "is fixed" in server.comments[0]["body"]
    assert len(server.comments) == 1


def test_the_token_of_a_fork_only_reads(root: Path, workspace: Repository, temp: Path, server: State) -> None:
    server.open_issue("a pull request", pull=True)
    done, _ = carry_out(
        root,
        workspace,
        temp,
        Hosted(),
        event="pull_request",
        token="reader",
        comment="true",
        environ={"GITHUB_API_URL": server.url},
    )
    assert done.outputs["exit-code"] == "1"
    assert "::warning title=readme-sync::--comment: GitHub refuses" in done.log
    assert server.comments == []
    assert done.summary.startswith("### readme-sync found 1 warning\n")


def test_a_schedule_asks_everything_keeps_it_and_writes_the_issue(
    root: Path, workspace: Repository, temp: Path, server: State, web: Web
) -> None:
    links = f"# 一覧\n\n[消えた]({web.origin}/status/404) と[ある]({web.origin}/ok)ページ。\n"
    for path in ("en/README.md", "fr/README.md"):
        (workspace.root / path).unlink()
    workspace.write({"README.md": links, "readme-sync.toml": 'allow-private-addresses = ["127.0.0.0/8"]\n'})
    workspace.commit()
    hosted = Hosted()
    done, calls = carry_out(
        root,
        workspace,
        temp,
        hosted,
        event="schedule",
        online="true",
        issue="true",
        fail_on="never",
        format="text",
        environ={"GITHUB_API_URL": server.url},
    )
    assert done.succeeded, done.log
    assert [arguments[0] for arguments, _ in calls] == ["check", "report", "report"]
    assert not any("--base" in argument for argument in calls[0][0])
    assert "RS501" in done.log
    assert done.outputs["report"].endswith("/reports/link-rot.html")
    assert f"{web.origin}/status/404" in Path(done.outputs["report"]).read_text(encoding="utf-8")
    [issue] = server.issues
    assert issue["state"] == "open"
    assert f"{web.origin}/status/404" in issue["body"]
    stores = {environ["README_SYNC_STORE"] for _, environ in calls}
    assert stores == {str((temp / "readme-sync/store/observations.sqlite3").resolve())}
    assert Path(stores.pop()).is_file()
    saved = hosted.used[-1]
    assert saved[0] == "actions/cache/save"
    assert saved[1]["key"] == "readme-sync-store-7-1"
    assert {environ["GITHUB_TOKEN"] for _, environ in calls} == {"bot"}


def test_a_pull_request_asks_about_what_it_adds_and_keeps_nothing_for_others(
    root: Path, workspace: Repository, temp: Path, web: Web
) -> None:
    link = "[{}](" + web.origin + "/status/{})"
    settings = 'allow-private-addresses = ["127.0.0.0/8"]\n'
    workspace.commit({"NOTES.md": link.format("old", 404), "readme-sync.toml": settings})
    workspace.commit({"NOTES.md": f"{link.format('old', 404)} {link.format('new', 410)}"})
    hosted = Hosted()
    done, _ = carry_out(root, workspace, temp, hosted, event="pull_request", online="true", paths="NOTES.md")
    assert done.outputs["errors"] == "1", done.log
    assert {request.path for request in web.requests} == {"/status/410"}
    assert "actions/cache/save" not in [action for action, _ in hosted.used]


def test_paths_and_hostile_inputs_stay_words(root: Path, workspace: Repository, temp: Path) -> None:
    hostile = "$(touch pwned); `touch pwned` --output=x\n\n-x y.md\n"
    done, [(arguments, _)] = carry_out(
        root, workspace, temp, Hosted(), event="push", paths=hostile, base="$(touch pwned)", fail_on="'; touch pwned"
    )
    assert done.outputs["exit-code"] == "2"
    assert arguments[arguments.index("--") + 1 :] == ["$(touch pwned); `touch pwned` --output=x", "-x y.md"]
    assert "--base=$(touch pwned)" in arguments
    assert list(workspace.root.glob("pwned")) == []
    assert list(workspace.root.glob("x")) == []


def test_wrong_usage_fails_and_names_no_report(root: Path, workspace: Repository, temp: Path) -> None:
    done, calls = carry_out(root, workspace, temp, Hosted(), event="schedule", base="nope", issue="true", online="true")
    assert not done.succeeded
    assert done.outputs["exit-code"] == "2"
    assert done.outputs["sarif"] == done.outputs["errors"] == ""
    assert len(calls) == 1
    assert "Keep what the servers answered" in done.steps


def test_nothing_of_the_checked_repository_is_imported(root: Path, workspace: Repository, temp: Path) -> None:
    for module in ("json", "hashlib", "pathlib", "os"):
        (workspace.root / f"{module}.py").write_text("import sys\nsys.exit('imported')\n", encoding="utf-8")
    done, _ = carry_out(root, workspace, temp, Hosted(), event="pull_request")
    assert done.outputs["warnings"] == "1", done.log


def test_the_environment_is_named_by_what_goes_into_it(
    root: Path, workspace: Repository, temp: Path, tmp_path: Path
) -> None:
    action = tmp_path / "action"
    (action / "src").mkdir(parents=True)
    for name in ("action.yml", "pyproject.toml"):
        shutil.copy(root / name, action / name)
    keys = []
    for source in ("a", "a", "b"):
        (action / "src" / "main.py").write_text(source, encoding="utf-8")
        hosted = Hosted()
        carry_out(action, workspace, temp, hosted, event="push")
        keys.append(hosted.used[1][1]["key"])
    assert keys[0] == keys[1]
    assert len(set(keys)) == 2
    assert keys[0].startswith("readme-sync-environment-Linux-")


def test_translations_follow_a_push(root: Path, workspace: Repository, temp: Path, server: State) -> None:
    environ = {"GITHUB_API_URL": server.url, "GITHUB_EVENT_NAME": "push", "GITHUB_REF": "refs/heads/main"}
    done, calls = carry_out(
        root, workspace, temp, Hosted(), event="push", environ=environ, sync="true", fail_on="never"
    )
    assert done.succeeded, done.log
    assert calls[-1][0] == ["sync", "--pull-request", "--translate=memory"]
    assert calls[-1][1]["GITHUB_TOKEN"] == "bot"
    assert "the pull request: nothing" in done.log


def test_nothing_is_synced_for_a_pull_request(root: Path, workspace: Repository, temp: Path, server: State) -> None:
    environ = {"GITHUB_API_URL": server.url, "GITHUB_EVENT_NAME": "pull_request"}
    done, calls = carry_out(
        root, workspace, temp, Hosted(), event="pull_request", environ=environ, sync="true", fail_on="never"
    )
    assert "Bring the translations in step" not in done.steps
    assert len(calls) == 1
    assert server.requests == []


def test_the_comment_offers_the_translations_as_a_patch(
    root: Path, workspace: Repository, temp: Path, server: State
) -> None:
    server.open_issue("a pull request", pull=True)
    workspace.git("checkout", "--quiet", "--detach", "HEAD~1")
    workspace.replace("README.md", "8,192", "9,192")
    workspace.commit()
    environ = {"GITHUB_API_URL": server.url}
    carry_out(root, workspace, temp, Hosted(), event="pull_request", comment="true", environ=environ)
    [comment] = server.comments
    offered = comment["body"].split("````diff\n")[1].split("\n````\n")[0]
    (temp / "translations.patch").write_text(f"{offered}\n", encoding="utf-8")
    workspace.git("apply", str(temp / "translations.patch"))
    assert "9,192" in (workspace.root / "en" / "README.md").read_text(encoding="utf-8")
