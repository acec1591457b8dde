"""HTTP: which addresses may be asked, how fast, over which connections, and what went wrong."""
