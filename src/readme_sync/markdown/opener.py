"""An opened bracket, while it waits for the one that closes it."""

from __future__ import annotations


class Opener:
    """A ``[`` or ``![`` that waits for its bracket."""

    __slots__ = ("delimiters", "is_image", "links", "piece", "position")

    def __init__(self, position: int, piece: int, delimiters: int, links: int, is_image: bool) -> None:
        self.position = position
        self.piece = piece
        self.delimiters = delimiters
        self.links = links
        self.is_image = is_image
