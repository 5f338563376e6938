"""The words, in TSV files."""
