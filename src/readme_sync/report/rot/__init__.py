"""The link-rot report: its contents as values, and a module for each format that it is written in."""
