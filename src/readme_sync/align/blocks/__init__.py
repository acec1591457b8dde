"""The blocks of two editions side by side: which one is which, what speaks for it, and what is left over."""
