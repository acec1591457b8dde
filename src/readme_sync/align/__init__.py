"""Editions matched with each other, and the facts of their cells compared."""
