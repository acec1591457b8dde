"""Document sets: which files are editions of one document, and each set read, matched and judged by itself."""
