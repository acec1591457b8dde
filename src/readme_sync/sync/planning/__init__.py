"""What is to be done to one translation: each change of the source as a group of edits, or as work for a person."""
