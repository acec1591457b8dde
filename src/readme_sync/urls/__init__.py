"""Addresses: Hub repositories, language variants of a page, and the key under which one is kept."""
