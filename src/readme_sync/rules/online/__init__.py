"""Rules of the network: they judge what was observed of links and repositories (--online)."""
