"""Which rules run, and which of their findings are shown: codes, comments, configured ignores.

An ignore that fits nothing is itself a finding (RS901), but only when the rules it names were really
run: an ignore of a dead link is not "unused" because nobody asked the network.
"""

from __future__ import annotations

from readme_sync.selection.apply import Selected, apply
from readme_sync.selection.choose import RuleLike, chosen, fails
from readme_sync.selection.directives import Directive, parse_directive

__all__ = ["Directive", "RuleLike", "Selected", "apply", "chosen", "fails", "parse_directive"]
