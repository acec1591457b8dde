"""What readme-sync writes to GitHub: the issue about links that rot, and the comment on a pull request."""
