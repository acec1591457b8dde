"""Rules of a house: they are off until they are selected or configured."""
