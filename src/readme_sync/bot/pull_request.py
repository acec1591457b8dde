"""The one pull request that brings the translations in step: made, edited in place, closed when nothing is left of it.

Its branch holds one commit of ours, made again from the base each time through the Git data API, so that nothing has
to be pushed and no code of the repository runs. Whose commit it is stands in the commit itself: a line names the parent
and the tree that we gave it, and a commit that anybody amended, rebased or put on top does not have them any more.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any, Literal
from urllib.parse import quote

from readme_sync.bot.api import GitHub, GitHubError, RefusedError, UnsureError
from readme_sync.bot.issue import address_of
from readme_sync.bot.sticky import Item, compose, find, make, mark, notes, now, same
from readme_sync.values import NamedTuple

BRANCH = "readme-sync/sync"
SYNC = mark("sync")
TITLE = "Bring the translations in step"
_REF = f"/git/refs/heads/{BRANCH}"
_PROPOSAL = re.compile(r"<!-- readme-sync:proposal ([0-9a-f]+) -->")
_OURS = re.compile(r"^Readme-Sync: parent ([0-9a-f]{40}(?: [0-9a-f]{40})?) tree ([0-9a-f]{40})$", re.MULTILINE)
_EMPTY = "Nothing is left to do here: the translations are in step."
_SETTLING = 5.0  # seconds for a lost creation to show
_TRIES = 3
CLASHES = frozenset({409, 422})


class Base(NamedTuple):
    """The branch that the pull request is for, and the commit of it that was read."""

    branch: str
    commit: str


class File(NamedTuple):
    """A file as it is to be: its path with forward slashes (no symbolic link), its bytes and whether it can be run."""

    path: str
    content: bytes
    is_executable: bool = False


class PullOutcome(NamedTuple):
    """What was done to the pull request, and why nothing was where that is to be told."""

    action: Literal["nothing", "made", "edited", "closed", "unchanged", "left alone"]
    number: int | None = None
    address: str | None = None
    reason: str = ""
    is_settled: bool = True  # whether nothing of this run is left for a later one


class _LeftAloneError(Exception):
    """What is there is somebody else's, or this run is behind; or a person has decided (``is_settled``)."""

    def __init__(self, message: str, *, is_settled: bool = False) -> None:
        super().__init__(message)
        self.is_settled = is_settled


def sync_pull_request(github: GitHub, owner: str, base: Base, files: tuple[File, ...], body: str) -> PullOutcome:
    """Bring the repository's one pull request in line with ``files``, and say what was done.

    ``owner`` is whom the repository belongs to. Without files (or with files that are as at the base) the pull request
    is closed and its branch removed. A branch with a commit that is not ours, a pull request of somebody else from it,
    and a proposal that a person has closed are left alone, and so is everything when the base has moved on: a later
    run does the work.

    Raises:
        GitHubError: when GitHub refuses or does not answer. Doing it again later is always safe.
    """
    listing = _Listing(github, {"head": f"{owner}:{BRANCH}", "base": base.branch})
    try:
        commit = _OwnBranch(github).check()
        opened = listing.opened()
        tree = _tree(github, base, files) if files else ""
        if not tree:
            return _close(github, commit, opened)
        return _offer(github, listing, base, tree, _proposal(files), body)
    except _LeftAloneError as left:
        return PullOutcome("left alone", reason=str(left), is_settled=left.is_settled)


class _Listing(NamedTuple):
    """The pull requests from our branch."""

    github: GitHub
    query: Mapping[str, str]

    def opened(self) -> list[Item]:
        """Return those of ours that are open, the oldest first."""
        found = find(self.github, "/pulls", SYNC, state="open", **self.query)
        ours = {item["id"] for item in found}
        if any(item.get("id") not in ours for item in self.github.items("/pulls", state="open", **self.query)):
            raise _LeftAloneError(f"somebody else has opened a pull request from {BRANCH}")
        return found

    def is_declined(self, proposal: str) -> bool:
        """Return whether a person has closed a pull request of ours that offered the very same."""
        closed = find(self.github, "/pulls", SYNC, state="closed", **self.query)
        return any(not item.get("merged_at") and _offered(item) == proposal for item in closed)

    def make(self, fields: Mapping[str, object]) -> list[Item]:
        """Make one, or find the one that another run has just made."""
        try:
            return make(self.github, "/pulls", SYNC, fields, state="open", **self.query)
        except RefusedError as refused:
            found = self.opened() if refused.status in CLASHES else []
            if not found:
                raise
            return found


