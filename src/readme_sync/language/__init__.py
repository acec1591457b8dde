"""Languages: tags and names, scripts, numbers and dates. Nothing here knows of Markdown."""
