"""Keep the editions of a multilingual README true, and in step with each other."""

__version__ = "0.1.0"
