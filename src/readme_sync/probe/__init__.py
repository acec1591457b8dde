"""Asks the network what it knows, politely; remembers what it answered. Never says what that means."""
