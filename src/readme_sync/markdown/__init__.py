"""Markdown read into a Document: every piece with its exact place in the source."""
