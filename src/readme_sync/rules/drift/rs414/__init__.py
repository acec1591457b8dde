"""RS414: code blocks that should be equal."""
