"""What a translator answers: how it is asked for, and what has to hold before it is believed."""
