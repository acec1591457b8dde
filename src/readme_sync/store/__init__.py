"""What was observed, kept in one SQLite file: observations, never verdicts."""
