"""Rules about what a change brings: they run where there is one to speak of (--base)."""
