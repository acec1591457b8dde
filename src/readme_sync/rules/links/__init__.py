"""Rules about links: how they are written, where they lead, and what their servers answer."""
