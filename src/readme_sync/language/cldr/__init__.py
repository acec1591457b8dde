"""Tables from Unicode CLDR, written by ``make data``: language names and tags, months, digits and magnitudes."""
