"""What asking the network needs in a test."""

from tests.servers.asking import ask, clock, hub, store, warnings, web, world

__all__ = ["ask", "clock", "hub", "store", "warnings", "web", "world"]
