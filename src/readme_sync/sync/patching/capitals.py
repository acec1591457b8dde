"""Names that the source spells with other capitals now: a product's name is spelt in one way in every language."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.sync.tokens import Token


def respelt(went: Sequence[Token], came: Sequence[Token]) -> str | None:
    """Return a name as it is spelt now, where capitals within it are all that changed: Github is GitHub.

    Whether a word begins with a capital is each language's affair.
    """
    if len(went) != 1 or len(came) != 1 or not went[0].kind == came[0].kind == "name":
        return None
    was, now = went[0].text, came[0].text
    is_name = was.casefold() == now.casefold() and was[1:] != now[1:] and not now.isupper()
    return now if is_name else None
