"""GitHub's Git data and pull requests on loopback: objects named by what they hold, refs that move, protected branches.

What it answers is after https://docs.github.com/rest/git and https://docs.github.com/rest/pulls (2022-11-28).
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

Item = dict[str, Any]
Reply = tuple[int, object]
MISSING: Reply = (404, {"message": "Not Found"})


def name_of(value: object) -> str:
    return hashlib.sha1(json.dumps(value, sort_keys=True).encode(), usedforsecurity=False).hexdigest()


@dataclass
class GitData:
    """Objects by their names, refs by theirs (``heads/main``), and the branches that nobody may push to."""

    blobs: dict[str, bytes] = field(default_factory=dict)
    trees: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)  # path: mode, blob
    commits: dict[str, Item] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)
    protected: set[str] = field(default_factory=set)
    pulls: list[Item] = field(default_factory=list)

    def commit(self, branch: str, files: dict[str, bytes], login: str = "maintainer", message: str = "work") -> str:
        """Commit ``files`` on top of ``branch``, as somebody did with git; return the commit."""
        parent = self.refs.get(f"heads/{branch}")
        tree = dict(self.trees[self.commits[parent]["tree"]]) if parent else {}
        for path, content in files.items():
            tree[path] = ("100644", self._blob(content))
        sha = self._commit(message, self._tree(tree), [parent] if parent else [], login)
        self.refs[f"heads/{branch}"] = sha
        return sha

    def files(self, branch: str) -> dict[str, bytes]:
        tree = self.trees[self.commits[self.refs[f"heads/{branch}"]]["tree"]]
        return {path: self.blobs[blob] for path, (_, blob) in tree.items()}

    def parents(self, branch: str) -> list[str]:
        return list(self.commits[self.refs[f"heads/{branch}"]]["parents"])

    def _blob(self, content: bytes) -> str:
        sha = name_of(["blob", base64.b64encode(content).decode()])
        self.blobs[sha] = content
        return sha

    def _tree(self, tree: dict[str, tuple[str, str]]) -> str:
        sha = name_of(["tree", tree])
        self.trees[sha] = tree
        return sha

    def _commit(self, message: str, tree: str, parents: list[str], login: str) -> str:
        value = {"message": message, "tree": tree, "parents": parents, "login": login}
        sha = name_of(["commit", value, len(self.commits)])  # the time of a commit makes each its own
        self.commits[sha] = value
        return sha

    def answer(self, method: str, parts: list[str], fields: Item, login: str) -> Reply:
        """Answer a request below ``/git`` or ``/commits``."""
        match method, *parts:
            case "POST", "git", "blobs":
                return 201, {"sha": self._blob(base64.b64decode(fields["content"]))}
            case "POST", "git", "trees":
                tree = dict(self.trees[fields["base_tree"]])
                tree |= {entry["path"]: (entry["mode"], entry["sha"]) for entry in fields["tree"]}
                return 201, {"sha": self._tree(tree)}
            case "POST", "git", "commits":
                return 201, {"sha": self._commit(fields["message"], fields["tree"], fields["parents"], login)}
            case "GET", "git", "commits", sha:
                return (200, self._shown(sha)) if sha in self.commits else MISSING
            case "GET", "commits", sha:
                found = self.commits.get(sha)
                if found is None:
                    return MISSING
                kind = "Bot" if found["login"].endswith("[bot]") else "User"
                shown = self._shown(sha)
                return 200, {**shown, "commit": shown, "author": {"login": found["login"], "type": kind}}
            case "GET", "git", "ref", *ref:
                sha = self.refs.get("/".join(ref), "")
                return (200, {"ref": f"refs/{'/'.join(ref)}", "object": {"sha": sha}}) if sha else MISSING
            case "POST", "git", "refs":
                made = str(fields["ref"]).removeprefix("refs/")
                if made in self.refs:
                    return 422, {"message": "Reference already exists"}
                return self._set(made, fields["sha"], 201)
            case "PATCH", "git", "refs", *ref:
                return self._moved("/".join(ref), fields)
            case "DELETE", "git", "refs", *ref:
                return (204, None) if self.refs.pop("/".join(ref), None) else _NO_REF
        return MISSING

    def update_refs(self, updates: list[Item]) -> Item:
        """Answer GraphQL's ``updateRefs``: all of them, or none where one is not at its ``beforeOid``."""
        for update in updates:
            ref, before = update["name"].removeprefix("refs/"), update.get("beforeOid")
            if ref in self.protected:
                return {"errors": [{"type": "UNPROCESSABLE", "message": "Repository rule violations found"}]}
            if before is not None and self.refs.get(ref, "0" * 40) != before:
                said = f"Reference cannot be updated: {ref} is not at {before}"
                return {"errors": [{"type": "UNPROCESSABLE", "message": said}]}
        for update in updates:
            ref = update["name"].removeprefix("refs/")
            if update["afterOid"].strip("0"):
                self.refs[ref] = update["afterOid"]
            else:
                self.refs.pop(ref, None)
        return {"data": {"updateRefs": {"clientMutationId": None}}}

    def _moved(self, ref: str, fields: Item) -> Reply:
        if ref not in self.refs:
            return _NO_REF
        if not fields.get("force") and self.refs[ref] not in self._behind(fields["sha"]):
            return 422, {"message": "Update is not a fast forward"}
        return self._set(ref, fields["sha"], 200)

    def _behind(self, sha: str) -> set[str]:
        """Return a commit with all that it stands on."""
        found = {sha}
        for parent in self.commits[sha]["parents"]:
            found |= self._behind(parent)
        return found

    def _set(self, ref: str, sha: str, status: int) -> Reply:
        if ref in self.protected:
            return 422, {"message": "Repository rule violations found"}
        self.refs[ref] = sha
        return status, {"ref": f"refs/{ref}", "object": {"sha": sha}}

    def _shown(self, sha: str) -> Item:
        found = self.commits[sha]
        parents = [{"sha": parent} for parent in found["parents"]]
        return {"sha": sha, "message": found["message"], "tree": {"sha": found["tree"]}, "parents": parents}

    def listed(self, query: dict[str, str]) -> list[Item]:
        """Return the pull requests that a listing shows."""
        wanted = query.get("state", "open")
        return [
            pull
            for pull in self.pulls
            if wanted in ("all", pull["state"]) and query.get("head") in (None, f"o:{pull['head']['ref']}")
        ]

    def open_pull(self, fields: Item, by: Item) -> Reply:
        """Open a pull request, unless there is one from that branch or no such branch."""
        head = fields["head"]
        if f"heads/{head}" not in self.refs:
            return 422, {"message": "Validation Failed", "errors": [{"field": "head", "code": "invalid"}]}
        if any(pull["state"] == "open" and pull["head"]["ref"] == head for pull in self.pulls):
            said = f"A pull request already exists for o:{head}."
            return 422, {"message": "Validation Failed", "errors": [{"message": said}]}
        number = len(self.pulls) + 1
        pull = {
            "id": 5_000 + number,
            "number": number,
            "title": fields["title"],
            "body": fields["body"],
            "state": "open",
            "merged_at": None,
            "head": {"ref": head},
            "base": {"ref": fields["base"]},
            "html_url": f"https://github.example/o/r/pull/{number}",
            **by,
        }
        self.pulls.append(pull)
        return 201, pull


_NO_REF: Reply = (422, {"message": "Reference does not exist"})
