"""Rules about the tables of one edition."""
