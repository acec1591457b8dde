"""What the program postpones is there all the same for whoever asks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import sys
from readme_sync.cli import start
for name in start._SELDOM:
    sys.modules.pop(name, None)
    start._postpone(name)
import linecache, traceback
from ipaddress import ip_address
assert "ip_network" in vars(sys.modules["ipaddress"])
assert "getline" not in vars(linecache), "an import alone loads nothing"
try:
    raise ValueError("here")
except ValueError:
    print(traceback.format_exc())
assert "getline" in vars(linecache)
assert not hasattr(linecache, "nothing_of_the_kind")
print(ip_address("127.0.0.1"), linecache.getline(sys.argv[1], 1))
"""


def test_a_postponed_module_is_loaded_by_the_first_question(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("its first line\n")
    command = [sys.executable, "-c", _PROGRAM, str(tmp_path / "file")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert "ValueError: here" in done.stdout
    assert done.stdout.endswith("127.0.0.1 its first line\n\n")