class _OwnBranch(NamedTuple):
    """Our branch, as long as it is ours."""

    github: GitHub

    def check(self) -> str | None:
        """Return the commit that it is at, or None when there is no such branch.

        Raises:
            _LeftAloneError: somebody else has committed to it.
        """
        ref = self.github.one(f"/git/ref/heads/{BRANCH}")
        if ref is None:
            return None
        commit = _sha(ref.get("object"))
        found = self.github.one(f"/commits/{commit}")
        if found is None or not self._wrote(found):
            raise _LeftAloneError(f"somebody has committed to {BRANCH}")
        return commit

    def _wrote(self, commit: Item) -> bool:
        inner = commit.get("commit")
        match = _OURS.search(str(inner.get("message"))) if isinstance(inner, dict) else None
        if not isinstance(inner, dict) or match is None:
            return False
        parents = commit.get("parents")
        if not isinstance(parents, list) or [_sha(parent) for parent in parents] != match[1].split():
            return False
        author = commit.get("author")  # None where the address is no account's
        alike = not isinstance(author, dict) or "login" not in author or self._is_ours(author)
        return alike and _sha(inner.get("tree")) == match[2]

    def _is_ours(self, author: Item) -> bool:
        identity = self.github.identity()
        return identity.wrote({"user": author}) or (self.github.ask_viewer() and self._is_ours(author))

    def move(self, commit: str) -> None:
        """Let it point at ``commit``, from where it was when it was found to be ours and from nowhere else."""
        for attempt in range(_TRIES):
            known = self.check()
            if known == commit:
                return
            try:
                if known is None:
                    self.github.create("/git/refs", {"ref": f"refs/heads/{BRANCH}", "sha": commit})
                elif not self.github.swap(f"heads/{BRANCH}", known, commit):
                    self._forward(known, commit)
            except UnsureError as unsure:
                self.github.wait(_SETTLING, str(unsure))
            except RefusedError as refused:
                # Another run may have made or removed it between the two requests; a protected branch stays refused.
                if refused.status not in CLASHES or attempt + 1 == _TRIES:
                    raise
                self.github.wait(_SETTLING, str(refused))
            else:
                return
        raise GitHubError(f"GitHub did not confirm that {BRANCH} was moved")

    def _forward(self, known: str, commit: str) -> None:
        """Let it hold what ``commit`` holds, where the server moves a branch on no other condition than: forward.

        What it was at becomes a parent as well. So a commit that a person has put there in between is no parent, and
        the server refuses: it would not be a fast forward.
        """
        made = self.github.one(f"/git/commits/{commit}") or {}
        joined = _commit(self.github, [*_parents(made), known], _sha(made.get("tree")))
        self.github.change(_REF, {"sha": joined, "force": False})


def _tree(github: GitHub, base: Base, files: tuple[File, ...]) -> str:
    """Return the tree of the base with ``files`` in it, or nothing if that is the base's own."""
    known = github.one(f"/git/commits/{base.commit}")
    if known is None:
        raise GitHubError(f"GitHub does not know the commit {base.commit[:12]}: it has to be pushed first")
    before = _sha(known.get("tree"))
    entries = [
        {
            "path": file.path,
            "mode": "100755" if file.is_executable else "100644",
            "type": "blob",
            "sha": _blob(github, file.content),
        }
        for file in files
    ]
    tree = _sha(_create(github, "/git/trees", {"base_tree": before, "tree": entries}))
    return "" if tree == before else tree


def _commit(github: GitHub, parents: list[str], tree: str) -> str:
    message = f"{TITLE}\n\nReadme-Sync: parent {' '.join(parents)} tree {tree}\n"
    return _sha(_create(github, "/git/commits", {"message": message, "tree": tree, "parents": parents}))


def _blob(github: GitHub, content: bytes) -> str:
    fields = {"content": base64.b64encode(content).decode(), "encoding": "base64"}
    return _sha(_create(github, "/git/blobs", fields))


def _create(github: GitHub, path: str, fields: Mapping[str, object]) -> dict[str, Any]:
    """Make a Git object. What has the same content is the same object: asking again makes no second one."""
    return _again(github, lambda: github.create(path, fields))


