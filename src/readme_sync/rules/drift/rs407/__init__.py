"""RS407, and which side of a difference is wrong: what rows, labels and names say of Hub repositories."""
