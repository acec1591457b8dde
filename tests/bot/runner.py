"""A composite action's steps, carried out as a runner would: expressions, conditions, outputs and bash scripts.

What the pinned actions of others do (a Python, a cache) is answered by the test; the scripts really run.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_TOKEN = re.compile(r"'[^']*'|==|!=|&&|\|\||[()]|[\w.-]+|\S")
_WORDS = {"&&": "and", "||": "or", "==": "==", "!=": "!=", "(": "(", ")": ")"}

Used = Callable[[str, Mapping[str, str]], Mapping[str, str]]


class Done(NamedTuple):
    """What came of a run: the log, the steps that ran, their outputs, the action's own outputs, success."""

    log: str
    steps: tuple[str, ...]
    outputs: Mapping[str, str]
    summary: str
    succeeded: bool


class Runner:
    """Carries out one action in ``workspace`` for one event."""

    def __init__(self, action: Path, workspace: Path, scratch: Path, github: Mapping[str, Any], used: Used) -> None:
        self._action: dict[str, Any] = yaml.safe_load(action.read_text(encoding="utf-8"))
        self._folder = action.parent
        self._workspace = workspace
        self._scratch = scratch
        self._github = github
        self._used = used
        self._outputs: dict[str, dict[str, str]] = {}
        self._succeeded = True

    def run(self, inputs: Mapping[str, str], environ: Mapping[str, str]) -> Done:
        """Run all steps with ``inputs``, as ``with:`` gives them, and ``environ``, as the runner has it."""
        context = {
            "github": self._github,
            "runner": {"os": "Linux", "temp": str(self._scratch)},
            "steps": {},
            "inputs": {name: field.get("default", "") for name, field in self._action["inputs"].items()},
        }
        context["inputs"] = {
            **{name: self._text(value, context) for name, value in context["inputs"].items()},
            **inputs,
        }
        log, ran = "", []
        summary = self._scratch / "summary.md"
        summary.touch()
        for number, step in enumerate(self._action["runs"]["steps"]):
            context["steps"] = {name: {"outputs": values} for name, values in self._outputs.items()}
            if not self._wanted(step.get("if"), context):
                continue
            ran.append(step["name"])
            if "uses" in step:
                given = {name: self._text(value, context) for name, value in step["with"].items()}
                outputs = dict(self._used(step["uses"].partition("@")[0], given))
            else:
                given = {name: self._text(value, context) for name, value in step.get("env", {}).items()}
                said, outputs = self._script(number, step, {**environ, **given}, summary)
                log += said
            self._outputs[step.get("id", str(number))] = outputs
        context["steps"] = {name: {"outputs": values} for name, values in self._outputs.items()}
        own = {name: self._text(field["value"], context) for name, field in self._action["outputs"].items()}
        return Done(log, tuple(ran), own, summary.read_text(encoding="utf-8"), self._succeeded)

    def _script(
        self, number: int, step: Mapping[str, Any], environ: Mapping[str, str], summary: Path
    ) -> tuple[str, dict[str, str]]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "an expression in a script can bring its own commands"
        script, output = self._scratch / f"{number}.sh", self._scratch / f"{number}.output"
        script.write_text(step["run"], encoding="utf-8")
        output.touch()
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=self._workspace,
            env={
                **environ,
                "GITHUB_ACTION_PATH": str(self._folder),
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(summary),
                "GITHUB_WORKSPACE": str(self._workspace),
                "GITHUB_ACTIONS": "true",
                "RUNNER_OS": "Linux",
                "RUNNER_TEMP": str(self._scratch),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        self._succeeded = self._succeeded and done.returncode == 0
        pairs = (line.partition("=") for line in output.read_text(encoding="utf-8").splitlines())
        return done.stdout + done.stderr, {name: value for name, _, value in pairs}

    def _wanted(self, condition: str | None, context: Mapping[str, Any]) -> bool:
        if condition is None:
            return self._succeeded
        return bool(self._value(condition, context)) and (self._succeeded or "always()" in condition)

    def _text(self, text: object, context: Mapping[str, Any]) -> str:
        return _EXPRESSION.sub(lambda match: str(self._value(match[1], context)), str(text))

    def _value(self, expression: str, context: Mapping[str, Any]) -> object:
        """Return the value of an expression; what is not there is the empty string, as on a runner."""
        python = ""
        tokens = _TOKEN.findall(expression.replace("always()", "'always'"))
        for token in tokens:
            if token in _WORDS:
                python += f" {_WORDS[token]} "
            elif token.startswith("'"):
                python += repr(token[1:-1])
            else:
                value: object = context
                for part in token.split("."):
                    value = value.get(part, "") if isinstance(value, Mapping) else ""
                python += repr(value)
        return eval(python, {"__builtins__": {}})  # our own file's expressions, in a test


def clean_environ() -> dict[str, str]:
    """Return an environment without anything of the runner that may run these tests."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
