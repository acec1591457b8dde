"""Addresses on GitHub and its like: a repository's, and files' that no page has, since what shows them is lacking."""

from __future__ import annotations

from readme_sync.regex import lazy

_FILE = lazy(
    r"https?://(?:www\.)?github\.com/(?!(?:user-attachments|orgs|apps|sponsors|marketplace|topics|settings|features)/)"
    r"[\w-]+/[\w.-]+/(?P<path>[\w%.@+-]+(?:/[\w%.@+-]+){0,30}\.(?:md|rst|txt|ipynb|png|jpe?g|gif|pdf))(?:[?#].*)?",
)
# What GitHub has below a repository's address; a file of such a name is not judged.
_PAGES = frozenset(
    "actions archive assets attestations blame blob branches codespaces commit commits community compare contributors"
    " deployments discussions downloads edit files find forks graphs issues labels media merge-queue milestone"
    " milestones network new packages pkgs projects pull pulls pulse raw releases rules search security settings"
    " stargazers subscription suites tags tarball tree upload watchers wiki workflows zipball".split()
)
_REPOSITORY = lazy(
    r"(?:https?://)?(?:www\.)?(?:github|gitlab|codeberg|gitee)\.(?:com|org)/[\w.-]+/([\w.-]+?)(?:\.git)?/?"
)


def repository_name(url: str) -> str:
    """Return the name of the repository that an address is the page of, with or without its scheme; "" of others."""
    found = _REPOSITORY.fullmatch(url)
    return found[1] if found is not None else ""


def lacks_branch(url: str) -> str:
    """Return the path of a file in an address that goes from the repository to it without a branch; "" of others.

    ``https://github.com/owner/name/guide.md`` is no page: ``blob/main/guide.md`` is.
    """
    found = _FILE.fullmatch(url)
    if found is None or found["path"].partition("/")[0].lower() in _PAGES:
        return ""
    return found["path"]
