"""Accuracy against gold."""
