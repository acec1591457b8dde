"""The catalogue as data: rows, and what they say of models, benchmarks and papers."""
