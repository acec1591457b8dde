"""``python -m readme_sync``."""

from __future__ import annotations

from readme_sync.cli.start import run

run()
