"""Rules about anchors, headings, contents, and the shape of editions."""
