"""What MkDocs calls the fragments of headings."""

from __future__ import annotations

from readme_sync.markdown.slugs import MkDocsNumbering, mkdocs_slug


def test_mkdocs_counts_what_is_taken_or_empty() -> None:
    titles = ("Knots", "結び目", "Knots", "l'été & co", "糸", "Knots_1")
    counted = MkDocsNumbering()
    found = [counted.number(mkdocs_slug(title)) for title in titles]
    assert found == ["knots", "_1", "knots_1", "lete-co", "_2", "knots_1_1"]
