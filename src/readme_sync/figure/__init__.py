"""The figure of a catalogue: how large its models are, and when they came out, as an SVG for each language."""

from readme_sync.figure.captions import caption
from readme_sync.figure.draw import draw
from readme_sync.figure.points import Count, Point, points
from readme_sync.figure.svg import is_ours

__all__ = ["Count", "Point", "caption", "draw", "is_ours", "points"]
