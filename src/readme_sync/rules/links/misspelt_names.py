"""Labels of links that are not the name, or the address, which their target and the other editions have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Link
from readme_sync.regex import lazy
from readme_sync.rules.slips import MANY, near
from readme_sync.urls.code_host import repository_name
from readme_sync.urls.hub import parse_hub_url
from readme_sync.urls.locales import neutral
from readme_sync.values import NamedTuple

_NAME = lazy(r"[A-Za-z][\w.-]{5,60}")  # of shorter ones two may differ by a letter
_APART = lazy(r"[\W_]+")
_SCHEMES = ("http://", "https://")


class MisspeltName(NamedTuple):
    """A link of an edition, by its number, and the name or address that its label should have."""

    edition: int
    link: Link
    right: str
    is_address: bool


def misspelt_names(editions: Sequence[Edition]) -> Iterator[MisspeltName]:
    """Yield each link whose label is a slip of what another edition calls the same address, and the address itself.

    So is a label that shows another address, where an edition shows the one that both lead to.
    """
    found = [_named(edition) for edition in editions]
    everywhere = set(found[0]).intersection(*found[1:]) if found else set[tuple[str, str]]()
    labels: dict[str, set[str]] = {}
    for named in found:
        for label, target in named:
            if (label, target) not in everywhere:  # hardly any
                labels.setdefault(target, set()).add(label)
    slips = {
        (label, target): right
        for target, others in labels.items()
        if 1 < len(others) <= MANY
        for label, right in _slips(sorted(others), target)
    }
    for number, named in enumerate(found) if slips else ():
        for (label, target), link in named.items():
            if right := slips.get((label, target)):
                yield MisspeltName(number, link, right, label.startswith(_SCHEMES))


def _slips(labels: Sequence[str], target: str) -> Iterator[tuple[str, str]]:
    """Yield each label of an address that is a slip of another one, with that one."""
    known = _folded(unquote(target))
    right = [label for label in labels if label.startswith(_SCHEMES) or _folded(label) in known]
    for label in labels if right else ():
        if _folded(label) in known:
            continue
        is_slip = _is_other_address if label.startswith(_SCHEMES) else _is_slip
        if found := next((one for one in right if one != label and is_slip(label, one, target)), None):
            yield label, found


def _named(edition: Edition) -> dict[tuple[str, str], Link]:
    """Return the links out of an edition whose labels are a name in Latin letters or an address, by label and target."""
    return {
        (link.text, link.target): link
        for link in edition.document.links
        if link.kind == "inline"
        and "//" in link.target
        and (_NAME.fullmatch(link.text) or link.text.startswith(_SCHEMES))
    }


def _is_slip(label: str, right: str, target: str) -> bool:
    ours, theirs = _folded(label), _folded(right)
    if ours[0] != theirs[0] or abs(len(ours) - len(theirs)) > 1 or not near(ours, theirs):
        return False
    if right.startswith(_SCHEMES):
        return False
    if _folded(repository_name(target)) == theirs or parse_hub_url(target) is not None:
        return True
    return not (label + right).isalpha()  # "exemple" leads to "config.example.yaml"


def _is_other_address(label: str, right: str, target: str) -> bool:
    """Tell whether a label shows another address than its target, and ``right`` shows that one."""
    if not right.startswith(_SCHEMES) or _address(right) != _address(target) or any(map(str.isspace, label)):
        return False
    shown, leads = _address(label), _address(target)
    return not (shown.startswith(leads) or leads.startswith(shown))  # one of them is cut short


def _address(url: str) -> str:
    return neutral(unquote(url)).removeprefix("www.").rstrip("/…. ").casefold()


def _folded(text: str) -> str:
    return _APART.sub("", text.casefold())
