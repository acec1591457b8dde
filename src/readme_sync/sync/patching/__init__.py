"""A text of the source that has changed: the translation is changed where the source was, and nowhere else."""
