"""``python -m readme_sync``."""

from __future__ import annotations

import sys

from readme_sync.cli.main import main

sys.exit(main())
