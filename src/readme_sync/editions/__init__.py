"""Editions found among files, and read into sections and rows."""
