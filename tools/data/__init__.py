"""What others keep (Unicode CLDR through Babel, the SPDX licence list), as modules that the program can load."""
