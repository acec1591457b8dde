"""Texts that are somebody's words as they are: titles of papers, legal notices."""

from __future__ import annotations

import re

from readme_sync.regex import lazy

_CITED = lazy(
    r"\bet al\b|\bcopyright\b|\(c\) *[12]\d{3}|©|\ball rights reserved\b|\byou may not use this file\b"
    r"|\bdistributed in the hope that it will be\b|\blicen[sc]ed under\b|\bbased on a work at\b"
    r"|\bfree software[:;,]? you can redistribute\b"
    r"|\bwarrant(?:y|ies) (?:or conditions|of any kind)\b|\bpermission is hereby granted\b",
    re.IGNORECASE,
)
# What stands in a notice that is kept letter by letter, also where other editions translate theirs.
OWNED = lazy(
    r"\bcopyright\b|\([cC]\) *[12]\d{3}|©|\bwork at\b|\bis\s+licensed\s+under\s+(?:a|the)\b|\bet al\b", re.IGNORECASE
)
# One of them stands in every sentence that is cited: looked for first, since hardly a sentence is.
_MAY_BE_CITED = (
    "et al",
    "copyright",
    "nsed under",
    "nced under",
    "based on a work",
    "(c)",
    "©",
    "all rights",
    "you may not",
    "in the hope",
    "warrant",
    "redistribute",
    "permission is",
)


def is_cited(text: str) -> bool:
    """Tell whether a text says that it is somebody's words as they are: a title's, a legal notice's."""
    return any(map(text.lower().__contains__, _MAY_BE_CITED)) and _CITED.search(text) is not None
