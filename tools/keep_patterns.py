"""Keeps beside the bytecode what `make` has compiled: the modules in one file, and a check's regular expressions."""

from __future__ import annotations

import gc
import pkgutil
from importlib import import_module

from readme_sync import bytecode, compiled

_IMPORTED_BY_A_CHECK = (
    "align document_sets editions language markdown records rules selection settings urls "
    "pipeline.check report.text cli.check cli.main"
).split()


def main() -> None:
    """Import what a check imports, and have those compiled that wait for the first text that needs them."""
    if (modules := bytecode.use()) is not None:
        modules.keep()
    patterns = compiled.use()
    if patterns is None:
        return
    from readme_sync.regex import lazy  # what is imported from here on has its patterns kept

    for package in _IMPORTED_BY_A_CHECK:
        module = import_module(f"readme_sync.{package}")
        for found in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{module.__name__}."):
            import_module(found.name)
    for waiting in gc.get_objects():
        if type(waiting) is type(lazy("")):
            waiting.match  # noqa: B018 -- asking compiles it
    for name in ("tomllib", "difflib"):  # settings are read, and long texts compared with them
        import_module(name)
    patterns.keep()


if __name__ == "__main__":
    main()
