"""Whose a number is: the names of a text, who deals, who is spoken of."""
