"""Full addresses in a language line that are a letter off an edition's file, beside others of the same repository."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.editions.language_line import LanguageLink, resolve
from readme_sync.rules.slips import near
from readme_sync.values import NamedTuple

_FILES = "/blob/"


class MistypedSwitch(NamedTuple):
    """A label's link, the file that it leads to, and the edition that was meant."""

    link: LanguageLink
    path: str
    meant: Edition


def mistyped_switches(
    links: Sequence[tuple[LanguageLink, Edition | None]], lacking: Sequence[Edition]
) -> Iterator[MistypedSwitch]:
    """Yield the labels that lead to no edition, where one of the ``lacking`` ones is called nearly so.

    Another label leads to an edition of the same repository and branch: no other repository is meant.
    """
    homes = {_home(link.target) for link, target in links if target is not None} - {""}
    for link, target in links if homes else ():
        if target is not None or _home(link.target) not in homes:
            continue
        path = resolve(link.target, "") or ""
        meant = next((one for one in lacking if near(path, one.path)), None)
        if meant is not None:
            yield MistypedSwitch(link, path, meant)


def _home(target: str) -> str:
    """Return the repository and the branch of a file's full address; "" for anything else."""
    repository, _, rest = target.partition(_FILES)
    return f"{repository}{_FILES}{rest.partition('/')[0]}" if "://" in repository else ""
