"""One file a format: findings in, text out."""
