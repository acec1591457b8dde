"""Runs `sync` with a translator that knows what the maintainers wrote: how far would it come with a perfect one?

    python tools/truth_translator.py ROOT TRUTH [--every 5] [--log FILE] -- readme-sync -C ROOT sync --write

ROOT is a repository whose source edition has changed, TRUTH holds its translations as the maintainers brought them in
step, under the same paths. The command gets `--translate` with an address on loopback that answers with their texts;
with `--every N` each N-th answer errs: a number, a lost link, a dropped token, an order of its own, the source's text.
One line a wrong answer that was written goes to the log (standard error without one), and the command's status is ours.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from readme_sync.pipeline.load import load
from readme_sync.settings.values import Settings
from tests.servers.oracle import Oracle, answers, serving

_TOKEN = re.compile(r"⟦\d+⟧")


def known(root: Path, truth: Path, source: str | None) -> dict[tuple[str, str], str]:
    """Return what the maintainers' translations say for each text of the source as it is now."""
    with tempfile.TemporaryDirectory(prefix="truth-") as folder:
        here = Path(folder) / root.name
        shutil.copytree(root, here)
        shutil.copytree(truth, here, dirs_exist_ok=True)
        loaded = load(here, Settings(source=source))
    return {key: text for catalogue in loaded.catalogues for key, text in answers(catalogue).items()}


def written(oracle: Oracle, root: Path, truth: Path) -> Iterator[str]:
    """Yield the wrong answers that stand in the translations, and not in the maintainers'."""
    paths = [path.relative_to(truth) for path in truth.rglob("*") if path.is_file()]
    for bad, good in oracle.errors:
        wrong, pattern = (re.compile(".*?".join(map(re.escape, _TOKEN.split(text)))) for text in (bad, good))
        for path in paths:
            right = (truth / path).read_text(encoding="utf-8")
            for line in (root / path).read_text(encoding="utf-8").splitlines():
                is_it = wrong.search(line) and (len(bad) > len(good) or not pattern.search(line))
                if is_it and line not in right and "not translated" not in line:
                    yield f"{path}: {bad}: {line}"


def main() -> int:
    """Run the command that stands behind the options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--every", type=int, default=0, help="each so-many-th answer errs (0: none)")
    parser.add_argument("--source", help="the language of the source, where it is not the one that is found")
    parser.add_argument("--log", type=Path)
    parser.add_argument("command", nargs="+")
    chosen = parser.parse_args()
    oracle = Oracle(known(chosen.root, chosen.truth, chosen.source), chosen.every)
    with tempfile.TemporaryDirectory(prefix="store-") as store, serving(oracle) as address:
        environment = {**os.environ, "README_SYNC_STORE": str(Path(store) / "store.db"), "no_proxy": "127.0.0.1"}
        status = subprocess.run([*chosen.command, "--translate", address], env=environment, check=False).returncode
    said = [f"written\t{line}\n" for line in written(oracle, chosen.root, chosen.truth)]
    said += [f"refused\t{wrong}\t{answer}\n" for answer, wrong in oracle.refused if not chosen.every]
    said.append(f"asked {oracle.asked}, wrong {len(oracle.errors)}, unknown {oracle.unknown}\n")
    with chosen.log.open("a", encoding="utf-8") if chosen.log else sys.stderr as out:
        out.writelines(said)
    return status


if __name__ == "__main__":
    sys.exit(main())
