"""Files of a repository are opened in files.py and nowhere else: read from the sources, and watched in a run."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

from tests.attacks.conftest import Repository

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "readme_sync"

# What touches the file system, and why: these are no files of a repository, or the command line names them.
# A new module that reads one asks files.py; one that writes has its place allowed there and its reason here.
MAY = {
    "files.py": "the one opener",
    "bytecode.py": "keeps the bytecode of our modules beside Python's own",
    "compiled.py": "keeps compiled patterns beside the bytecode, as Python keeps compiled modules",
    "sources.py": "lists folders below the root, and runs git",
    "history.py": "looks for .git in the folders above",
    "cli/main.py": "is -C a folder",
    "cli/where.py": "looks for .git in the folders above",
    "cli/output.py": "writes what --output names, a place that files.py allowed",
    "cli/init.py": "makes new files at places that files.py allowed",
    "cli/figure.py": "makes the folder of a figure at a place that files.py allowed",
    "fix/write.py": "replaces documents that were read before, at places that sources.exists allowed",
    "document_sets/entries.py": "keeps answers in the user's own cache folder",
    "cli/store.py": "reads what `store import` names, the user's own",
    "cli/written.py": "keeps a note in the repository's git folder, which git names",
    "cli/workflow.py": "adds to the job's summary, which GitHub names",
    "cli/defect.py": "writes a log to the folder for temporary files",
    "bot/context.py": "reads the event, which GitHub names",
    "store/file.py": "opens the store, at a place that files.py allowed",
    "store/salvage.py": "reads the damaged store page by page, at a place that files.py allowed",
    "store/store.py": "opens the store, at a place that files.py allowed",
    "store/created.py": "opens the store, at a place that files.py allowed",
}
_FUNCTIONS = frozenset(
    "access chdir chmod link listdir lstat makedirs mkdir open readlink remove rename replace rmdir scandir stat"
    " symlink truncate unlink utime walk exists getsize isdir isfile islink lexists realpath samefile".split()
)
_METHODS = frozenset(
    "chmod exists glob hardlink_to is_dir is_file is_symlink iterdir lstat mkdir open read_bytes read_text readlink"
    " resolve rglob rmdir samefile stat symlink_to touch unlink walk write_bytes write_text".split()
)
_MODULES = frozenset(
    {"sqlite3", "subprocess", "shutil", "tempfile", "fileinput", "linecache", "mmap", "zipfile", "tarfile"}
)


def touches(call: ast.Call) -> bool:
    """Return whether this call may reach the file system."""
    match call.func:
        case ast.Name(id=name):
            return name == "open"
        case ast.Attribute(value=ast.Name(id="files" | "sources"), attr=_):
            return False
        case ast.Attribute(value=ast.Name(id="os"), attr=name):
            return name in _FUNCTIONS
        case ast.Attribute(value=ast.Attribute(value=ast.Name(id="os"), attr="path"), attr=name):
            return name in _FUNCTIONS
        case ast.Attribute(value=ast.Name(id=module), attr=_) if module in _MODULES | {"io"}:
            return module != "io" or call.func.attr == "open"
        case ast.Attribute(attr=name):
            return name in _METHODS
        case _:
            return False


def test_no_other_module_touches_files() -> None:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        calls = [
            node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call) and touches(node)
        ]
        if calls:
            found[name] = [f"line {call.lineno}: {ast.unparse(call)[:80]}" for call in calls]
    assert {name: lines for name, lines in found.items() if name not in MAY} == {}
    assert set(MAY) <= set(found), "this reason is not needed any more"


_WATCH = """
import json, sys
root, package, *arguments = sys.argv[1:]
openers = set()

def watch(event, details):
    if event in ("open", "os.listdir", "os.scandir") and str(details[0]).startswith(root):
        frame = sys._getframe(1)
        while frame is not None and not frame.f_code.co_filename.startswith(package):
            frame = frame.f_back
        openers.add((event, frame.f_code.co_filename[len(package) + 1:] if frame else "another"))

sys.addaudithook(watch)
from readme_sync.cli.main import main
code = main(["-C", root, *arguments])
print(json.dumps([code, sorted(openers)]), file=sys.stderr)
"""


def test_nothing_else_opens_them_in_a_run(repository: Repository) -> None:
    repository.write("readme-sync.toml", 'documents = ["docs/{language}/a.md"]\n')
    repository.write(".lycheeignore", "^https://b\\\\.example\n")
    repository.write("docs/fr/a.md", "# Bonjour\n")
    repository.commit()
    repository.write("README_fr.md", "# Les modèles\n\nCette page est une [liste](docs/fr/a.md) des modèles.\n")
    opened = set()
    for arguments in (["check", "--base", "HEAD"], ["rows"], ["dump", "links"], ["check", "docs/fr/a.md"]):
        command = (sys.executable, "-c", _WATCH, str(repository.root), str(PACKAGE), *arguments)
        ran = subprocess.run(command, capture_output=True, check=True, timeout=60)
        code, found = json.loads(ran.stderr.splitlines()[-1])
        assert code in {0, 1}, ran
        opened |= {tuple(one) for one in found}
    assert opened == {("open", "files.py"), ("os.scandir", "files.py"), ("os.scandir", "sources.py")}
