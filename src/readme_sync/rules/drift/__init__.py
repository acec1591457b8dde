"""Rules about rows and cells that differ between editions."""
