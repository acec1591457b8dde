"""A block of the source beside the one of a translation that stands for it: which facts differ, and which count."""
