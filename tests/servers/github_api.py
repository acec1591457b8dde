"""GitHub's REST API for issues and comments on loopback: it keeps real state, pages, refuses and fails as asked.

What it answers is after https://docs.github.com/rest (2022-11-28): status codes, Link headers, limits, messages.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, cast
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from tests.servers.git_data import GitData

Item = dict[str, Any]
Headers = tuple[tuple[str, str], ...]
ROOM = 65_536


class User(NamedTuple):
    login: str
    type: str = "User"
    association: str = "NONE"
    may_write: bool = True


BOT = User("github-actions[bot]", "Bot")
READER = User("github-actions[bot]", "Bot", may_write=False)
OTHER_BOT = User("dependabot[bot]", "Bot")
MEMBER = User("maintainer", association="MEMBER")
STRANGER = User("stranger")
_BY_TOKEN = {"bot": BOT, "reader": READER, "member": MEMBER, "stranger": STRANGER, "other": OTHER_BOT}


class Fault(NamedTuple):
    """What goes wrong at a request whose method and path begin so: instead of the work, or after it is done."""

    request: str
    status: int | None = None  # None: the connection is closed without an answer
    headers: Headers = ()
    after: bool = False
    message: str = "Server Error"
    value: object = None  # the whole answer, where the message is not enough
    cut: bool = False  # the answer ends in its middle


@dataclass
class State:
    """The repository ``o/r``, what happened to it, and what is still to go wrong."""

    issues: list[Item] = field(default_factory=list)
    comments: list[Item] = field(default_factory=list)
    reviews: list[Item] = field(default_factory=list)  # review comments
    files: list[Item] = field(default_factory=list)  # what any pull request changes, each with its patch
    head: str = "c" * 40  # the newest commit of any pull request that ``git`` does not hold
    before: dict[str, list[Item]] = field(default_factory=dict)  # what it changed at its earlier commits
    closed: bool = False
    git: GitData = field(default_factory=GitData)
    requests: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    hooks: dict[str, Callable[[], object]] = field(default_factory=dict)  # run once, before such a request
    meetings: dict[str, threading.Barrier] = field(default_factory=dict)  # such requests wait for each other
    users: dict[str, User] = field(default_factory=lambda: dict(_BY_TOKEN))
    most_per_page: int = 100
    issues_are_on: bool = True
    graphql: bool = True
    lock: threading.RLock = field(default_factory=threading.RLock)
    url: str = ""

    def open_issue(
        self, body: str, user: User = BOT, *, title: str = "title", state: str = "open", pull: bool = False
    ) -> Item:
        """Put an issue there, as somebody did before."""
        with self.lock:
            number = len(self.issues) + 1
            issue: Item = {
                "id": 1_000 + number,
                "number": number,
                "title": title,
                "body": body,
                "state": state,
                "state_reason": None,
                "html_url": f"{self.url}/o/r/issues/{number}",
                **_by(user),
            }
            if pull:
                issue["pull_request"] = {"url": f"{self.url}/repos/o/r/pulls/{number}"}
            self.issues.append(issue)
            return issue

    def add_comment(self, issue: int, body: str, user: User = BOT) -> Item:
        """Put a comment there, as somebody did before."""
        with self.lock:
            number = 9_000 + len(self.comments) + 1
            address = f"{self.url}/o/r/issues/{issue}#{number}"
            comment: Item = {"id": number, "issue": issue, "body": body, "html_url": address, **_by(user)}
            self.comments.append(comment)
            return comment

    def push(self, commit: str, files: list[Item], *, force: bool = False) -> None:
        """Give the pull request a new commit; comments at lines that are not in its diff any more are outdated."""
        with self.lock:
            if force:
                self.before.clear()
            else:
                self.before[self.head] = list(self.files)
            texts = {file["filename"]: dict(line for hunk in hunks(file) for line in hunk.items()) for file in files}
            for one in self.reviews:
                shown = next(dict(line for hunk in hunks(file) for line in hunk.items())
                             for file in self.files if file["filename"] == one["path"])  # fmt: skip
                if one["line"] and shown.get(one["line"]) not in texts.get(one["path"], {}).values():
                    one["line"] = None
            self.head = commit
            self.files[:] = files

    def writes(self) -> list[str]:  # the requests that were to change something
        return [one for one in self.requests if not one.startswith("GET") and not one.endswith("/graphql")]


def _by(user: User) -> Item:
    return {"user": {"login": user.login, "type": user.type}, "author_association": user.association}


class _Answer(NamedTuple):
    status: int
    value: object = None
    headers: Headers = ()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body go out apart: each answer would wait 40 ms for the other

    @property
    def state(self) -> State:
        return cast("_Server", self.server).state

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Stay quiet."""

    def _handle(self) -> None:
        method = self.command
        length = int(self.headers.get("Content-Length") or 0)
        fields = json.loads(self.rfile.read(length) or b"{}")
        request = f"{method} {self.path}"
        state = self.state
        with state.lock:
            state.requests.append(request)
            state.tokens.append(self.headers.get("Authorization", ""))
            hooks = [state.hooks.pop(start) for start in list(state.hooks) if request.startswith(start)]
        for start in [start for start in state.meetings if request.startswith(start)]:
            state.meetings[start].wait(timeout=10)
        for hook in hooks:  # not under the lock: another run's requests are to be answered meanwhile
            hook()
        with state.lock:
            fault = next((fault for fault in state.faults if request.startswith(fault.request)), None)
            if fault is not None:
                state.faults.remove(fault)
            answer = self._work(method, fields) if fault is None or fault.after or fault.cut else _Answer(500)
        if fault is not None and fault.cut:
            self._send(answer, cut=True)
            return
        if fault is not None:
            if fault.status is None:
                self.close_connection = True
                return
            value = {"message": fault.message} if fault.value is None else fault.value
            answer = _Answer(fault.status, value, fault.headers)
        self._send(answer)

    do_GET = do_POST = do_PATCH = do_DELETE = _handle  # noqa: N815 - http.server calls them so

    def _send(self, answer: _Answer, *, cut: bool = False) -> None:
        body = b"" if answer.value is None else json.dumps(answer.value).encode()
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)
        if cut:
            self.close_connection = True

    def _work(self, method: str, fields: Item) -> _Answer:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        user = self.state.users.get(token)
        if user is None:
            return _Answer(401, {"message": "Bad credentials"})
        url = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(url.query).items()}
        parts = unquote(url.path).strip("/").split("/")
        if parts == ["user"]:
            return _Answer(403, _NOT_FOR_APPS) if user.type == "Bot" else _Answer(200, {"login": user.login})
        if parts == ["graphql"] and "updateRefs" in str(fields["query"]) and self.state.graphql:
            if not user.may_write:
                return _Answer(200, {"errors": [{"type": "FORBIDDEN", **_NOT_FOR_APPS}]})
            return _Answer(200, self.state.git.update_refs(fields["variables"]["input"]["refUpdates"]))
        if parts == ["graphql"]:
            return _Answer(200, {"data": {"viewer": {"login": user.login}}}) if self.state.graphql else _Answer(404)
        if parts[:3] != ["repos", "o", "r"]:
            return _Answer(404, {"message": "Not Found"})
        if len(parts) == 3:
            return _Answer(200, {"id": 1, "node_id": "R_1", "full_name": "o/r"})
        if not self.state.issues_are_on:
            return _Answer(410, {"message": "Issues has been disabled in this repository."})
        if method != "GET" and not user.may_write:
            return _Answer(403, _NOT_FOR_APPS)
        return self._resource(method, parts[3:], query, fields, user)

    def _resource(self, method: str, parts: list[str], query: dict[str, str], fields: Item, user: User) -> _Answer:
        state = self.state
        if parts and parts[0] in ("git", "commits"):
            return _Answer(*state.git.answer(method, parts, fields, user.login))
        if parts and parts[0] == "pulls":
            return self._pulls(method, parts[1:], query, fields, user)
        match method, *parts:
            case "GET", "issues":
                wanted = query.get("state", "open")
                creator = query.get("creator")
                found = [
                    issue for issue in state.issues
                    if wanted in ("all", issue["state"]) and creator in (None, issue["user"]["login"])
                ]  # fmt: skip
                newest_first = query.get("direction", "desc") == "desc"
                return self._page(found[::-1] if newest_first else found, query)
            case "POST", "issues":
                if not fields.get("title"):
                    return _Answer(422, {"message": "Validation Failed", "errors": [{"field": "title"}]})
                body = fields.get("body") or ""
                return _too_long(fields) or _Answer(201, state.open_issue(body, user, title=fields["title"]))
            case "PATCH", "issues", number:
                return self._change(state.issues, "number", number, fields)
            case "GET", "issues", "comments", number:
                return self._get(state.comments, "id", number)
            case "GET", "issues", number:
                return self._get(state.issues, "number", number)
            case "GET", "issues", number, "comments":
                return self._page([comment for comment in state.comments if comment["issue"] == int(number)], query)
            case "POST", "issues", number, "comments":
                return _too_long(fields) or _Answer(201, state.add_comment(int(number), fields["body"], user))
            case "PATCH", "issues", "comments", number:
                return self._change(state.comments, "id", number, fields)
            case "DELETE", "issues", "comments", number:
                left = [comment for comment in state.comments if comment["id"] != int(number)]
                gone = len(left) < len(state.comments)
                state.comments[:] = left
                return _Answer(204) if gone else _Answer(404, {"message": "Not Found"})
        return _Answer(404, {"message": "Not Found"})

    def _pulls(self, method: str, parts: list[str], query: dict[str, str], fields: Item, user: User) -> _Answer:
        git = self.state.git
        match method, *parts:
            case ("GET",):
                return self._page(git.listed(query), query)
            case ("POST",):
                return _too_long(fields) or _Answer(*git.open_pull(fields, _by(user)))
            case "GET", _, "files":
                return self._page(self.state.files, query)
            case "GET", _, "comments":
                return self._page(self.state.reviews, query)
            case "POST", _, "comments":
                return self._review(fields, user)
            case "GET", "comments", number:
                return self._get(self.state.reviews, "id", number)
            case "PATCH", "comments", number:
                return self._change(self.state.reviews, "id", number, fields)
            case "DELETE", "comments", number:
                left = [one for one in self.state.reviews if str(one["id"]) != number]
                gone = len(left) < len(self.state.reviews)
                self.state.reviews[:] = left
                return _Answer(204) if gone else _Answer(404, {"message": "Not Found"})
            case "GET", number if not git.pulls:
                state = "closed" if self.state.closed else "open"
                return _Answer(200, {"number": int(number), "state": state, "head": {"sha": self.state.head}})
            case "GET", number:
                return self._get(git.pulls, "number", number)
            case "PATCH", number:
                return self._change(git.pulls, "number", number, fields)
        return _Answer(404, {"message": "Not Found"})

    def _review(self, fields: Item, user: User) -> _Answer:
        """Make a comment at lines of the diff, all of one hunk, as GitHub wants it."""
        state = self.state
        files = state.files if fields["commit_id"] == state.head else state.before.get(fields["commit_id"])
        if files is None:
            return _Answer(
                422, {"message": "Validation Failed", "errors": ["commit_id is not part of the pull request"]}
            )
        shown = [hunk for file in files if file["filename"] == fields["path"] for hunk in hunks(file)]
        last = int(fields["line"])
        lines = set(range(int(fields.get("start_line") or last), last + 1))
        if not any(lines <= hunk.keys() for hunk in shown):
            return _Answer(422, {"message": "pull_request_review_thread.line must be part of the diff"})
        line = fields["line"] if fields["commit_id"] == state.head else None
        made = {"id": 1 + max((one["id"] for one in state.reviews), default=5_000), **fields, "line": line, **_by(user)}
        state.reviews.append(made)
        return _Answer(201, made)

    def _get(self, items: list[Item], key: str, number: str) -> _Answer:
        item = next((item for item in items if str(item[key]) == number), None)
        return _Answer(404, {"message": "Not Found"}) if item is None else _Answer(200, item)

    def _change(self, items: list[Item], key: str, number: str, fields: Item) -> _Answer:
        item = next((item for item in items if str(item[key]) == number), None)
        if item is None:
            return _Answer(404, {"message": "Not Found"})
        refusal = _too_long(fields)
        if refusal is None:
            item.update(fields)
        return refusal or _Answer(200, item)

    def _page(self, items: list[Item], query: dict[str, str]) -> _Answer:
        size = min(int(query.get("per_page", "30")), self.state.most_per_page)
        page = int(query.get("page", "1"))
        headers: Headers = ()
        if page * size < len(items):
            address = self.state.url + urlsplit(self.path).path
            following = urlencode({**query, "page": str(page + 1)})
            headers = (("Link", f'<{address}?{following}>; rel="next", <{address}>; rel="first"'),)
        return _Answer(200, items[(page - 1) * size : page * size], headers)


_NOT_FOR_APPS = {"message": "Resource not accessible by integration"}


def hunks(file: Item) -> list[dict[int, str]]:
    """Return the lines of each hunk of a file's patch by their number after the change."""
    found, number = list[dict[int, str]](), 0
    for line in file.get("patch", "").split("\n"):
        if line.startswith("@@"):
            number = int(line.split("+")[1].split(",")[0].split()[0])
            found.append({})
        elif line[:1] in (" ", "+"):
            found[-1][number] = line[1:]
            number += 1
    return found


def _too_long(fields: Item) -> _Answer | None:
    if len(fields.get("body") or "") <= ROOM:
        return None
    error = {"field": "body", "message": "body is too long (maximum is 65536 characters)"}
    return _Answer(422, {"message": "Validation Failed", "errors": [error]})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    state: State


@contextmanager
def github() -> Iterator[State]:
    """Run the server on a free port of 127.0.0.1 and yield its state; ``state.url`` is GITHUB_API_URL."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.state = State(url=f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.state
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
