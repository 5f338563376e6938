"""Whose number, of what, when."""
