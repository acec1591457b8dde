"""Changing files: edits in groups, the proof that only what was meant has changed, and writing."""
