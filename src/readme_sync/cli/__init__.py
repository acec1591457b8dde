"""The command line: words in, words out. Every command is one file, imported only when it is asked for."""
