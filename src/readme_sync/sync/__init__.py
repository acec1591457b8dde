"""Bringing translations in step: what changed in the source edition is carried over to the others, and proved."""
