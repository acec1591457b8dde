"""What talking to GitHub needs in a test."""

from tests.servers.github_client import client, clock, server

__all__ = ["client", "clock", "server"]