def _again(github: GitHub, ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    for _ in range(_TRIES - 1):
        try:
            return ask()
        except UnsureError as unsure:
            github.wait(_SETTLING, str(unsure))
    return ask()


def _offer(github: GitHub, listing: _Listing, base: Base, tree: str, proposal: str, body: str) -> PullOutcome:
    opened = listing.opened()
    if not opened and listing.is_declined(proposal):
        raise _LeftAloneError("a person has closed a pull request that offered the same", is_settled=True)
    moved = _move(github, base, tree)
    report = f"<!-- readme-sync:proposal {proposal} -->\n{body.strip()}"
    made = not opened
    if made:
        fields = {"title": TITLE, "head": BRANCH, "base": base.branch, "body": compose(report, "", SYNC)}
        opened = listing.make(fields)
    pull, *younger = opened
    if type(pull.get("number")) is not int:
        raise GitHubError("GitHub made a pull request and does not say its number")
    for duplicate in younger:
        _shut(github, duplicate, f"Duplicate of #{pull['number']}.")
    edited = _edit(github, pull, report)
    action: Literal["made", "edited", "unchanged"] = "made" if made else "edited" if edited or moved else "unchanged"
    return PullOutcome(action, pull["number"], address_of(pull))


def _move(github: GitHub, base: Base, tree: str) -> bool:
    """Bring our branch to a commit of ``tree`` on the base; return whether it was at another one."""
    own = _OwnBranch(github)
    known = own.check()
    found = github.one(f"/git/commits/{known}") if known else None
    if found is not None and _sha(found.get("tree")) == tree and _parents(found)[:1] == [base.commit]:
        return False
    commit = _commit(github, [base.commit], tree)
    head = github.one(f"/git/ref/heads/{quote(base.branch)}")  # `fix#3` would be asked for as `fix`
    if head is None or _sha(head.get("object")) != base.commit:
        raise _LeftAloneError(
            f"{base.branch} has moved on since it was read: --base with the commit before brings this change"
        )
    own.move(commit)
    return True


def _edit(github: GitHub, pull: Item, report: str) -> bool:
    if same(pull.get("body"), _body(pull, report)):
        return False
    path = f"/pulls/{pull['number']}"
    found = now(github, path, SYNC)
    if found is None or found.get("state") != "open" or same(found.get("body"), _body(found, report)):
        return False
    github.change(path, {"body": _body(found, report)})
    return True


def _close(github: GitHub, commit: str | None, opened: list[Item]) -> PullOutcome:
    for pull in opened:
        _shut(github, pull, _EMPTY)
    if commit is not None and _OwnBranch(github).check() == commit:
        _remove(github, commit)
    if not opened:
        return PullOutcome("nothing")
    return PullOutcome("closed", opened[0]["number"], address_of(opened[0]))


def _remove(github: GitHub, commit: str) -> None:
    try:
        github.swap(f"heads/{BRANCH}", commit, None)  # a server that takes no condition with it keeps the branch
    except RefusedError as refused:
        if refused.status not in CLASHES:  # how GitHub says that it is gone already, or somebody's by now
            raise
    except UnsureError:
        pass  # a later run removes it, if this one has not


def _shut(github: GitHub, pull: Item, words: str) -> None:
    path = f"/pulls/{pull['number']}"
    found = now(github, path, SYNC)
    if found is not None and found.get("state") == "open":
        github.change(path, {"body": _body(found, words), "state": "closed"})


def _body(pull: Item, report: str) -> str:
    return compose(report, notes(pull.get("body") or "", SYNC) or "", SYNC)


def _proposal(files: tuple[File, ...]) -> str:
    known = hashlib.sha256()
    for file in sorted(files):
        known.update(f"{file.path}\0{len(file.content)}\0".encode("utf-8", "surrogatepass") + file.content)
    return known.hexdigest()[:24]


def _offered(item: Item) -> str:
    match = _PROPOSAL.search(str(item.get("body")))
    return match[1] if match else ""


def _parents(commit: Item) -> list[str]:
    parents = commit.get("parents")
    return [_sha(parent) for parent in parents] if isinstance(parents, list) else []


def _sha(value: object) -> str:
    """Return the name of a Git object that an answer speaks of."""
    sha = value.get("sha") if isinstance(value, dict) else None
    if not isinstance(sha, str) or not re.fullmatch(r"[0-9a-f]{40}", sha):
        raise GitHubError("GitHub answered with something that names no Git object")
    return sha
