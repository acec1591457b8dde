"""Whose token it is: what somebody else wrote is never changed, closed or deleted, whatever marks it bears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readme_sync.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

WORKFLOW = "github-actions[bot]"  # the app that a workflow's own token belongs to


class Identity(NamedTuple):
    """A user, or an app, whose login ends in ``[bot]``: no user can have such a login."""

    login: str
    is_app: bool

    def wrote(self, item: Mapping[str, Any]) -> bool:
        """Return whether an issue or a comment, as GitHub's REST API gives it, was made by this one."""
        user = item.get("user")
        if not isinstance(user, dict) or not isinstance(user.get("login"), str):
            return False
        return (user.get("type") == "Bot") is self.is_app and _plain(user["login"]) == _plain(self.login)


def author_of(item: Mapping[str, Any]) -> Identity | None:
    """Return who made ``item``, or None where that is not said."""
    user = item.get("user")
    if not isinstance(user, dict) or not isinstance(user.get("login"), str):
        return None
    return Identity(user["login"], user.get("type") == "Bot")


def _plain(login: str) -> str:
    return login.casefold().removesuffix("[bot]")
