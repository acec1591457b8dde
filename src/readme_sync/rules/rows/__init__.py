"""What rules about rows share: rows that are cut in pieces or written anew, or of which nobody can tell which."""
