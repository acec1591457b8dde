"""What stands between tables and headings: paragraphs, entries, pictures, code and quotes compared."""
