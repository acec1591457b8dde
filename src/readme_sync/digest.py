"""BLAKE2 as ``hashlib`` has it, without what that loads beside it: OpenSSL, a thirtieth of an unchanged check."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b
    except ImportError:  # a Python without its own: OpenSSL's then
        from hashlib import blake2b

__all__ = ["blake2b"]
