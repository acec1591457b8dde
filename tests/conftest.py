"""What every test shares: how hypothesis runs, an environment without the caller's leanings, where ../shared is."""

from __future__ import annotations

import gc
import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.examples import USUAL

ROOT = Path(__file__).resolve().parent.parent

# A machine that runs several suites at once makes single examples slow, and that is no failure of ours.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=USUAL)
settings.register_profile("here", parent=_PATIENT)
# CI judges a change, so it tries the same examples every time; people find the new ones.
settings.register_profile("ci", parent=_PATIENT, derandomize=True, database=None, print_blob=True)
settings.register_profile("long", parent=_PATIENT, max_examples=20 * USUAL)  # make test-long
settings.load_profile("ci" if os.environ.get("CI") else "here")

# A job in the background (`make test &`, nohup, some CI runners) is started with SIGINT ignored, and every process that
# a test starts and interrupts would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Tests say themselves what they want of these; what the caller's terminal, runner or login says must not decide.
_TERMINAL = {"CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TTY_COMPATIBLE"}
_PREFIXES = ("GITHUB_", "GIT_", "HF_", "README_SYNC_")
for _name in list(os.environ):
    if _name in _TERMINAL or _name.startswith(_PREFIXES):
        del os.environ[_name]
os.environ["README_SYNC_CACHE"] = ""  # nothing of a test is kept for another, nor in the home of who runs it

# Servers on loopback bring their own authority. Those of this machine, which every new client would read for 50 ms, are
# asked by nobody: here is a folder that has none.
os.environ.pop("SSL_CERT_FILE", None)
os.environ["SSL_CERT_DIR"] = str(ROOT / "tests")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than cores: tests that wait for a server leave one idle (195 s become 167 on two)."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that wait for servers longest, so that others run meanwhile; the rest stays shuffled."""
    items.sort(key=lambda item: item.get_closest_marker("waits") is None)


def pytest_collection_finish() -> None:
    """Let the garbage collector look seldom, and never at what was collected: a sixth of the time went there."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of this repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return ``../shared``, the corpora and histories that lie beside this repository, or skip without them."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip("needs ../shared")
    return path
