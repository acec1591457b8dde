"""RS408, and what it asks of links: whose page they lead to, which pages changed, which the settings pair."""
