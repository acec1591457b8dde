"""Files are replaced at one moment or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from readme_sync.errors import InputError
from readme_sync.fix.write import Replacement, write


def test_bytes_mode_and_links_are_kept(tmp_path: Path) -> None:
    text = "\ufeffone\r\ntwo"
    (tmp_path / "real.md").write_bytes(text.encode())
    (tmp_path / "real.md").chmod(0o640)
    (tmp_path / "link.md").symlink_to("real.md")
    assert write(tmp_path, {"link.md": Replacement(text, text + "\r\nthree")}) == ("link.md",)
    assert (tmp_path / "real.md").read_bytes() == "\ufeffone\r\ntwo\r\nthree".encode()
    assert stat.S_IMODE((tmp_path / "real.md").stat().st_mode) == 0o640
    assert (tmp_path / "link.md").is_symlink()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["link.md", "real.md"]


def test_nothing_is_written_when_one_file_has_changed(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("old\n")
    (tmp_path / "b.md").write_text("somebody's\n")
    with pytest.raises(InputError, match=r"b\.md: not written: the file has changed"):
        write(tmp_path, {name: Replacement("old\n", "new\n") for name in ("a.md", "b.md")})
    assert (tmp_path / "a.md").read_text() == "old\n"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("name", ["../outside.md", "out.md", "folder", "missing.md"])
def test_nothing_outside_the_root_is_written(tmp_path: Path, name: str) -> None:
    root = tmp_path / "root"
    (root / "folder").mkdir(parents=True)
    outside = tmp_path / "outside.md"
    outside.write_text("old")
    (root / "out.md").symlink_to(outside)
    with pytest.raises(InputError, match="not written"):
        write(root, {name: Replacement("old", "new")})
    assert outside.read_text() == "old"


_WRITER = """
import sys
from pathlib import Path
from readme_sync.fix.write import Replacement, write
root, old, new = Path(sys.argv[1]), "a" * 300_000, "b" * 400_000
print("ready", flush=True)
while True:
    write(root, {name: Replacement(old, new) for name in ("a.md", "b.md")})
    old, new = new, old
"""


def test_a_killed_process_leaves_old_or_new(tmp_path: Path) -> None:
    whole = {b"a" * 300_000, b"b" * 400_000}
    for turn in range(4):
        for name in ("a.md", "b.md"):
            (tmp_path / name).write_bytes(b"a" * 300_000)
        command = (sys.executable, "-c", _WRITER, str(tmp_path))
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            seen = 0
            while seen < 20 + 7 * turn and process.poll() is None:  # let it come to different points of its work
                seen += (tmp_path / "a.md").read_bytes() in whole
            os.kill(process.pid, signal.SIGKILL)
        for name in ("a.md", "b.md"):
            assert (tmp_path / name).read_bytes() in whole
