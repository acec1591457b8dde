"""Rules about what the Hub says of repositories."""
