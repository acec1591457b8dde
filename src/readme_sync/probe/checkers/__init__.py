"""One module for each kind of source that can be asked: pages, GitHub, the Hub."""
